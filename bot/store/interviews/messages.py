"""Members' messages with the assistant's replies: receipts and transcript."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlalchemy import Insert, bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.interview.saying.wording import Choice, Reply
from bot.store.database import fetch, write
from bot.store.errors import ConversationNotFound, MessageIdTaken, ResponseErased
from bot.store.models import ConversationRow, MessageRow, ResponseRow, now


class QuestionAsked(TypedDict):
    """The question that the interview is at."""

    number: int
    part: str | None
    section: str


class Outcome(TypedDict):
    """What the assistant answers to a message, as it is stored and sent."""

    replies: list[Reply]
    place: str
    question: QuestionAsked | None
    progress: dict[str, int]


@dataclass(frozen=True)
class Received:
    """A message that has been stored, and its outcome if there is one already."""

    message_id: str
    text: str | None
    choice: str | None
    outcome: Outcome | None


_NOT_KEPT = re.compile("[\0\ud800-\udfff]")


def can_be_kept(text: str) -> bool:
    """Whether a text has only characters that every database keeps."""
    return _NOT_KEPT.search(text) is None


_KEY = ["conversation_id", "message_id"]
_STORE: dict[str, Insert] = {
    "sqlite": sqlite.insert(MessageRow).on_conflict_do_nothing(index_elements=_KEY),
    "postgresql": postgresql.insert(MessageRow).on_conflict_do_nothing(index_elements=_KEY),
}
_RECEIVED = (
    select(MessageRow.message_id, MessageRow.text, MessageRow.choice, MessageRow.reply)
    .where(MessageRow.conversation_id == bindparam("conversation"))
    .order_by(MessageRow.id)
)
_WAITING = _RECEIVED.where(MessageRow.replied_at.is_(None))
_WAITING_AND_THIS = _RECEIVED.where(
    or_(MessageRow.replied_at.is_(None), MessageRow.message_id == bindparam("message"))
)


def receive(
    session: Session,
    conversation_id: str,
    message_id: str,
    text: str | None,
    choice: str | None,
    label: str | None = None,
    place: str | None = None,
) -> list[Received]:
    """Store a message as it arrived. Storing the same message again changes nothing.

    Gives the conversation's messages that wait for a reply, in order of arrival, up to this
    one, which comes last whether it waits or not.

    Raises:
        MessageIdTaken: the id belongs to a message that says something else.
        ResponseErased: everything has been erased; nothing more is stored.
    """
    response_of(session, conversation_id)
    write(
        session,
        _STORE[session.get_bind().dialect.name],
        conversation_id=conversation_id,
        message_id=message_id,
        text=text,
        choice=choice,
        label=label,
        place=place,
        received_at=now(),
    )
    rows = fetch(session, _WAITING, conversation=conversation_id).all()
    if all(row.message_id != message_id for row in rows):
        # It came before, and has its reply.
        named = {"conversation": conversation_id, "message": message_id}
        rows = fetch(session, _WAITING_AND_THIS, **named).all()
    waiting = []
    for row in rows:
        waiting.append(Received(*row))
        if row.message_id == message_id:
            break
    if (waiting[-1].text, waiting[-1].choice) != (text, choice):
        raise MessageIdTaken(message_id)
    return waiting


_RESPONSE = (
    select(ResponseRow.id, ResponseRow.erased_at)
    .join(ConversationRow, ConversationRow.response_id == ResponseRow.id)
    .where(ConversationRow.id == bindparam("conversation"))
)
_LOCK = _RESPONSE.with_for_update(read=True, key_share=True, of=ResponseRow)
_LOCK_ALONE = _RESPONSE.with_for_update(of=ResponseRow)


def response_of(session: Session, conversation_id: str, *, alone: bool = False) -> str:
    """The response of a conversation, which cannot be erased until the transaction ends.

    Args:
        session: a session that writes.
        conversation_id: the conversation.
        alone: whether nobody else shall change the response either.

    Raises:
        ConversationNotFound: there is no such conversation.
        ResponseErased: it has been erased.
    """
    lock = _LOCK_ALONE if alone else _LOCK
    row = fetch(session, lock, conversation=conversation_id).one_or_none()
    if row is None:
        raise ConversationNotFound(conversation_id)
    if row.erased_at is not None:
        raise ResponseErased(conversation_id)
    return str(row.id)


_OUTCOME = select(MessageRow.reply).where(
    MessageRow.conversation_id == bindparam("conversation"),
    MessageRow.message_id == bindparam("message"),
)


def outcome_of(session: Session, conversation_id: str, message_id: str) -> Outcome | None:
    """What the assistant has answered to a message; None while it has not."""
    reply: Outcome | None = fetch(
        session, _OUTCOME, conversation=conversation_id, message=message_id
    ).scalar()
    return reply


def says(outcome: Outcome, key: str) -> bool:
    """Whether a message of the catalogue is among what the assistant answered."""
    return any(reply.get("key") == key for reply in outcome["replies"])


LOOK_BACK = 20
"""In how many earlier messages the button that was pressed is looked for."""


def label_of(session: Session, conversation_id: str, choice: str) -> str | None:
    """What was written on a button that was pressed, if the button is still to be found."""
    recent = session.scalars(
        select(MessageRow.reply)
        .where(MessageRow.conversation_id == conversation_id, MessageRow.replied_at.is_not(None))
        .order_by(MessageRow.id.desc())
        .limit(LOOK_BACK)
    )
    for reply in recent:
        for said in reply["replies"] if reply else ():
            for offered in said["choices"]:
                if offered["value"] == choice:
                    return str(offered["label"])
    return None


class Line(TypedDict):
    """One line of a transcript."""

    sender: str
    """`member` or `assistant`."""
    text: str
    at: datetime
    id: str | None
    """The id of the member's message."""
    choice: str | None
    """The value of the button, if the member pressed one."""
    waiting: bool
    """Whether the member's message has no reply yet."""
    choices: list[Choice]


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
                    "choice": row.choice,
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
                    "choice": None,
                    "waiting": False,
                    "choices": reply["choices"],
                }
                for reply in row.reply["replies"]
            ]
    return lines
