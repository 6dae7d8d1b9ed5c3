"""The ways in which a language names the question that words belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bot.consultation.glossary import normalise
from bot.consultation.model import Text
from bot.interview.reading.braces import BracedWays, Braces
from bot.interview.reading.when_needed import WhenNeeded, words_of

type Patterns = tuple[WhenNeeded, ...]

FLAGS = re.IGNORECASE | re.ASCII

INTRODUCED = r"(?:questions?|number|answer|qu|nr|q)\b\.?\s*|no\.\s*|(?:qu|no|q)(?=\d)|\#\s*"
"""What shows that a number is a question's."""
NTH = r"(?:st|nd|rd|th)\s+(?:one|question)\b"
"""What makes a number the place of a question: "the 1st one"."""
THE_NTH = rf"the\s+(?=\d{{1,3}}{NTH})"
NUMBER = (
    rf"(?P<number>\d{{1,3}})(?:{NTH}|"
    r"(?:(?:\s?\((?=[a-h]\))|\s(?=[a-h]\s*[:.–—-])|(?=[a-h]))(?P<part>[a-h])\)?)?(?!\w))"
)
PAUSE = r"(?P<pause>\s*[:;.!,=–—-][\s:;.!,=–—-]*|\s+)(?=\S)"
"""What may stand between an opening and the words after it."""
END = r"[\s,.!]*(?:(?:please|instead|sorry|thanks)[\s,.!]*)?"

OTHER = rf"(?:{INTRODUCED})?\d{{1,3}}[a-h]?(?!\w)"
"""A question that is only named beside the one that is meant."""

_QUESTION = re.compile(r"(\{ref\}|\{question\})")
_MEANT = {
    "{ref}": rf"(?P<intro>{INTRODUCED}|{THE_NTH})?{NUMBER}",
    # The letter of a part shows that too.
    "{question}": rf"(?:(?P<intro>{INTRODUCED})|(?=\d{{1,3}}[a-h](?!\w))){NUMBER}",
    "{other}": OTHER,
    "{from}": rf"(?P<of>{OTHER})",
    "{old}": r"(?P<old>\S(?:.*?\S)?)",
    "{new}": r"(?P<new>\S(?:.*?\S)?)",
}


def _names_one(way: str) -> str:
    if len(_QUESTION.findall(way)) != 1:
        raise PydanticCustomError("opening", "must have ref or question in braces, once")
    return way


type Opening = Annotated[Text, AfterValidator(_names_one)]
"""A way to name a question."""


class Addresses(BracedWays):
    """The ways in which a language names the question that words belong to.

    In the ways, {question} is a question's number that is introduced, as in "question 5" and
    "Q5"; {ref} may also be the number alone.
    """

    explained = frozenset(_MEANT)

    leads: list[Text]
    """What may stand before any of the others, as "please" and "actually"."""
    asides: list[Text]
    """What may stand between a question that is named and a colon or a dash, as "if I may"."""
    naming: list[Opening]
    """What names a question before a pause, as "for {ref}"."""
    answering: list[Opening]
    """What is followed by an answer at once, as "my answer to {ref} is"."""
    adding: list[Opening]
    """What says to which answer words are to be added, as "add to {ref}"."""
    changing: list[Opening]
    """What says before a pause which answer words are to replace, as "change {question}"."""
    replacing: list[Opening]
    """What is followed by a new answer at once, as "change my answer to {ref} to"."""
    exchanging: list[Opening]
    """The same with a number alone, as "change {ref} to": sure only with a colon after it."""
    adding_here: list[Text]
    """What says before a colon that words are added to the answer at hand, as "add this"."""
    meaning: list[Text]
    """What follows a question that is named, and says that the answer was another: "I meant"."""
    saying_more: list[Text]
    """What follows a question that is named, and says that there is more: "I'd also like"."""
    mentioning: list[Text]
    """What follows a question that is only spoken of, as "asks" in "question 3 asks us"."""
    within: list[Opening]
    """In which answer something is to be corrected, as "in {question}"."""
    correcting: list[Text]
    """What is to be corrected, as "change {old} to {new}"."""
    perhaps_correcting: list[Text]
    """What corrects too, but is also said of other things, as "{old} should {say} {new}"."""
    removing: list[Text]
    """What stands for the new words where there are to be none, as "nothing"."""
    misplaced: list[Opening]
    """What says that the last words belong elsewhere, as "that was for {ref}"."""
    moving: list[Text]
    """The same where the question that they are with is named: "move {from} to {ref}"."""
    after_moving: list[Text]
    """What may follow these and changes nothing, as "not {other}"."""
    pointing: list[Text]
    """What says which words are meant that wait to be told their place, as "the bit about"."""
    vague: list[Text]
    """What stands where an answer could, and is none: "something else"."""

    @cached_property
    def patterns(self) -> "AddressPatterns":
        """The same as patterns, made once: they are tried on every message."""
        return AddressPatterns(self)


