"""Saying yes or no in one's own words: "yes please", "go on then", "no thanks, not yet"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from bot.consultation.glossary import normalise
from bot.consultation.model import Entry, Text

type Meaning = Literal["yes", "no"]


class YesNo(Entry):
    """The ways of saying yes and no that a language has, from the catalogue."""

    ways_of_yes: list[Text]
    ways_of_no: list[Text]
    beside: list[Text]
    """What may stand beside either and changes nothing, as "please"."""
    courtesies: list[Text]
    """Words of which a polite member makes a sentence after a yes or no, as "that is the one"."""

    def says(self, text: str, meaning: Meaning, other_ways: Iterable[str] = ()) -> bool:
        """Whether a message says yes, or no, and nothing else.

        Args:
            text: the message.
            meaning: which of the two.
            other_ways: what says the same just here, as "send it".
        """
        only = _only((*self._ways(meaning), *other_ways), tuple(self.beside))
        return only.fullmatch(normalise(text)) is not None

    def after_yes(self, text: str) -> str:
        """What a message says after a yes; nothing if it does not begin with one."""
        return self._after(text, "yes") or ""

    def says_at_length(self, text: str, meaning: Meaning, label: str) -> bool:
        """Whether a message opens with yes, or no, and goes on with nothing new.

        Args:
            text: the message.
            meaning: which of the two.
            label: what is written on the button for it; its words may be said again.
        """
        rest = self._after(text, meaning)
        return rest is not None and _words(rest) <= _words(*self.courtesies, label)

    def bare(self, text: str) -> str:
        """A message without what stands after it and changes nothing, normalised."""
        return _ends(tuple(self.beside)).sub("", normalise(text))

    def _after(self, text: str, meaning: Meaning) -> str | None:
        """What follows a yes, or a no, at the beginning; None without one."""
        said = normalise(text)
        opening = _opening(tuple(self._ways(meaning)), tuple(self.beside)).match(said)
        return said[opening.end() :] if opening else None

    def _ways(self, meaning: Meaning) -> list[Text]:
        return self.ways_of_yes if meaning == "yes" else self.ways_of_no


@cache
def _ends(beside: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?: {_one_of(beside)})+$")


@cache
def _only(ways: tuple[str, ...], beside: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one or more of some ways, whatever stands beside them."""
    way, around = _one_of(ways), _one_of(beside)
    return re.compile(rf"(?:{around} )*?{way}(?: (?:{way}|{around}))*+")


@cache
def _opening(ways: tuple[str, ...], beside: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one of some ways at the beginning, whatever stands beside it."""
    around = _one_of(beside)
    return re.compile(rf"(?:{around} )*?{_one_of(ways)}(?: {around})*")


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in normalise(text).split()}


def _one_of(ways: Iterable[str]) -> str:
    longest_first = sorted(map(normalise, ways), key=len, reverse=True)
    return "(?:" + "|".join(rf"{re.escape(way)}(?!\S)" for way in longest_first) + ")"
