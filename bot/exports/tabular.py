"""The network response as data: CSV for spreadsheets, JSON for programs."""

import csv
import io
import json
from dataclasses import asdict
from datetime import date

from bot.response import NetworkResponse

COLUMNS = (
    *("sample", "question", "section", "kind", "what", "where_they_stand"),
    *("groups", "people", "words"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(response: NetworkResponse) -> bytes:
    """One row for each tally, point, quotation and comment on the whole paper.

    In UTF-8 with a byte-order mark, which makes spreadsheet programs read accents and other
    scripts rightly.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    sample = "sample" if response.sample else ""
    for report in response.questions:
        common = (sample, report.ref, report.section, report.kind)
        for tally in report.tallies:
            names = "; ".join(tally.names)
            writer.writerow(
                _cells(*common, "stand", tally.stand, tally.groups, tally.people, names)
            )
        for made in (*report.shared, *report.single):
            writer.writerow(_cells(*common, "point", "", made.groups, "", made.words or ""))
        for quote in report.quotes:
            writer.writerow(_cells(*common, "quote", "", 1, "", quote.text))
    for remark in response.remarks:
        writer.writerow(_cells(sample, "", "", "", "remark", "", 1, "", remark.text))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _cells(*values: object) -> list[str]:
    return [safe_cell(str(value)) for value in values]


def safe_cell(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    risky = text.startswith(("\t", "\r")) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text


def write_json(response: NetworkResponse) -> bytes:
    """The whole response as one JSON object, in UTF-8."""

    def plain(value: object) -> str:
        if isinstance(value, date):
            return value.isoformat()
        raise TypeError(type(value))

    document = json.dumps(asdict(response), ensure_ascii=False, indent=2, default=plain)
    return f"{document}\n".encode()
