"""A table of contents in a DOCX file: a field that is filled, and that Word brings up to date.

Word adds the numbers of pages, which nobody knows before a program lays the document out.
"""

from collections.abc import Iterable
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from bot.exports.blocks import Contents, Heading
from bot.exports.cleaning import clean

TEXT_WIDTH = Cm(16)
INDENT = 0.6
"""Centimetres by which each level stands further in."""


def add_contents(word: Any, contents: Contents, headings: Iterable[tuple[int, Heading]]) -> None:
    """Add the table of contents of these headings, each with its place in the document."""
    title = word.add_paragraph(clean(contents.heading))
    title.runs[0].bold = True
    title.runs[0].font.size = Pt(15)
    title.paragraph_format.keep_with_next = True
    paragraphs = [_entry(word, place, heading) for place, heading in headings]
    if not paragraphs:
        return
    begin = _field("begin", f'TOC \\o "2-{contents.level}" \\h \\z \\u')
    begin[0].find(qn("w:fldChar")).set(qn("w:dirty"), "true")
    properties = paragraphs[0]._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no fields
    for run in reversed(begin):
        properties.addnext(run)
    paragraphs[-1]._p.append(_mark("end"))  # noqa: SLF001


def bookmark(heading: Any, place: int) -> None:
    """Make a heading a place to which the table of contents leads."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(place))
    start.set(qn("w:name"), _name(place))
    heading._p.insert_element_before(start, "w:r")  # noqa: SLF001
    heading._p.append(end)  # noqa: SLF001


def _name(place: int) -> str:
    return f"_Toc{place:08}"


def _entry(word: Any, place: int, heading: Heading) -> Any:
    paragraph = word.add_paragraph(style=_style(word, heading.level - 1))
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(place))
    link.set(qn("w:history"), "1")
    link.append(_text(clean(" ".join(heading.text.split()))))
    paragraph._p.append(link)  # noqa: SLF001
    return paragraph


def _style(word: Any, level: int) -> Any:
    """The style of entries of a level, from 1."""
    name = f"toc {level}"
    if name not in word.styles:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        layout = style.paragraph_format
        layout.left_indent = Cm(INDENT * (level - 1))
        layout.space_before, layout.space_after = Pt(4 if level == 1 else 0), Pt(2)
        layout.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        style.font.bold = level == 1
    return word.styles[name]


def _field(kind: str, instruction: str) -> list[Any]:
    run = OxmlElement("w:r")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    run.append(text)
    return [_mark(kind), run, _mark("separate")]


def _mark(kind: str) -> Any:
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _text(text: str) -> Any:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    return run
