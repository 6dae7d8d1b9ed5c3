"""The list of a consultation's responses: who answered, how far, by which door."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.orm import Session

from bot.consultation import Ref, Status
from bot.store.models import AnswerRow, Group, ResponseRow

PAGE = 50
"""Responses of a page."""


class State(StrEnum):
    """What has become of a response."""

    BEGUN = "begun"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


_IN_STATE: dict[State, ColumnElement[bool]] = {
    State.ERASED: ResponseRow.erased_at.is_not(None),
    State.WITHDRAWN: and_(ResponseRow.erased_at.is_(None), ResponseRow.withdrawn_at.is_not(None)),
    State.SUBMITTED: and_(
        ResponseRow.erased_at.is_(None),
        ResponseRow.withdrawn_at.is_(None),
        ResponseRow.submitted_at.is_not(None),
    ),
    State.BEGUN: and_(
        ResponseRow.erased_at.is_(None),
        ResponseRow.withdrawn_at.is_(None),
        ResponseRow.submitted_at.is_(None),
    ),
}


def state_of(row: Any) -> State:
    """The state of a response by its dates."""
    if row.erased_at is not None:
        return State.ERASED
    if row.withdrawn_at is not None:
        return State.WITHDRAWN
    return State.BEGUN if row.submitted_at is None else State.SUBMITTED


class Order(StrEnum):
    """In which order responses are listed."""

    CHANGED = "changed"
    """The one that was changed last comes first."""
    NAME = "name"
    ANSWERED = "answered"
    """The one with most questions answered comes first."""
    PEOPLE = "people"
    """The one with most people behind it comes first."""


@dataclass(frozen=True)
class Wanted:
    """Which responses are wanted, in which order."""

    state: State | None = None
    door: str = ""
    area: str = ""
    answered: Ref | None = None
    """Only those with an answer to this question."""
    order: Order = Order.CHANGED
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """A response in the list."""

    id: str
    group: str | None
    area: str | None
    sample: bool
    door: str
    people: int | None
    named: bool | None
    quoted: bool | None
    state: State
    answered: int
    """Questions with an answer; one with parts counts once."""
    changed_at: datetime
    """When an answer was last given or changed; else when it was begun."""


@dataclass(frozen=True)
class Listing:
    """A page of the list."""

    rows: list[Listed]
    total: int
    """Responses on all pages."""
    page: int
    pages: int


@dataclass(frozen=True)
class Choices:
    """What can be filtered by."""

    doors: list[str]
    areas: list[str]


def list_responses(session: Session, consultation: str, wanted: Wanted) -> Listing:
    """A page of a consultation's responses."""
    conditions = _conditions(consultation, wanted)
    total = session.scalar(
        select(func.count(ResponseRow.id))
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(*conditions)
    )
    pages = max(1, -(-(total or 0) // PAGE))
    page = min(max(wanted.page, 1), pages)
    query = _query().where(*conditions).order_by(*_ordered(wanted.order))
    rows = session.execute(query.limit(PAGE).offset((page - 1) * PAGE))
    return Listing([_listed(row) for row in rows], total or 0, page, pages)


def choices(session: Session, consultation: str) -> Choices:
    """The doors and areas that a consultation's responses have."""
    mine = ResponseRow.consultation == consultation
    doors = session.scalars(select(ResponseRow.door).where(mine).distinct())
    areas = session.scalars(
        select(Group.area)
        .join(ResponseRow, ResponseRow.group_id == Group.id)
        .where(mine, Group.area.is_not(None))
        .distinct()
    )
    return Choices(sorted(doors), sorted(area for area in areas if area))


def _conditions(consultation: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [ResponseRow.consultation == consultation]
    if wanted.state is not None:
        found.append(_IN_STATE[wanted.state])
    if wanted.door:
        found.append(ResponseRow.door == wanted.door)
    if wanted.area:
        found.append(Group.area == wanted.area)
    if wanted.answered is not None:
        ref = wanted.answered
        of_it = [AnswerRow.number == ref.number]
        if ref.part:
            # Whoever answered the question as a whole has answered each of its parts.
            of_it.append(AnswerRow.part.in_(["", ref.part]))
        found.append(
            select(AnswerRow.id)
            .where(
                AnswerRow.response_id == ResponseRow.id,
                AnswerRow.is_current,
                AnswerRow.status == Status.ANSWERED,
                *of_it,
            )
            .exists()
        )
    return found


_answers = (
    select(
        AnswerRow.response_id,
        func.count(
            AnswerRow.number.distinct()
        ).filter(AnswerRow.status == Status.ANSWERED, AnswerRow.number > 0).label("answered"),
        func.max(AnswerRow.created_at).label("changed_at"),
    )
    .where(AnswerRow.is_current)
    .group_by(AnswerRow.response_id)
    .subquery()
)  # fmt: skip
_answered = func.coalesce(_answers.c.answered, 0)
_changed_at = func.coalesce(_answers.c.changed_at, ResponseRow.created_at)


def _query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ResponseRow.id, ResponseRow.door, ResponseRow.people, ResponseRow.named,
            ResponseRow.quoted, ResponseRow.submitted_at, ResponseRow.withdrawn_at,
            ResponseRow.erased_at, ResponseRow.created_at, Group.name, Group.area, Group.sample,
            _answered.label("answered"), _answers.c.changed_at,
        )
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .outerjoin(_answers, _answers.c.response_id == ResponseRow.id)
    )  # fmt: skip


def _ordered(order: Order) -> tuple[Any, ...]:
    latest = (_changed_at.desc(), ResponseRow.id)
    match order:
        case Order.NAME:
            return (Group.name.is_(None), func.lower(Group.name), *latest)
        case Order.ANSWERED:
            return (_answered.desc(), *latest)
        case Order.PEOPLE:
            return (func.coalesce(ResponseRow.people, 0).desc(), *latest)
        case Order.CHANGED:
            return latest


def _listed(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        group=row.name,
        area=row.area,
        sample=bool(row.sample),
        door=row.door,
        people=row.people,
        named=row.named,
        quoted=row.quoted,
        state=state_of(row),
        answered=row.answered,
        changed_at=row.changed_at or row.created_at,
    )


def may_be_read() -> ColumnElement[bool]:
    """Whether the team may read a response's words: only what is submitted, as groups are told."""
    return _IN_STATE[State.SUBMITTED]
