"""Patterns that are compiled when they are first needed.

There are some hundreds of ways to ask for a word to be changed, and each of them may name its
question in many ways. To compile them all takes seconds; few are ever needed.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

_BRACES = re.compile(r"\{.*?\}")
_LITERAL = re.compile(r"[a-z]+")


def words_of(way: str) -> frozenset[str]:
    """The words that a text must have to be put in a way: those that stand outside the braces."""
    words = _BRACES.sub(" ", way).lower().split()
    return frozenset(word for word in words if _LITERAL.fullmatch(word))


@lru_cache(maxsize=1)
def _lower(text: str) -> str:
    # Hundreds of patterns are tried on the same text, which may be very long.
    return text.lower()


@dataclass(frozen=True)
class WhenNeeded:
    """A pattern, and the words without which no text fits it."""

    source: str
    flags: re.RegexFlag
    words: frozenset[str]

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match with the whole of a text, if it fits."""
        return self._compiled.fullmatch(text) if self._may_fit(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match with the beginning of a text, if that fits."""
        return self._compiled.match(text) if self._may_fit(text) else None

    def _may_fit(self, text: str) -> bool:
        return all(word in _lower(text) for word in self.words)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)
