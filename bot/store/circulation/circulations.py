"""Versions of the draft that were sent to the members, and the links with which they read them."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from bot.response.agreement.text import Text
from bot.store.documents import read_once
from bot.store.errors import StoreError
from bot.store.models import CirculationRow, CommentRow, now

LINK_BYTES = 24
"""Random bytes of the secret in a members' link."""

LINK_DAYS = 90
"""Days after the last day for comments on which a link still shows what became of them."""


class CirculatedMeanwhile(StoreError):
    """Somebody else has circulated a version in the meantime."""


class CommentsOver(StoreError):
    """Comments on this version are not taken any more."""


@dataclass(frozen=True)
class Circulation:
    """A version of the draft that was sent to the members, without what it says."""

    id: int
    number: int
    comments_until: date
    created_at: datetime
    closed_at: datetime | None
    as_drafted: Sequence[str] = ()
    """The places that nobody had edited: they stood as they were drafted from the answers."""
    shows_changes: bool = True
    """Whether members see what it changes in the version before."""
    comments: int = 0
    """Comments on it."""
    unsettled: int = 0
    """Comments on it that are not settled."""

    def open(self, today: date) -> bool:
        """Whether comments are taken."""
        return self.closed_at is None and today <= self.comments_until


_COLUMNS = (
    CirculationRow.id,
    CirculationRow.number,
    CirculationRow.comments_until,
    CirculationRow.created_at,
    CirculationRow.closed_at,
    CirculationRow.as_drafted,
    CirculationRow.shows_changes,
)


def circulations(session: Session, consultation: str) -> list[Circulation]:
    """All versions that were circulated, the latest first, with how many comments they have."""
    unsettled = func.count(CommentRow.id).filter(CommentRow.decision.is_(None))
    rows = session.execute(
        select(*_COLUMNS, func.count(CommentRow.id), unsettled)
        .outerjoin(CommentRow, CommentRow.circulation_id == CirculationRow.id)
        .where(CirculationRow.consultation == consultation)
        .group_by(CirculationRow.id)
        .order_by(CirculationRow.number.desc())
    )
    return [Circulation(*row) for row in rows]


def versions(session: Session, consultation: str) -> int:
    """How many versions were circulated; the last one has this number."""
    rows = select(func.count()).where(CirculationRow.consultation == consultation)
    return session.scalars(rows).one()


def circulation(session: Session, consultation: str, number: int) -> tuple[Circulation, Text]:
    """One version with its text, as it was circulated.

    Raises:
        LookupError: there is none with this number.
    """
    return _one(session, consultation, CirculationRow.number == number)


def _one(
    session: Session, consultation: str, where: ColumnElement[bool]
) -> tuple[Circulation, Text]:
    row = session.execute(
        select(*_COLUMNS, CirculationRow.changed_at).where(
            CirculationRow.consultation == consultation, where
        )
    ).first()
    if row is None:
        raise LookupError
    found = Circulation(*row[:-1])
    stamp = found.created_at, row[-1]
    return found, read_once(session, CirculationRow, found.id, stamp, Text.read)


def _row(session: Session, consultation: str, number: int) -> CirculationRow:
    row = session.scalar(
        select(CirculationRow)
        .where(CirculationRow.consultation == consultation, CirculationRow.number == number)
        .options(defer(CirculationRow.document))
    )
    if row is None:
        raise LookupError(number)
    return row


def circulate(
    session: Session,
    consultation: str,
    text: Text,
    as_drafted: Sequence[str],
    comments_until: date,
    seen: int,
    account_id: str | None,
    *,
    shows_changes: bool = True,
) -> tuple[int, str]:
    """Circulate a text as the next version. Comments on earlier ones are not taken any more.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        text: what members are shown.
        as_drafted: its places that nobody has edited.
        comments_until: the last day for comments.
        seen: how many versions there were when this was asked for.
        account_id: who asked for it.
        shows_changes: whether members see what it changes in the version before.

    Returns:
        Its number, and the secret of the members' link, which is not stored.

    Raises:
        CirculatedMeanwhile: see the class.
    """
    rows = session.scalars(
        select(CirculationRow)
        .where(CirculationRow.consultation == consultation)
        .options(defer(CirculationRow.document))
    ).all()
    if len(rows) != seen:
        raise CirculatedMeanwhile
    for row in rows:
        row.closed_at = row.closed_at or now()
    secret = secrets.token_urlsafe(LINK_BYTES)
    session.add(
        CirculationRow(
            consultation=consultation,
            number=seen + 1,
            token_hash=_hashed(secret),
            document=text.plain(),
            as_drafted=list(as_drafted),
            shows_changes=shows_changes,
            comments_until=comments_until,
            account_id=account_id,
        )
    )
    try:
        session.flush()
    except IntegrityError:
        raise CirculatedMeanwhile from None
    return seen + 1, secret


def close(session: Session, consultation: str, number: int) -> None:
    """Take no more comments on a version.

    Raises:
        LookupError: there is none with this number.
    """
    row = _row(session, consultation, number)
    row.closed_at = row.closed_at or now()


def new_link(session: Session, consultation: str, number: int) -> str:
    """Make a new link to a version; the old one leads nowhere any more. Gives its secret.

    Raises:
        LookupError: there is none with this number.
    """
    secret = secrets.token_urlsafe(LINK_BYTES)
    _row(session, consultation, number).token_hash = _hashed(secret)
    return secret


def by_secret(
    session: Session, consultation: str, secret: str, today: date
) -> tuple[Circulation, Text]:
    """The version to which a members' link leads, as it was circulated.

    Raises:
        LookupError: the link leads nowhere, or not any more.
    """
    found, text = _one(session, consultation, CirculationRow.token_hash == _hashed(secret))
    if today > found.comments_until + timedelta(days=LINK_DAYS):
        raise LookupError
    return found, text


def _hashed(secret: str) -> str:
    # With so many random bits a plain hash is enough.
    return hashlib.sha256(secret.encode()).hexdigest()
