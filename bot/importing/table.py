"""Reading tables: CSV, and what is pasted from a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from bot.consultation import Stance
from bot.importing.errors import CannotImport

STANCES = {
    **dict.fromkeys(("agree", "yes", "for", "pro", "support", "1"), Stance.AGREE),
    **dict.fromkeys(("partly", "mixed", "neutral", "0"), Stance.PARTLY),
    **dict.fromkeys(("disagree", "no", "against", "con", "oppose", "-1"), Stance.DISAGREE),
    "": None,
}
"""How a stance may be written."""

YES_NO = {
    "yes": True, "y": True, "true": True, "1": True,
    "": False, "no": False, "n": False, "false": False, "0": False,
}  # fmt: skip

LONGEST_FIELD = 10_000_000
"""Characters of a field, at most: what a table may hold is not ours to judge."""

type Row = tuple[int, Mapping[str, str]]
"""The line on which a row begins, and its fields by column."""


def separator(line: str) -> str:
    """What stands between the fields of a table, told by its first line.

    What is copied from a spreadsheet has tabs. In some countries' CSV it is a semicolon.
    """
    if "\t" in line:
        return "\t"
    return ";" if line.count(";") > line.count(",") else ","


def fields(name: str, text: str, between: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that have anything in them, each with the line on which it begins.

    Raises:
        CannotImport: it is no table. The text says where, and what to do.
    """
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    begins = 1
    try:
        for row in reader:
            line, begins = begins, reader.line_num + 1
            if any(field.strip() for field in row):
                yield line, row
    except csv.Error as error:
        raise wrong(
            name, begins, f"This is not a table as CSV ({error}). Save it as CSV again."
        ) from None


def rows(name: str, text: str, needed: Sequence[str], between: str = ",") -> Iterator[Row]:
    """The rows of a table whose first row names the columns.

    Args:
        name: of the file, for what is said about it.
        text: the table.
        needed: the columns that it must have.
        between: what stands between fields.

    Raises:
        CannotImport: it is no such table. The text says where, and what to do.
    """
    columns: list[str] = []
    found = False
    for line, row in fields(name, text, between):
        if not columns:
            columns = column_names(name, line, row, needed)
            continue
        if len(row) > len(columns):
            raise wrong(
                name, line,
                f"This row has {len(row)} fields and the first row has {len(columns)}."
                " Put quotation marks around words with a comma in them.",
            )  # fmt: skip
        found = True
        padded = [*row, *[""] * (len(columns) - len(row))]
        yield line, dict(zip(columns, padded, strict=True))
    if not columns:
        raise CannotImport(f"{name} is empty. It needs a first row with {listed(needed)}.")
    if not found:
        raise CannotImport(f"{name} has no rows below its first. Add what it is to hold.")


def column_names(name: str, line: int, row: Sequence[str], needed: Sequence[str]) -> list[str]:
    """The columns that a table's first row names.

    Raises:
        CannotImport: one is missing, or is there twice.
    """
    columns = [field.strip().lower() for field in row]
    if missing := [column for column in needed if column not in columns]:
        raise wrong(
            name, line,
            f"There is no column {listed(missing)}. The first row must name {listed(needed)}.",
        )  # fmt: skip
    if twice := sorted({column for column in columns if column and columns.count(column) > 1}):
        raise wrong(name, line, f"Column {listed(twice)} is there twice. Take one of them out.")
    return columns


def utf8(name: str, data: bytes) -> str:
    """The text of a table.

    Raises:
        CannotImport: it is not in UTF-8. The text says on which line, and what to do.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise wrong(
            name, line, "This is not in UTF-8. Save the table as “CSV UTF-8” and try again."
        ) from None


def filled(name: str, line: int, row: Mapping[str, str], column: str) -> str:
    """A field that may not be empty.

    Raises:
        CannotImport: it is.
    """
    if not (value := row[column].strip()):
        raise wrong(name, line, f"There is no {column}. Fill it in, or take the row out.")
    return value


def one_of[T](name: str, line: int, column: str, value: str, known: Mapping[str, T]) -> T:
    """What one of some words stands for.

    Raises:
        CannotImport: it is none of them.
    """
    try:
        return known[value.strip().lower()]
    except KeyError:
        written = ", ".join(word for word in known if word)
        raise wrong(
            name, line, f"“{value}” is not known as “{column}”. Write one of: {written}."
        ) from None


def people(name: str, line: int, value: str) -> int:
    """A number of people; 0 if nothing is said.

    Raises:
        CannotImport: it is no number.
    """
    if not value.strip():
        return 0
    if not value.strip().isdecimal() or len(value.strip()) > 9:
        raise wrong(name, line, f"“{value}” is not a number of people. Write one such as 12.")
    return int(value)


def listed(names: Sequence[str]) -> str:
    """Some names, in quotation marks."""
    return ", ".join(f"“{name}”" for name in names)


def wrong(name: str, line: int, what: str) -> CannotImport:
    """What is wrong in a table, and on which line."""
    return CannotImport(f"{name}, line {line}: {what}")
