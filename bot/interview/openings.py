"""How messages open that are more than an answer to the question at hand."""

import re
from collections.abc import Iterable

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
        joints = "|".join(map(_loosely, sorted(self.joints, key=len, reverse=True)))
        joint = rf"(?:{_PAUSE}(?:(?:{joints})\b[,\s]*)?|\s+(?:{joints})\b[,\s]+)"
        for first in sorted(firsts, key=len, reverse=True):
            match = re.match(rf"\s*{_loosely(first)}{joint}(?=\S)", text, re.IGNORECASE)
            if match:
                return text[match.end() :]
        return None


def _loosely(words: str) -> str:
    """A pattern for some words, however they are spaced."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in words.split())


def _begins(text: str, openings: Iterable[str]) -> re.Match[str] | None:
    longest_first = sorted(openings, key=len, reverse=True)
    if not longest_first:
        return None
    pattern = "|".join(map(_loosely, longest_first))
    return re.match(rf"\s*(?:{pattern})(?!\w)(?=[\s,:;.!–—-]+\S)", text, re.IGNORECASE)


def _opened(text: str, openings: Iterable[str], pause: str) -> tuple[Ref, str] | None:
    for opening in sorted(openings, key=len, reverse=True):
        before, _, after = opening.partition("{ref}")
        pattern = rf"\s*{_loosely(before)}\s*{_NUMBER}\s*{_loosely(after)}{pause}(?=\S)"
        match = re.match(pattern, text, re.IGNORECASE | re.ASCII)
        if match:
            part = match["part"]
            return Ref(int(match["number"]), part.lower() if part else None), text[match.end() :]
    return None
