"""A typed message, with what can be told of it from its form; each is found when it is needed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.interview.commands import Command, Topic
from bot.interview.engine import Message, Tap, Words
from bot.interview.hearing.addressing import Addressed, addressed
from bot.interview.reading.understanding import (
    AN_ANSWER,
    LONGEST_COMMAND,
    Understanding,
    can_only_be_an_answer,
)
from bot.interview.saying.wording import Wording
from bot.interview.state.route import Interview

COURTESIES = frozenset({Topic.GREETING, Topic.THANKS, Topic.I_AM_BACK})
"""What is said beside the matter, and may come before an answer."""


@dataclass(frozen=True)
class Typed:
    """A typed message beside the interview that it was typed in."""

    interview: Interview
    text: str
    wording: Wording
    understand: Callable[[str], Understanding]
    at_once: bool
    """Whether it was typed to the assistant's last messages."""
    hear: "Callable[[Typed], Message]"
    """Hears a part of it in all ways."""

    @cached_property
    def addressed(self) -> Addressed | None:
        """The question that it names for its words."""
        return addressed(self.interview, self.text, self.wording)

    @cached_property
    def understood(self) -> Understanding:
        """What it seems to tell the interview to do."""
        return self.understand(self.text)

    @cached_property
    def can_only_be_an_answer(self) -> bool:
        """Whether it is an answer whatever it seems to say."""
        return can_only_be_an_answer(self.text)

    @cached_property
    def words(self) -> Words:
        """Its words, with what their form shows."""
        openings = self.wording.openings
        goes_on = openings.goes_on(self.text)
        return Words(
            self.text,
            goes_on=goes_on,
            says_more=goes_on or openings.continues(self.text),
            elsewhere=self.addressed.command if self.addressed else None,
            asks=openings.questions(self.text),
            wonders=openings.wonders(self.text),
            comments=len(self.text.split()) > LONGEST_COMMAND or openings.comments(self.text),
        )

    def but_for(self, rest: str) -> "Typed":
        """The same without the request at its end, which is what the whole is understood as."""
        return replace(self, text=rest, understand=lambda _: AN_ANSWER)

    @property
    def understood_words(self) -> Words:
        """Its words, with what they seem to tell the interview to do."""
        return replace(self.words, understanding=self.understood)


def tapped(command: Command | None) -> Tap | None:
    """A command as a message, if there is one."""
    return Tap(command) if command is not None else None
