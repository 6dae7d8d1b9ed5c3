"""A document as a row of blocks, which each format then writes in its own way."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. A line break in the text is a line break."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table, with a caption and the names of its columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Quotation:
    """Somebody's own words, and whose they are, where that needs saying."""

    text: str
    by: str | None = None


type Block = Heading | Paragraph | Bullets | Table | Quotation


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    author: str
    language: str
    notice: str | None
    """What every page must say, if anything."""
    blocks: tuple[Block, ...]
