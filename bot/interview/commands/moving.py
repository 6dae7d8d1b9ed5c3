"""Commands that choose what is asked, and go there."""

from dataclasses import dataclass

from bot.consultation import Ref
from bot.interview.commands.base import Command
from bot.interview.state.place import RouteKind


@dataclass(frozen=True)
class ChooseRoute(Command):
    """Ask these questions."""

    kind: RouteKind
    section: str | None = None
    word = "route"


@dataclass(frozen=True)
class ChooseSection(Command):
    """Show the sections to choose from."""

    word = "sections"


@dataclass(frozen=True)
class FindRoute(Command):
    """Ask the questions that a member's words name: the short ones, all, or a section."""

    text: str
    word = "find-route"


@dataclass(frozen=True)
class GoTo(Command):
    """Go to a question. Without one: ask which."""

    ref: Ref | None = None
    word = "go"


@dataclass(frozen=True)
class SkipTo(Command):
    """Go to a later question, and say what is left open on the way."""

    ref: Ref
    word = "skip-to"


@dataclass(frozen=True)
class GoBack(Command):
    """Go to the question before."""

    word = "back"


@dataclass(frozen=True)
class GoOn(Command):
    """Go to the next question, leaving this one as it is."""

    word = "on"


@dataclass(frozen=True)
class Begin(Command):
    """Begin, or go on where the conversation stopped."""

    word = "begin"
