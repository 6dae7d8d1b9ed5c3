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

    def says(self, text: str, meaning: Meaning, other_ways: Iterable[str] = ()) -> bool:
        """Whether a message says yes, or no, and nothing else.

        Args:
            text: the message.
            meaning: which of the two.
            other_ways: what says the same just here, as "send it".
        """
        ways = self.ways_of_yes if meaning == "yes" else self.ways_of_no
        only = _only((*ways, *other_ways), tuple(self.beside))
        return only.fullmatch(normalise(text)) is not None


@cache
def _only(ways: tuple[str, ...], beside: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one or more of some ways, whatever stands beside them."""
    way, around = _one_of(ways), _one_of(beside)
    return re.compile(rf"(?:{around} )*?{way}(?: (?:{way}|{around}))*+")


def _one_of(ways: Iterable[str]) -> str:
    longest_first = sorted(map(normalise, ways), key=len, reverse=True)
    return "(?:" + "|".join(rf"{re.escape(way)}(?!\S)" for way in longest_first) + ")"
