"""Forgetting redacted words for good, once the time for keeping them is over."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.interview.commands.encoding import UnknownChoice, decode
from bot.response.submitted.redacting import Redaction, Redactor
from bot.store.circulation.erasing import forget_in_circulations, forget_quotations
from bot.store.database import Database
from bot.store.drafts import forget_in_drafts
from bot.store.models import (
    AnswerRow,
    ConversationRow,
    MessageRow,
    RedactionRow,
    ResponseRow,
)
from bot.store.redactions import show_anew
from bot.store.themes.erasing import forget_in_decisions
from bot.store.unsaid import forgotten
from bot.store.views import forget_in_reasons

WORDS = frozenset({"text", "added", "label"})
"""Where in replies, and in the state of a conversation, members' words stand."""

COMMANDS = frozenset({"command", "which"})
"""Where in the state of a conversation commands stand, some of them with members' words."""


def forget_words(database: Database, today: date) -> int:
    """Forget all redacted words that were kept until a day before today.

    They go from the redactions, from every version of the answers, from the letter and the
    mandate, and from the conversations. Gives how many redactions this was done for.
    """
    with database.transaction() as session:
        due: dict[str, list[RedactionRow]] = {}
        for row in session.scalars(
            select(RedactionRow)
            .where(
                RedactionRow.passage.is_not(None),
                RedactionRow.undone_at.is_(None),
                RedactionRow.keep_until < today,
            )
            .order_by(RedactionRow.id)
        ):
            due.setdefault(row.response_id, []).append(row)
        for response_id, rows in due.items():
            _forget(session, response_id, rows)
    if due:
        database.scrub()
    return sum(map(len, due.values()))


def _forget(session: Session, response_id: str, rows: Iterable[RedactionRow]) -> None:
    redactor = Redactor(Redaction(row.passage, row.instead) for row in rows if row.passage)
    # Whoever adds to the response just now goes by the words as they were, and does so anew.
    response = session.get_one(ResponseRow, response_id, with_for_update={"of": ResponseRow})
    response.version += 1
    consultation, words = forgotten(session, response_id, redactor)
    response.letter = redactor(response.letter) if response.letter else response.letter
    response.mandate = redactor(response.mandate) if response.mandate else response.mandate
    session.flush()
    for answer in session.execute(
        select(AnswerRow.id, AnswerRow.text, AnswerRow.followup).where(
            AnswerRow.response_id == response_id
        )
    ).all():
        texts = {"text": redactor(answer.text), "followup": redactor(answer.followup)}
        if texts != {"text": answer.text, "followup": answer.followup}:
            session.execute(update(AnswerRow).where(AnswerRow.id == answer.id).values(texts))
    _in_conversations(session, response_id, redactor)
    forget_in_drafts(session, response_id, redactor)
    forget_in_circulations(session, response_id, redactor)
    for forget in (forget_quotations, forget_in_decisions, forget_in_reasons):
        forget(session, consultation, words)
    for row in rows:
        row.passage = None
    session.flush()
    show_anew(session, response_id)


def _in_conversations(session: Session, response_id: str, redactor: Redactor) -> None:
    conversations = session.scalars(
        select(ConversationRow).where(ConversationRow.response_id == response_id)
    ).all()
    for conversation in conversations:
        state = without(conversation.state, redactor)
        if not _can_be_read(state):
            state = {**state, "doubt": None, "which": None}
        conversation.state = state
    for message in session.scalars(
        select(MessageRow).where(MessageRow.conversation_id.in_([c.id for c in conversations]))
    ):
        message.text = redactor(message.text) if message.text else message.text
        message.label = redactor(message.label) if message.label else message.label
        if message.reply is not None:
            message.reply = without(message.reply, redactor)


def without(value: Any, redactor: Redactor, key: str = "") -> Any:
    """A reply, or the state of a conversation, without what is redacted.

    Only what may be a member's words is touched, since a step may be called like one of them.
    """
    match value:
        case dict():
            inside = "params" if key == "params" else ""
            return {name: without(part, redactor, inside or name) for name, part in value.items()}
        case list():
            return [without(part, redactor, key) for part in value]
        case str() if key in WORDS or key == "params":
            return redactor(value)
        case str() if key in COMMANDS or key == "then":
            word, colon, words = value.partition(":")
            return word + colon + redactor(words)
    return value


def _can_be_read(state: dict[str, Any]) -> bool:
    """Whether the commands that wait in a state are still commands."""
    doubt = state.get("doubt") or {}
    waiting = [doubt.get("command"), state.get("which"), *doubt.get("then", ())]
    try:
        for command in filter(None, waiting):
            decode(command)
    except UnknownChoice:
        return False
    return True
