"""How messages open that are more than an answer to the question at hand."""

import re
from collections.abc import Iterable
from functools import cache

from bot.consultation import Ref
from bot.consultation.model import Entry, Text

_NUMBER = r"(?P<number>\d{1,3})(?:\s?\(?(?P<part>[a-h])\)?)?(?!\w)"
_PAUSE = r"\s*[,;.!–—:-]+\s*"


class Openings(Entry):
    """The openings that a language has, from the catalogue."""

    going_on: list[Text]
    """What an addition to the answer before begins with, as "also"."""
    adding: list[Text]
    """What says to which answer words are to be added, as "add to question {ref}"."""
    changing: list[Text]
    """What says which answer words are to replace, as "change my answer to {ref}"."""
    asking: list[Text]
    """What a question about a term begins with, as "what is"."""
    joints: list[Text]
    """Words that join two requests, as "but"."""

    def goes_on(self, text: str) -> bool:
        """Whether a text begins as an addition does."""
        return _begins(text, self.going_on) is not None

    def asks(self, text: str) -> bool:
        """Whether a text begins as a question about a term does."""
        return _begins(text, self.asking) is not None

    def adds(self, text: str) -> tuple[Ref, str] | None:
        """The answer to which a text adds, and the words, if it says so at its beginning."""
        return _opened(text, self.adding, rf"(?:{_PAUSE}|\s+)")

    def changes(self, text: str) -> tuple[Ref, str] | None:
        """The answer that a text replaces, and the words, if it says so at its beginning.

        Only what follows a colon or a new line is taken as the words, since "change my answer
        to 5 please" has none.
        """
        return _opened(text, self.changing, r"\s*[:\n]\s*")

    def joined(self, text: str, firsts: Iterable[str]) -> str | None:
        """The request that is joined to one of the first ones, if a text is two requests."""
        match = _joining(tuple(firsts), tuple(self.joints)).match(text)
        return text[match.end() :] if match else None


def _begins(text: str, openings: Iterable[str]) -> re.Match[str] | None:
    return _beginning(tuple(openings)).match(text)


def _opened(text: str, openings: Iterable[str], pause: str) -> tuple[Ref, str] | None:
    for pattern in _opening(tuple(openings), pause):
        match = pattern.match(text)
        if match:
            part = match["part"]
            return Ref(int(match["number"]), part.lower() if part else None), text[match.end() :]
    return None


# A catalogue's patterns are made once: they are tried on every message.


@cache
def _joining(firsts: tuple[str, ...], joints: tuple[str, ...]) -> re.Pattern[str]:
    joint = _one_of(joints)
    joined = rf"(?:{_PAUSE}(?:{joint}\b[,\s]*)?|\s+{joint}\b[,\s]+)"
    return re.compile(rf"\s*{_one_of(firsts)}{joined}(?=\S)", re.IGNORECASE)


@cache
def _beginning(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{_one_of(openings)}(?!\w)(?=[\s,:;.!–—-]+\S)", re.IGNORECASE)


@cache
def _opening(openings: tuple[str, ...], pause: str) -> list[re.Pattern[str]]:
    patterns = []
    for opening in _longest_first(openings):
        before, _, after = opening.partition("{ref}")
        pattern = rf"\s*{_loosely(before)}\s*{_NUMBER}\s*{_loosely(after)}{pause}(?=\S)"
        patterns.append(re.compile(pattern, re.IGNORECASE | re.ASCII))
    return patterns


def _one_of(ways: Iterable[str]) -> str:
    """A pattern for the longest of some ways to say something; without any, for nothing."""
    return "(?:" + ("|".join(map(_loosely, _longest_first(ways))) or r"(?!)") + ")"


def _longest_first(ways: Iterable[str]) -> list[str]:
    return sorted(ways, key=len, reverse=True)


def _loosely(words: str) -> str:
    """A pattern for some words, however they are spaced."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in words.split())
