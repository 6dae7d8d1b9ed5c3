"""Commands about the response as a whole, and who stands behind it."""

from dataclasses import dataclass

from bot.interview.commands.base import Command


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
class NotYet(Command):
    """Submit nothing for now."""

    word = "not-yet"


@dataclass(frozen=True)
class Withdraw(Command):
    """Take the submitted response back, after asking whether it is meant."""

    sure: bool | None = None
    """Whether the group has been asked. Only a button says so."""
    word = "withdraw"


@dataclass(frozen=True)
class TakeBack(Command):
    """Take back everything, after asking what is meant: the response, or the last change."""

    word = "take-back"


@dataclass(frozen=True)
class Erase(Command):
    """Erase everything that the group has written, after asking whether it is meant."""

    sure: bool | None = None
    """Whether the group has been asked. Only a button says so."""
    word = "erase"
