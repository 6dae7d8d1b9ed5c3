"""The network response as a workbook: an overview and a sheet for each question.

For the team there are also all points and answers.

Whatever members wrote is a string, never a formula or a link.
"""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from bot.exports.cleaning import clean
from bot.exports.words import Words
from bot.response import NetworkResponse, QuestionReport
from bot.response.drafts.draft import Support

STAMP = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks know no zones
"""The time that the file gives for itself, so that the same data gives the same bytes."""

LONGEST_CELL = 32_000
"""Characters that one cell holds, a little below the limit. Longer texts go on in the next row."""

LINE = 15.5
"""The height of a line, in points."""

MARGIN = 3.0
"""The height that a row has beyond its lines, in points."""

HIGHEST = 409.0
"""The height that a row can have, in points."""

WIDER = 1.15
"""How much more room than characters words take, since lines end between words."""

type Cell = str | int | date | None
type Row = Sequence[Cell]


def write(response: NetworkResponse, words: Words) -> bytes:
    """The file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_date_format": "d mmmm yyyy",
        },
    )
    book.set_properties(
        {"title": clean(response.consultation), "author": clean(response.network),
         "created": STAMP}
    )  # fmt: skip
    sheets = _Sheets(book, words)
    sheets.add("overview", _overview(response, words), (36, 90))
    if any(report.answers for report in response.questions):
        sheets.add("answers", _answers(response, words), (10, 28, 20, 9, 80))
    for report in response.questions:
        sheets.add("question", _question(report, words), (22, 72, 9, 9, 38), report.ref)
    book.close()
    return buffer.getvalue()


class _Sheets:
    def __init__(self, book: Any, words: Words) -> None:
        self._book, self._words = book, words
        cell = {"valign": "top", "align": "left", "bottom": 1, "bottom_color": "#BFBFBF"}
        self._bold = book.add_format(cell | {"bold": True, "text_wrap": True})
        self._text = book.add_format(cell | {"text_wrap": True})
        self._number = book.add_format(cell | {"num_format": "0"})
        self._date = book.add_format(cell | {"num_format": "d mmmm yyyy"})

    def add(self, kind: str, rows: Iterable[Row], widths: Sequence[int], ref: str = "") -> None:
        """A sheet with a frozen first row, filters, and these rows."""
        words = self._words
        name = words("sheets", kind, "name", ref=ref)
        sheet = self._book.add_worksheet(name[:31])
        columns = words.list("sheets", kind, "columns")
        for column, (text, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, self._bold)
        last = 0
        for row in _in_pieces(rows):
            last += 1
            # LibreOffice does not make rows as high as their words.
            sheet.set_row(last, _height(row, widths))
            for column, cell in enumerate(row):
                self._write(sheet, last, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header("&L&A")
        sheet.set_footer("&R&P / &N")

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                sheet.write_blank(row, column, None, self._text)
            case int():
                sheet.write_number(row, column, cell, self._number)
            case date():
                sheet.write_datetime(row, column, cell, self._date)
            case str():
                sheet.write_string(row, column, clean(cell), self._text)


def _height(row: Row, widths: Sequence[int]) -> float:
    """The height in points that the words of a row need, as far as a row can have it."""
    lines = max(
        sum(max(1, math.ceil(len(line) * WIDER / width)) for line in cell.split("\n"))
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, str)
    )
    return min(lines * LINE + MARGIN, HIGHEST)


def _in_pieces(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, with what is too long for a cell in further rows of the same beginning."""
    for row in rows:
        texts = [cell for cell in row if isinstance(cell, str)]
        pieces = max((-(-len(text) // LONGEST_CELL) for text in texts), default=1)
        for piece in range(max(pieces, 1)):
            part = slice(piece * LONGEST_CELL, (piece + 1) * LONGEST_CELL)
            yield [
                cell[part] if isinstance(cell, str) and len(cell) > LONGEST_CELL else cell
                for cell in row
            ]


def _overview(response: NetworkResponse, words: Words) -> Iterator[Row]:
    def row(fact: str, value: Cell) -> Row:
        return words("sheets", "facts", fact), value

    if response.for_team:
        yield row("for_team", words("sheets", "for_team"))
    if response.sample:
        yield row("sample", words("sample", "all" if response.all_samples else "some"))
    yield row("consultation", response.consultation)
    yield row("publisher", response.publisher)
    yield row("responses_due", response.responses_due)
    yield row("network", response.network)
    yield row("groups", response.groups)
    yield row("people", response.people)
    yield row("as_of", response.as_of)
    yield row("edition", words("editions", response.edition))
    for contributor in response.contributors:
        yield row("contributor", contributor.name)
    yield row("unnamed", response.unnamed)
    for remark in response.remarks:
        yield row("remark", remark.text)


def _answers(response: NetworkResponse, words: Words) -> Iterator[Row]:
    for report in response.questions:
        for given in report.answers:
            yield (
                report.ref,
                given.by or words("answers", "unnamed"),
                words("stands", given.stand),
                given.people,
                given.text if given.text is not None else words("sheets", "withheld"),
            )


def _question(report: QuestionReport, words: Words) -> Iterator[Row]:
    def what(thing: str) -> str:
        return words("sheets", "what", thing)

    yield what("question"), report.text, None, None, None
    if report.part is not None:
        yield what("question"), report.part, None, None, None
    for passage in report.answer:
        for line in passage.lines:
            lost = line.support is Support.LOST
            text = words("marks", "withdrawn") if lost else line.text
            yield what("answer"), text, line.groups or None, None, None
    for tally in report.tallies:
        stand, names = words("stands", tally.stand), "; ".join(tally.names)
        yield what("stand"), stand, tally.groups, tally.people, names
    for made in report.shared:
        theme = what("theme" if made.decided else "put_together")
        yield theme, made.title, made.groups, None, "; ".join(made.names)
        for quote in made.said:
            yield what("of_it"), quote.text, 1, None, quote.by
    for made in report.single:
        for quote in made.said:
            yield what("single"), quote.text, 1, None, quote.by
