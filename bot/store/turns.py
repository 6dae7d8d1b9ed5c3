"""The unit of work of the interview: one message, wholly or not at all."""

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import Interview, Message, Tap, Understanding, Words, offers, respond
from bot.interview.commands import decode
from bot.interview.wording import Wording
from bot.store.conversations import Outcome, dump, load_interview, outcome
from bot.store.errors import ConversationNotFound
from bot.store.models import MessageRow, now
from bot.store.responses import save_response

LOOK_BACK = 20
"""In how many earlier messages the button that was pressed is looked for."""


def take_turn(
    session: Session,
    consultation: Consultation,
    wording: Wording,
    conversation_id: str,
    message_id: str,
    understand: Callable[[str], Understanding],
) -> Outcome:
    """Do what a stored message asks for: record, answer, and move on.

    The new versions of answers, the state of the conversation and the reply are written
    together. A message that has its reply already gets the same reply, and nothing happens.

    Args:
        session: a transaction.
        consultation: the consultation that the conversation is about.
        wording: the language to answer in.
        conversation_id: the conversation.
        message_id: the id of a message that `receive` has stored.
        understand: what a typed message seems to tell the interview to do.

    Raises:
        ConversationNotFound: there is no such conversation, or no such message in it.
        UnknownChoice: the message is a choice that no button of ours carries.
    """
    interview, conversation = load_interview(session, consultation, conversation_id, lock=True)
    row = session.scalar(
        select(MessageRow)
        .where(MessageRow.conversation_id == conversation_id, MessageRow.message_id == message_id)
        .with_for_update()
    )
    if row is None:
        raise ConversationNotFound(conversation_id)
    if row.reply is not None:
        return cast(Outcome, row.reply)

    turn = respond(interview, _message(session, interview, row, wording, understand))

    save_response(
        session, conversation.response, interview.response, turn.interview.response, conversation_id
    )
    conversation.state = dump(turn)
    result = outcome(turn, wording)
    row.reply = cast(dict[str, Any], result)
    row.replied_at = now()
    return result


def _message(
    session: Session,
    interview: Interview,
    row: MessageRow,
    wording: Wording,
    understand: Callable[[str], Understanding],
) -> Message:
    if row.choice is not None:
        row.label = _label(session, row)
        return Tap(decode(row.choice))
    text = row.text or ""
    typed = wording.typed(text, offers(interview))
    if typed is not None:
        return Tap(typed.command, text)
    return Words(text, understand(text))


def _label(session: Session, row: MessageRow) -> str | None:
    """What was written on the button that was pressed, if the button is still to be found."""
    recent = session.scalars(
        select(MessageRow.reply)
        .where(MessageRow.conversation_id == row.conversation_id, MessageRow.id < row.id)
        .order_by(MessageRow.id.desc())
        .limit(LOOK_BACK)
    )
    for reply in recent:
        for said in reply["replies"] if reply else ():
            for choice in said["choices"]:
                if choice["value"] == row.choice:
                    return str(choice["label"])
    return None
