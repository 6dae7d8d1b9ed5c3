"""A position that is asked for by its form: "set question 18 to disagree"."""

import re
from dataclasses import dataclass

from bot.consultation import Ref
from bot.consultation.glossary import normalise
from bot.consultation.model import Text
from bot.interview.reading.address_ways import END, FLAGS, INTRODUCED, NUMBER, OTHER, THE_NTH
from bot.interview.reading.braces import BracedWays, Braces
from bot.interview.reading.when_needed import WhenNeeded, words_of

LONGEST = 120
"""In characters, of a message that does no more than that."""

_PAUSES = re.compile(r"[\s,;:–—\"“”]+")


@dataclass(frozen=True)
class Setting:
    """A position that an answer is to have."""

    key: str
    """The button that it presses."""
    way: str
    """How it is named."""
    ref: Ref | None = None
    """The answer that is named; None if none is."""
    misplaced: bool = False
    """Whether it is said to have been given with another question."""


class SettingWays(BracedWays):
    """The ways to ask for a position, from the catalogue.

    In the ways, {position} is the position that an answer is to have, {was} the one that it has,
    {ref} a question's number and {question} one that is introduced. {other} is a question that is
    only named beside it, and {was_for} is any of `was_for`.
    """

    explained = frozenset({"{position}", "{was}", "{ref}", "{other}", "{was_for}", "{question}"})

    was_for: list[Text]
    """What says that it was given with the wrong question, as "was for"."""
    ways: list[Text]
    """What asks for a position, as "set {ref} to {position}"."""
    ending: list[Text]
    """What may stand after it and changes nothing."""


class SettingPatterns:
    """The patterns of a catalogue's ways to ask for a position.

    Args:
        settings: the ways.
        lead: the pattern of what may stand before them.
        positions: for each way to name a position, its button.
    """

    def __init__(self, settings: SettingWays, lead: str, positions: dict[str, str]) -> None:
        self._keys = {normalise(way): key for way, key in positions.items()}
        plain = Braces({})
        position = plain.one_of(positions)
        meant = {
            "{position}": rf"(?P<position>{position})(?!\w)",
            "{was}": position,
            "{ref}": rf"(?:{INTRODUCED}|{THE_NTH})?{NUMBER}",
            "{other}": OTHER,
            "{was_for}": rf"(?P<misplaced>{plain.one_of(settings.was_for)})",
            "{question}": rf"(?:{INTRODUCED}){NUMBER}",
        }
        ways = Braces(settings.stands_for, meant)
        ending = rf"(?:\s+{plain.one_of(settings.ending)}(?!\w))?"
        self._forms = [
            WhenNeeded(rf"{lead}{ways.pattern(way)}{ending}{END}", FLAGS, words_of(way))
            for way in sorted(settings.ways, key=len, reverse=True)
        ]

    def read(self, text: str) -> Setting | None:
        """The position that a message asks for, if it does no more than that."""
        if len(text) > LONGEST:
            return None
        said = _PAUSES.sub(" ", text)
        plain = normalise(said)
        if not any(way in plain for way in self._keys):
            return None
        for form in self._forms:
            if match := form.fullmatch(said):
                groups = match.groupdict()
                part, number = groups.get("part"), groups.get("number")
                ref = Ref(int(number), part.lower() if part else None) if number else None
                way = groups["position"]
                misplaced = bool(groups.get("misplaced"))
                return Setting(self._keys[normalise(way)], way, ref, misplaced)
        return None
