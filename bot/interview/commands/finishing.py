"""Commands about the response as a whole, and who stands behind it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.interview.commands.base import Command
from bot.interview.place import Step


@dataclass(frozen=True)
class Review(Command):
    """Show what has been recorded: everything, or what a member's words ask for."""

    text: str | None = None
    word = "review"


@dataclass(frozen=True)
class Submit(Command):
    """Submit the response, after the last questions about the group."""

    word = "submit"


@dataclass(frozen=True)
class Withdraw(Command):
    """Take the submitted response back, after asking whether it is meant."""

    sure: bool | None = None
    """Whether the group has been asked. Only a button says so."""
    word = "withdraw"


@dataclass(frozen=True)
class Erase(Command):
    """Erase everything that the group has written, after asking whether it is meant."""

    sure: bool | None = None
    """Whether the group has been asked. Only a button says so."""
    word = "erase"


class Purpose(StrEnum):
    """What a group can consent to."""

    NAMED = "named"
    QUOTED = "quoted"


@dataclass(frozen=True)
class Consent(Command):
    """Say yes or no to being named, or to being quoted."""

    purpose: Purpose
    given: bool
    word = "consent"


@dataclass(frozen=True)
class Tell(Command):
    """Say now who answers and with what consent, from this step on; then go on as before."""

    step: Step
    word = "tell"


@dataclass(frozen=True)
class Give(Command):
    """Give one detail about the group, in the words that come with it. None take it back."""

    step: Step
    word = "give"


@dataclass(frozen=True)
class RemoveContact(Command):
    """Take the e-mail address or the telephone number out."""

    word = "no-contact"
