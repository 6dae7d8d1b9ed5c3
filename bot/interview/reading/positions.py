"""Where a group stands, said in words: "no wait, I meant agree", "yes, but small groups …"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bot.consultation.glossary import normalise
from bot.consultation.model import Entry, Text
from bot.interview.reading.openings import one_of
from bot.interview.reading.position_ways import SettingWays

MOST_LEADS = 6
"""More words before a position than any correction has."""


@dataclass(frozen=True)
class Position:
    """A position that a message names at its beginning."""

    key: str
    """The button that it presses."""
    way: str
    """How it is named."""
    led: bool
    """Whether something stands before it, as "no" and "actually"."""
    takes_back: bool
    """Whether what is said with it takes an earlier one back, as "I meant"."""
    alone: bool
    """Whether nothing more is said."""
    qualified: bool
    """Whether what follows may take some of it back, as "but"."""


class Positions(Entry):
    """The words of a language around a position, from the catalogue."""

    taking_back: list[Text]
    """What takes an earlier position back."""
    leading: list[Text]
    """What else may stand before a position."""
    ending: list[Text]
    """What may stand after a position and changes nothing."""
    reasoning: list[Text]
    """What a reason begins with, as "because"."""
    qualifying: list[Text]
    """What may take some of a position back, as "but" and "only if"."""
    setting: SettingWays
    """What asks for a position, and does no more, as "set question 18 to disagree"."""
    short: list[Text]
    """Ways to name a position that may answer something else: "yes" and "no"."""

    def named(self, text: str, ways: Mapping[str, Iterable[str]]) -> Position | None:
        """The position that a text names at its beginning, if it clearly names one.

        Args:
            text: what was typed.
            ways: for each position's button, what says the same.
        """
        keys = {normalise(way): key for key, those in ways.items() for way in those}
        named = {*keys, *(way for those in ways.values() for way in those)}
        match = _beginning(
            tuple(self.taking_back), tuple(self.leading), tuple(self.ending), tuple(sorted(named))
        ).match(text)
        if match is None:
            return None
        first, way = (normalise(match[name] or "") for name in ("first", "way"))
        key = keys[way]
        rest = text[match.end() :]
        reason = _reason(tuple(self.reasoning)).match(rest) or _PAUSE.search(match["ends"])
        alone = not rest.strip()
        if (first and keys[first] != key) or not (alone or reason):
            return None
        around = f"{match['leads']} {match['ends']}"
        takes_back = _any(tuple(self.taking_back)).search(around) is not None
        qualified = _reason(tuple(self.qualifying)).match(rest) is not None
        return Position(key, way, bool(match["leads"].strip()), takes_back, alone, qualified)


_PAUSE = re.compile(r"[,.;:!–—]|\s-")


@cache
def _beginning(
    taking_back: tuple[str, ...],
    leading: tuple[str, ...],
    ending: tuple[str, ...],
    ways: tuple[str, ...],
) -> re.Pattern[str]:
    lead, end, way = one_of((*taking_back, *leading)), one_of((*taking_back, *ending)), one_of(ways)
    return re.compile(
        rf"\W*(?P<leads>(?:{lead}(?!\w)\W*){{0,{MOST_LEADS}}})"
        rf"(?:(?P<first>{way})\W+)?(?P<way>{way})(?!\w)"
        rf"(?P<ends>\W*(?:{end}(?!\w)\W*){{0,{MOST_LEADS}}})",
        re.IGNORECASE,
    )


@cache
def _reason(reasoning: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{one_of(reasoning)}(?!\w)", re.IGNORECASE)


@cache
def _any(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(ways)}(?!\w)", re.IGNORECASE)
