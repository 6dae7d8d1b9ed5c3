"""The console's words: all that are asked for are there, and none that nobody asks for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.consultation.readability import sentences
from bot.interview.saying.checks import LONGEST_SENTENCE
from bot.settings import ROOT
from bot.web.console.words import ENGLISH, declared
from tests.catalogues import Asked, assert_as_declared, calls, calls_in_template, places, words_in

WEB = ROOT / "bot" / "web"
TEMPLATES = sorted(
    path for door in ("console", "draft") for path in (WEB / "templates" / door).glob("*.html")
)
HANDLERS = sorted(path for door in ("console", "draft") for path in (WEB / door).glob("*.py"))
ALL = {
    f"{path.stem}.{place}": filled
    for path in sorted(ENGLISH.glob("*.yml"))
    for place, filled in declared(path).items()
}
NAMED: dict[str, str] = {}
"""What stands in variables of templates and handlers."""


def asked() -> Iterator[Asked]:
    for path in TEMPLATES:
        for place, filled in calls_in_template(path, "t"):
            yield Asked(places(place, NAMED), filled)
    for path in HANDLERS:
        for function, place, filled in calls(path):
            match function, place:
                case "words" | "t", [_, _, *_]:
                    yield Asked(places(place, NAMED), filled)
                case "problem", [_, _, *parts]:
                    yield Asked(places(parts, NAMED), filled)
        for action in re.findall(r'\bnote\(\s*session,\s*[\w.]+,\s*"(\w+)"', path.read_text()):
            yield Asked(rf"common\.actions\.{action}", None)


def test_what_is_in_the_catalogues_is_what_the_console_uses() -> None:
    assert_as_declared(ALL, asked(), set())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_words_stand_in_a_template(path: Path) -> None:
    assert words_in(path) == []


@pytest.mark.parametrize("path", sorted(ENGLISH.glob("*.yml")), ids=lambda path: path.name)
def test_our_own_words_are_calm_and_short(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        assert "!" not in line
    for text in re.findall(r": (.+)$", path.read_text("utf-8"), re.MULTILINE):
        assert all(len(sentence) <= LONGEST_SENTENCE for sentence in sentences(text)), text
