"""The words of the document are there, are all used, and a broken file is refused."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.exports.words import WORDS, load_words
from bot.interview.wording import WordingError
from bot.settings import ROOT

ENGLISH = ROOT / "messages" / "response.en.yml"


def test_our_own_words_are_in_order() -> None:
    assert load_words(ENGLISH)["language"] == "en"


NAMED = {
    "key": "shared|single|point(_shared)?(_named)?",
    "detail": "group|mandate|people",
    "purpose": "named|quoted",
}
"""What stands in variables of compose.py and own.py."""


def pattern(part: ast.expr) -> str:
    """The names that an expression can give, as a regular expression."""
    match part:
        case ast.Constant(str(value)):
            return re.escape(value)
        case ast.IfExp(body=body, orelse=orelse):
            return f"(?:{pattern(body)}|{pattern(orelse)})"
        case ast.Name(id=name) if name in NAMED:
            return f"(?:{NAMED[name]})"
        case _:
            return "[a-z_]+"


def used() -> Iterator[tuple[str, set[str] | None]]:
    """What documents ask for, as patterns; with what they fill in, if that is always the same."""
    folder = ROOT / "bot" / "exports"
    trees = [ast.parse((folder / name).read_text("utf-8")) for name in ("compose.py", "own.py")]
    for node in (node for tree in trees for node in ast.walk(tree)):
        if not isinstance(node, ast.Call):
            continue
        match ast.unparse(node.func), node.args:
            case "words", [section, key]:
                fixed = isinstance(key, ast.Constant)
                filled = {keyword.arg or "" for keyword in node.keywords}
                yield rf"{pattern(section)}\.{pattern(key)}", filled if fixed else None
            case "words.list", [section, key]:
                yield rf"{pattern(section)}\.{pattern(key)}\.[0-9]+", set()
            case "words.choice", [section, key, _]:
                yield rf"{pattern(section)}\.{pattern(key)}\.[a-z]+", set()
            case "words.count", [what, _]:
                yield rf"counts\.{pattern(what)}\.[a-z]+", {"n"}


def test_what_is_declared_is_what_the_document_uses() -> None:
    found = {"language", "sample"}
    for asked, filled in used():
        keys = {key for key in WORDS if re.fullmatch(asked, key)}
        assert keys, f"bot/exports/words.py does not declare {asked}"
        found |= keys
        if filled is not None:
            assert all(set(WORDS[key].split()) == filled for key in keys), asked
    assert set(WORDS) == found


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (
            "  to: ", "  two: ", "letter:",
            "“letter.to” is missing here. Add it.",
        ),
        (
            "  to: \"To", "  two: x\n  to: \"To", "  two:",
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
        ("remarks:", "remark:", "\n  heading: Comments", "“remark.heading” is not known."),
        ("  nobody:", " nobody:", " nobody:", "This is not valid YAML"),
    ],
)  # fmt: skip
def test_a_fault_in_the_words_is_named_with_its_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, at: str, says: str
) -> None:
    text = ENGLISH.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    path = tmp_path / "broken.yml"
    path.write_text(changed, "utf-8")
    with pytest.raises(WordingError) as raised:
        load_words(path)
    line = changed[: changed.index(at) + at.startswith("\n")].count("\n") + 1
    assert any(
        problem.line == line and problem.what.startswith(says) for problem in raised.value.problems
    ), raised.value
