"""Patterns are compiled when they are needed, and fit what they would have fitted."""

import re
import time

from bot.interview.reading.understanding import AN_ANSWER
from bot.interview.reading.when_needed import WhenNeeded, words_of
from tests.interview.walk import Walk


def test_the_words_outside_the_braces_are_needed() -> None:
    assert words_of("it says {old} and should {say} {new}") == {"it", "says", "and", "should"}
    assert words_of("Don't {say} it") == {"it"}


def test_a_text_without_the_words_is_not_looked_at() -> None:
    # A pattern that cannot be compiled shows whether it is.
    assert WhenNeeded("(", re.IGNORECASE, frozenset({"replace"})).fullmatch("By the pond.") is None
    change = WhenNeeded(r"(?P<old>.*) to (?P<new>.*)", re.IGNORECASE, frozenset({"to"}))
    match = change.fullmatch("Tuesday TO Monday")
    assert match is not None
    assert match["new"] == "Monday"
    assert change.match("Tuesday") is None


def test_the_first_message_waits_for_few_patterns(lsp_walk: Walk) -> None:
    began = time.process_time()
    lsp_walk.write("Our members want to be asked before a plan is printed.", AN_ANSWER)
    assert time.process_time() - began < 5
