"""The tables of interviews: groups, responses, answers with versions, conversations, messages.

No answer is ever updated in place: a new version is a new row.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, new_id, now


class Group(Base):
    """An organisation that answers."""

    __tablename__ = "groups"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    name: Mapped[str]
    about: Mapped[str | None]
    """What it does, in a line."""
    area: Mapped[str | None]
    """Where it is."""
    sample: Mapped[bool] = mapped_column(default=False)
    """Whether it is invented, for demonstration."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class ResponseRow(Base):
    """One group's response to one consultation, with its mandate and its consents."""

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("consultation", "source_digest"),
        Index("ix_responses_serial", "consultation", "serial", unique=True),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    consultation: Mapped[str] = mapped_column(String(100), index=True)
    group_id: Mapped[str | None] = mapped_column(ForeignKey("groups.id"), index=True)
    group: Mapped[Group | None] = relationship(lazy="joined")
    door: Mapped[str] = mapped_column(String(20))
    """How it came in: chat, form, paper, import or sample."""
    mandate: Mapped[str | None]
    people: Mapped[int | None]
    named: Mapped[bool | None]
    quoted: Mapped[bool | None]
    consent_evidence: Mapped[str | None]
    """How the team knows what the group agreed to, where it did not say so here itself."""
    contact: Mapped[str | None]
    """An e-mail address or a telephone number, if the group gave one. Never published."""
    letter: Mapped[str | None]
    """The covering letter of a written response."""
    source_digest: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 over an imported response's answers, so that it is not taken twice."""
    version: Mapped[int] = mapped_column(default=0)
    """Raised by every turn that adds to the response, so that no two add at the same time."""
    created_at: Mapped[datetime] = mapped_column(default=now)
    submitted_at: Mapped[datetime | None]
    """When it was last submitted; none before, and none once it is withdrawn."""
    serial: Mapped[int | None]
    """From 1, in the order in which a consultation's responses were first submitted in
    conversation. The receipt's number is made from it."""
    withdrawn_at: Mapped[datetime | None]
    """When the group took it back; none once it is submitted again."""
    erased_at: Mapped[datetime | None]
    """When everything in it was erased. This row and its dates are what remains."""


class CodeRow(Base):
    """A code with which to go on with a response on another device."""

    __tablename__ = "codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the code, which itself is not stored."""
    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    """When it was last used."""


class SubmissionRow(Base):
    """One submitting of a response. Submitting it again adds a row with the same number."""

    __tablename__ = "submissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"), index=True)
    number: Mapped[str] = mapped_column(String(40))
    """The receipt's number, such as LSP-0007-42."""
    submitted_at: Mapped[datetime] = mapped_column(default=now)
    digest: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 over the answers that were submitted; none once they are erased."""
    withdrawn_at: Mapped[datetime | None]


class AnswerRow(Base):
    """One version of an answer. Version 1 is the first; exactly one version is current."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("response_id", "number", "part", "version"),
        Index(
            "ix_answers_current",
            "response_id",
            "number",
            "part",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        # What a turn needs to know of every version, without reading the words.
        Index(
            "ix_answers_versions",
            *("response_id", "number", "part", "version", "status", "conversation_id"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"))
    number: Mapped[int]
    """The question's number; 0 for comments on the whole paper."""
    part: Mapped[str] = mapped_column(String(1), default="")
    """The letter of the part; empty where the question is answered as a whole."""
    version: Mapped[int]
    is_current: Mapped[bool]
    status: Mapped[str] = mapped_column(String(20))
    stance: Mapped[str | None] = mapped_column(String(20))
    text: Mapped[str]
    followup: Mapped[str]
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"))
    """The conversation in which it was given, if it was given in one. What brings an earlier
    version back was given when that was."""
    restores: Mapped[int | None]
    """The version that it brings back, where undoing or putting back has made it; 0 for none."""
    created_at: Mapped[datetime] = mapped_column(default=now)
    shown: Mapped[str | None]
    """Of a current version with redacted words: all its words without those, for searching."""


class ConversationRow(Base):
    """A conversation: where it stands, and to whose response it adds."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the secret that whoever holds the conversation presents."""
    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"), index=True)
    state: Mapped[dict[str, Any]]
    """The engine's `Conversation`, as JSON."""
    author: Mapped[str | None] = mapped_column(String(80))
    """Who writes in it, if that was said."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class MessageRow(Base):
    """A member's message with the assistant's reply: receipt and transcript in one.

    The row is written when the message arrives, before anybody has understood it, so that no
    words are lost; the reply follows in the transaction that records the answer.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index("ix_messages_order", "conversation_id", "id"),
        Index(
            "ix_messages_waiting",
            "conversation_id",
            sqlite_where=text("replied_at IS NULL"),
            postgresql_where=text("replied_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    message_id: Mapped[str | None] = mapped_column(String(100))
    """The sender's own id for it; none for the assistant's opening words."""
    text: Mapped[str | None]
    choice: Mapped[str | None]
    label: Mapped[str | None]
    """What was written on the button that was pressed."""
    place: Mapped[str | None] = mapped_column(String(40))
    """Where the conversation stood when the message was written, if its sender said so."""
    received_at: Mapped[datetime] = mapped_column(default=now)
    reply: Mapped[dict[str, Any] | None]
    replied_at: Mapped[datetime | None]
