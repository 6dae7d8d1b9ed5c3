"""The network response as data: CSV for spreadsheets, JSON for programs."""

import csv
import io
import json
from typing import Any

from bot.exports.cleaning import clean
from bot.response import NetworkResponse
from bot.response.plain import plain

COLUMNS = (
    *("sample", "question", "section", "kind", "what", "where_they_stand"),
    *("groups", "people", "words"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(response: NetworkResponse) -> bytes:
    """One row for each sentence, tally, point, quotation, answer and comment on the paper.

    In UTF-8 with a byte-order mark, which makes spreadsheet programs read accents and other
    scripts rightly.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    sample = "sample" if response.sample else ""
    for report in response.questions:
        common = (sample, report.ref, report.section, report.kind)
        for line in (line for passage in report.answer for line in passage.lines):
            if line.text:
                writer.writerow(_cells(*common, "answer", "", line.groups or "", "", line.text))
        for tally in report.tallies:
            names = "; ".join(tally.names)
            writer.writerow(
                _cells(*common, "stand", tally.stand, tally.groups, tally.people, names)
            )
        for made in (*report.shared, *report.single):
            writer.writerow(_cells(*common, "point", "", made.groups, "", made.words or ""))
        for quote in report.quotes:
            writer.writerow(_cells(*common, "quote", "", 1, "", quote.text))
        for given in report.answers:
            people = "" if given.people is None else given.people
            words = given.text or ""
            writer.writerow(_cells(*common, "given", given.stand, 1, people, words))
    for remark in response.remarks:
        writer.writerow(_cells(sample, "", "", "", "remark", "", 1, "", remark.text))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _cells(*values: object) -> list[str]:
    return [safe_cell(clean(str(value))) for value in values]


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
