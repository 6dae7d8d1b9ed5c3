"""Reading the tables that `folkmoot analyse` takes: answers, and themes."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.analysis.analyse import Given
from bot.analysis.points import Answer
from bot.cli.errors import CannotRead
from bot.consultation import Stance

ANSWER_COLUMNS = ("id", "group", "question", "text")
THEME_COLUMNS = ("id", "question", "title")

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


def read_answers(path: Path) -> dict[str, list[Answer]]:
    """The answers in a table, by question, in the order in which the questions first come.

    Raises:
        CannotRead: the table cannot be read, or something in it is wrong.
    """
    questions: dict[str, list[Answer]] = {}
    seen: dict[str, int] = {}
    for line, row in _rows(path, ANSWER_COLUMNS):
        answer = Answer(
            id=_new(path, line, row["id"], seen),
            group=_filled(path, line, row, "group"),
            text=row["text"],
            stance=_one_of(path, line, "stance", row.get("stance", ""), STANCES),
            people=_people(path, line, row.get("people", "")),
            quotable=_one_of(path, line, "quoted", row.get("quoted", "yes"), YES_NO),
        )
        questions.setdefault(_filled(path, line, row, "question"), []).append(answer)
    return questions


def read_themes(path: Path, questions: Sequence[str]) -> dict[str, list[Given]]:
    """The themes in a table, by question.

    Raises:
        CannotRead: the table cannot be read, or something in it is wrong, or a theme is for a
            question that is not among `questions`.
    """
    themes: dict[str, list[Given]] = {}
    seen: dict[str, int] = {}
    for line, row in _rows(path, THEME_COLUMNS):
        question = _filled(path, line, row, "question")
        if question not in questions:
            raise _wrong(
                path, line,
                f"There are no answers to question “{question}”. Put the question that this theme"
                " belongs to as it is in the table of answers, or take the theme out.",
            )  # fmt: skip
        theme = Given(_new(path, line, row["id"], seen), _filled(path, line, row, "title"))
        themes.setdefault(question, []).append(theme)
    return themes


def _rows(path: Path, needed: Sequence[str]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    csv.field_size_limit(LONGEST_FIELD)
    columns: list[str] = []
    begins = 1
    found = False
    try:
        for fields in reader:
            line, begins = begins, reader.line_num + 1
            if not any(field.strip() for field in fields):
                continue
            if not columns:
                columns = _columns(path, line, fields, needed)
                continue
            if len(fields) > len(columns):
                raise _wrong(
                    path, line,
                    f"This row has {len(fields)} fields and the first row has {len(columns)}."
                    " Put quotation marks around words with a comma in them.",
                )  # fmt: skip
            found = True
            padded = [*fields, *[""] * (len(columns) - len(fields))]
            yield line, dict(zip(columns, padded, strict=True))
    except csv.Error as error:
        raise _wrong(
            path, begins, f"This is not a table as CSV ({error}). Save it as CSV again."
        ) from None
    if not columns:
        raise CannotRead(f"{path} is empty. It needs a first row with {_listed(needed)}.")
    if not found:
        raise CannotRead(f"{path} has no rows below its first. Add what is to be analysed.")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror}.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _wrong(
            path, line, "This is not in UTF-8. Save the table as “CSV UTF-8” and try again."
        ) from None


def _columns(path: Path, line: int, fields: Sequence[str], needed: Sequence[str]) -> list[str]:
    columns = [field.strip().lower() for field in fields]
    if missing := [name for name in needed if name not in columns]:
        raise _wrong(
            path, line,
            f"There is no column {_listed(missing)}. The first row must name {_listed(needed)}.",
        )  # fmt: skip
    if twice := sorted({name for name in columns if name and columns.count(name) > 1}):
        raise _wrong(path, line, f"Column {_listed(twice)} is there twice. Take one of them out.")
    return columns


def _new(path: Path, line: int, id_: str, seen: dict[str, int]) -> str:
    id_ = id_.strip()
    if not id_:
        raise _wrong(path, line, "There is no id. Give every row an id of its own.")
    if id_ in seen:
        raise _wrong(
            path, line, f"The id “{id_}” is on line {seen[id_]} too. Give every row its own."
        )
    seen[id_] = line
    return id_


def _filled(path: Path, line: int, row: Mapping[str, str], column: str) -> str:
    if not (value := row[column].strip()):
        raise _wrong(path, line, f"There is no {column}. Fill it in, or take the row out.")
    return value


def _one_of[T](path: Path, line: int, column: str, value: str, known: Mapping[str, T]) -> T:
    try:
        return known[value.strip().lower()]
    except KeyError:
        written = ", ".join(name for name in known if name)
        raise _wrong(
            path, line, f"“{value}” is not known as “{column}”. Write one of: {written}."
        ) from None


def _people(path: Path, line: int, value: str) -> int:
    if not value.strip():
        return 0
    if not value.strip().isdecimal():
        raise _wrong(path, line, f"“{value}” is not a number of people. Write one such as 12.")
    return int(value)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _wrong(path: Path, line: int, what: str) -> CannotRead:
    return CannotRead(f"{path}, line {line}: {what}")