class AddressPatterns:
    """The patterns of a catalogue's ways."""

    lead: str
    """What may stand before any of them."""

    def __init__(self, ways: Addresses) -> None:
        self._braces = Braces(ways.stands_for, _MEANT)
        # Few leads: "and also and also …" can be read in too many ways.
        self.lead = rf"\s*(?:{self._braces.one_of(ways.leads)}(?!\w)[\s,:.!–—-]*){{0,3}}"
        self.naming = self._openings(ways.naming, PAUSE)
        self.answering = self._openings(ways.answering, PAUSE)
        self.adding = self._openings(ways.adding, PAUSE)
        self.changing = self._openings(ways.changing, PAUSE)
        self.replacing = self._openings(ways.replacing, PAUSE)
        self.exchanging = self._openings(ways.exchanging, PAUSE)
        after = rf"(?:[\s,;.–—-]+{self._braces.one_of(ways.after_moving)}(?!\w))*{END}$"
        self.misplaced = self._openings(ways.misplaced, after)
        self.moving = tuple(
            WhenNeeded(rf"{self.lead}{self._braces.pattern(way)}{after}", FLAGS, words_of(way))
            for way in ways.moving
        )
        self.pointing = re.compile(
            rf"{self.lead}{self._braces.one_of(ways.pointing)}(?!\w).*?[,.;:!–—]\s+(?=\S)",
            FLAGS | re.DOTALL,
        )
        after = r"(?:\s*,)?\s*(?:[:;.–—]|-(?!\w))[\s:;.–—-]*(?=\S)"
        self.aside = re.compile(rf"{self._braces.one_of(ways.asides)}{after}", FLAGS)
        self.meaning = self._beginning(ways.meaning)
        self.saying_more = self._beginning(ways.saying_more)
        self.mentioning = self._beginning(ways.mentioning)
        self.vague = {normalise(way) for way in ways.vague}
        self.removing = {normalise(way) for way in ways.removing}
        where = [place.partition("{question}")[0] for place in ways.within]
        named = self._braces.one_of(filter(None, where)) + _MEANT["{ref}"]
        orders, perhaps = (
            sorted(those, key=len, reverse=True)
            for those in (ways.correcting, ways.perhaps_correcting)
        )
        first = [rf"{before}[\s,:;.–—-]+{self.lead}" for before in (named, _MEANT["{question}"])]
        self.correcting, self.perhaps_correcting_named = (
            (*self._whole(those, first), *self._whole(those, [""], rf"\s+{named}"))
            for those in (orders, perhaps)
        )
        self.ordering = self._whole(orders)
        self.perhaps_correcting = self._whole(perhaps)
        self.adding_here = re.compile(
            rf"{self.lead}{self._braces.one_of(ways.adding_here)}\s*[:–—]\s*(?=\S)", FLAGS
        )

    def _whole(
        self, ways: Iterable[str], befores: Sequence[str] = ("",), after: str = ""
    ) -> Patterns:
        """The patterns of whole messages, with what stands before and after each way."""
        return tuple(
            WhenNeeded(
                rf"{self.lead}{before}{self._braces.pattern(way)}{after}{END}",
                FLAGS | re.DOTALL,
                words_of(way),
            )
            for way in ways
            for before in befores
        )

    def _beginning(self, ways: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"\s*{self._braces.one_of(ways)}(?!\w)[\s:,–—-]*", FLAGS)

    def _openings(self, ways: Iterable[str], end: str) -> Patterns:
        """The patterns of some openings. Those that end alike are one pattern."""
        alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for way in ways:
            before, place, after = re.split(_QUESTION, way)
            alike[after, place].append(before)
        return tuple(
            WhenNeeded(
                rf"{self.lead}{self._braces.one_of(befores)}{_MEANT[place]}{self._braces.pattern(after)}{end}",
                FLAGS,
                words_of(after),
            )
            for (after, place), befores in sorted(alike.items(), key=lambda item: -len(item[0][0]))
        )
