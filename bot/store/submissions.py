"""What groups have submitted, as the network response needs it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.interview import About, Answer
from bot.store.models import AnswerRow, Group, ResponseRow
from bot.store.responses import to_about, to_answer


@dataclass(frozen=True)
class Submission:
    """One group's response with its current answers."""

    id: str
    about: About
    answers: dict[Ref, Answer]
    group_about: str | None
    area: str | None
    sample: bool
    submitted_at: datetime | None


def load_submissions(session: Session, consultation: str) -> list[Submission]:
    """Every response to a consultation that has an answer, the earliest first."""
    rows = session.scalars(
        select(ResponseRow)
        .where(ResponseRow.consultation == consultation)
        .order_by(ResponseRow.created_at, ResponseRow.id)
    ).all()
    answers: dict[str, dict[Ref, Answer]] = {row.id: {} for row in rows}
    for answer in session.scalars(
        select(AnswerRow)
        .join(ResponseRow)
        .where(ResponseRow.consultation == consultation, AnswerRow.is_current)
        .order_by(AnswerRow.response_id, AnswerRow.number, AnswerRow.part)
    ):
        answers[answer.response_id][answer.ref] = to_answer(answer)
    return [_submission(row, answers[row.id]) for row in rows if answers[row.id]]


def _submission(row: ResponseRow, answers: dict[Ref, Answer]) -> Submission:
    group = row.group or Group(name="", sample=False)
    return Submission(
        id=row.id,
        about=to_about(row),
        answers=answers,
        group_about=group.about,
        area=group.area,
        sample=bool(group.sample),
        submitted_at=row.submitted_at,
    )
