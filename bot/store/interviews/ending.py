"""Withdrawing and erasing a response without a conversation about it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import Tap, respond
from bot.interview.commands import Withdraw
from bot.interview.course.lasting import erased_words
from bot.interview.saying.says import Say
from bot.interview.saying.turn import at
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Place, Step
from bot.store.errors import NotSubmitted, ResponseErased
from bot.store.interviews.conversations import load_interview, outcome, save_interview
from bot.store.interviews.messages import Outcome, response_of
from bot.store.models import ConversationRow, MessageRow, ResponseRow, SubmissionRow, now
from bot.store.responses.erasing import erase_response
from bot.store.responses.receipts import record_withdrawal


def withdraw(
    session: Session, consultation: Consultation, wording: Wording, conversation_id: str
) -> Outcome:
    """Take a response back, and say so in the conversation.

    Raises:
        ConversationNotFound: there is no such conversation.
        NotSubmitted: the response is not submitted, or is withdrawn already.
        ResponseErased: everything in it has been erased.
    """
    response_of(session, conversation_id, alone=True)
    loaded = load_interview(session, consultation, conversation_id)
    if not loaded.interview.response.submitted:
        raise NotSubmitted(loaded.response_id)
    asked = at(loaded.interview, Place(Step.WITHDRAW))
    turn = respond(asked, Tap(Withdraw(sure=True)))
    save_interview(session, conversation_id, loaded, turn.interview)
    said = outcome(turn, wording)
    session.add(MessageRow(conversation_id=conversation_id, reply=dict(said), replied_at=now()))
    return said


@dataclass(frozen=True)
class Erased:
    """What is left of an erased response."""

    number: str | None
    """The receipt's, if it was ever submitted."""

    @property
    def said(self) -> Say:
        """What the group is told."""
        return erased_words(self.number)


def erase(session: Session, conversation_id: str) -> Erased:
    """Erase the response of a conversation. `Database.scrub` is to follow the transaction.

    Raises:
        ConversationNotFound: there is no such conversation.
        ResponseErased: it has been erased already.
    """
    response_id = response_of(session, conversation_id, alone=True)
    number = session.scalar(
        select(SubmissionRow.number).where(SubmissionRow.response_id == response_id).limit(1)
    )
    erase_response(session, response_id)
    return Erased(number)


def withdraw_for_group(
    session: Session, consultation: Consultation, wording: Wording, response_id: str
) -> None:
    """Take a response back because its group asked for it; say so in its conversation.

    Raises:
        NotSubmitted: the response is not submitted, or is withdrawn already.
        ResponseErased: everything in it has been erased.
    """
    row = _locked(session, response_id)
    conversation = session.scalar(
        select(ConversationRow.id)
        .where(ConversationRow.response_id == response_id)
        .order_by(ConversationRow.created_at)
        .limit(1)
    )
    if conversation is not None:
        withdraw(session, consultation, wording, conversation)
        return
    if row.submitted_at is None:
        raise NotSubmitted(response_id)
    row.version += 1
    session.flush()
    record_withdrawal(session, response_id)


def erase_for_group(session: Session, response_id: str) -> None:
    """Erase a response because its group asked for it. `Database.scrub` is to follow.

    Raises:
        ResponseErased: it has been erased already.
    """
    _locked(session, response_id)
    erase_response(session, response_id)


def _locked(session: Session, response_id: str) -> ResponseRow:
    row = session.get_one(ResponseRow, response_id, with_for_update={"of": ResponseRow})
    if row.erased_at is not None:
        raise ResponseErased(response_id)
    return row
