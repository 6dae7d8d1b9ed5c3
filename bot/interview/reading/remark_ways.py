"""The ways in which a language speaks of comments on the whole paper."""

import re
from collections.abc import Iterator
from enum import StrEnum, auto
from functools import cached_property
from typing import NamedTuple

from bot.consultation.model import Entry, Text
from bot.interview.reading.openings import one_of

_COMMENT = "{comment}"
_PAUSE = r"\s*[:;,–—-]\s*|\s+"
_CLEAR_PAUSE = r"\s*[:–—]\s*|\s+-\s+"


class Wish(StrEnum):
    """What can be done with comments on the whole paper."""

    SHOW = auto()
    CHANGE = auto()
    ADD = auto()
    REMOVE = auto()


class Asked(NamedTuple):
    """What a message asks to be done with the comments on the whole paper."""

    wish: Wish
    words: str
    """The words that are to be put there, if they were in the same message."""
    last: bool
    """Whether the last comment alone is meant."""
    whole: bool
    """Whether it says that the whole paper is meant, so that it can be about no answer."""


class RemarkWays(Entry):
    """The ways in which a language speaks of comments on the whole paper.

    In the ways, {comment} stands for what they are called.
    """

    called: list[Text]
    """What they are called, as "my comment"."""
    called_last: list[Text]
    """What the last of them is called."""
    whole: list[Text]
    """What may follow that, as "on the whole paper"."""
    beside: list[Text]
    """What may stand before or after all of it, as "please"."""
    showing: list[Text]
    changing: list[Text]
    changing_to: list[Text]
    """What is followed by the new words, as "change {comment} to"."""
    adding: list[Text]
    giving: list[Text]
    """What is followed by a comment, after a colon or a dash, as "comment on the whole paper"."""
    removing: list[Text]

    def asked(self, text: str) -> Asked | None:
        """What a message asks to be done with the comments, if it does."""
        if not self._mentioned.search(text):
            return None
        for wish, pattern in self._patterns:
            if match := pattern.match(text):
                found, words = match.groupdict(), text[match.end() :].strip()
                whole = bool(found.get("whole")) or (wish is Wish.ADD and bool(words))
                return Asked(wish, words, bool(found.get("last")), whole)
        return None

    @cached_property
    def _mentioned(self) -> re.Pattern[str]:
        ways = [*self.called, *self.called_last, *self.giving, *self.adding]
        return re.compile(rf"\b{one_of(way for way in ways if _COMMENT not in way)}", re.IGNORECASE)

    @cached_property
    def _patterns(self) -> tuple[tuple[Wish, re.Pattern[str]], ...]:
        return tuple(self._compiled())

    def _compiled(self) -> Iterator[tuple[Wish, re.Pattern[str]]]:
        around = one_of(self.beside)
        end = rf"(?:[\s,.]*{around}(?!\w))*+[\s,.?!]*$"
        for wish, ways, after in (
            (Wish.SHOW, self.showing, end),
            (Wish.REMOVE, self.removing, end),
            (Wish.CHANGE, self.changing_to, rf"(?:{_PAUSE})(?=\S)"),
            (Wish.CHANGE, self.changing, end),
            (Wish.ADD, self.giving, rf"(?:{_CLEAR_PAUSE})(?=\S)"),
            (Wish.ADD, self.adding, end),
        ):
            for way in ways:
                head, called, tail = way.partition(_COMMENT)
                body = one_of([head]) if head.strip() else ""
                if called:
                    body += (r"\s+" if body else "") + self._comment
                if tail.strip():
                    body += rf"\s+{one_of([tail])}(?!\w)"
                lead = rf"\s*(?:{around}(?!\w)[\s,]*)*+"
                yield wish, re.compile(lead + body + after, re.IGNORECASE)

    @cached_property
    def _comment(self) -> str:
        named = rf"(?:(?P<last>{one_of(self.called_last)})|{one_of(self.called)})"
        return rf"{named}(?:\s+(?P<whole>{one_of(self.whole)}))?(?!\w)"
