"""Responses and answers: loading, and recording new versions."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.interview import About, Answer, Response
from bot.store.models import AnswerRow, Group, ResponseRow, now


def load_response(session: Session, row: ResponseRow) -> Response:
    """A response with all versions of its answers."""
    versions: defaultdict[Ref, list[Answer]] = defaultdict(list)
    rows = session.scalars(
        select(AnswerRow)
        .where(AnswerRow.response_id == row.id)
        .order_by(AnswerRow.number, AnswerRow.part, AnswerRow.version)
    )
    for answer in rows:
        versions[answer.ref].append(to_answer(answer))
    return Response(
        answers={ref: tuple(answers) for ref, answers in versions.items()},
        about=to_about(row),
        submitted=row.submitted_at is not None,
    )


def to_answer(row: AnswerRow) -> Answer:
    """A stored answer, as the engine has it."""
    return Answer(row.ref, row.state, row.stance_taken, row.text, row.followup)


def to_about(row: ResponseRow) -> About:
    """Who stands behind a stored response."""
    return About(
        group=row.group.name if row.group else None,
        mandate=row.mandate,
        people=row.people,
        named=row.named,
        quoted=row.quoted,
    )


def save_response(
    session: Session,
    row: ResponseRow,
    before: Response,
    after: Response,
    conversation_id: str | None = None,
) -> None:
    """Record what is new in a response: versions of answers, and who stands behind it."""
    for ref, versions in after.answers.items():
        known = len(before.answers.get(ref, ()))
        _add_versions(session, row, ref, known, versions[known:], conversation_id)
    if after.about != before.about:
        _save_about(session, row, after.about)
    if after.submitted and not before.submitted:
        row.submitted_at = now()


def _add_versions(
    session: Session,
    row: ResponseRow,
    ref: Ref,
    known: int,
    versions: Iterable[Answer],
    conversation_id: str | None,
) -> None:
    for number, answer in enumerate(versions, known + 1):
        session.execute(
            update(AnswerRow)
            .where(
                AnswerRow.response_id == row.id,
                AnswerRow.number == ref.number,
                AnswerRow.part == (ref.part or ""),
                AnswerRow.is_current,
            )
            .values(is_current=False)
        )
        session.add(
            AnswerRow(
                response_id=row.id,
                number=ref.number,
                part=ref.part or "",
                version=number,
                is_current=True,
                status=answer.status,
                stance=answer.stance,
                text=answer.text,
                followup=answer.followup,
                conversation_id=conversation_id,
            )
        )
        session.flush()


def _save_about(session: Session, row: ResponseRow, about: About) -> None:
    row.mandate, row.people = about.mandate, about.people
    row.named, row.quoted = about.named, about.quoted
    if about.group is None:
        return
    if row.group is None:
        row.group = Group(name=about.group)
    else:
        row.group.name = about.group
    session.flush()
