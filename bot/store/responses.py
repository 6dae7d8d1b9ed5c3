"""Responses and answers: loading, and recording new versions."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.consultation import Ref, Stance, Status
from bot.interview import About, Answer, Response
from bot.store.models import AnswerRow, Group, ResponseRow, new_id, now

ANSWER_COLUMNS = (
    AnswerRow.number,
    AnswerRow.part,
    AnswerRow.status,
    AnswerRow.stance,
    AnswerRow.text,
    AnswerRow.followup,
)
"""What `to_answer` needs."""

ABOUT_COLUMNS = (
    Group.name,
    ResponseRow.mandate,
    ResponseRow.people,
    ResponseRow.named,
    ResponseRow.quoted,
)
"""What `About` has, in its order."""


def to_answer(row: Any) -> Answer:
    """A stored answer, as the engine has it. The row has `ANSWER_COLUMNS`."""
    return Answer(
        ref=Ref(row.number, row.part or None),
        status=Status(row.status),
        stance=Stance(row.stance) if row.stance else None,
        text=row.text,
        followup=row.followup,
    )


def load_answers(session: Session, response_id: str) -> dict[Ref, tuple[Answer, ...]]:
    """All versions of a response's answers, the oldest first."""
    versions: defaultdict[Ref, list[Answer]] = defaultdict(list)
    query = (
        select(*ANSWER_COLUMNS)
        .where(AnswerRow.response_id == response_id)
        .order_by(AnswerRow.number, AnswerRow.part, AnswerRow.version)
    )
    for row in session.execute(query):
        answer = to_answer(row)
        versions[answer.ref].append(answer)
    return {ref: tuple(answers) for ref, answers in versions.items()}


def save_response(
    session: Session,
    response_id: str,
    before: Response,
    after: Response,
    conversation_id: str | None = None,
) -> None:
    """Record what is new in a response: versions of answers, and who stands behind it."""
    for ref, versions in after.answers.items():
        known = len(before.answers.get(ref, ()))
        if len(versions) > known:
            _add_versions(session, response_id, ref, known, versions[known:], conversation_id)
    if after.about != before.about:
        _save_about(session, response_id, after.about)
    if after.submitted and not before.submitted:
        session.execute(
            update(ResponseRow).where(ResponseRow.id == response_id).values(submitted_at=now())
        )


def _add_versions(
    session: Session,
    response_id: str,
    ref: Ref,
    known: int,
    versions: Iterable[Answer],
    conversation_id: str | None,
) -> None:
    same = (
        AnswerRow.response_id == response_id,
        AnswerRow.number == ref.number,
        AnswerRow.part == (ref.part or ""),
    )
    for number, answer in enumerate(versions, known + 1):
        if number > 1:
            session.execute(
                update(AnswerRow)
                .where(*same, AnswerRow.is_current)
                .values(is_current=False)
                .execution_options(synchronize_session=False)
            )
        session.execute(
            insert(AnswerRow).values(
                response_id=response_id,
                number=ref.number,
                part=ref.part or "",
                version=number,
                is_current=True,
                status=answer.status,
                stance=answer.stance,
                text=answer.text,
                followup=answer.followup,
                conversation_id=conversation_id,
                created_at=now(),
            )
        )


def _save_about(session: Session, response_id: str, about: About) -> None:
    group_id = session.scalar(select(ResponseRow.group_id).where(ResponseRow.id == response_id))
    if about.group is not None and group_id is None:
        group_id = new_id()
        session.execute(
            insert(Group).values(id=group_id, name=about.group, sample=False, created_at=now())
        )
    elif about.group is not None:
        session.execute(update(Group).where(Group.id == group_id).values(name=about.group))
    session.execute(
        update(ResponseRow)
        .where(ResponseRow.id == response_id)
        .values(
            group_id=group_id,
            mandate=about.mandate,
            people=about.people,
            named=about.named,
            quoted=about.quoted,
        )
    )
