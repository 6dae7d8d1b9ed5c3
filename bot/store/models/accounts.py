"""The tables of the console: accounts, who is signed in, and what was done there."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.base import Base, new_id, now


class AccountRow(Base):
    """Somebody of the network's team."""

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    """In small letters. What one signs in with."""
    name: Mapped[str]
    """As it stands beside what the person has done."""
    role: Mapped[str] = mapped_column(String(20))
    """reviewer, editor or administrator."""
    password_hash: Mapped[str]
    """By argon2id."""
    created_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]
    """Since when nobody can sign in with it. What was done with it stays under its name."""


class SignInRow(Base):
    """A browser in which somebody is signed in."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the secret in the browser's cookie, which itself is not stored."""
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    account: Mapped[AccountRow] = relationship(lazy="joined")
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    """When it was last used, to a few minutes."""
    expires_at: Mapped[datetime]


class AuditRow(Base):
    """Something that was done in the console. No page changes or deletes these rows."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    """Who did it; none for the command line."""
    action: Mapped[str] = mapped_column(String(40))
    """What was done: a key of the console's words."""
    subject: Mapped[str] = mapped_column(String(120))
    """To what, such as `response:1f…` or `question:16a`."""
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Numbers, dates and choices. Never a member's words, which must be erasable."""
