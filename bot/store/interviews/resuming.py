"""Resume codes: going on with a response on another device, or with a colleague.

A code has 80 random bits, written in Crockford's base 32 (https://www.crockford.com/base32.html):
no letter can be taken for a digit, so it can be read out over the telephone. Only its SHA-256 is
stored; with so many random bits a plain hash is enough.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import doubting
from bot.interview.course.returning import welcome_back
from bot.interview.saying.wording import Wording
from bot.store.errors import CodeUnknown
from bot.store.interviews.conversations import add_conversation, load_interview, save_interview
from bot.store.interviews.messages import response_of
from bot.store.models import CodeRow, ConversationRow, MessageRow, ResponseRow, now

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U."""

READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""What people write for a digit."""

LENGTH = 16
"""Characters, of 5 bits each."""

GROUP = 4
"""Characters between two hyphens."""

MOST = 10
"""Codes that a response can have at a time. With one more, the oldest is revoked."""


@dataclass(frozen=True)
class Issued:
    """A new code. It is shown this once."""

    code: str
    expires: datetime


def new_code() -> str:
    """A random code, such as K7PM-2XQD-9RWT-4HJN."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def hash_code(code: str) -> str:
    """The form in which a code is stored, however it was typed.

    Case, hyphens and spaces do not matter; O is read as 0, I and L as 1.
    """
    letters = "".join(filter(str.isalnum, code)).upper().translate(READ_AS)
    return hashlib.sha256(letters.encode()).hexdigest()


def issue(session: Session, conversation_id: str, *, days: int) -> Issued:
    """Make a code for the response of a conversation, to be used within so many days.

    Raises:
        ConversationNotFound: there is no such conversation.
        ResponseErased: its response has been erased.
    """
    response_id = response_of(session, conversation_id)
    made = now()
    issued = Issued(new_code(), made + timedelta(days=days))
    session.add(
        CodeRow(
            code_hash=hash_code(issued.code),
            response_id=response_id,
            created_at=made,
            expires_at=issued.expires,
        )
    )
    session.flush()
    newest = (
        select(CodeRow.code_hash)
        .where(CodeRow.response_id == response_id, CodeRow.expires_at > made)
        .order_by(CodeRow.created_at.desc(), CodeRow.code_hash)
        .limit(MOST)
    )
    session.execute(
        delete(CodeRow).where(
            CodeRow.response_id == response_id,
            CodeRow.code_hash.not_in(session.scalars(newest).all()),
        )
    )
    return issued


def revoke_all(session: Session, conversation_id: str) -> int:
    """Make every code of a conversation's response worthless. Gives how many there were.

    Raises:
        ConversationNotFound: there is no such conversation.
        ResponseErased: its response has been erased.
    """
    response_id = response_of(session, conversation_id)
    gone = session.scalars(
        delete(CodeRow).where(CodeRow.response_id == response_id).returning(CodeRow.code_hash)
    )
    return len(gone.all())


def resume(
    session: Session, consultation: Consultation, wording: Wording, code: str
) -> tuple[str, str]:
    """Open a new conversation on the response that a code is for, where the latest stands.

    Words of which the latest waits to hear whether they are an answer are recorded, as they
    would be if the group had gone on there.

    Gives the conversation's id and its token.

    Raises:
        CodeUnknown: there is no such code for this consultation, or it has expired.
    """
    code_hash = hash_code(code)
    found = session.execute(
        select(CodeRow.response_id, CodeRow.expires_at)
        .join(ResponseRow, CodeRow.response_id == ResponseRow.id)
        .where(CodeRow.code_hash == code_hash, ResponseRow.consultation == consultation.id)
        .with_for_update(of=ResponseRow)
    ).one_or_none()
    if found is None or found.expires_at <= now():
        raise CodeUnknown
    session.execute(
        update(CodeRow)
        .where(CodeRow.code_hash == code_hash)
        .values(used_at=now())
        .execution_options(synchronize_session=False)
    )
    latest = session.scalars(
        select(MessageRow.conversation_id)
        .join(ConversationRow, MessageRow.conversation_id == ConversationRow.id)
        .where(ConversationRow.response_id == found.response_id)
        .order_by(MessageRow.id.desc())
        .limit(1)
    ).one()
    loaded = load_interview(session, consultation, latest)
    interview = doubting.kept_if_they_fit(loaded.interview)
    if interview is not loaded.interview:
        save_interview(session, latest, loaded, interview)
    return add_conversation(session, found.response_id, welcome_back(interview), wording)
