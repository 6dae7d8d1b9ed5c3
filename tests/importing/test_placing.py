from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.consultation import Consultation, Ref, Status
from bot.importing import CannotImport, read
from bot.importing.pieces import Piece, in_doubt, pieces_of
from bot.importing.reading import text_lines
from bot.interview.reading.placing import NothingPlaced, Placed, place
from bot.interview.saying.wording import Wording
from bot.settings import ROOT
from tests.conftest import DATA

SEEDS = ROOT.parent / "shared" / "seeds"


def texts(placed: Placed) -> dict[str, str]:
    return {str(answer.ref): answer.text for answer in placed.answers}


def states(placed: Placed) -> dict[str, Status]:
    return {str(answer.ref): answer.status for answer in placed.answers}


@pytest.fixture
def plain(tiny: Consultation, wording: Wording) -> Placed:
    return place(read(DATA / "papers" / "plain.txt"), tiny, wording.not_answering)


def test_answers_are_found_however_they_are_numbered(plain: Placed) -> None:
    assert texts(plain) == {
        "1": "No.  It is too far from the lane,\nand it is dark there.",
        "2": "See answer to question 1.",
        "3": "Not applicable",
        "4a": "Low, with a bench.",
        "4b": "White. It is brighter.\n   And a shelf for parcels.",
    }


def test_what_says_that_a_question_does_not_apply_is_no_answer(plain: Placed) -> None:
    assert states(plain)["3"] is Status.NOT_APPLICABLE
    assert states(plain)["2"] is Status.ANSWERED


def test_the_covering_letter_is_kept_apart(plain: Placed) -> None:
    assert plain.letter is not None
    assert plain.letter.startswith("Dear Clerk")
    assert plain.letter.endswith("Chair, Duck Lane Residents\n\nOur answers")


def test_what_could_not_be_placed_is_listed(plain: Placed) -> None:
    assert [(left.first, left.last, left.text) for left in plain.leftovers] == [
        (1, 2, "Duck Lane Residents\n12 January 2024")
    ]


def test_a_question_without_an_answer_is_listed(plain: Placed) -> None:
    assert plain.empty == (Ref(5),)
    assert plain.missing == ()


def test_numbers_in_a_letter_are_not_taken_for_answers(plain: Placed) -> None:
    assert "We have talked" not in "".join(texts(plain).values())


def test_markdown_is_read_with_its_headings(tiny: Consultation, wording: Wording) -> None:
    placed = place(read(DATA / "papers" / "markdown.md"), tiny, wording.not_answering)
    assert texts(placed) == {
        "1": "*Yes*, if the yew is left alone.",
        "4a": "Wood, please.",
        "4b": "Nothing much.",
        "5": "Don't know",
    }
    assert states(placed)["5"] is Status.DONT_KNOW
    assert placed.missing == (2, 3)
    assert placed.leftovers[-1].text.startswith("Appendix")


