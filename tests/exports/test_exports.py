import csv
import io
import json
import re
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.consultation import Consultation, Ref, Stance, Status
from bot.exports import DATA, DOCUMENTS, FORMATS, Marking, export, export_paper
from bot.exports.blocks import Note
from bot.exports.markdown import plain
from bot.exports.tabular import safe_cell
from bot.interview import GENERAL, Answer
from bot.response import NetworkResponse, Submission
from bot.response.agreement.agreeing import Approved
from bot.response.build import build
from bot.response.drafts.draft import LETTER, PAPER, Draft, Passage, Sentence
from bot.response.submitted.editions import Edition
from bot.response.submitted.evidence import Evidence, said
from bot.response.themes.themes import Theme, Themes
from bot.settings import ROOT
from tests.conftest import missing
from tests.response.test_build import answer, group, themes_in

WORDS = ROOT / "messages" / "response.en.yml"
AWKWARD = (
    '=HYPERLINK("x") <b>not bold</b> & *not italic* [not](a link)\n'
    "1. not a list\n# not a heading\n| not | a table | ਪੰਜਾਬੀ 🙂"
)


@pytest.fixture
def awkward(tiny: Consultation) -> NetworkResponse:
    groups = [group(name, answer("1", AWKWARD, Stance.AGREE)) for name in "ABC"]
    return build(tiny, groups, {}, saying(AWKWARD), answers=True)


def saying(text: str) -> dict[str, Draft]:
    """A draft of the first question."""
    return {"1": Draft("1", (Passage((Sentence(text, frame=True),)),))}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_data_gives_the_same_bytes(samples: NetworkResponse, format_: str) -> None:
    assert export(samples, format_, WORDS) == export(samples, format_, WORDS)


@pytest.mark.parametrize("format_", ["docx", "html", "md"])
def test_a_document_has_letter_answers_and_annex(samples: NetworkResponse, format_: str) -> None:
    text = text_of(export(samples, format_, WORDS), format_)
    for heading in ("Covering letter", "Answers to the questions", "Annex: who took part"):
        assert heading in text
    for number in range(1, 36):
        assert f"Question {number}" in text
    assert "This is a sample" in text


def text_of(data: bytes, format_: str) -> str:
    if format_ != "docx":
        return data.decode()
    document = docx.Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_html_shows_members_words_as_words(awkward: NetworkResponse) -> None:
    page = export(awkward, "html", WORDS).decode()
    assert "<b>not bold</b>" not in page
    assert "&lt;b&gt;not bold&lt;/b&gt;" in page


def test_markdown_shows_members_words_as_words(awkward: NetworkResponse) -> None:
    page = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(export(awkward, "md", WORDS).decode())
    )
    assert "<b>" not in page
    assert "<em>" not in page
    assert "<a " not in page
    assert "*not italic*" in page
    assert "# not a heading" in page


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60))
def test_any_line_is_shown_by_markdown_as_it_is(text: str) -> None:
    line = " ".join(text.split())
    tokens = MarkdownIt("commonmark").parse(f"x {plain(line)}")
    shown = "".join(child.content for token in tokens for child in token.children or [])
    assert shown == f"x {line}".rstrip()


def test_docx_holds_members_words_as_they_are(awkward: NetworkResponse) -> None:
    text = text_of(export(awkward, "docx", WORDS), "docx")
    assert '=HYPERLINK("x") <b>not bold</b> & *not italic* [not](a link)' in text
    assert "ਪੰਜਾਬੀ 🙂" in text


