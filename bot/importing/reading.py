"""Reading a file into lines: plain text, Markdown, DOCX or PDF."""

import codecs
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bot.importing.errors import CannotImport
from bot.interview.reading.markers import Line

LARGEST = 20 * 1024 * 1024
"""Bytes that a file may have."""

LARGEST_UNPACKED = 10 * LARGEST
"""Bytes that the parts of a DOCX may have."""

REMOVED = frozenset(
    {
        *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""What a DOCX holds beside the words that a reader sees."""

BREAKS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+[*_]*(?P<text>.*?)[*_#\s]*")
"""A heading as Markdown writes it."""


def read(path: Path) -> list[Line]:
    """The lines of a file.

    Raises:
        CannotImport: the file is not there, too large, or cannot be read as what it is.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise CannotImport(f"{path} cannot be read: {error.strerror}.") from None
    if size > LARGEST:
        raise CannotImport(f"{path} is larger than {LARGEST // 1024 // 1024} MB.")
    return lines_of(f"{path}", data)


def lines_of(name: str, data: bytes) -> list[Line]:
    """The lines of a file.

    Args:
        name: of the file. It decides nothing but what is said about a file that cannot be read.
        data: what is in it.

    Raises:
        CannotImport: it cannot be read as what it is.
    """
    if not data.strip():
        raise CannotImport(f"{name} is empty.")
    if _is_docx(data):
        return _read_docx(name, data)
    if _is_pdf(data):
        # Loading it takes a moment that no other file needs.
        from bot.importing.pdf import pdf_lines  # noqa: PLC0415

        return pdf_lines(name, data)
    if name.lower().endswith((".docx", ".pdf")):
        kind = name.rpartition(".")[2].upper()
        raise CannotImport(f"{name} is not a {kind} file. Open it and save it as DOCX or as text.")
    return text_lines(decode(name, data))


def is_text(data: bytes) -> bool:
    """Whether a file is neither a DOCX nor a PDF, so that it can only be text."""
    return not (_is_docx(data) or _is_pdf(data))


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK")


def _is_pdf(data: bytes) -> bool:
    return data[:1024].lstrip().startswith(b"%PDF-")


def text_lines(text: str) -> list[Line]:
    """The lines of a text. Headings are known by how Markdown writes them."""
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        heading = _HEADING.fullmatch(line)
        lines.append(Line(heading["text"] if heading else line, number, heading is not None))
    return lines


def decode(name: str, data: bytes) -> str:
    """The text of a file, whichever of the usual encodings it is in.

    Raises:
        CannotImport: it is not text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\0" in data:
        raise CannotImport(
            f"{name} is not a text file. Folkmoot imports plain text, Markdown, DOCX and PDF: open"
            " the file and save it as one of these."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Older word processors wrote text in the Windows code page.
        return data.decode("cp1252", errors="replace")


def _read_docx(name: str, data: bytes) -> list[Line]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST_UNPACKED:
            raise CannotImport(
                f"{name} is too large when it is unpacked. Save it without pictures."
            )
        document: Document = docx.Document(io.BytesIO(data))
        return _docx_lines(document)
    except (
        PackageNotFoundError,
        InvalidXmlError,
        ParseError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        SyntaxError,
    ):
        raise CannotImport(
            f"{name} is damaged, or not a DOCX file. Open it and save it again as DOCX."
        ) from None


def _docx_lines(document: Document) -> list[Line]:
    lines: list[Line] = []

    def add(text: str, *, heading: bool = False) -> None:
        for line in text.split("\n"):
            lines.append(Line(line, len(lines) + 1, heading))
        lines.append(Line("", len(lines) + 1))

    for element in _paragraphs(document.element.body):
        style = Paragraph(element, document).style
        name = (style.name or "") if style is not None else ""
        add(_text(element), heading=name.startswith(("Heading", "Title")))
    return lines


def _paragraphs(element: Any) -> Iterator[Any]:
    """All paragraphs in reading order, also those in tables and in content controls."""
    for child in element:
        if child.tag == qn("w:p"):
            yield child
        elif child.tag not in REMOVED:
            yield from _paragraphs(child)


def _text(element: Any) -> str:
    """The words of a paragraph, with what has been inserted as a tracked change."""
    if element.tag in BREAKS:
        return BREAKS[element.tag]
    if element.tag in REMOVED:
        return ""
    if element.tag == qn("w:t"):
        return element.text or ""
    return "".join(map(_text, element))