def test_docx_is_read_with_headings_and_tables(
    tiny: Consultation, wording: Wording, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("The place", 1)
    document.add_paragraph("1. Should the shelter stand by the church?")
    document.add_paragraph("Yes, beside the gate.")
    document.add_paragraph("There is room for two benches.")
    document.add_heading("The look", 1)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "4a"
    table.rows[0].cells[1].text = "Green."
    path = tmp_path / "response.docx"
    document.save(str(path))
    placed = place(read(path), tiny, wording.not_answering)
    assert texts(placed) == {
        "1": "Yes, beside the gate.\n\nThere is room for two benches.",
        "4a": "Green.",
    }


def test_one_answer_to_a_question_with_parts_answers_it_as_a_whole(
    tiny: Consultation, wording: Wording, tmp_path: Path
) -> None:
    path = tmp_path / "response.txt"
    path.write_text("4. What should it look like a) outside and b) inside? Blue all over.")
    assert texts(place(read(path), tiny, wording.not_answering)) == {"4": "Blue all over."}


@pytest.mark.parametrize(
    "data",
    [
        "1. Grün, bitte – äußerst hübsch.".encode("utf-16"),
        b"\xef\xbb\xbf1. Gr\xc3\xbcn, bitte \xe2\x80\x93 \xc3\xa4u\xc3\x9ferst h\xc3\xbcbsch.",
        "1. Grün, bitte – äußerst hübsch.".encode("cp1252"),
    ],
)
def test_older_encodings_are_read(
    tiny: Consultation, wording: Wording, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "response.txt"
    path.write_bytes(data)
    placed = place(read(path), tiny, wording.not_answering)
    assert texts(placed) == {"1": "Grün, bitte – äußerst hübsch."}


def test_a_file_without_numbered_answers_is_refused(
    tiny: Consultation, wording: Wording, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Clerk\n\nWe like it.\n\nYours faithfully")
    with pytest.raises(NothingPlaced, match="No numbered answers"):
        place(read(path), tiny, wording.not_answering)


def test_a_file_with_questions_only_is_refused(
    tiny: Consultation, wording: Wording, tmp_path: Path
) -> None:
    path = tmp_path / "form.txt"
    path.write_text(
        "1. Should the shelter stand by the church?\n\n2. Where else should it stand?\n"
    )
    with pytest.raises(NothingPlaced, match="no answers"):
        place(read(path), tiny, wording.not_answering)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b" \n", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\0\0\0", "not a text file"),
        ("damaged.docx", b"PK\x03\x04 and so on", "damaged"),
        ("old.docx", b"\xd0\xcf\x11\xe0", "not a DOCX file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CannotImport, match=says):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="cannot be read"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(CannotImport, match="cannot be read"):
        read(tmp_path)


@pytest.mark.skipif(not SEEDS.exists(), reason="the papers are not beside this checkout")
def test_spelthornes_paper_gives_35_answers_word_for_word(
    lsp: Consultation, wording: Wording
) -> None:
    path = next(SEEDS.glob("001*"))
    source = path.read_text("utf-8")
    placed = place(read(path), lsp, wording.not_answering)
    assert [answer.ref for answer in placed.answers] == [Ref(n) for n in range(1, 36)]
    blocks = source[source.index("1. Do you agree that the key role") :]
    for answer, following in zip(placed.answers, [*range(2, 36), None], strict=True):
        marker = f"\n{following}:" if following else None
        block, _, blocks = blocks.partition(marker) if marker else (blocks, "", "")
        # Nothing but the question stands before the answer, and nothing after it.
        assert block.rstrip().endswith(answer.text)
        question = block[: block.rindex(answer.text)].rstrip()
        assert question.endswith(("?", ".", "(See box on page 18)", "(See paras 65 to 69)"))
    assert placed.letter is not None
    assert placed.letter.startswith("Dear")
    assert placed.letter.endswith("Interim Chief Executive")
    assert placed.empty == ()


def test_the_end_of_a_list_is_not_taken_for_a_heading(
    tiny: Consultation, wording: Wording, tmp_path: Path
) -> None:
    title = tiny.sections[1].title
    path = tmp_path / "list.txt"
    path.write_text(f"1. We need:\n- light\n- {title}\n2. Yes.\n5.\n{title}\n")
    placed = place(read(path), tiny, wording.not_answering)
    assert texts(placed)["1"] == f"We need:\n- light\n- {title}"
    assert texts(placed)["5"] == title


def test_tracked_insertions_and_content_controls_of_a_docx_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Start ")._p
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>inserted</w:t></w:r></w:ins>"))
    paragraph.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>gone</w:delText></w:r></w:del>")
    )
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    document.save(str(tmp_path / "tracked.docx"))
    lines = [line.text for line in read(tmp_path / "tracked.docx") if line.text]
    assert lines == ["Start inserted", "In a control"]


def test_answers_in_another_order_are_placed_where_their_question_is_named(
    tiny: Consultation, wording: Wording
) -> None:
    lines = text_lines(
        "1. No, it floods.\n\nQuestion 4:\nGreen, and low.\n\nQ3. Yes.\n\n5. No.\n\n"
        "Question 2\n\nNear the school.\nQuestion 1 is where we said why.\n"
    )
    assert texts(place(lines, tiny, wording.not_answering)) == {
        "1": "No, it floods.",
        "4": "Green, and low.",
        "3": "Yes.",
        "5": "No.",
        "2": "Near the school.\nQuestion 1 is where we said why.",
    }


def test_a_bare_number_within_an_answer_is_left_there_and_told_of(
    tiny: Consultation, wording: Wording
) -> None:
    lines = text_lines("1. No.\n\n3. Yes.\n\n4. Green.\n\n2. At the pond.\n")
    pieces = pieces_of(place(lines, tiny, wording.not_answering))
    assert [str(piece.ref) for piece in pieces] == ["1", "3", "4"]
    assert in_doubt(pieces, "5. No.", tiny) == {2: [Ref(2)], None: [Ref(5)]}
    [*others, last] = pieces
    parted = [*others, replace(last, text="Green."), Piece("At the pond.", Ref(2))]
    assert in_doubt(parted, "", tiny) == {}
