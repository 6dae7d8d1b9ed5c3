"""Conversations: opening one, and loading it as the engine needs it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import About, Interview, Response, open_interview, progress
from bot.interview.saying.turn import Turn
from bot.interview.saying.wording import Wording
from bot.interview.sight import encode, shown
from bot.interview.state.place import ASKING, Conversation, Step
from bot.store.database import fetch, write
from bot.store.errors import ConversationNotFound, ResponseChanged, ResponseErased
from bot.store.interviews.messages import Outcome, QuestionAsked
from bot.store.models import ConversationRow, Group, MessageRow, ResponseRow, new_id, now
from bot.store.responses.receipts import next_serial, receipt_number, submissions_of
from bot.store.responses.responses import ABOUT_COLUMNS, save_response
from bot.store.responses.versions import load_answers

STATE = TypeAdapter(Conversation)
TOKEN_BYTES = 32


def open_conversation(
    session: Session, consultation: Consultation, wording: Wording, door: str = "chat"
) -> tuple[str, str]:
    """Open a conversation with a new response. Gives its id and its token.

    The token is the only key to the conversation. It is not stored, only its hash.
    """
    response_id = new_id()
    session.add(ResponseRow(id=response_id, consultation=consultation.id, door=door))
    session.flush()
    return add_conversation(
        session, response_id, open_interview(consultation, today=today()), wording
    )


def add_conversation(
    session: Session, response_id: str, turn: Turn, wording: Wording
) -> tuple[str, str]:
    """Add a conversation to a response, with its opening words. Gives its id and its token."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    conversation_id = new_id()
    session.execute(
        insert(ConversationRow).values(
            id=conversation_id,
            token_hash=hash_token(token),
            response_id=response_id,
            state=dump(turn.interview),
            created_at=now(),
        )
    )
    session.add(
        MessageRow(
            conversation_id=conversation_id, reply=dict(outcome(turn, wording)), replied_at=now()
        )
    )
    return conversation_id, token


def hash_token(token: str) -> str:
    """The form in which a token is stored. Tokens are random, so a plain hash is enough."""
    return hashlib.sha256(token.encode(errors="surrogateescape")).hexdigest()


_TOKEN = select(ConversationRow.token_hash).where(ConversationRow.id == bindparam("conversation"))


def token_hash_of(session: Session, conversation_id: str) -> str | None:
    """The hash of a conversation's token, which never changes; None if there is none."""
    return fetch(session, _TOKEN, conversation=conversation_id).scalar()


@dataclass(frozen=True)
class Loaded:
    """An interview as it stands in the database."""

    interview: Interview
    response_id: str
    version: int
    """Of the response; see `ResponseRow.version`."""


_LOAD = (
    select(
        ConversationRow.state,
        ResponseRow.id,
        ResponseRow.version,
        ResponseRow.submitted_at,
        ResponseRow.withdrawn_at,
        ResponseRow.erased_at,
        ResponseRow.serial,
        submissions_of(ResponseRow.id),
        *ABOUT_COLUMNS,
    )
    .join(ResponseRow, ConversationRow.response_id == ResponseRow.id)
    .outerjoin(Group, ResponseRow.group_id == Group.id)
    .where(
        ConversationRow.id == bindparam("conversation"),
        ResponseRow.consultation == bindparam("consultation"),
    )
)


def load_interview(
    session: Session, consultation: Consultation, conversation_id: str, *, whole: bool = False
) -> Loaded:
    """The interview of a conversation.

    Args:
        session: a session.
        consultation: the consultation that the conversation is about.
        conversation_id: the conversation.
        whole: whether every version of every answer comes with its words; see `load_answers`.

    Raises:
        ConversationNotFound: there is none with that id for this consultation.
        ResponseErased: everything in its response has been erased.
    """
    row = fetch(
        session, _LOAD, conversation=conversation_id, consultation=consultation.id
    ).one_or_none()
    if row is None:
        raise ConversationNotFound(conversation_id)
    state, response_id, version, submitted, withdrawn, erased, serial, submissions, *about = row
    if erased is not None:
        raise ResponseErased(conversation_id)
    conversation = STATE.validate_python(state)
    answers, hands = load_answers(session, response_id, conversation_id, conversation, whole=whole)
    if serial is None and conversation.place.step is Step.CONFIRM:
        serial = next_serial(session, consultation.id)
    response = Response(
        answers=answers,
        about=About(*about),
        hands=hands,
        submitted=submitted is not None,
        submitted_on=submitted.astimezone().date() if submitted else None,
        submissions=submissions,
        withdrawn=withdrawn is not None,
        receipt=receipt_number(consultation.id, serial) if serial else None,
    )
    interview = Interview(consultation, response, conversation, today())
    return Loaded(interview, response_id, version)


def today() -> date:
    """The date where this machine is: the day by which a closing date is meant."""
    return now().astimezone().date()


_RAISE_VERSION = update(ResponseRow).where(
    ResponseRow.id == bindparam("row"), ResponseRow.version == bindparam("known")
)
_SAVE_STATE = update(ConversationRow).where(ConversationRow.id == bindparam("row"))


def save_interview(
    session: Session, conversation_id: str, loaded: Loaded, interview: Interview
) -> None:
    """Write what is new in an interview: in its response, and where the conversation stands.

    Raises:
        ResponseChanged: somebody else has added to the response since it was loaded.
    """
    version = loaded.version
    if not write(
        session, _RAISE_VERSION, row=loaded.response_id, known=version, version=version + 1
    ):
        raise ResponseChanged(loaded.response_id)
    before = loaded.interview.response
    save_response(session, loaded.response_id, before, interview.response, conversation_id)
    write(session, _SAVE_STATE, row=conversation_id, state=dump(interview))


def author_of(session: Session, conversation_id: str) -> str | None:
    """Who writes in a conversation, if that was said."""
    return session.scalar(
        select(ConversationRow.author).where(ConversationRow.id == conversation_id)
    )


def set_author(session: Session, conversation_id: str, name: str) -> None:
    """Say who writes in a conversation; an empty name takes it back."""
    session.execute(
        update(ConversationRow)
        .where(ConversationRow.id == conversation_id)
        .values(author=name or None)
    )


def dump(interview: Interview) -> dict[str, Any]:
    """The state of the conversation, as JSON."""
    state: dict[str, Any] = STATE.dump_python(interview.conversation, mode="json")
    return state


def outcome(turn: Turn, wording: Wording) -> Outcome:
    """A turn in words, with the question it leads to and the progress."""
    return {
        "replies": [wording.reply(said) for said in turn.says],
        "place": encode(shown(turn.interview)),
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
