"""Files taken apart, and put together again as the editor wants them."""

import io
import json
import zipfile

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from bot.consultation import Consultation, Ref, Stance, Status
from bot.importing import CannotImport
from bot.importing.answers import FromTable
from bot.importing.papers import Paper, take_apart
from bot.importing.pieces import Piece, answers_of, places, unanswered
from bot.interview import GENERAL
from bot.interview.saying.wording import Wording
from tests.conftest import DATA


def paper(data: bytes, tiny: Consultation, wording: Wording, name: str = "paper.txt") -> Paper:
    found = take_apart(name, data, tiny, wording.not_answering)
    assert isinstance(found, Paper)
    return found


def table(text: str, tiny: Consultation, wording: Wording) -> list[FromTable]:
    found = take_apart("answers.csv", text.encode(), tiny, wording.not_answering)
    assert isinstance(found, list)
    return found


def test_a_paper_becomes_pieces_and_nothing_of_it_is_lost(
    tiny: Consultation, wording: Wording
) -> None:
    data = (DATA / "papers" / "plain.txt").read_bytes()
    found = paper(data, tiny, wording)
    by_ref = {str(piece.ref): piece for piece in found.pieces if piece.ref}
    assert by_ref["3"].stand is Status.NOT_APPLICABLE
    assert by_ref["4b"].text == "White. It is brighter.\n   And a shelf for parcels."
    [loose] = [piece for piece in found.pieces if piece.ref is None]
    assert (loose.text, loose.first, loose.last) == ("Duck Lane Residents\n12 January 2024", 1, 2)
    assert (found.letter or "").startswith("Dear Clerk")


def test_a_paper_without_numbers_comes_in_paragraphs_to_be_placed_by_hand(
    tiny: Consultation, wording: Wording
) -> None:
    found = paper(b"We like it.\nVery much.\n\nNot by the church.\n", tiny, wording)
    assert not found.placed
    assert [(piece.text, piece.first, piece.ref) for piece in found.pieces] == [
        ("We like it.\nVery much.", 1, None),
        ("Not by the church.", 4, None),
    ]


def test_a_table_of_one_group_needs_no_group(tiny: Consultation, wording: Wording) -> None:
    text = 'Question,Answer\nQ1,"Yes,\nby the pond"\n3,Not applicable\n4a,Low\ncomment,Thanks\n'
    found = paper(text.encode(), tiny, wording, "ours.csv")
    assert [(str(piece.ref), piece.text, piece.stand) for piece in found.pieces] == [
        ("1", "Yes,\nby the pond", None),
        ("3", "Not applicable", Status.NOT_APPLICABLE),
        ("4a", "Low", None),
        ("0", "Thanks", None),
    ]


