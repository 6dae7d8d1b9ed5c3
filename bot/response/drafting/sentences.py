"""Putting together sentences: their beginning, their end, quotation marks, their evidence."""

import re
from collections.abc import Iterable

from bot.analysis.words import is_common, is_ended, spaced, unstopped
from bot.response.drafting.words import DraftWords
from bot.response.findings.findings import Position, Shared, Wording
from bot.response.submitted.evidence import Evidence, Said

_INNER = re.compile(r"[\"“]([^\"“”]*)[\"”]")
"""Quotation marks within a quotation."""


def quoted(text: str) -> str:
    """Words in quotation marks. Their full stop goes, as the sentence has its own."""
    text = _INNER.sub(r"‘\1’", " ".join(text.split()))
    return f"“{text if text.endswith('..') else unstopped(text)}”"


OWN = 4
"""So many words of a quotation are known again in a longer one."""


class Quoted:
    """What a draft quotes already. Nothing is quoted twice."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def add(self, text: str) -> None:
        """Take note of words that are quoted."""
        self._words.append(spaced(text))

    def has(self, text: str) -> bool:
        """Whether these very words are quoted already."""
        return spaced(text) in self._words

    def repeats(self, text: str) -> bool:
        """Whether words are quoted already, or most of a quotation stands in them."""
        plain = spaced(text)
        return any(
            plain in each or (each in plain and len(each.split()) >= OWN) for each in self._words
        )


def worded(theme: Shared) -> str:
    """The words by which a theme is told, in quotation marks if a group said them."""
    if theme.wording is Wording.QUOTED:
        return quoted(theme.words)
    first, _, rest = theme.words.partition(" ")
    # In the middle of a sentence, a title begins small, unless its first word may be a name.
    return f"{first.lower()} {rest}" if rest and is_common(first.lower()) else theme.words


VARIED = 4
"""A point of so many groups is told in the words of two."""


def subject(theme: Shared, groups: str, words: DraftWords, told: Quoted) -> str:
    """A theme that nobody has confirmed as one point, in the words of two of its groups.

    Args:
        theme: what the machine has put together.
        groups: how many groups, as words.
        words: the catalogue.
        told: what is quoted already. What is quoted here is added.
    """
    params = {"groups": groups, "about": about(theme, words), "words": worded(theme)}
    if theme.wording is not Wording.QUOTED:
        return words("shared", "subject", "none", groups=groups, about=params["about"])
    if theme.other is None or told.repeats(theme.other.text):
        return words("shared", "subject", "one", **params)
    told.add(theme.other.text)
    return words("shared", "subject", "two", **params, other=quoted(theme.other.text))


def about(theme: Shared, words: DraftWords) -> str:
    """What groups write of, in words that come up in what they say."""
    return words.joined([quoted(word) for word in theme.about])


def another(theme: Shared, words: DraftWords, told: Quoted) -> str:
    """What another group of a point of many says."""
    other = theme.other
    if other is None or len(theme.responses) < VARIED or told.repeats(other.text):
        return ""
    told.add(other.text)
    return words("shared", "second", words=quoted(other.text))


def listed(said: Iterable[Said], words: DraftWords) -> str:
    """Quotations in a row."""
    return words.joined([quoted(each.text) for each in said])


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if is_ended(text) else f"{text}."


def begun(text: str) -> str:
    """A sentence with its capital letter."""
    return text[:1].upper() + text[1:]


def evidence_of(found: Iterable[Position | Said]) -> tuple[Evidence, ...]:
    """The evidence for where groups stand, or for what they said."""
    return tuple(
        evidence
        for each in found
        for evidence in (each.evidence, *(each.more if isinstance(each, Said) else ()))
    )
