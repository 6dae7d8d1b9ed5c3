"""Reading the tables that `folkmoot analyse` takes: answers, and themes."""

from collections.abc import Sequence
from pathlib import Path

from bot.analysis.analyse import Given
from bot.analysis.points import Answer
from bot.importing import CannotImport
from bot.importing.table import (
    STANCES,
    YES_NO,
    Row,
    filled,
    one_of,
    people,
    rows,
    utf8,
    wrong,
)

ANSWER_COLUMNS = ("id", "group", "question", "text")
THEME_COLUMNS = ("id", "question", "title")


def read_answers(path: Path) -> dict[str, list[Answer]]:
    """The answers in a table, by question, in the order in which the questions first come.

    Raises:
        CannotImport: the table cannot be read, or something in it is wrong.
    """
    questions: dict[str, list[Answer]] = {}
    seen: dict[str, int] = {}
    for line, row in _rows(path, ANSWER_COLUMNS):
        answer = Answer(
            id=_new(path, line, row["id"], seen),
            group=filled(f"{path}", line, row, "group"),
            text=row["text"],
            stance=one_of(f"{path}", line, "stance", row.get("stance", ""), STANCES),
            people=people(f"{path}", line, row.get("people", "")),
            quotable=one_of(f"{path}", line, "quoted", row.get("quoted", "yes"), YES_NO),
        )
        questions.setdefault(filled(f"{path}", line, row, "question"), []).append(answer)
    return questions


def read_themes(path: Path, questions: Sequence[str]) -> dict[str, list[Given]]:
    """The themes in a table, by question.

    Raises:
        CannotImport: the table cannot be read, or something in it is wrong, or a theme is for a
            question that is not among `questions`.
    """
    themes: dict[str, list[Given]] = {}
    seen: dict[str, int] = {}
    for line, row in _rows(path, THEME_COLUMNS):
        question = filled(f"{path}", line, row, "question")
        if question not in questions:
            raise wrong(
                f"{path}", line,
                f"There are no answers to question “{question}”. Put the question that this theme"
                " belongs to as it is in the table of answers, or take the theme out.",
            )  # fmt: skip
        theme = Given(_new(path, line, row["id"], seen), filled(f"{path}", line, row, "title"))
        themes.setdefault(question, []).append(theme)
    return themes


def _rows(path: Path, needed: Sequence[str]) -> list[Row]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotImport(f"{path} cannot be read: {error.strerror}.") from None
    return list(rows(f"{path}", utf8(f"{path}", data), needed))


def _new(path: Path, line: int, id_: str, seen: dict[str, int]) -> str:
    id_ = id_.strip()
    if not id_:
        raise wrong(f"{path}", line, "There is no id. Give every row an id of its own.")
    if id_ in seen:
        raise wrong(
            f"{path}",
            line,
            f"The id “{id_}” is on line {seen[id_]} too. Give every row its own.",
        )
    seen[id_] = line
    return id_
