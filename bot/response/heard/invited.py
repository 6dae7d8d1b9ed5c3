"""Who was invited to answer, and who has been heard."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from bot.response.names import same_name


class Stage(IntEnum):
    """How far a group has come, from nothing at all to a response that is submitted."""

    SILENT = 0
    """Nothing has come from it."""
    WITHDRAWN = 1
    """It took its response back."""
    STARTED = 2
    """It has begun, and not submitted."""
    SUBMITTED = 3

    @property
    def key(self) -> str:
        """Its name, as it stands in addresses and in the console's words."""
        return self.name.lower()


@dataclass(frozen=True)
class Begun:
    """A response, as far as it matters for who has been heard."""

    id: str
    group: str | None
    door: str
    sample: bool
    submitted_at: datetime | None
    withdrawn: bool
    people: int = 0
    """How many people are behind it, as far as it said."""

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.submitted_at is not None:
            return Stage.SUBMITTED
        return Stage.WITHDRAWN if self.withdrawn else Stage.STARTED


@dataclass(frozen=True)
class Invitation:
    """A group that was asked to answer."""

    id: str
    name: str
    community: str | None = None
    """The section of the community that it is of, such as older people."""
    area: str | None = None
    contact: str | None = None
    response: str | None = None
    """The response that the team has linked by hand."""


@dataclass(frozen=True)
class Heard:
    """An invitation with the response that came of it, if one did."""

    invitation: Invitation
    response: Begun | None

    @property
    def stage(self) -> Stage:
        """How far the group has come."""
        return self.response.stage if self.response else Stage.SILENT

    @property
    def by_hand(self) -> bool:
        """Whether the team has said that this is the group's response."""
        return self.response is not None and self.response.id == self.invitation.response


def heard(invitations: Iterable[Invitation], responses: Sequence[Begun]) -> list[Heard]:
    """Every invitation with its response, in the order of the invitations.

    It is the response that was linked by hand, or else the one of the same name; of several the
    one that has come furthest. A response that is linked to a group is no other group's.
    """
    invitations = list(invitations)
    known = {response.id: response for response in responses}
    linked = {invited.response for invited in invitations}
    named: dict[str, Begun] = {}
    for response in sorted(responses, key=lambda response: response.stage):
        if response.group and response.id not in linked:
            named[same_name(response.group)] = response
    return [
        Heard(invited, known.get(invited.response or "") or named.get(same_name(invited.name)))
        for invited in invitations
    ]


def not_invited(found: Iterable[Heard], responses: Iterable[Begun]) -> list[Begun]:
    """The responses that came of no invitation."""
    of_invitations = {one.response.id for one in found if one.response}
    return [response for response in responses if response.id not in of_invitations]


@dataclass(frozen=True)
class Share:
    """How many were invited, and heard, of one section of the community or of one area."""

    name: str | None
    """None for those of which it is not known."""
    invited: int
    started: int
    """Of these, those that have begun and not submitted."""
    submitted: int
    silent: tuple[str, ...]
    """The names of those from which nothing came, or which took it back."""


def shares(found: Sequence[Heard], by: Callable[[Invitation], str | None]) -> list[Share]:
    """Who has been heard of each section of the community, or of each area.

    Args:
        found: all invitations.
        by: what to divide them by.

    Returns:
        The shares by name; those of which it is not known come last.
    """
    divided: dict[str, list[Heard]] = {}
    names: dict[str, str | None] = {}
    for one in found:
        name = by(one.invitation)
        key = same_name(name or "")
        names.setdefault(key, name or None)
        divided.setdefault(key, []).append(one)
    return [
        _share(names[key], divided[key]) for key in sorted(divided, key=lambda key: (not key, key))
    ]


def _share(name: str | None, found: Sequence[Heard]) -> Share:
    stages = [one.stage for one in found]
    silent = [one.invitation.name for one in found if one.stage <= Stage.WITHDRAWN]
    return Share(
        name=name,
        invited=len(found),
        started=stages.count(Stage.STARTED),
        submitted=stages.count(Stage.SUBMITTED),
        silent=tuple(sorted(silent, key=str.casefold)),
    )
