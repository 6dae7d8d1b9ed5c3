"""The words of the pages are there, are all used, and stand in no template."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.consultation.readability import sentences
from bot.interview.saying.checks import LONGEST_SENTENCE
from bot.interview.saying.wording import WordingError
from bot.settings import ROOT
from bot.web.words import WORDS, PageWords
from tests.catalogues import (
    Asked,
    assert_as_declared,
    calls,
    calls_in_template,
    changed,
    line_of,
    places,
    words_in,
)

ENGLISH = ROOT / "messages" / "pages.en.yml"
WEB = ROOT / "bot" / "web"
TEMPLATES = [
    path
    for path in (WEB / "templates").rglob("*.html")
    if path.name != "widget_states.html" and path.parent.name not in {"console", "draft"}
]

NAMED = {
    "key": "too_long|not_kept",
    "name": "group|mandate|people|contact|named|quoted",
    "kind": "pdf|docx|html",
    "value": "yes|no",
}
"""What stands in variables of templates and handlers."""


def asked() -> Iterator[Asked]:
    """What the pages and their handlers ask for."""
    for path in TEMPLATES:
        for place, filled in calls_in_template(path, "t"):
            yield Asked(places(place, NAMED), filled)
    for path in (WEB / "form").glob("*.py"):
        for function, place, filled in calls(path):
            match function, place:
                case "words", [*parts]:
                    yield Asked(places(parts, NAMED), filled)
                case "problem", [_, _, key]:
                    yield Asked(rf"problems\.{places([key], NAMED)}", filled)
    for function, place, named in calls(WEB / "errors.py"):
        if function == "Told" and "message" not in named:
            filled = {key.value for given in place[2:3] for key in given.keys}
            yield Asked(rf"errors\.{places(place[1:2], NAMED)}", filled)


def test_what_is_declared_is_what_the_pages_use() -> None:
    assert_as_declared(WORDS, asked(), set())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_words_stand_in_a_template(path: Path) -> None:
    assert words_in(path) == []


def test_our_own_words_are_calm_and_short() -> None:
    words = PageWords(ENGLISH)
    for place in WORDS:
        text = words.template(*place.split("."))
        assert "!" not in text
        assert all(len(sentence) <= LONGEST_SENTENCE for sentence in sentences(text)), text


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("  skip: ", "  skipp: ", "frame:", "“frame.skip” is missing here. Add it."),
        ("  skip: ", "  skipp: ", "  skipp:", "“frame.skipp” is not known."),
        ("About {minutes}", "About {minuets}", "  short_hint:", "“{minuets}” cannot be filled in"),
    ],
)
def test_a_fault_in_the_words_is_named_with_its_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, at: str, says: str
) -> None:
    path = changed(ENGLISH, tmp_path / "broken.yml", old, new)
    with pytest.raises(WordingError) as raised:
        PageWords(path)
    found = [(problem.line, problem.what[: len(says)]) for problem in raised.value.problems]
    assert (line_of(path, at), says) in found


def test_what_is_filled_in_is_text_unless_it_is_html_already() -> None:
    words = PageWords(ENGLISH)
    shown = words.html("done", "thanks", network="<b>R & A</b>")
    assert shown == "Thank you on behalf of &lt;b&gt;R &amp; A&lt;/b&gt;."
