"""Responses that the team types in, from paper or as they are told on the telephone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Status
from bot.interview import Tap, open_interview, respond
from bot.interview.commands import ChooseRoute, Give
from bot.interview.course.returning import welcome_back
from bot.interview.saying.wording import Wording
from bot.interview.state.place import RouteKind, Step
from bot.store.interviews.conversations import (
    add_conversation,
    load_interview,
    save_interview,
    set_author,
    today,
)
from bot.store.models import AnswerRow, ConversationRow, Group, MessageRow, ResponseRow, new_id

BY_THE_TEAM = ("import", "paper")
"""The doors through which the team takes a response in."""

MOST_LATEST = 10
"""So many of the entries that were submitted are shown, the latest."""


def open_paper(
    session: Session,
    consultation: Consultation,
    wording: Wording,
    *,
    group: str,
    author: str,
    area: str | None = None,
    evidence: str | None = None,
) -> tuple[str, str]:
    """Begin to type in the response of a group, with all questions.

    Args:
        session: a session that writes.
        consultation: the consultation.
        wording: the language of the conversation.
        group: the name of the group.
        author: the name of whoever types it in.
        area: where the group is.
        evidence: how it is known what the group agreed to.

    Returns:
        The conversation's id and its token.
    """
    response = new_id()
    session.add(
        ResponseRow(
            id=response, consultation=consultation.id, door="paper", consent_evidence=evidence
        )
    )
    session.flush()
    opened = open_interview(consultation, today=today())
    conversation, token = add_conversation(session, response, opened, wording)
    set_author(session, conversation, author)
    loaded = load_interview(session, consultation, conversation)
    turn = respond(loaded.interview, Tap(ChooseRoute(RouteKind.ALL)))
    turn = respond(turn.interview, Tap(Give(Step.GROUP), group))
    save_interview(session, conversation, loaded, turn.interview)
    if area is not None:
        session.flush()
        mine = select(ResponseRow.group_id).where(ResponseRow.id == response)
        session.get_one(Group, session.scalars(mine).one()).area = area
    return conversation, token


def reopen_paper(
    session: Session, consultation: Consultation, wording: Wording, response: str, author: str
) -> tuple[str, str] | None:
    """Go on with a response that the team has taken in.

    Returns:
        The id and the token of a new conversation, where the latest stands; None if the team has
        not taken in such a response, or if it has been erased.
    """
    row = session.execute(
        select(ResponseRow.door, ResponseRow.erased_at)
        .where(ResponseRow.id == response, ResponseRow.consultation == consultation.id)
        .with_for_update(of=ResponseRow)
    ).one_or_none()
    if row is None or row.door not in BY_THE_TEAM or row.erased_at is not None:
        return None
    latest = session.scalar(
        select(MessageRow.conversation_id)
        .join(ConversationRow, MessageRow.conversation_id == ConversationRow.id)
        .where(ConversationRow.response_id == response)
        .order_by(MessageRow.id.desc())
        .limit(1)
    )
    if latest is None:
        # What was imported has had no conversation yet.
        opened = open_interview(consultation, today=today())
        conversation, token = add_conversation(session, response, opened, wording)
        loaded = load_interview(session, consultation, conversation)
        turn = respond(loaded.interview, Tap(ChooseRoute(RouteKind.ALL)))
        save_interview(session, conversation, loaded, turn.interview)
    else:
        loaded = load_interview(session, consultation, latest)
        turn = welcome_back(loaded.interview)
        conversation, token = add_conversation(session, response, turn, wording)
    set_author(session, conversation, author)
    return conversation, token


def evidence_of(session: Session, response: str) -> str | None:
    """How it is known what a group agreed to; None if the team has not taken its response in."""
    row = session.get_one(ResponseRow, response)
    return (row.consent_evidence or "") if row.door in BY_THE_TEAM else None


def set_evidence(session: Session, response: str, evidence: str) -> None:
    """Say how it is known what a group agreed to, whose response the team has taken in."""
    row = session.get_one(ResponseRow, response, with_for_update=True)
    if row.door in BY_THE_TEAM:
        row.consent_evidence = evidence or None


@dataclass(frozen=True)
class Entry:
    """A response that the team has taken in."""

    response: str
    group: str | None
    door: str
    answered: int
    """Questions with an answer; one with parts counts once."""
    begun_at: datetime
    submitted_at: datetime | None
    author: str | None
    """Who last typed in it, if anybody did."""


def entries(session: Session, consultation: str) -> tuple[list[Entry], list[Entry]]:
    """What the team has taken in: all that is not submitted, and the latest that is.

    Responses that were withdrawn are left out: the group has decided about them.
    """
    answered = (
        select(func.count(AnswerRow.number.distinct()))
        .where(
            AnswerRow.response_id == ResponseRow.id,
            AnswerRow.is_current,
            AnswerRow.number > 0,
            AnswerRow.status == Status.ANSWERED,
        )
        .scalar_subquery()
    )
    author = (
        select(ConversationRow.author)
        .where(ConversationRow.response_id == ResponseRow.id)
        .order_by(ConversationRow.created_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    every = (
        select(
            ResponseRow.id, Group.name, ResponseRow.door, answered, ResponseRow.created_at,
            ResponseRow.submitted_at, author,
        )
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(
            ResponseRow.consultation == consultation,
            ResponseRow.door.in_(BY_THE_TEAM),
            ResponseRow.erased_at.is_(None),
            ResponseRow.withdrawn_at.is_(None),
        )
    )  # fmt: skip
    open_ = session.execute(
        every.where(ResponseRow.submitted_at.is_(None)).order_by(ResponseRow.created_at.desc())
    )
    submitted = session.execute(
        every.where(ResponseRow.submitted_at.is_not(None))
        .order_by(ResponseRow.submitted_at.desc(), ResponseRow.id)
        .limit(MOST_LATEST)
    )
    return [Entry(*row) for row in open_], [Entry(*row) for row in submitted]
