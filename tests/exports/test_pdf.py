"""PDF: tagged, titled, complete, and nothing in it but words."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.exports import export, pdf
from bot.exports.blocks import Bullets, Document, Heading, Paragraph, Quotation, Table
from bot.response import NetworkResponse
from tests.conftest import missing
from tests.exports.test_exports import WORDS

MARKUP = (
    '#panic("run") #read("/etc/passwd") $x^2$ @label <b>bold</b> \\ \\u{41} `raw` *strong* _emph_'
    " // comment /* too */ [content] ~ -- --- ... \"quoted\" 'so'\n= Heading\n- item"
    "\n+ item\n/ t: d"
)


def document(*words: str) -> Document:
    return Document(
        title="A # title",
        author="Lunch & Club",
        language="en",
        notice="A sample",
        blocks=(
            Heading(1, "A # title"),
            Heading(2, "Words"),
            *map(Paragraph, words),
            Bullets(words),
            Table("A table", ("One", "Two"), tuple((word, word) for word in words)),
            *map(Quotation, words),
        ),
    )


def text_of(data: bytes, tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        missing("pdftotext")
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    found = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, timeout=60
    )
    return found.stdout.decode()


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    """The structure's elements, in reading order."""

    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node.K)

    return walk(file.Root.StructTreeRoot)


def tags(data: bytes) -> list[str]:
    """The names of the structure's elements, in reading order."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return [str(element.S).removeprefix("/") for element in elements(file)]


def test_it_says_that_it_is_pdf_ua_and_has_title_and_language(samples: NetworkResponse) -> None:
    with pikepdf.open(io.BytesIO(export(samples, "pdf", WORDS))) as file:
        root = file.Root
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.Lang) == "en-GB"
        with file.open_metadata() as metadata:
            assert str(metadata["pdfuaid:part"]) == "1"
            assert "response of Ealing Community Network" in str(metadata["dc:title"])
        for page in file.pages:
            assert page.obj.Tabs == pikepdf.Name.S


def test_headings_go_down_one_level_at_a_time(samples: NetworkResponse) -> None:
    levels = [
        int(tag[1]) for tag in tags(export(samples, "pdf", WORDS)) if re.fullmatch("H[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_everything_is_tagged_or_marked_as_an_artefact() -> None:
    with pikepdf.open(io.BytesIO(pdf.write(document(MARKUP)))) as file:
        for page in file.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in {"BDC", "BMC"}:
                    depth += 1
                elif name == "EMC":
                    depth -= 1
                elif name in {"Tj", "TJ", "f", "f*", "S", "s", "B", "Do", "sh"}:
                    assert depth > 0, (name, operands)
            assert depth == 0


def test_lists_tables_and_quotations_are_what_they_are() -> None:
    found = tags(pdf.write(document("Some words.")))
    for tag in ("H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD", "BlockQuote", "Caption"):
        assert tag in found, tag


def test_each_table_has_headed_columns_and_no_picture_is_without_words(
    samples: NetworkResponse,
) -> None:
    with pikepdf.open(io.BytesIO(export(samples, "pdf", WORDS))) as file:
        headings = [e for e in elements(file) if e.S == "/TH"]
        assert headings
        for heading in headings:
            attributes = heading.A if isinstance(heading.A, pikepdf.Array) else [heading.A]
            scopes = [str(a.Scope) for a in attributes if "/Scope" in a]
            assert scopes in (["/Column"], ["/Both"], ["/Row"])
        assert all("/Alt" in e for e in elements(file) if e.S == "/Figure")
        for page in file.pages:
            assert "/StructParents" in page.obj
            for note in page.obj.get("/Annots", []):
                assert "/StructParent" in note
                assert "/Contents" in note


def test_members_words_are_words_and_nothing_else(tmp_path: Path) -> None:
    text = text_of(pdf.write(document(MARKUP)), tmp_path)
    for line in MARKUP.splitlines():
        assert " ".join(line.split()[:4]) in " ".join(text.split())
    assert "root:" not in text


def test_an_answer_of_20000_characters_is_there_to_its_end(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(2500))
    assert len(words) > 20_000
    text = text_of(pdf.write(document(words)), tmp_path)
    assert "word0 " in text
    assert text.count("word2499") == 5
    assert pdf.write(document("x" * 20_000))


def test_welsh_polish_punjabi_and_emoji_are_shown(tmp_path: Path) -> None:
    words = "Ŵy yng Nghymru. Zażółć gęślą jaźń. ਪੰਜਾਬੀ ਵਿੱਚ 🙂"
    data = pdf.write(document(words))
    text = text_of(data, tmp_path)
    for word in ("Ŵy", "Zażółć", "ਪੰਜਾਬੀ", "🙂"):
        assert word in text
    assert "[U+" not in text


def test_a_character_without_a_letterform_is_shown_by_its_number(tmp_path: Path) -> None:
    text = text_of(pdf.write(document("before \U0010ff42 after")), tmp_path)
    assert "before [U+10FF42] after" in text


def test_the_same_words_give_the_same_bytes() -> None:
    assert pdf.write(document(MARKUP)) == pdf.write(document(MARKUP))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_words_can_be_set(words: str) -> None:
    assert pdf.write(document(words)).startswith(b"%PDF")


def test_no_word_of_a_table_stands_over_the_next_column(tmp_path: Path) -> None:
    rows = (
        (
            "The Friends of the Very Long Name and Neighbours",
            "Greenford",
            "38",
            "At a meeting. " * 9,
        ),
        ("Short", "Northolt West", "1,238", "By the committee, after a long evening."),
    )
    table = Table("Groups", ("Group", "Area", "People", "How the answers were agreed"), rows)
    path = tmp_path / "table.pdf"
    path.write_bytes(pdf.write(replace(document("x"), blocks=(Heading(1, "A title"), table))))
    found = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    at = {
        word: (float(left), float(right))
        for left, right, word in re.findall(
            r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)<', found
        )
    }
    columns = [
        ("Neighbours", "Friends", "Group"),
        ("Greenford", "Northolt"),
        ("38", "1,238", "People"),
    ]
    for here, beside in pairwise(columns):
        assert max(at[word][1] for word in here) < min(at[word][0] for word in beside)
