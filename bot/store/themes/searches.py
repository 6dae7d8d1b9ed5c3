"""How far the search for themes is, for everybody who waits for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.errors import StoreError
from bot.store.models import ThemeSearchRow, new_id, now

PATIENCE = timedelta(minutes=2)
"""After as long without a sign a search is taken to have broken off."""


class SearchRunning(StoreError):
    """Somebody is looking for themes already."""


@dataclass(frozen=True)
class Search:
    """The last search for themes."""

    done: int
    """Questions that are finished."""
    total: int
    started_at: datetime
    ended_at: datetime | None
    failed: bool
    """Whether it broke off."""

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.ended_at is None and not self.failed


def last_search(session: Session, consultation: str) -> Search | None:
    """The last search, if there was any."""
    row = session.get(ThemeSearchRow, consultation)
    if row is None:
        return None
    silent = row.ended_at is None and now() - row.seen_at > PATIENCE
    return Search(row.done, row.total, row.started_at, row.ended_at, row.failed or silent)


def begin_search(session: Session, consultation: str, account_id: str | None = None) -> str:
    """Note that a search begins. Gives what tells it from others.

    Raises:
        SearchRunning: another is still at work.
    """
    row = session.scalar(
        select(ThemeSearchRow).where(ThemeSearchRow.consultation == consultation).with_for_update()
    )
    if row is None:
        row = ThemeSearchRow(consultation=consultation)
        session.add(row)
    elif row.ended_at is None and not row.failed and now() - row.seen_at <= PATIENCE:
        raise SearchRunning
    row.search, row.account_id = new_id(), account_id
    row.done, row.total = 0, 0
    row.started_at = row.seen_at = now()
    row.ended_at, row.failed = None, False
    session.flush()
    return row.search


def note_progress(session: Session, search: str, done: int, total: int) -> None:
    """Note that a search is at work, and how far it is."""
    _set(session, search, done=done, total=total, seen_at=now())


def end_search(session: Session, search: str, *, failed: bool = False) -> None:
    """Note that a search has ended. One that has ended already stays as it is."""
    _set(session, search, ended_at=now(), failed=failed)


def _set(session: Session, search: str, **values: object) -> None:
    session.execute(
        update(ThemeSearchRow)
        .where(ThemeSearchRow.search == search, ThemeSearchRow.ended_at.is_(None))
        .values(**values)
    )
