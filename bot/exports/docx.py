"""A document as DOCX, with real headings, lists and tables."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.exports.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Note,
    Paragraph,
    Quotation,
    Table,
)
from bot.exports.cleaning import clean
from bot.exports.docx_contents import add_contents, bookmark

STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""The time that the file gives for itself, so that the same data gives the same bytes."""

LONGEST_PROPERTY = 255
"""Characters that a property of the file may have."""

FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
TEXT_WIDTH = 16.0
"""Centimetres between the margins."""


def write(document: Document) -> bytes:
    """The file."""
    word = docx.Document()
    _prepare(word, document)
    for place, block in enumerate(document.blocks):
        if isinstance(block, Contents):
            add_contents(word, block, document.listed(block))
        else:
            _add(word, block, place)
            if place and isinstance(document.blocks[place - 1], Contents):
                word.paragraphs[-1].paragraph_format.page_break_before = True
    buffer = io.BytesIO()
    word.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _prepare(word: Any, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.3)
    section.header_distance = Cm(1.1)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for level in range(1, 7):
        style = word.styles[f"Heading {level}"]
        style.font.name = FONT
        style.font.color.rgb = BLACK
        style.font.bold, style.font.italic = True, False
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:ascii"), FONT)
        fonts.set(qn("w:hAnsi"), FONT)
    for name in ("Caption", "Quote"):
        word.styles[name].font.color.rgb = BLACK
    word.styles["Quote"].paragraph_format.left_indent = Cm(1)
    core = word.core_properties
    core.title = clean(document.title)[:LONGEST_PROPERTY]
    core.author = clean(document.author)[:LONGEST_PROPERTY]
    core.language = "en-GB"
    core.created = core.modified = core.last_printed = STAMP
    core.last_modified_by, core.revision, core.comments = core.author, 1, ""
    if document.notice:
        section.header.paragraphs[0].text = clean(document.notice)
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields of its own


def _add(word: Any, block: Block, place: int) -> None:
    match block:
        case Heading(level, text):
            heading = word.add_heading(clean(" ".join(text.split())), level)
            heading.paragraph_format.keep_with_next = True
            bookmark(heading, place)
        case Paragraph(text, notes):
            paragraph = word.add_paragraph()
            _lines(paragraph, text)
            _comment(word, paragraph, notes)
        case Bullets(items, notes):
            points = [word.add_paragraph(style="List Bullet") for _ in items]
            for point, item in zip(points, items, strict=True):
                _lines(point, item)
            if points:
                _comment(word, points[0], notes)
        case Table():
            _table(word, block)
        case Quotation(text, by):
            quotation = word.add_paragraph(style="Quote")
            _lines(quotation, text)
            if by is not None:
                quotation.add_run().add_break(WD_BREAK.LINE)
                quotation.add_run(clean(f"– {by}")).italic = False


def _comment(word: Any, paragraph: Any, notes: Iterable[Note]) -> None:
    """Comments beside a paragraph."""
    for note in notes if paragraph.runs else ():
        initials = "".join(part[0] for part in note.by.split()[:3])
        comment = word.add_comment(
            paragraph.runs, text=clean(note.text), author=clean(note.by), initials=clean(initials)
        )
        # Else it would be the time of writing, and no two files the same.
        comment._comment_elm.date = STAMP  # noqa: SLF001 - python-docx lets nobody set it


def _table(word: Any, block: Table) -> None:
    caption = word.add_paragraph(style="Caption")
    caption.add_run(clean(block.caption))
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, block.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    # The row with the names of the columns is repeated on each page, and read out as such.
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _lines(cell.paragraphs[0], text)
    _set_widths(table)
    word.add_paragraph()


def _set_widths(table: Any) -> None:
    """Columns as wide as their text needs, the longest texts sharing what is left."""
    table.autofit = False
    longest = [max(len(cell.text) for cell in column.cells) for column in table.columns]
    shares = [min(max(length, 18), 60) for length in longest]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(TEXT_WIDTH * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _lines(paragraph: Any, text: str) -> None:
    for position, line in enumerate(text.splitlines()):
        if position:
            paragraph.add_run().add_break(WD_BREAK.LINE)
        paragraph.add_run(clean(line))


def _with_fixed_times(data: bytes) -> bytes:
    """The same archive with every file's time the same."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
