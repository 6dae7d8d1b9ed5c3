"""Responses and answers: loading, and recording new versions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from bot.consultation import Ref, Stance, Status
from bot.interview import About, Answer, Hand, Response
from bot.store.database import fetch, write
from bot.store.erasing import erase_response
from bot.store.models import AnswerRow, ConversationRow, Group, ResponseRow, new_id, now
from bot.store.receipts import record_submission, record_withdrawal

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
    ResponseRow.contact,
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


_LOAD = (
    select(
        *ANSWER_COLUMNS,
        AnswerRow.conversation_id,
        AnswerRow.created_at,
        ConversationRow.author,
    )
    .outerjoin(ConversationRow, AnswerRow.conversation_id == ConversationRow.id)
    .where(AnswerRow.response_id == bindparam("response"))
    .order_by(AnswerRow.number, AnswerRow.part, AnswerRow.version)
)


def load_answers(
    session: Session, response_id: str, conversation_id: str
) -> tuple[dict[Ref, tuple[Answer, ...]], dict[Ref, tuple[Hand, ...]]]:
    """All versions of a response's answers, the oldest first, and who recorded each.

    A version that brings an earlier one back is by whoever gave the earlier one.

    Args:
        session: a session.
        response_id: the response.
        conversation_id: the conversation for which it is loaded.
    """
    versions: defaultdict[Ref, list[Answer]] = defaultdict(list)
    hands: defaultdict[Ref, list[Hand]] = defaultdict(list)
    first: dict[Answer, Hand] = {}
    for row in fetch(session, _LOAD, response=response_id):
        answer = to_answer(row)
        hand = Hand(row.author, row.conversation_id == conversation_id, row.created_at)
        versions[answer.ref].append(answer)
        hands[answer.ref].append(first.setdefault(replace(answer, ref=answer.ref.whole), hand))
    return (
        {ref: tuple(answers) for ref, answers in versions.items()},
        {ref: tuple(those) for ref, those in hands.items()},
    )


def save_response(
    session: Session,
    response_id: str,
    before: Response,
    after: Response,
    conversation_id: str | None = None,
) -> None:
    """Record what is new in a response: versions, who stands behind it, what becomes of it.

    Raises:
        ResponseChanged: another response has got the receipt's number in the meantime.
    """
    if after.erased:
        erase_response(session, response_id)
        return
    for ref, versions in after.answers.items():
        known = len(before.answers.get(ref, ()))
        if len(versions) > known:
            _add_versions(session, response_id, ref, known, versions[known:], conversation_id)
    if after.about != before.about:
        _save_about(session, response_id, after.about)
    if after.submissions > before.submissions:
        record_submission(session, response_id, after)
    if after.withdrawn and not before.withdrawn:
        record_withdrawal(session, response_id)


_REPLACE = (
    update(AnswerRow)
    .where(
        AnswerRow.response_id == bindparam("response"),
        AnswerRow.number == bindparam("question"),
        AnswerRow.part == bindparam("letter"),
        AnswerRow.is_current,
    )
    .values(is_current=False)
)
_ADD = insert(AnswerRow)


def _add_versions(
    session: Session,
    response_id: str,
    ref: Ref,
    known: int,
    versions: Iterable[Answer],
    conversation_id: str | None,
) -> None:
    part = ref.part or ""
    for number, answer in enumerate(versions, known + 1):
        if number > 1:
            write(session, _REPLACE, response=response_id, question=ref.number, letter=part)
        write(
            session,
            _ADD,
            response_id=response_id,
            number=ref.number,
            part=part,
            version=number,
            is_current=True,
            status=answer.status,
            stance=answer.stance,
            text=answer.text,
            followup=answer.followup,
            conversation_id=conversation_id,
            created_at=now(),
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
            contact=about.contact,
        )
    )
