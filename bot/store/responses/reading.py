"""One response as the team reads it, and all answers to one question.

Words are there only of responses that are submitted, and without what is redacted.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.analysis.points import Answer as Analysed
from bot.analysis.stance import Stand, Standing, standing
from bot.consultation import Ref, Status
from bot.interview import About, Answer
from bot.interview.state.response import UNSETTLED
from bot.store.models import AnswerRow, Group, ResponseRow, SubmissionRow
from bot.store.redactions import redactor_of, redactors
from bot.store.responses.listing import State, may_be_read, state_of
from bot.store.responses.responses import ABOUT_COLUMNS
from bot.store.responses.stances import corrected_stands
from bot.store.responses.versions import ANSWER_COLUMNS, to_answer


@dataclass(frozen=True)
class Reading:
    """An answer as the team reads it."""

    answer: Answer
    versions: int
    """How many versions it has had."""
    at: datetime
    standing: Standing | None
    """Where the group stands: by its choice, by the team's reading, by the opening words. None
    if it gave no answer."""
    corrected: bool
    """Whether the team has said where it stands."""


@dataclass(frozen=True)
class WholeResponse:
    """A response as the team reads it."""

    id: str
    about: About
    group_about: str | None
    area: str | None
    sample: bool
    door: str
    state: State
    created_at: datetime
    submitted_at: datetime | None
    withdrawn_at: datetime | None
    erased_at: datetime | None
    receipt: str | None
    consent_evidence: str | None
    """How the team knows who may be named and quoted, where it took the response in."""
    letter: str | None
    answers: dict[Ref, Reading]

    @property
    def readable(self) -> bool:
        """Whether the team may read its words."""
        return self.state is State.SUBMITTED


def read_response(session: Session, consultation: str, response_id: str) -> WholeResponse | None:
    """A response as the team reads it; None if there is no such response."""
    row = session.execute(
        select(
            *(column.label(f"about_{nth}") for nth, column in enumerate(ABOUT_COLUMNS)),
            Group.about, Group.area, Group.sample, ResponseRow.id, ResponseRow.door,
            ResponseRow.letter, ResponseRow.consent_evidence, ResponseRow.created_at,
            ResponseRow.submitted_at, ResponseRow.withdrawn_at, ResponseRow.erased_at,
            select(func.max(SubmissionRow.number))
            .where(SubmissionRow.response_id == ResponseRow.id)
            .scalar_subquery()
            .label("receipt"),
        )
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(ResponseRow.id == response_id, ResponseRow.consultation == consultation)
    ).one_or_none()  # fmt: skip
    if row is None:
        return None
    redactor = redactor_of(session, response_id)
    state = state_of(row)
    readable = state is State.SUBMITTED
    return WholeResponse(
        id=row.id,
        about=redactor.in_about(_about(row)),
        group_about=row.about,
        area=row.area,
        sample=bool(row.sample),
        door=row.door,
        state=state,
        created_at=row.created_at,
        submitted_at=row.submitted_at,
        withdrawn_at=row.withdrawn_at,
        erased_at=row.erased_at,
        receipt=row.receipt,
        consent_evidence=row.consent_evidence,
        letter=redactor(row.letter) if row.letter and readable else None,
        answers=_answers(session, consultation, response_id, readable=readable),
    )


def _about(row: Any) -> About:
    return About(*row[: len(ABOUT_COLUMNS)])


def _answers(
    session: Session, consultation: str, response_id: str, *, readable: bool
) -> dict[Ref, Reading]:
    redactor = redactor_of(session, response_id)
    corrected = corrected_stands(session, consultation, response_id)
    rows = session.execute(
        select(*ANSWER_COLUMNS, AnswerRow.version, AnswerRow.created_at)
        .where(AnswerRow.response_id == response_id, AnswerRow.is_current)
        .order_by(AnswerRow.number, AnswerRow.part)
    )
    found = {}
    for row in rows:
        answer = redactor.in_answer(to_answer(row))
        ref = answer.ref
        if not readable:
            answer = replace(answer, stance=None, text="", followup="")
        found[ref] = _reading(row, answer, corrected.get((response_id, ref)))
    return found


def _reading(row: Any, answer: Answer, corrected: Stand | None) -> Reading:
    stands = None
    if answer.status is Status.ANSWERED:
        stands = (
            Standing(corrected, inferred=False)
            if corrected
            else standing(Analysed("", "", answer.text, answer.stance))
        )
    return Reading(answer, row.version, row.created_at, stands, corrected is not None)


@dataclass(frozen=True)
class Version:
    """A version of an answer."""

    number: int
    at: datetime
    current: bool
    answer: Answer


def read_versions(session: Session, response_id: str, ref: Ref) -> list[Version]:
    """All versions of an answer, the latest first; none of a response that is not submitted."""
    redactor = redactor_of(session, response_id)
    rows = session.execute(
        select(*ANSWER_COLUMNS, AnswerRow.version, AnswerRow.created_at, AnswerRow.is_current)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .where(
            AnswerRow.response_id == response_id,
            AnswerRow.number == ref.number,
            AnswerRow.part == (ref.part or ""),
            may_be_read(),
        )
        .order_by(AnswerRow.version.desc())
    )
    if ref == UNSETTLED:
        return []
    return [
        Version(row.version, row.created_at, row.is_current, redactor.in_answer(to_answer(row)))
        for row in rows
    ]


@dataclass(frozen=True)
class FromGroup:
    """A group's answer to a question."""

    response: str
    group: str | None
    sample: bool
    door: str
    people: int | None
    named: bool | None
    quoted: bool | None
    reading: Reading


def answers_to(session: Session, consultation: str, ref: Ref) -> list[FromGroup]:
    """All answers to a question of submitted responses, by the group's name."""
    redacted = redactors(session, consultation)
    corrected = corrected_stands(session, consultation)
    rows = session.execute(
        select(
            *ANSWER_COLUMNS, AnswerRow.response_id, AnswerRow.version, AnswerRow.created_at,
            Group.name, Group.sample, ResponseRow.door, ResponseRow.people, ResponseRow.named,
            ResponseRow.quoted,
        )
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(
            ResponseRow.consultation == consultation,
            may_be_read(),
            AnswerRow.is_current,
            AnswerRow.number == ref.number,
            AnswerRow.part == (ref.part or ""),
            AnswerRow.status != Status.UNANSWERED,
        )
        .order_by(Group.name.is_(None), func.lower(Group.name), ResponseRow.id)
    )  # fmt: skip
    found = []
    for row in rows:
        answer = to_answer(row)
        if row.response_id in redacted:
            answer = redacted[row.response_id].in_answer(answer)
        found.append(
            FromGroup(
                response=row.response_id,
                group=row.name,
                sample=bool(row.sample),
                door=row.door,
                people=row.people,
                named=row.named,
                quoted=row.quoted,
                reading=_reading(row, answer, corrected.get((row.response_id, ref))),
            )
        )
    return found


def not_to_be_named(session: Session, consultation: str) -> list[str]:
    """The names of groups that did not agree to be named."""
    return list(
        session.scalars(
            select(Group.name)
            .join(ResponseRow, ResponseRow.group_id == Group.id)
            .where(
                ResponseRow.consultation == consultation,
                ResponseRow.named.is_not(True),
                ResponseRow.erased_at.is_(None),
            )
            .distinct()
        )
    )
