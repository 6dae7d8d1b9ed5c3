"""Saying who answers and with what consent."""

from dataclasses import dataclass
from enum import StrEnum

from bot.interview.commands.base import Command
from bot.interview.state.place import Step


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
class SayConsent(Command):
    """Say in words what may be named and quoted."""

    text: str
    word = "say-consent"


@dataclass(frozen=True)
class Tell(Command):
    """Say now who answers and with what consent, from this step on; then go on as before."""

    step: Step
    only: bool | None = None
    """Whether nothing more is asked after this step."""
    word = "tell"


@dataclass(frozen=True)
class NoMoreDetails(Command):
    """Be asked no more about the group for now."""

    word = "no-more-details"


@dataclass(frozen=True)
class Give(Command):
    """Give one detail about the group. Without any words, take it back."""

    step: Step
    seen: str | None = None
    """The mark of what a form has shown as this detail; see `bot/interview/group/meanwhile.py`."""
    text: str | None = None
    """The detail, if it does not come with the message."""
    word = "give"


@dataclass(frozen=True)
class RemoveContact(Command):
    """Take the e-mail address or the telephone number out."""

    word = "no-contact"
