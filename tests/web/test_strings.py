"""The widget's strings: all there, all used, and the same in every language."""

import json
import re

import pytest

from bot.settings import ROOT

WIDGET = ROOT / "bot" / "web" / "static" / "widget"
CATALOGUES = sorted((WIDGET / "strings").glob("*.json"))
SCRIPT = "\n".join(path.read_text("utf-8") for path in sorted(WIDGET.rglob("*.js")))
ASKED = re.compile(
    r"""\#strings\.(\w+) | data-(?:text|label)="(\w+)" | (?:\#text|\#button|\bt)\("(\w+)\"""",
    re.VERBOSE,
)
FAMILY = re.compile(r"`(\w+_)\$\{")
"""The beginning of keys that are put together: `state_${state}`."""


def strings(language: str) -> dict[str, str]:
    read: dict[str, str] = json.loads((WIDGET / "strings" / f"{language}.json").read_text("utf-8"))
    return {key: text for key, text in read.items() if not key.startswith("_")}


def test_every_string_that_the_widget_asks_for_is_there() -> None:
    asked = {name for match in ASKED.findall(SCRIPT) for name in match if name}
    assert asked - strings("en").keys() == set()


def test_every_string_is_used() -> None:
    named = set(re.findall(r"[\"'`.](\w+)", SCRIPT))
    families = tuple(FAMILY.findall(SCRIPT))
    unused = strings("en").keys() - named
    assert {key for key in unused if not key.startswith(families)} == set()


@pytest.mark.parametrize("language", [path.stem for path in CATALOGUES])
def test_every_language_has_the_same_strings_with_the_same_things_filled_in(language: str) -> None:
    english, other = strings("en"), strings(language)
    assert other.keys() == english.keys()
    for key, text in other.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key
