"""`folkmoot analyse`: tables in, findings out."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import main

COLUMNS = ("id", "group", "question", "text", "stance", "people")
ROWS = [
    ("1", "Duck Lane", "5", "Yes. Meetings should be in the evening.", "agree", "5"),
    ("2", "Acton Lunch Club", "5", "Hold the meetings in the evenings, please.", "", "9"),
    ("3", "Row & Co", "5", "No. Give us a key to the hall.", "", ""),
    ("4", "Duck Lane", "6", "Pay volunteers their expenses.", "", "5"),
    ("5", "Row & Co", "6", "Expenses of volunteers, paid at once.\n\nIs “=1+1” safe?", "", ""),
]
THEMES = [("t1", "5", "Meetings in the evening"), ("t2", "5", "A key to the hall")]


def table(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return table(tmp_path / "answers.csv", COLUMNS, ROWS)


def analyse(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["analyse", *map(str, arguments)])


def findings(*arguments: object, output: Path) -> dict[str, Any]:
    done = analyse(*arguments, "-o", output)
    assert done.exit_code == 0, done.output
    found = json.loads(output.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_themes_are_found_for_each_question(answers: Path, tmp_path: Path) -> None:
    five, six = findings(answers, output=tmp_path / "out" / "o.json")["questions"]
    (theme,) = five["themes"]
    assert theme["answers"] == ["1", "2"]
    assert theme["groups"] == ["Acton Lunch Club", "Duck Lane"]
    assert theme["people"] == 14
    assert theme["title"] in ("Meetings should be in the evening", ROWS[1][3].rstrip("."))
    assert {quote["answer"] for quote in theme["quotes"]} <= {"1", "2"}
    assert five["unassigned"] == ["3"]
    assert five["dissent"]["minority"] == ["1", "3"]
    assert six["silent"] == ["Acton Lunch Club"]
    assert six["stances"][0] == {"answer": "4", "stance": "unclear", "inferred": False}


def test_a_stance_tells_whether_it_was_inferred(answers: Path, tmp_path: Path) -> None:
    five = findings(answers, output=tmp_path / "o.json")["questions"][0]
    assert five["stances"] == [
        {"answer": "1", "stance": "agree", "inferred": False},
        {"answer": "2", "stance": "unclear", "inferred": False},
        {"answer": "3", "stance": "disagree", "inferred": True},
    ]


def test_with_themes_answers_are_placed_in_them_and_every_pair_is_scored(
    answers: Path, tmp_path: Path
) -> None:
    themes = table(tmp_path / "themes.csv", ("id", "question", "title"), THEMES)
    found = findings(answers, "--themes", themes, output=tmp_path / "o.json")
    five, six = found["questions"]
    assert [(t["id"], t["title"], t["answers"]) for t in five["themes"]] == [
        ("t1", "Meetings in the evening", ["1", "2"]),
        ("t2", "A key to the hall", ["3"]),
    ]
    assert six["themes"] == []
    assert six["unassigned"] == ["4", "5"]
    pairs = [(answer, theme) for answer, theme, _ in found["scores"]]
    assert pairs == [(answer, theme) for answer in "123" for theme in ("t1", "t2")]


def test_the_order_of_rows_does_not_matter(answers: Path, tmp_path: Path) -> None:
    analyse(answers, "-o", tmp_path / "1.json")
    shuffled = list(ROWS)
    Random(1).shuffle(shuffled)
    analyse(table(answers, COLUMNS, shuffled), "-o", tmp_path / "2.json")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_words_are_quoted_only_with_consent(tmp_path: Path) -> None:
    rows = [
        (*row[:4], consent) for row, consent in zip(ROWS, ("yes", "no", "", "", ""), strict=True)
    ]
    path = table(tmp_path / "a.csv", (*COLUMNS[:4], "quoted"), rows)
    analyse(path, "-o", tmp_path / "o.json")
    said = (tmp_path / "o.json").read_text("utf-8")
    assert "Meetings should be in the evening" in said
    assert "please" not in said
    assert "key to the hall" not in said


FIRST = "id,group,question,text\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "answers.csv is empty. It needs a first row with “id”, “group”"),
        (FIRST.encode(), "answers.csv has no rows below its first"),
        (b"id,group,text\n1,a,Yes\n", "line 1: There is no column “question”. The first row must"),
        ((FIRST + "1,a,5,Yes\n2,b,5,caf").encode() + b"\xe9\n", "line 3: This is not in UTF-8"),
        ((FIRST + '1,a,5,"Yes\nno"\n1,b,5,No\n').encode(), "line 4: The id “1” is on line 2 too"),
        ((FIRST + ",a,5,Yes\n").encode(), "line 2: There is no id"),
        ((FIRST + "1,,5,Yes\n").encode(), "line 2: There is no group"),
        ((FIRST + "1,a,5,Yes, but\n").encode(), "line 2: This row has 5 fields"),
        (b"id,group,question,text,stance\n1,a,5,Yes,maybe\n", "line 2: “maybe” is not known"),
        (b"id,group,question,text,people\n1,a,5,Yes,some\n", "“some” is not a number of people"),
        (b"id,id,group,question,text\n1,1,a,5,Yes\n", "Column “id” is there twice"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(
    tmp_path: Path, data: bytes, says: str
) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(data)
    done = analyse(path, "-o", tmp_path / "o.json")
    assert done.exit_code == 1
    assert says in done.output
    assert not (tmp_path / "o.json").exists()


def test_a_theme_for_a_question_without_answers_is_said_with_its_line(
    answers: Path, tmp_path: Path
) -> None:
    rows = [*THEMES, ("t3", "55", "Buses")]
    themes = table(tmp_path / "themes.csv", ("id", "question", "title"), rows)
    done = analyse(answers, "--themes", themes, "-o", tmp_path / "o.json")
    assert done.exit_code == 1
    assert "themes.csv, line 4: There are no answers to question “55”." in done.output


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = analyse(tmp_path / "none.csv", "-o", tmp_path / "o.json")
    assert done.exit_code == 1
    assert "none.csv cannot be read: No such file or directory." in done.output


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes("\ufeffID,Group,Question,Text,Remark\r\n1,a,5,Yes.,\r\n\r\n".encode())
    (five,) = findings(path, output=tmp_path / "o.json")["questions"]
    assert five["answers"] == 1
