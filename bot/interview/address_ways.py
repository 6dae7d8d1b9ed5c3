"""The ways in which a language names the question that words belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from bot.consultation.glossary import normalise
from bot.consultation.model import Entry, Text

type Patterns = tuple[re.Pattern[str], ...]

FLAGS = re.IGNORECASE | re.ASCII

INTRODUCED = r"(?:questions?|number|answer|qu|nr|q)\b\.?\s*|no\.\s*|(?:qu|no|q)(?=\d)|\#\s*"
"""What shows that a number is a question's."""
NUMBER = (
    r"(?P<number>\d{1,3})"
    r"(?:(?:\s?\((?=[a-h]\))|\s(?=[a-h]\s*[:.–—-])|(?=[a-h]))(?P<part>[a-h])\)?)?(?!\w)"
)
PAUSE = r"(?P<pause>\s*[:;.!,–—-][\s:;.!,–—-]*|\s+)(?=\S)"
"""What may stand between an opening and the words after it."""
_END = r"[\s,.!]*(?:(?:please|instead|sorry|thanks)[\s,.!]*)?"

_QUESTION = re.compile(r"(\{ref\}|\{question\})")
_MEANT = {
    "{ref}": rf"(?P<intro>{INTRODUCED})?{NUMBER}",
    "{question}": rf"(?P<intro>{INTRODUCED}){NUMBER}",
    "{old}": r"(?P<old>\S(?:.*?\S)?)",
    "{new}": r"(?P<new>\S(?:.*\S)?)",
}


def _names_one(way: str) -> str:
    if len(_QUESTION.findall(way)) != 1:
        raise PydanticCustomError("opening", "must have ref or question in braces, once")
    return way


type Opening = Annotated[Text, AfterValidator(_names_one)]
"""A way to name a question."""


class Addresses(Entry):
    """The ways in which a language names the question that words belong to.

    In the ways, {question} is a question's number that is introduced, as in "question 5" and
    "Q5"; {ref} may also be the number alone.
    """

    stands_for: dict[str, list[Text]]
    """What else may stand in braces: for each name, the words of which it means any."""
    leads: list[Text]
    """What may stand before any of the others, as "please" and "actually"."""
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
    misplaced: list[Opening]
    """What says that the last words belong elsewhere, as "that was for {ref}"."""
    vague: list[Text]
    """What stands where an answer could, and is none: "something else"."""

    @model_validator(mode="after")
    def _braces_are_known(self) -> Self:
        known = {*_MEANT, *(f"{{{name}}}" for name in self.stands_for)}
        for name, ways in self:
            unknown = {brace for way in ways for brace in re.findall(r"\{.*?\}", way)} - known
            if unknown:
                names = ", ".join(sorted(brace.strip("{}") for brace in unknown))
                raise PydanticCustomError(
                    "braces", f"has in {name} what stands_for does not explain: {names}"
                )
        return self

    @cached_property
    def patterns(self) -> "AddressPatterns":
        """The same as patterns, made once: they are tried on every message."""
        return AddressPatterns(self)


class AddressPatterns:
    """The patterns of a catalogue's ways."""

    def __init__(self, ways: Addresses) -> None:
        self._named: dict[str, str] = {}
        self._named = {
            f"{{{name}}}": self._one_of(meant) for name, meant in ways.stands_for.items()
        }
        # Few leads: "and also and also …" can be read in too many ways.
        self._lead = rf"\s*(?:{self._one_of(ways.leads)}(?!\w)[\s,:.!–—-]*){{0,3}}"
        self.naming = self._openings(ways.naming, PAUSE)
        self.answering = self._openings(ways.answering, PAUSE)
        self.adding = self._openings(ways.adding, PAUSE)
        self.changing = self._openings(ways.changing, PAUSE)
        self.replacing = self._openings(ways.replacing, PAUSE)
        self.misplaced = self._openings(ways.misplaced, rf"{_END}$")
        self.meaning = self._beginning(ways.meaning)
        self.saying_more = self._beginning(ways.saying_more)
        self.mentioning = self._beginning(ways.mentioning)
        self.vague = {normalise(way) for way in ways.vague}
        where = [place.partition("{question}")[0] for place in ways.within]
        before = self._one_of(where) + _MEANT["{question}"]
        after = self._one_of(filter(None, where)) + _MEANT["{question}"]
        done = [self._pattern(way) for way in sorted(ways.correcting, key=len, reverse=True)]
        orders = [rf"{before}[\s,:–—-]+{self._lead}{way}" for way in done]
        orders += [rf"{way}\s+{after}" for way in done]
        self.correcting = tuple(
            re.compile(rf"{self._lead}{order}{_END}", FLAGS | re.DOTALL) for order in orders
        )

    def _beginning(self, ways: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"\s*{self._one_of(ways)}(?!\w)[\s:,–—-]*", FLAGS)

    def _openings(self, ways: Iterable[str], end: str) -> Patterns:
        """The patterns of some openings. Those that end alike are one pattern."""
        alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for way in ways:
            before, place, after = re.split(_QUESTION, way)
            alike[after, place].append(before)
        return tuple(
            re.compile(
                rf"{self._lead}{self._one_of(befores)}{_MEANT[place]}{self._pattern(after)}{end}",
                FLAGS,
            )
            for (after, place), befores in sorted(alike.items(), key=lambda item: -len(item[0][0]))
        )

    def _one_of(self, ways: Iterable[str]) -> str:
        longest_first = sorted(ways, key=len, reverse=True)
        return "(?:" + ("|".join(map(self._pattern, longest_first)) or r"(?!)") + ")"

    def _pattern(self, way: str) -> str:
        """The pattern of a way to say something, however it is spaced."""
        return "".join(map(self._token, re.findall(r"\{\w+\}|\s+|[^\s{]+", way)))

    def _token(self, token: str) -> str:
        if token.isspace():
            return r"\s+"
        meant = _MEANT.get(token) or self._named.get(token)
        return meant or re.escape(token).replace("'", "['’]")
