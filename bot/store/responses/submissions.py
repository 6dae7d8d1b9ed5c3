"""What groups have submitted, as the network response needs it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.consultation.reference import see_other
from bot.interview import About, Answer
from bot.interview.state.response import UNSETTLED
from bot.response import Submission
from bot.store.models import AnswerRow, Group, ResponseRow
from bot.store.redactions import placeholders, redactors
from bot.store.responses.responses import ABOUT_COLUMNS
from bot.store.responses.versions import ANSWER_COLUMNS, to_answer


def load_submissions(
    session: Session,
    consultation: str,
    numbers: Collection[int] | None = None,
    responses: Collection[str] | None = None,
) -> list[Submission]:
    """Every response to a consultation that has an answer, the earliest first.

    What is redacted is not in it.

    Args:
        session: a session.
        consultation: the consultation's id.
        numbers: only the answers to the questions with these numbers, and those to which they
            send the reader; None for all answers.
        responses: only the responses with these ids; None for all.
    """
    answers: dict[str, dict[Ref, Answer]] = {}
    if numbers is None:
        _load(session, consultation, None, responses, answers)
    else:
        wanted = frozenset(numbers)
        _load(session, consultation, wanted, responses, answers)
        meant = {see_other(a.text) for given in answers.values() for a in given.values()}
        if others := {ref.number for ref in meant if ref is not None} - wanted:
            _load(session, consultation, others, responses, answers)
    redacted = redactors(session, consultation)
    for response in redacted.keys() & answers.keys():
        given = answers[response]
        answers[response] = {ref: redacted[response].in_answer(given[ref]) for ref in given}
    instead = placeholders(session, consultation)
    rows = session.execute(
        select(
            ResponseRow.id, ResponseRow.submitted_at, ResponseRow.withdrawn_at,
            Group.about, Group.area, Group.sample, *ABOUT_COLUMNS,
        )
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(ResponseRow.consultation == consultation)
        .order_by(ResponseRow.created_at, ResponseRow.id)
    )  # fmt: skip

    def about(row: Any) -> About:
        said = About(row.name, row.mandate, row.people, row.named, row.quoted, row.contact)
        return redacted[row.id].in_about(said) if row.id in redacted else said

    return [
        Submission(
            id=row.id,
            about=about(row),
            answers=answers[row.id],
            group_about=row.about,
            area=row.area,
            sample=bool(row.sample),
            submitted_at=row.submitted_at,
            withdrawn=row.withdrawn_at is not None,
            placeholders=instead.get(row.id, frozenset()),
        )
        for row in rows
        if row.id in answers
    ]


def _load(
    session: Session,
    consultation: str,
    numbers: Collection[int] | None,
    responses: Collection[str] | None,
    answers: dict[str, dict[Ref, Answer]],
) -> None:
    """Add the current answers of a consultation, or those to some questions."""
    query = (
        select(AnswerRow.response_id, *ANSWER_COLUMNS)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .where(
            ResponseRow.consultation == consultation,
            AnswerRow.is_current,
            # What is unsettled is no part of what a group says.
            (AnswerRow.number != UNSETTLED.number) | (AnswerRow.part != UNSETTLED.part),
        )
        .order_by(AnswerRow.response_id, AnswerRow.number, AnswerRow.part)
    )
    if numbers is not None:
        query = query.where(AnswerRow.number.in_(numbers))
    if responses is not None:
        query = query.where(AnswerRow.response_id.in_(responses))
    for row in session.execute(query):
        answer = to_answer(row)
        answers.setdefault(row.response_id, {})[answer.ref] = answer
