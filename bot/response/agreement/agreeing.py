"""How far the network response has come, and what stands in the way of the next step.

Nothing of this is stored. It is worked out from what happened, so that a group that takes its
answer back, or an editor who changes a sentence, reopens what was agreed without being asked to.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.response.agreement.text import Text
from bot.response.drafts.draft import Support


class State(StrEnum):
    """How far the network response has come."""

    DRAFTING = "drafting"
    CIRCULATED = "circulated"
    AGREED = "agreed"
    REOPENED = "reopened"
    """It was agreed, and is not any more what was agreed."""
    DECLINED = "declined"
    """The meeting has decided not to submit a response."""
    SUBMITTED = "submitted"
    CORRECTING = "correcting"
    """It was submitted, and is not any more what was submitted."""


class Decision(StrEnum):
    """What a meeting decides about the draft."""

    APPROVE = "approve"
    AMEND = "amend"
    NOT_SUBMIT = "not_submit"


class Step(StrEnum):
    """What may come next."""

    CIRCULATE = "circulate"
    AGREE = "agree"
    SUBMIT = "submit"


class Kind(StrEnum):
    """What can stand in the way of a step."""

    EMPTY = "empty"
    """Nothing has been written yet."""
    LOST = "lost"
    """Sentences lean on what a group does not say any more."""
    NOT_CIRCULATED = "not_circulated"
    """No version has been sent to the members."""
    DISSENT = "dissent"
    """Nobody has confirmed that a minority view is written in, or set it aside."""
    COMMENTS = "comments"
    """Comments of members are not settled."""
    UNSUPPORTED = "unsupported"
    """Sentences lean on no answer, and nobody has confirmed them."""
    NOT_AGREED = "not_agreed"
    """No meeting has approved it, or not since the last submission."""
    CHANGED = "changed"
    """The text is not the one that was agreed."""
    FIGURES = "figures"
    """The text is the one that was agreed, but not the figures, the quotations or who took part."""


@dataclass(frozen=True)
class Obstacle:
    """Something that stands in the way."""

    kind: Kind
    places: tuple[str, ...] = ()
    """Where: `letter`, questions such as `16a`. Empty if it is in no one place."""


@dataclass(frozen=True)
class Agreed:
    """What a meeting decided, and on what."""

    id: int
    decision: Decision
    text: Text
    digest: str
    """Of the whole network response; see `digest_of`."""
    at: datetime
    """When it was recorded."""


@dataclass(frozen=True)
class Submitted:
    """A network response that was submitted."""

    number: int
    agreement: int
    """The id of the agreement on which it rests."""
    digest: str
    at: datetime


@dataclass(frozen=True)
class Approved:
    """The meeting that agreed the network response as it stands."""

    meeting: str
    met_on: date
    submission: int | None
    """The number with which it has been submitted since."""


@dataclass(frozen=True)
class Progress:
    """What has happened to the network response, and how it reads now."""

    text: Text
    """As it reads now, without the meeting paper."""
    digest: str
    """Of the whole network response as it is now."""
    dissent: tuple[str, ...] = ()
    """Questions with minority views that nobody has settled."""
    comments: tuple[str, ...] = ()
    """Places with comments that are not settled."""
    circulated_at: datetime | None = None
    """When a version was last sent to the members."""
    agreed: Agreed | None = None
    """What the last meeting decided."""
    submitted: Submitted | None = None
    """The last submission."""

    @property
    def state(self) -> State:
        """How far the network response has come: what happened last decides."""
        if self.submitted and not self._since(self.submitted.at):
            same = self.digest == self.submitted.digest
            return State.SUBMITTED if same else State.CORRECTING
        if self.agreed and not self._circulated_since(self.agreed.at):
            match self.agreed.decision:
                case Decision.APPROVE:
                    return State.REOPENED if any(self._differing()) else State.AGREED
                case Decision.NOT_SUBMIT:
                    return State.DECLINED
                case Decision.AMEND:
                    return State.DRAFTING
        return State.CIRCULATED if self.circulated_at else State.DRAFTING

    def _since(self, when: datetime) -> bool:
        agreed_since = self.agreed is not None and self.agreed.at > when
        return agreed_since or self._circulated_since(when)

    def _circulated_since(self, when: datetime) -> bool:
        return self.circulated_at is not None and self.circulated_at > when

    def obstacles(self, step: Step) -> tuple[Obstacle, ...]:
        """What stands in the way of a step; empty if it can be taken."""
        match step:
            case Step.CIRCULATE:
                return tuple(self._unready())
            case Step.AGREE:
                return (*self._unready(), *self._unsettled())
            case Step.SUBMIT:
                return (*self._unready(), *self._disagreed())

    @property
    def warnings(self) -> tuple[Obstacle, ...]:
        """What does not stand in the way of circulating, but will of agreeing."""
        return (Obstacle(Kind.DISSENT, self.dissent),) if self.dissent else ()

    def _unready(self) -> Iterator[Obstacle]:
        if not self.text.places:
            yield Obstacle(Kind.EMPTY)
        if lost := self.text.where(Support.LOST):
            yield Obstacle(Kind.LOST, lost)

    def _unsettled(self) -> Iterator[Obstacle]:
        if self.circulated_at is None:
            yield Obstacle(Kind.NOT_CIRCULATED)
        if self.dissent:
            yield Obstacle(Kind.DISSENT, self.dissent)
        if self.comments:
            yield Obstacle(Kind.COMMENTS, self.comments)
        if unsupported := self.text.where(Support.NONE):
            yield Obstacle(Kind.UNSUPPORTED, unsupported)

    def _disagreed(self) -> Iterator[Obstacle]:
        used = self.submitted.agreement if self.submitted else None
        if (
            self.agreed is None
            or self.agreed.decision is not Decision.APPROVE
            or self.agreed.id == used
        ):
            yield Obstacle(Kind.NOT_AGREED)
        else:
            yield from self._differing()
        if self.dissent:
            yield Obstacle(Kind.DISSENT, self.dissent)
        if self.comments:
            yield Obstacle(Kind.COMMENTS, self.comments)

    def _differing(self) -> Iterator[Obstacle]:
        """In what the network response is not the one that was agreed."""
        if self.agreed is None or self.agreed.digest == self.digest:
            return
        changed = differing(self.agreed.text, self.text)
        yield Obstacle(Kind.CHANGED, changed) if changed else Obstacle(Kind.FIGURES)


def differing(before: Text, after: Text) -> tuple[str, ...]:
    """The places that do not read as they did, or do not lean on what they did."""
    places = dict.fromkeys([*after.places, *before.places])
    return tuple(p for p in places if before.places.get(p) != after.places.get(p))


def without_unsupported(obstacles: Sequence[Obstacle]) -> tuple[Obstacle, ...]:
    """The obstacles that are left once somebody confirms the sentences without evidence."""
    return tuple(o for o in obstacles if o.kind is not Kind.UNSUPPORTED)


def digest_of(plain: Mapping[str, Any]) -> str:
    """SHA-256 over JSON: the same whatever the order of its keys."""
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
