"""Commands that answer the question at hand, or one that they name, or do not."""

from dataclasses import dataclass
from enum import StrEnum

from bot.consultation import Ref, Stance, Status
from bot.interview.commands.base import Command


@dataclass(frozen=True)
class TakeStance(Command):
    """Agree, partly agree or disagree."""

    stance: Stance
    ref: Ref | None = None
    instead: bool | None = None
    """Whether the words that it was said with replace those that are there."""
    word = "stance"


@dataclass(frozen=True)
class NotSure(Command):
    """Record that the group is not sure, and ask what makes it so."""

    ref: Ref | None = None
    word = "not-sure"


@dataclass(frozen=True)
class PassOver(Command):
    """Record one of the five non-answers."""

    status: Status
    ref: Ref | None = None
    word = "pass"


@dataclass(frozen=True)
class PassSeveral(Command):
    """Record one of the five non-answers for the questions that a member's words name."""

    status: Status
    text: str
    word = "pass-several"


@dataclass(frozen=True)
class AnswerTogether(Command):
    """Answer all parts of a question at once."""

    ref: Ref | None = None
    word = "together"


@dataclass(frozen=True)
class Fill(Command):
    """Answer one question on a form, with the words that come with it.

    Unlike words said in conversation, it names its question, and it replaces only the version
    of the answer that was on the form.
    """

    ref: Ref
    seen: int
    """How many versions the answer had when the form was shown."""
    stance: Stance | None = None
    status: Status | None = None
    """One of the five non-answers, if one was chosen."""
    more: bool | None = None
    """Whether the words say more about an answer, after it was given."""
    word = "fill"


class Settlement(StrEnum):
    """What becomes of an answer that was given while a colleague answered the same question."""

    ADD = "add"
    """It is added to the colleague's."""
    REPLACE = "replace"
    """It takes the place of the colleague's."""
    LEAVE = "leave"
    """The colleague's stays."""


@dataclass(frozen=True)
class Settle(Command):
    """Say what becomes of one's own answer beside a colleague's."""

    how: Settlement
    ref: Ref
    word = "settle"
