"""The lines of a PDF that has text."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.importing.errors import CannotImport
from bot.interview.reading.markers import Line

MOST_PAGES = 300

FEWEST_LETTERS = 20
"""A file with fewer letters on each page, on average, is a scan."""

REPEATED_ON = 3
"""What stands at the top or at the bottom of so many pages is no part of what is said."""

FULL = 0.75
"""A line that is so much as long as the longest ones goes on in the next."""

_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s+)?(?P<number>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE
)
_BEGINS_ANEW = re.compile(
    r"\s*(?:[-*•·–▪]|\(?\w{1,3}[.):]\s|(?:question|q)\s*\d|\d)", re.IGNORECASE
)


def pdf_lines(name: str, data: bytes) -> list[Line]:
    """The lines of a PDF.

    Lines that were broken to fit the page are put together again. Page numbers, and what stands
    at the top or at the bottom of many pages, are left out.

    Args:
        name: of the file, for what is said about it.
        data: the file.

    Raises:
        CannotImport: it has a password, is damaged or too long, or is a scan.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotImport(f"{name} has a password. Save it without one.")
        if len(reader.pages) > MOST_PAGES:
            raise CannotImport(f"{name} has more than {MOST_PAGES} pages. Save the answers alone.")
        pages = [page.extract_text().splitlines() for page in reader.pages]
    except CannotImport:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
            RecursionError, NotImplementedError, AssertionError):  # fmt: skip
        # Of files that break its rules, the reader says so in many ways.
        raise CannotImport(
            f"{name} is damaged, or not a PDF file. Open it and save it again as PDF."
        ) from None
    letters = sum(character.isalnum() for page in pages for line in page for character in line)
    if letters < FEWEST_LETTERS * max(len(pages), 1):
        raise CannotImport(
            f"{name} has no text: it is a scan, a picture of each page. Ask the group for the"
            " file that it was printed from, or enter the response by hand."
        )
    kept = [line for page in _without_edges(pages) for line in page]
    return [Line(text, number) for number, text in enumerate(_joined(kept), 1)]


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without page numbers, and without what is repeated at their edges.

    A number is a page's only if it goes up with the pages: it may be a question's.
    """
    pages = [[line for line in page if line.strip()] or [""] for page in pages]
    edges = Counter(
        line.strip() for page in pages for line in {page[0].strip(), page[-1].strip()} if line
    )
    sides = Counter(
        (side, number - nth)
        for nth, page in enumerate(pages)
        for side in (0, -1)
        if (number := _number(page[side])) is not None
    )
    (side, shift), times = max(sides.items(), key=lambda found: found[1], default=((0, 0), 0))
    numbered = times >= max(2, len(pages) // 2)
    cut = []
    for nth, page in enumerate(pages):
        kept = list(page)
        if numbered and _number(kept[side]) == nth + shift:
            kept.pop(side)
        while kept and edges[kept[0].strip()] >= REPEATED_ON:
            kept.pop(0)
        while kept and edges[kept[-1].strip()] >= REPEATED_ON:
            kept.pop()
        cut.append(kept)
    return cut


def _number(line: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line)
    return int(match["number"]) if match else None


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines with those put together that were broken to fit the page."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    longest = lengths[int(len(lengths) * 0.9)] if lengths else 0
    joined: list[str] = []
    goes_on = False
    for line in lines:
        text = line.strip()
        if goes_on and text and not _BEGINS_ANEW.match(text):
            joined[-1] += f" {text}"
        elif text:
            joined.append(text)
        goes_on = len(line.rstrip()) >= FULL * longest
    return joined
