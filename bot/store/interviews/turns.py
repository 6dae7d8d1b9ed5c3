"""The unit of work of the interview: one message, wholly or not at all."""

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import Interview, Message, Tap, Turn, Understanding, respond
from bot.interview.commands.encoding import decode
from bot.interview.hearing.hear import hear
from bot.interview.saying.wording import Wording
from bot.interview.sight import decode as decode_sight
from bot.interview.state.place import Sight
from bot.interview.state.response import WordsNeeded
from bot.store.database import Database, fetch, write
from bot.store.errors import ConversationNotFound, ResponseChanged
from bot.store.interviews.conversations import Loaded, load_interview, outcome, save_interview
from bot.store.interviews.messages import Outcome, label_of
from bot.store.models import MessageRow, now

ATTEMPTS = 20
"""How often a turn is tried when others add to the same response at the same time."""


_FIND = select(
    MessageRow.id,
    MessageRow.message_id,
    MessageRow.text,
    MessageRow.choice,
    MessageRow.label,
    MessageRow.place,
    MessageRow.reply,
    MessageRow.received_at,
).where(
    MessageRow.conversation_id == bindparam("conversation"),
    MessageRow.message_id == bindparam("message"),
)
_REPLY = update(MessageRow).where(MessageRow.id == bindparam("row"))


def take_turn(
    database: Database,
    consultation: Consultation,
    wording: Wording,
    conversation_id: str,
    message_id: str,
    understand: Callable[[str], Understanding],
) -> Outcome:
    """Do what a stored message asks for: record, answer, and move on.

    The new versions of answers, the state of the conversation and the reply are written
    together. A message that has its reply already gets the same reply, and nothing happens.
    The database is locked for the writing only; if the response has changed since it was read,
    the turn is taken anew.

    Args:
        database: where everything is.
        consultation: the consultation that the conversation is about.
        wording: the language to answer in.
        conversation_id: the conversation.
        message_id: the id of a message that `receive` has stored.
        understand: what a typed message seems to tell the interview to do.

    Raises:
        ConversationNotFound: there is no such conversation, or no such message in it.
        ResponseErased: everything in its response has been erased.
        ResponseChanged: others add to the response all the time.
        UnknownChoice: the message is a choice that no button of ours carries.
    """
    whole = False
    for _ in range(ATTEMPTS):
        with database.reading() as session:
            message = _message(session, conversation_id, message_id)
            if message.reply is not None:
                return cast(Outcome, message.reply)
            loaded = load_interview(session, consultation, conversation_id, whole=whole)
            label = message.label or (
                message.choice and label_of(session, conversation_id, message.choice)
            )
        sight = decode_sight(message.place) if message.place else None
        try:
            said = _as_said(loaded.interview, message, wording, understand, sight)
            turn = respond(loaded.interview, said, message.received_at.timestamp(), sight)
            result = outcome(turn, wording)
            with database.transaction() as session:
                _save(session, conversation_id, message, loaded, turn, result, label)
        except ResponseChanged:
            continue
        except WordsNeeded:
            whole = True
            continue
        if turn.interview.response.erased:
            database.scrub()
        return result
    raise ResponseChanged(loaded.response_id)


def _message(session: Session, conversation_id: str, message_id: str) -> Row[Any]:
    row = fetch(session, _FIND, conversation=conversation_id, message=message_id).one_or_none()
    if row is None:
        raise ConversationNotFound(conversation_id)
    return row


def _as_said(
    interview: Interview,
    message: Row[Any],
    wording: Wording,
    understand: Callable[[str], Understanding],
    sight: Sight | None,
) -> Message:
    if message.choice is not None:
        return Tap(decode(message.choice), message.text)
    return hear(interview, message.text, wording, understand, sight)


def _save(
    session: Session,
    conversation_id: str,
    message: Row[Any],
    loaded: Loaded,
    turn: Turn,
    result: Outcome,
    label: str | None,
) -> None:
    save_interview(session, conversation_id, loaded, turn.interview)
    if turn.interview.response.erased:
        # The message went with all others. What is said to it is read from here once more.
        session.add(
            MessageRow(
                conversation_id=conversation_id,
                message_id=message.message_id,
                reply=dict(result),
                replied_at=now(),
            )
        )
        return
    write(session, _REPLY, row=message.id, reply=result, replied_at=now(), label=label)
