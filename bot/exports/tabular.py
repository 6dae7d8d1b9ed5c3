"""The network response as data: CSV for spreadsheets, JSON for programs."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from bot.exports.cleaning import clean
from bot.exports.words import Words
from bot.response import NetworkResponse, QuestionReport
from bot.response.plain import plain

COLUMNS = (
    *("sample", "question", "section", "kind", "what", "where_they_stand"),
    *("groups", "people", "group", "words"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(response: NetworkResponse, words: Words) -> bytes:
    """One row for each sentence and tally; for the team also for each point, answer and comment.

    In UTF-8 with a byte-order mark, which makes spreadsheet programs read accents and other
    scripts rightly.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    sample = "sample" if response.sample else ""
    if response.for_team:
        writer.writerow(_cells(sample, *[""] * 3, "notice", *[""] * 4, words("sheets", "for_team")))
    for report in response.questions:
        for row in _rows(report):
            writer.writerow(_cells(sample, report.ref, report.section, report.kind, *row))
    for remark in response.remarks:
        writer.writerow(_cells(sample, *[""] * 3, "remark", "", 1, "", remark.by, remark.text))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _rows(report: QuestionReport) -> Iterator[tuple[object, ...]]:
    """What is said to a question, from the column `what` on."""
    for line in (line for passage in report.answer for line in passage.lines):
        if line.text:
            yield "answer", "", line.groups or "", "", "", line.text
    for tally in report.tallies:
        yield "stand", tally.stand, tally.groups, tally.people, "; ".join(tally.names), ""
    for made in report.shared:
        what = "theme" if made.decided else "put_together"
        yield what, "", made.groups, "", "; ".join(made.names), made.title
        for quote in made.said:
            yield "point_of_it", "", 1, "", quote.by, quote.text
    for made in report.single:
        for quote in made.said:
            yield "point", "", 1, "", quote.by, quote.text
    for given in report.answers:
        yield "given", given.stand, 1, given.people, given.by, given.text


def _cells(*values: object) -> list[str]:
    return [safe_cell(clean("" if value is None else str(value))) for value in values]


def safe_cell(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    risky = text.startswith(("\t", "\r")) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text


def write_json(response: NetworkResponse) -> bytes:
    """The whole response as one JSON object, in UTF-8. docs/data.md says what is in it."""
    document = json.dumps(_cleaned(plain(response)), ensure_ascii=False, indent=2)
    return f"{document}\n".encode()


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(item) for item in value]
        case dict():
            return {key: _cleaned(item) for key, item in value.items()}
    return value
