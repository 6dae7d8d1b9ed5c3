"""What the assistant says, before it is put into words.

A `Say` names a message of the catalogue and what to fill in; an `Offer` is a button. The
engine speaks in these, so that it holds no words of any language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.consultation import Ref
from bot.interview.commands import Command


@dataclass(frozen=True)
class Offer:
    """A button: what is written on it, and the command it carries."""

    key: str
    command: Command
    params: Mapping[str, object] = field(default_factory=dict)
    quiet: bool = False
    """Whether it is a lesser choice, to be shown smaller."""


@dataclass(frozen=True)
class Say:
    """One message of the assistant."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()


def say(key: str, *offers: Offer, **params: object) -> Say:
    """A message with its buttons and what to fill in."""
    return Say(key, params, offers)


def refs_in(said: Say) -> Iterator[Ref]:
    """The questions that a message names, also in its lines."""
    for value in said.params.values():
        if isinstance(value, Ref):
            yield value
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Say):
                yield from refs_in(inner)