def test_a_table_of_many_groups_has_each_with_its_details(
    tiny: Consultation, wording: Wording
) -> None:
    text = (
        "id,group,question,text,stance,people,quoted\n"
        "1,Duck Lane,1,Yes.,agree,12,yes\n"
        "2,Pond Path,1,No.,disagree,,no\n"
        "3,duck  lane,2,Here.,,,\n"
    )
    duck, pond = table(text, tiny, wording)
    assert (duck.about.group, duck.about.people, duck.about.quoted) == ("Duck Lane", 12, True)
    assert (pond.about.quoted, pond.about.named) == (False, None)
    assert [piece.stand for piece in pond.pieces] == [Stance.DISAGREE]
    assert len(duck.pieces) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("question,answer\n99,x\n", "line 2: There is no question “99”"),
        ("question,group\n1,x\n", "no column “answer”"),
        ("question,answer\n1,x,y,z\n", "4 fields"),
        ("question,text,stance\n1,x,maybe\n", "“maybe” is not known"),
        ("question,group,text\n1,,y\n", "There is no group"),
        ("question,text\n", "no rows"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(
    tiny: Consultation, wording: Wording, text: str, what: str
) -> None:
    with pytest.raises(CannotImport, match=what):
        take_apart("answers.csv", text.encode(), tiny, wording.not_answering)


def test_a_scan_a_locked_file_and_a_damaged_one_are_told_apart(
    tiny: Consultation, wording: Wording
) -> None:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(buffer)
    with pytest.raises(CannotImport, match="scan"):
        take_apart("a.pdf", buffer.getvalue(), tiny, wording.not_answering)
    writer.encrypt("secret")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(CannotImport, match="password"):
        take_apart("a.pdf", buffer.getvalue(), tiny, wording.not_answering)
    with pytest.raises(CannotImport, match="damaged"):
        take_apart("a.pdf", b"%PDF-1.7\nnothing", tiny, wording.not_answering)
    with pytest.raises(CannotImport, match="not a PDF file"):
        take_apart("a.pdf", b"words", tiny, wording.not_answering)


def pdf(*pages: str) -> bytes:
    breaks = "#pagebreak()\n".join(f"#raw(block: true, {json.dumps(page)})\n" for page in pages)
    made: bytes = typst.compile(breaks.encode(), format="pdf")
    return made


def test_the_pages_of_a_pdf_are_read_without_their_numbers_and_running_titles(
    tiny: Consultation, wording: Wording
) -> None:
    pages = [
        f"Duck Lane Residents\n{answer}\nPage {nth} of 3"
        for nth, answer in enumerate(("1. By the pond.", "2\nYes, please.", "3. No cars."), 1)
    ]
    found = paper(pdf(*pages), tiny, wording, "ours.pdf")
    assert {str(piece.ref): piece.text for piece in found.pieces} == {
        "1": "By the pond.", "2": "Yes, please.", "3": "No cars.",
    }  # fmt: skip


def test_a_number_at_the_top_of_a_page_that_is_no_pages_own_marks_an_answer(
    tiny: Consultation, wording: Wording
) -> None:
    found = paper(
        pdf("1.\nBy the pond, not by the church.", "3.\nNo cars here, neither today nor ever."),
        tiny,
        wording,
        "ours.pdf",
    )
    assert [str(piece.ref) for piece in found.pieces] == ["1", "3"]


def test_a_file_that_would_fill_the_memory_is_refused(
    tiny: Consultation, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.importing.reading.LARGEST_UNPACKED", 1000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000)
    with pytest.raises(CannotImport, match="too large when it is unpacked"):
        take_apart("a.docx", buffer.getvalue(), tiny, wording.not_answering)


REFS = st.sampled_from([None, GENERAL, Ref(1), Ref(3), Ref(4), Ref(4, "a")])
STANDS = st.sampled_from([None, *Stance, Status.NOT_APPLICABLE, Status.DONT_KNOW])
PIECES = st.lists(st.builds(Piece, text=st.text(max_size=12), ref=REFS, stand=STANDS), max_size=8)


@given(PIECES)
def test_every_piece_that_was_placed_is_in_the_answer_to_its_question(pieces: list[Piece]) -> None:
    answers = {answer.ref: answer for answer in answers_of(pieces)}
    for piece in pieces:
        if piece.ref is not None and piece.text.strip():
            assert piece.text in answers[piece.ref].text
    placed = [piece for piece in pieces if piece.ref is not None and piece.says_something]
    assert set(answers) == {piece.ref for piece in placed}
    for ref, answer in answers.items():
        stances = [p.stand for p in placed if p.ref == ref and isinstance(p.stand, Stance)]
        assert answer.stance == (stances[0] if stances else None)
        if stances:
            assert answer.status is Status.ANSWERED


def test_an_answer_to_the_whole_question_leaves_no_part_without_one(tiny: Consultation) -> None:
    assert unanswered(tiny, answers_of([Piece("Yes.", Ref(4))])) == [Ref(1), Ref(2), Ref(3), Ref(5)]
    offered = [ref for section in tiny.sections for ref in places(section)]
    assert {Ref(4), Ref(4, "a"), Ref(4, "b")} <= set(offered)
    assert len(offered) == len(set(offered))
