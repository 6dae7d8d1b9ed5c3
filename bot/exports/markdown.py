"""A document as Markdown (CommonMark, with tables). Members' words are shown as they are."""

import re

from bot.exports.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Paragraph,
    Quotation,
    Table,
)
from bot.exports.cleaning import clean

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LINE_START = re.compile(r"^([^\S\n]*)([-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^([^\S\n]*\d+)([.)])", re.MULTILINE)


def write(document: Document) -> bytes:
    """The document, in UTF-8."""
    blocks = (
        _contents(document, block) if isinstance(block, Contents) else _block(block)
        for block in document.blocks
    )
    return ("\n\n".join(map(clean, blocks)) + "\n").encode()


def _contents(document: Document, contents: Contents) -> str:
    """The headings as a list, of which each lies within the one above it."""
    lines = [
        "  " * (heading.level - 2) + "- " + plain(" ".join(heading.text.split()))
        for _, heading in document.listed(contents)
    ]
    return "\n".join([f"**{plain(contents.heading)}**", "", *lines])


def plain(text: str) -> str:
    """A text in which Markdown finds nothing to interpret."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(r"\1\\\2", escaped)


def _lines(text: str, prefix: str = "") -> str:
    """Several lines as one block: a break within it, and the prefix before each."""
    # "1." would begin a list; its number cannot be escaped, so its full stop is.
    escaped = _NUMBERED.sub(r"\1\\\2", plain(text))
    lines = [line.strip() for line in escaped.splitlines()]
    return "\n".join(prefix + (line + "\\" if more else line) for line, more in _with_more(lines))


def _with_more(lines: list[str]) -> list[tuple[str, bool]]:
    """Each line, with whether a line break is needed after it."""
    following = [*lines[1:], ""]
    return [(line, bool(line and after)) for line, after in zip(lines, following, strict=True)]


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return "#" * level + " " + plain(" ".join(text.split()))
        case Paragraph(text, _):
            return _lines(text)
        case Bullets(items, _):
            return "\n".join("- " + _lines(item, "  ").removeprefix("  ") for item in items)
        case Table(caption, columns, rows):
            head = [columns, ("---",) * len(columns)]
            body = [tuple(_cell(cell) for cell in row) for row in rows]
            table = "\n".join("| " + " | ".join(row) + " |" for row in [*head, *body])
            return f"**{plain(caption)}**\n\n{table}"
        case Quotation(text, by):
            return _lines(text, "> ") + (f"\n>\n> – {plain(by)}" if by is not None else "")
        case Contents():
            return ""


def _cell(text: str) -> str:
    return "<br>".join(plain(line) for line in text.splitlines())
