"""What a member can tell the interview to do, by a button or in words.

A button carries a command as a short text such as `pass:skipped:3` or `route:section:capacity`;
`encode` and `decode` translate.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import ClassVar, get_args, get_type_hints

from bot.consultation import Ref, Stance, Status
from bot.consultation.answers import NON_ANSWERS
from bot.interview.place import RouteKind


class UnknownChoice(ValueError):
    """A choice that no button of ours carries."""


@dataclass(frozen=True)
class Command:
    """Something to be done, as opposed to an answer to be recorded."""

    word: ClassVar[str]


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
class TakeStance(Command):
    """Agree, partly agree or disagree."""

    stance: Stance
    ref: Ref | None = None
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
class AnswerTogether(Command):
    """Answer all parts of a question at once."""

    ref: Ref | None = None
    word = "together"


@dataclass(frozen=True)
class GoTo(Command):
    """Go to a question. Without one: ask which."""

    ref: Ref | None = None
    word = "go"


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


@dataclass(frozen=True)
class Change(Command):
    """Replace an answer: the one given, or else the last."""

    ref: Ref | None = None
    word = "change"


@dataclass(frozen=True)
class Add(Command):
    """Add to an answer: the one given, or else the last."""

    ref: Ref | None = None
    text: str | None = None
    """The words to add, if they were in the same message."""
    word = "add"


@dataclass(frozen=True)
class Undo(Command):
    """Go back to the version before, of the answer given or else of the last."""

    ref: Ref | None = None
    of_others: bool | None = None
    """Whether a colleague's version may be taken back. Only a button says so."""
    word = "undo"


@dataclass(frozen=True)
class Review(Command):
    """Show everything that has been recorded."""

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


class Topic(StrEnum):
    """What can be asked about without leaving the question."""

    WHY = "why"
    PAPER = "paper"
    REPEAT = "repeat"
    HELP = "help"
    ABOUT = "about"
    PROGRESS = "progress"
    PERSON = "person"
    GREETING = "greeting"
    THANKS = "thanks"
    STOP = "stop"


@dataclass(frozen=True)
class Ask(Command):
    """Ask about the question, the paper or the assistant; then go on at the same place."""

    topic: Topic
    word = "ask"


@dataclass(frozen=True)
class Explain(Command):
    """Explain a term. The text is the member's question."""

    text: str
    word = "explain"


@dataclass(frozen=True)
class AsAnswer(Command):
    """What was in doubt is an answer."""

    word = "as-answer"


@dataclass(frozen=True)
class AsCommand(Command):
    """What was in doubt is a command."""

    word = "as-command"


KINDS: dict[str, type[Command]] = {kind.word: kind for kind in Command.__subclasses__()}


def encode(command: Command) -> str:
    """The command as a short text, for a button's value."""
    parts = [command.word]
    for item in fields(command):
        value = getattr(command, item.name)
        if isinstance(value, bool):
            parts.append("yes" if value else "no")
        else:
            parts.append("" if value is None else str(value))
    while not parts[-1]:
        parts.pop()
    return ":".join(parts)


def decode(value: str) -> Command:
    """The command that a button's value stands for.

    Raises:
        UnknownChoice: the value is not one that `encode` makes.
    """
    word, *arguments = value.split(":")
    kind = KINDS.get(word)
    if kind is None:
        raise UnknownChoice(value)
    readers = [_reader(kind, item.name) for item in fields(kind)]
    if readers and readers[-1] is str:
        # Words may contain colons.
        head = len(readers) - 1
        arguments = [*arguments[:head], *filter(None, [":".join(arguments[head:])])]
    needed = sum(item.default is MISSING for item in fields(kind))
    if len(arguments) > len(readers) or not all([*arguments, *[""] * needed][:needed]):
        raise UnknownChoice(value)
    try:
        return kind(
            *(
                read(argument) if argument else None
                for read, argument in zip(readers, arguments, strict=False)
            )
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownChoice(value) from error


def on_a_button(command: Command) -> bool:
    """Whether a button can carry a command. Those with a member's words come from words only."""
    match command:
        case Explain():
            return False
        case Add(text=words):
            return words is None
        case _:
            return True


def _non_answer(value: str) -> Status:
    status = Status(value)
    if status not in NON_ANSWERS:
        raise ValueError(value)
    return status


_READERS: dict[object, Callable[[str], object]] = {
    Purpose: Purpose,
    RouteKind: RouteKind,
    Settlement: Settlement,
    Stance: Stance,
    Status: _non_answer,
    Topic: Topic,
    Ref: Ref.parse,
    bool: {"yes": True, "no": False}.__getitem__,
    str: str,
}


def _reader(kind: type[Command], name: str) -> Callable[[str], object]:
    hint = get_type_hints(kind)[name]
    return _READERS[next(iter(get_args(hint)), hint)]
