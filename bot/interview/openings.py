"""How messages open that are more than an answer to the question at hand."""

import re
from collections.abc import Iterable
from functools import cache

from bot.consultation.model import Entry, Text

_PAUSE = r"\s*[,;.!–—:-]+\s*"


class Openings(Entry):
    """The openings that a language has, from the catalogue."""

    going_on: list[Text]
    """What an addition to the answer before begins with, as "also"."""
    continuing: list[Text]
    """What more on an answer that is there begins with, where it is asked again, as "and"."""
    asking: list[Text]
    """What a question about a term begins with, as "what is"."""
    showing: list[Text]
    """What a request to see an answer begins with, as "show me"."""
    joints: list[Text]
    """Words that join two requests, as "but"."""

    def goes_on(self, text: str) -> bool:
        """Whether a text begins as an addition does."""
        return _begins(text, self.going_on) is not None

    def continues(self, text: str) -> bool:
        """Whether a text begins as more on an answer does."""
        return _begins(text, self.continuing) is not None

    def asks(self, text: str) -> bool:
        """Whether a text begins as a question about a term does."""
        return _begins(text, self.asking) is not None

    def shows(self, text: str) -> bool:
        """Whether a text begins as a request to see an answer does."""
        return _begins(text, self.showing) is not None

    def joined(self, text: str, firsts: Iterable[str]) -> str | None:
        """The request that is joined to one of the first ones, if a text is two requests."""
        match = _joining(tuple(firsts), tuple(self.joints)).match(text)
        return text[match.end() :] if match else None


def _begins(text: str, openings: Iterable[str]) -> re.Match[str] | None:
    return _beginning(tuple(openings)).match(text)


# A catalogue's patterns are made once: they are tried on every message.


@cache
def _joining(firsts: tuple[str, ...], joints: tuple[str, ...]) -> re.Pattern[str]:
    joint = one_of(joints)
    joined = rf"(?:{_PAUSE}(?:{joint}\b[,\s]*)?|\s+{joint}\b[,\s]+)"
    return re.compile(rf"\s*{one_of(firsts)}{joined}(?=\S)", re.IGNORECASE)


@cache
def _beginning(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{one_of(openings)}(?!\w)(?=[\s,:;.!–—-]+\S)", re.IGNORECASE)


def one_of(ways: Iterable[str]) -> str:
    """A pattern for the longest of some ways to say something; without any, for nothing."""
    return "(?:" + ("|".join(map(_loosely, _longest_first(ways))) or r"(?!)") + ")"


def _longest_first(ways: Iterable[str]) -> list[str]:
    return sorted(ways, key=len, reverse=True)


def _loosely(words: str) -> str:
    """A pattern for some words, however they are spaced."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in words.split())
