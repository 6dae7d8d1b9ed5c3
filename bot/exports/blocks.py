"""A document as a row of blocks, which each format then writes in its own way."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True)
class Contents:
    """A table of the headings that follow it, down to a level."""

    heading: str
    level: int


@dataclass(frozen=True)
class Note:
    """What somebody remarks on a paragraph. Only formats that have comments show it."""

    by: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. A line break in the text is a line break."""

    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]
    notes: tuple[Note, ...] = ()


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


type Block = Heading | Contents | Paragraph | Bullets | Table | Quotation


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    author: str
    language: str
    notice: str | None
    """What every page must say, if anything."""
    blocks: tuple[Block, ...]

    def listed(self, contents: Contents) -> list[tuple[int, Heading]]:
        """The headings of a table of contents, each with its place among all blocks."""
        first = self.blocks.index(contents)
        return [
            (place, block)
            for place, block in enumerate(self.blocks)
            if place > first and isinstance(block, Heading) and block.level <= contents.level
        ]
