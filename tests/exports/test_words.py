"""The words of the document are there, are all used, and a broken file is refused."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.exports.words import WORDS, Words
from bot.interview.saying.wording import WordingError
from bot.settings import ROOT
from tests.catalogues import Asked, assert_as_declared, calls, changed, line_of, places

ENGLISH = ROOT / "messages" / "response.en.yml"


def test_our_own_words_are_in_order() -> None:
    assert Words(ENGLISH).language == "en"


NAMED = {
    "detail": "group|mandate|people",
    "purpose": "named|quoted",
    "kind": "overview|answers|question",
}
"""What stands in variables of compose.py and own.py."""


def asked() -> Iterator[Asked]:
    """What documents ask for."""
    folder = ROOT / "bot" / "exports"
    for name in ("compose.py", "own.py", "written.py", "xlsx.py", "went.py"):
        for function, place, filled in calls(folder / name):
            match function, place:
                case "words", [*parts]:
                    fixed = isinstance(parts[-1], ast.Constant)
                    yield Asked(places(parts, NAMED), filled if fixed else None)
                case "words.list", [*parts]:
                    yield Asked(rf"{places(parts, NAMED)}\.[0-9]+", set())
                case "words.count", [what, _]:
                    yield Asked(rf"counts\.{places([what], NAMED)}\.[a-z]+", {"n"})


def test_what_is_declared_is_what_the_document_uses() -> None:
    assert_as_declared(WORDS, asked(), {"language"})


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (
            "  subject: ", "  subjects: ", "letter:",
            "“letter.subject” is missing here. Add it.",
        ),
        (
            "  subject: ", "  two: x\n  subject: ", "  two:",
            "“letter.two” is not known. Check its spelling, or take it out.",
        ),
        (
            "due by {due}", "due by {duo}", "  as_of:",
            "“{duo}” cannot be filled in here. Only {date}, {due} can.",
        ),
        (
            "[Group, Area, People,", "[Group, Area, 7,", "[Group,",
            "“annex.columns.2” must be text. Put it in quotes",
        ),
        (
            "[Group, Area, People,", "[Group, People,", "columns: [Group,",
            "“annex.columns.3” is missing here. Add it.",
        ),
        (
            "[Group, Area, People,", "[Group, Area, Post, People,", "columns: [Group,",
            "“annex.columns.4” is not known.",
        ),
        ("left_out:", "left:", "\n  heading: What this", "“left.heading” is not known."),
        ("  nobody:", " nobody:", " nobody:", "This is not valid YAML"),
    ],
)  # fmt: skip
def test_a_fault_in_the_words_is_named_with_its_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, at: str, says: str
) -> None:
    path = changed(ENGLISH, tmp_path / "broken.yml", old, new)
    with pytest.raises(WordingError) as raised:
        Words(path)
    line = line_of(path, at)
    assert any(
        problem.line == line and problem.what.startswith(says) for problem in raised.value.problems
    ), raised.value