def test_docx_has_headings_in_order(samples: NetworkResponse) -> None:
    document = docx.Document(io.BytesIO(export(samples, "docx", WORDS)))
    levels = [
        int(paragraph.style.name.removeprefix("Heading "))
        for paragraph in document.paragraphs
        if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1


def test_no_cell_of_the_csv_is_a_formula(awkward: NetworkResponse) -> None:
    data = export(awkward, "csv", WORDS)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_looks_like_a_formula_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_json_holds_every_question(samples: NetworkResponse) -> None:
    document = json.loads(export(samples, "json", WORDS))
    numbers = {question["number"] for question in document["questions"]}
    assert numbers == set(range(1, 36))
    assert document["groups"] == 12


def test_nobody_has_answered_yet(lsp: Consultation) -> None:
    nothing = build(lsp, [])
    for format_ in FORMATS:
        assert export(nothing, format_, WORDS)


def test_the_docx_opens_in_libreoffice(samples: NetworkResponse, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        missing("LibreOffice")
        return
    path = tmp_path / "response.docx"
    path.write_bytes(export(samples, "docx", WORDS))
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert (tmp_path / "response.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("text", ["\n=1+1", "＝1+1", "  +44 20"])
def test_a_formula_that_hides_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_characters_that_xml_cannot_hold_do_not_spoil_the_document(lsp: Consultation) -> None:
    odd = group("Odd", answer("1", "Before \uffff\ufffe after, in one sentence."))
    drafts = saying("Before \uffff\ufffe after, in one sentence.")
    document = docx.Document(io.BytesIO(export(build(lsp, [odd], {}, drafts), "docx", WORDS)))
    assert any("Before  after" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("text", ["." * 60_000, "a. " * 30_000, "\n" * 60_000 + "x"])
def test_strange_answers_are_exported_in_reasonable_time(lsp: Consultation, text: str) -> None:
    began = time.process_time()
    response = build(lsp, [group("Strange", answer("1", text))], {}, saying(text), answers=True)
    export(response, "md", WORDS)
    export(response, "csv", WORDS)
    assert time.process_time() - began < 10


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("edition", Edition)
def test_no_name_is_in_a_file_that_may_not_have_it(
    tiny: Consultation, format_: str, edition: Edition
) -> None:
    """Also not where a group mentions itself, or others mention it."""
    text = "We of {} have met there for years, and ZEBRAFINCH Quilters with us, in the dry."
    groups = [
        group("Zebrafinch Quilters", answer("1", text.format("Zebrafinch Quilters")), named=False),
        group("Open Oboists", answer("1", text.format("the open  oboists"))),
        group("Third Thrush Trust", answer("1", text.format("zebrafinch quilters"))),
    ]
    line = Sentence("Zebrafinch Quilters and Open Oboists say so: they have met there.")
    drafts = {place: Draft(place, (Passage((line,)),)) for place in ("1", LETTER, PAPER)}
    response = build(tiny, groups, themes_in(tiny, groups), drafts, edition, answers=True)
    written = export(response, format_, WORDS, Marking(draft=True))
    papers = [export_paper(response, format_, WORDS)] if format_ in DOCUMENTS else []
    for data in (written, *papers):
        text_ = everything_in(data, format_).casefold()
        assert "have met there" in text_ or data is not written
        assert "zebrafinch" not in text_
        assert ("oboists" in text_) is (edition is Edition.NAMED)


def everything_in(data: bytes, format_: str) -> str:
    """All that can be read in a file, whatever it is packed in."""
    if format_ in {"docx", "xlsx"}:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = [name for name in file.namelist() if name.endswith(("xml", "rels"))]
            parts = [file.read(name).decode() for name in names]
        return " ".join(re.sub(r"<[^>]*>", "", "\n".join(parts)).split())
    if format_ == "pdf":
        if shutil.which("pdftotext") is None:
            missing("pdftotext")
        done = subprocess.run(["pdftotext", "-", "-"], input=data, check=True, capture_output=True)
        return " ".join(done.stdout.decode().split()) + data.decode("latin-1")
    return " ".join(data.decode().split())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_order_in_which_groups_came_does_not_matter(
    lsp: Consultation, sample_groups: list[Submission], format_: str
) -> None:
    some = [replace(g, answers=dict(list(g.answers.items())[:8])) for g in sample_groups]
    other = [replace(g, id=f"{number:032}") for number, g in enumerate(reversed(some))]
    for edition in Edition:
        assert export(build(lsp, some, edition=edition), format_, WORDS) == export(
            build(lsp, other, edition=edition), format_, WORDS
        )


def test_a_sentence_whose_answer_is_gone_is_not_there(tiny: Consultation) -> None:
    gone = Sentence("The secret sentence.", (Evidence("gone", Ref(1), "0" * 12),))
    drafts = {"1": Draft("1", (Passage((gone, Sentence("Words of ours."))),))}
    response = build(tiny, [group("A", answer("1", "It is dry."))], {}, drafts)
    for format_ in ("md", "html", "csv", "json", "docx", "xlsx"):
        assert "secret" not in everything_in(export(response, format_, WORDS), format_)
    final = export(response, "html", WORDS).decode()
    assert "[A sentence was withdrawn.]" in final
    assert "No answer stands behind" not in final
    draft = export(response, "html", WORDS, Marking(draft=True)).decode()
    assert "Words of ours. [No answer stands behind this sentence.]" in draft


def test_a_draft_says_so_on_every_page(samples: NetworkResponse) -> None:
    data = export(samples, "pdf", WORDS, Marking(draft=True))
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = len(file.pages)
    text_ = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, check=True, capture_output=True
    ).stdout.decode()
    assert text_.count("Draft. The members have not agreed this yet.") >= pages
    document = docx.Document(io.BytesIO(export(samples, "docx", WORDS, Marking(draft=True))))
    assert "Draft." in document.sections[0].header.paragraphs[0].text


@pytest.mark.parametrize("format_", ["md", "xlsx"])
def test_only_where_all_groups_are_invented_it_says_so(tiny: Consultation, format_: str) -> None:
    invented = group("Duck Lane Residents", answer("1", "By the pond."), sample=True)
    real = group("Mill Row Tenants", answer("1", "By the church."))
    all_of_it = everything_in(export(build(tiny, [invented]), format_, WORDS), format_)
    some_of_it = everything_in(export(build(tiny, [invented, real]), format_, WORDS), format_)
    none_of_it = everything_in(export(build(tiny, [real]), format_, WORDS), format_)
    assert "The groups named here do not exist" in all_of_it
    assert "The groups named here do not exist" not in some_of_it
    assert "Sample groups are among those that answered" in some_of_it
    assert "invented" not in none_of_it


def test_what_follows_the_contents_begins_a_page(samples: NetworkResponse) -> None:
    word = docx.Document(io.BytesIO(export(samples, "docx", WORDS)))
    broken = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["Covering letter" if samples.letter else "Answers to the questions"]


def test_the_docx_has_filled_contents_and_comments(samples: NetworkResponse) -> None:
    notes = {("1", 0): [Note("Acton Lunch Club", "Please say\nmore.")]}
    data = export(samples, "docx", WORDS, Marking(draft=True, notes=notes))
    document = docx.Document(io.BytesIO(data))
    entries = [p for p in document.paragraphs if p.style and p.style.name.startswith("toc")]
    assert "Question 35" in [entry.hyperlinks[0].text for entry in entries]
    names = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert {entry.hyperlinks[0].fragment for entry in entries} <= names
    comments = {comment.author: comment.text for comment in document.comments}
    assert comments["Acton Lunch Club"] == "Please say\nmore."
    assert "leans on" in comments["Evidence"]
    assert data == export(samples, "docx", WORDS, Marking(draft=True, notes=notes))


def test_control_characters_are_in_no_file(tiny: Consultation) -> None:
    text = "Before\x00\x08\x1b\x7f after, so it is there."
    odd = [group("A", answer("1", text.replace("\x7f", "\x7f\x85")))]
    for format_ in FORMATS:
        response = build(tiny, odd, {}, saying(text), answers=True)
        text_ = everything_in(export(response, format_, WORDS), format_)
        if format_ != "pdf":
            assert not set(text_) & set("\x00\x08\x1b\x7f\x85")
            assert "Before after, " in text_.replace("  ", " ")


UNTOLD = "The wombats of Snoring want a second bench."


@pytest.mark.parametrize("marking", [Marking(), Marking(draft=True)])
@pytest.mark.parametrize("format_", FORMATS)
def test_what_stands_in_no_draft_is_in_no_file_of_the_response(
    tiny: Consultation, format_: str, marking: Marking
) -> None:
    remark = Answer(GENERAL, Status.ANSWERED, text="The wombats thank you for asking them.")
    groups = [
        group(name, answer("1", f"It is dry there for us of {name}. {UNTOLD}"), remark)
        for name in ("Acton", "Barnes", "Chiswick")
    ]
    drafts = saying("They say: “It is dry there for us of Acton.”")
    response = build(tiny, groups, themes_in(tiny, groups), drafts)
    text_ = everything_in(export(response, format_, WORDS, marking), format_)
    assert "It is dry there for us of Acton." in text_
    assert "us of Barnes" not in text_
    assert "wombats" not in text_


@pytest.mark.parametrize("format_", DATA)
def test_all_points_answers_and_comments_are_in_the_file_for_the_team_which_says_so(
    tiny: Consultation, format_: str
) -> None:
    remark = Answer(GENERAL, Status.ANSWERED, text="The wombats thank you.")
    groups = [
        group(name, answer("1", f"It is dry there for us of {name}. {UNTOLD}"), remark)
        for name in ("Acton", "Barnes")
    ]
    response = build(tiny, groups, themes_in(tiny, groups), answers=True)
    text_ = everything_in(export(response, format_, WORDS), format_)
    for words in ("us of Acton", "us of Barnes", UNTOLD, "The wombats thank you."):
        assert words in text_
    notice = '"for_team": true' if format_ == "json" else "team's own work. Not for publication."
    assert notice in text_


def test_what_a_computer_put_together_is_no_point_of_several_groups(tiny: Consultation) -> None:
    groups = [group(name, answer("1", "It is dry there for all of us.")) for name in "AB"]
    [found] = themes_in(tiny, groups)[Ref(1)].themes
    for decided, label in ((True, "theme"), (False, "put_together")):
        themes = {Ref(1): Themes(Ref(1), (replace(found, decided=decided),), ())}
        data = export(build(tiny, groups, themes, answers=True), "csv", WORDS)
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        [row] = [row for row in rows if row["groups"] == "2" and row["what"] != "stand"]
        assert (row["what"], row["words"]) == (label, "")
        # Words stand beside the group that said them, and beside no other.
        points = [(row["group"], row["words"]) for row in rows if row["what"] == "point_of_it"]
        assert points == [(name, "It is dry there for all of us.") for name in "AB"]


def test_the_draft_tells_how_much_it_leaves_out_and_in_no_words_but_the_teams(
    tiny: Consultation,
) -> None:
    groups = [
        group("Acton", answer("1", UNTOLD)),
        group("Barnes", answer("1", "Benches for wombats."), named=False),
    ]
    points = tuple(p.evidence for each in groups for p in said(each, Ref(1)))
    for title, told in (
        ("More benches", "More benches (2 groups)"),
        ("", "Points to which nobody"),
    ):
        theme = Theme("t", title, points, decided=bool(title))
        response = build(tiny, groups, {Ref(1): Themes(Ref(1), (theme,), ())}, saying("No."))
        page = export(response, "html", WORDS, Marking(draft=True)).decode()
        table = page.partition("What this draft leaves out</h2>")[2].partition("</table>")[0]
        assert told in table
        assert not any(word in table for word in ("wombats", "Acton", "Barnes"))


@pytest.mark.parametrize(
    ("submission", "says"), [(None, "It is not submitted yet."), (2, "submitted as number 2.")]
)
def test_once_the_members_have_agreed_documents_say_when_and_are_no_draft(
    samples: NetworkResponse, submission: int | None, says: str
) -> None:
    agreed = Approved("Members’ meeting", date(2026, 2, 14), submission)
    page = export(samples, "html", WORDS, Marking(approved=agreed)).decode()
    assert "The members agreed this on 14 February 2026: Members’ meeting. It" in page
    assert says in page
    assert "have not agreed" not in page
