"""Conversations and their messages: opening one, receiving, looking back."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import Interview, open_interview, progress
from bot.interview.place import ASKING, Conversation
from bot.interview.turn import Turn
from bot.interview.wording import Reply, Wording
from bot.store.errors import ConversationNotFound, MessageIdTaken
from bot.store.models import ConversationRow, MessageRow, ResponseRow, now
from bot.store.responses import load_response

STATE = TypeAdapter(Conversation)
TOKEN_BYTES = 32


class QuestionAsked(TypedDict):
    """The question that the interview is at."""

    number: int
    part: str | None
    section: str


class Outcome(TypedDict):
    """What the assistant answers to a message, as it is stored and sent."""

    replies: list[Reply]
    question: QuestionAsked | None
    progress: dict[str, int]


@dataclass(frozen=True)
class Received:
    """A message that has been stored, and its outcome if there is one already."""

    message_id: str
    text: str | None
    choice: str | None
    outcome: Outcome | None


def open_conversation(
    session: Session, consultation: Consultation, wording: Wording
) -> tuple[str, str]:
    """Open a conversation with a new response. Gives its id and its token.

    The token is the only key to the conversation. It is not stored, only its hash.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    response = ResponseRow(consultation=consultation.id, door="chat")
    session.add(response)
    session.flush()
    turn = open_interview(consultation)
    conversation = ConversationRow(
        token_hash=hash_token(token), response_id=response.id, state=dump(turn)
    )
    session.add(conversation)
    session.flush()
    opening = MessageRow(
        conversation_id=conversation.id, reply=dict(outcome(turn, wording)), replied_at=now()
    )
    session.add(opening)
    return conversation.id, token


def hash_token(token: str) -> str:
    """The form in which a token is stored. Tokens are random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_token(session: Session, conversation_id: str, token: str) -> None:
    """Make sure that a token belongs to a conversation.

    Raises:
        ConversationNotFound: it does not, or there is no such conversation. The two cannot
            be told apart from outside.
    """
    stored = session.scalar(
        select(ConversationRow.token_hash).where(ConversationRow.id == conversation_id)
    )
    if not hmac.compare_digest(stored or "", hash_token(token)):
        raise ConversationNotFound(conversation_id)


def receive(
    session: Session, conversation_id: str, message_id: str, text: str | None, choice: str | None
) -> None:
    """Store a message as it arrived. Storing the same message again changes nothing.

    Raises:
        MessageIdTaken: the id belongs to a message that says something else.
    """
    query = select(MessageRow).where(
        MessageRow.conversation_id == conversation_id, MessageRow.message_id == message_id
    )
    stored = session.scalar(query)
    if stored is None:
        row = MessageRow(
            conversation_id=conversation_id, message_id=message_id, text=text, choice=choice
        )
        try:
            with session.begin_nested():
                session.add(row)
        except IntegrityError:
            # The same message arrived at the same moment by another connection.
            stored = session.scalars(query).one()
    if stored is not None and (stored.text, stored.choice) != (text, choice):
        raise MessageIdTaken(message_id)


def waiting(session: Session, conversation_id: str, up_to: str) -> list[Received]:
    """The messages without a reply up to a certain one, which comes last, in order of arrival.

    The last one is given even if it has its reply.
    """
    last = session.scalars(
        select(MessageRow).where(
            MessageRow.conversation_id == conversation_id, MessageRow.message_id == up_to
        )
    ).one()
    earlier = session.scalars(
        select(MessageRow)
        .where(
            MessageRow.conversation_id == conversation_id,
            MessageRow.id < last.id,
            MessageRow.replied_at.is_(None),
        )
        .order_by(MessageRow.id)
    ).all()
    return [_received(row) for row in (*earlier, last)]


def outcome_of(session: Session, conversation_id: str, message_id: str) -> Outcome | None:
    """What the assistant has answered to a message; None while it has not."""
    reply: Outcome | None = session.scalar(
        select(MessageRow.reply).where(
            MessageRow.conversation_id == conversation_id, MessageRow.message_id == message_id
        )
    )
    return reply


def _received(row: MessageRow) -> Received:
    reply: Any = row.reply
    return Received(row.message_id or "", row.text, row.choice, reply)


def outcome(turn: Turn, wording: Wording) -> Outcome:
    """A turn in words, with the question it leads to and the progress."""
    return {
        "replies": [wording.reply(said) for said in turn.says],
        "question": question_asked(turn.interview),
        "progress": progress_of(turn.interview),
    }


def question_asked(interview: Interview) -> QuestionAsked | None:
    """The question that the interview is at, if it is at one."""
    place = interview.place
    if place.step not in ASKING:
        return None
    section = interview.consultation.section_of(place.question)
    return {
        "number": place.question.number,
        "part": place.question.part,
        "section": section.title,
    }


def progress_of(interview: Interview) -> dict[str, int]:
    """The progress as it is sent."""
    now_ = progress(interview)
    return {"done": now_.done, "of": now_.of}


def dump(turn: Turn) -> dict[str, Any]:
    """The state of the conversation after a turn, as JSON."""
    state: dict[str, Any] = STATE.dump_python(turn.interview.conversation, mode="json")
    return state


def load_interview(
    session: Session, consultation: Consultation, conversation_id: str, *, lock: bool = False
) -> tuple[Interview, ConversationRow]:
    """The interview as it stands in the database.

    With `lock`, nobody else can add to the same response until the transaction ends.

    Raises:
        ConversationNotFound: there is none with that id for this consultation.
    """
    row = session.get(ConversationRow, conversation_id)
    if row is None:
        raise ConversationNotFound(conversation_id)
    if lock:
        session.execute(
            select(ResponseRow.id).where(ResponseRow.id == row.response_id).with_for_update()
        )
        session.refresh(row)
    if row.response.consultation != consultation.id:
        raise ConversationNotFound(conversation_id)
    response = load_response(session, row.response)
    return Interview(consultation, response, STATE.validate_python(row.state)), row


class Line(TypedDict):
    """One line of a transcript."""

    sender: str
    """member or assistant"""
    text: str
    at: datetime
    id: str | None
    """The id of the member's message."""
    waiting: bool
    """Whether the member's message has no reply yet."""
    choices: list[Any]


def transcript(session: Session, conversation_id: str) -> list[Line]:
    """Everything that was said in a conversation, in order."""
    lines: list[Line] = []
    rows = session.scalars(
        select(MessageRow)
        .where(MessageRow.conversation_id == conversation_id)
        .order_by(MessageRow.id)
    )
    for row in rows:
        if row.message_id is not None:
            lines.append(
                {
                    "sender": "member",
                    "text": row.text if row.text is not None else row.label or row.choice or "",
                    "at": row.received_at,
                    "id": row.message_id,
                    "waiting": row.replied_at is None,
                    "choices": [],
                }
            )
        if row.reply is not None and row.replied_at is not None:
            lines += [
                {
                    "sender": "assistant",
                    "text": reply["text"],
                    "at": row.replied_at,
                    "id": None,
                    "waiting": False,
                    "choices": reply["choices"],
                }
                for reply in row.reply["replies"]
            ]
    return lines
