"""Commands that ask the assistant something, or tell it how much to ask."""

from dataclasses import dataclass
from enum import StrEnum

from bot.interview.commands.base import Command


class Topic(StrEnum):
    """What can be asked about without leaving the question."""

    WHY = "why"
    PAPER = "paper"
    REPEAT = "repeat"
    HELP = "help"
    ABOUT = "about"
    PROGRESS = "progress"
    PERSON = "person"
    EXAMPLE = "example"
    WHO_READS = "who_reads"
    LANGUAGE = "language"
    COME_BACK = "come_back"
    COPY = "copy"
    RECEIPT = "receipt"
    OFF_TOPIC = "off_topic"
    GREETING = "greeting"
    THANKS = "thanks"
    STOP = "stop"
    I_AM_BACK = "i_am_back"
    LEFT = "left"
    """Which questions are left for later."""
    SENT = "sent"
    """Whether what was changed after submitting is part of the response."""


@dataclass(frozen=True)
class Ask(Command):
    """Ask about the question, the paper or the assistant; then go on at the same place."""

    topic: Topic
    word = "ask"


@dataclass(frozen=True)
class ShowCode(Command):
    """Show the code with which to go on later or elsewhere.

    The widget does it by itself. Where nobody does, it is said where the code is.
    """

    word = "code"


@dataclass(frozen=True)
class Explain(Command):
    """Explain a term. The text is the member's question."""

    text: str
    word = "explain"


@dataclass(frozen=True)
class Complain(Command):
    """Complain about the assistant or the consultation. The text is the complaint."""

    text: str
    word = "complain"


@dataclass(frozen=True)
class FollowUps(Command):
    """Ask for more when an answer is very short, or do not, from now on."""

    wanted: bool
    word = "follow-ups"
