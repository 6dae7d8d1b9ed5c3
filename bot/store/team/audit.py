"""What was done in the console, by whom. Rows are added here and nowhere changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import AccountRow, AuditRow

PAGE = 50
"""Entries of a page."""


@dataclass(frozen=True)
class Entry:
    """Something that was done."""

    id: int
    at: datetime
    by: str | None
    """Who did it; none for the command line."""
    action: str
    subject: str
    details: dict[str, Any]


def note(
    session: Session, account_id: str | None, action: str, subject: str, **details: Any
) -> None:
    """Note that something was done. It is kept if the transaction is.

    Args:
        session: a session that writes.
        account_id: who did it; None for the command line.
        action: what was done: a key of the console's words.
        subject: to what, such as `response:1f…` or `question:16a`.
        details: numbers, dates and choices. Never a member's words, which must be erasable.
    """
    session.add(AuditRow(account_id=account_id, action=action, subject=subject, details=details))


def entries(session: Session, before: int | None = None, subject: str = "") -> list[Entry]:
    """Up to `PAGE` entries, the newest first.

    Args:
        session: a session.
        before: only entries older than the one with this id.
        subject: only what was done to this.
    """
    query = (
        select(AuditRow, AccountRow.name)
        .outerjoin(AccountRow, AuditRow.account_id == AccountRow.id)
        .order_by(AuditRow.id.desc())
        .limit(PAGE)
    )
    if before is not None:
        query = query.where(AuditRow.id < before)
    if subject:
        query = query.where(AuditRow.subject == subject)
    return [
        Entry(row.id, row.at, name, row.action, row.subject, row.details)
        for row, name in session.execute(query)
    ]
