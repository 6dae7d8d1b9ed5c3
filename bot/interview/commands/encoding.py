"""Commands as the short texts that buttons carry: `pass:skipped:3`, `route:section:capacity`."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import get_args, get_type_hints
from urllib.parse import unquote

from bot.consultation import Ref, Stance, Status
from bot.consultation.answers import NON_ANSWERS
from bot.interview.commands import (
    Add,
    Change,
    Command,
    Complain,
    Correct,
    Explain,
    Fill,
    FindRoute,
    Give,
    Purpose,
    Review,
    SayConsent,
    Settlement,
    Topic,
    Unit,
)
from bot.interview.state.place import DETAILS, RouteKind, Step


class UnknownChoice(ValueError):
    """A choice that no button of ours carries."""


KINDS: dict[str, type[Command]] = {kind.word: kind for kind in Command.__subclasses__()}


def encode(command: Command) -> str:
    """The command as a short text, for a button's value."""
    parts = [command.word]
    for item in fields(command):
        value = getattr(command, item.name)
        if isinstance(value, bool):
            parts.append("yes" if value else "no")
        elif type(value) is str and item is not fields(command)[-1]:
            # Only what comes last may contain colons.
            parts.append(value.replace("%", "%25").replace(":", "%3A"))
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
        arguments = [*map(unquote, arguments[:head]), *filter(None, [":".join(arguments[head:])])]
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
        case Explain() | FindRoute() | Complain() | SayConsent() | Fill() | Give() | Correct():
            return False
        case Add(text=words) | Change(text=words) | Review(text=words):
            return words is None
        case _:
            return True


def _non_answer(value: str) -> Status:
    status = Status(value)
    if status not in NON_ANSWERS:
        raise ValueError(value)
    return status


def _detail(value: str) -> Step:
    step = Step(value)
    if step not in DETAILS:
        raise ValueError(value)
    return step


_READERS: dict[object, Callable[[str], object]] = {
    Purpose: Purpose,
    RouteKind: RouteKind,
    Settlement: Settlement,
    Stance: Stance,
    Status: _non_answer,
    Step: _detail,
    Topic: Topic,
    Unit: Unit,
    Ref: Ref.parse,
    bool: {"yes": True, "no": False}.__getitem__,
    int: int,
    str: str,
}


def _reader(kind: type[Command], name: str) -> Callable[[str], object]:
    hint = get_type_hints(kind)[name]
    return _READERS[next(iter(get_args(hint)), hint)]
