"""What member groups say about a circulated draft, and what became of it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from bot.response.names import same_name
from bot.store.circulation.circulations import Circulation, CommentsOver
from bot.store.errors import StoreError
from bot.store.models import AccountRow, CirculationRow, CommentRow, now
from bot.store.unsaid import Reader

PAGE = 50
"""Comments of a page."""

LONGEST_NAME = 200
"""Characters of a group's name, at most."""

LONGEST_COMMENT = 10_000
"""Characters of a comment, at most."""


class CommentSettled(StoreError):
    """The comment is settled, so it cannot be changed any more."""


class SettledMeanwhile(StoreError):
    """Somebody else has settled the comment, or its group has changed it, in the meantime."""


@dataclass(frozen=True)
class Comment:
    """What a group says about a paragraph."""

    id: int
    number: int
    """Of the version on which it is."""
    place: str
    paragraph: int
    """From 0; -1 for the place as a whole."""
    group: str
    text: str
    created_at: datetime
    decision: str | None
    """taken, partly or not; none while it is open."""
    reason: str | None
    settled_at: datetime | None
    settled_by: str | None
    """The name of the account."""
    browser_hash: str | None = None

    @property
    def mark(self) -> str:
        """What changes whenever the comment is changed or settled."""
        return _hashed(f"{self.settled_at} {self.group} {self.text}")

    def of(self, browser: str) -> bool:
        """Whether it is from the browser with this secret."""
        return bool(browser) and self.browser_hash == _hashed(browser)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _query() -> Select[CommentRow, int, str]:
    return (
        select(CommentRow, CirculationRow.number, AccountRow.name)
        .join(CirculationRow, CommentRow.circulation_id == CirculationRow.id)
        .outerjoin(AccountRow, CommentRow.account_id == AccountRow.id)
    )


def _comment(found: Row[CommentRow, int, str]) -> Comment:
    row, number, by = found
    return Comment(
        row.id, number, row.place, row.paragraph, row.group, row.text, row.created_at,
        row.decision, row.reason, row.settled_at, by, row.browser_hash,
    )  # fmt: skip


def _readable(session: Session, consultation: str, found: Iterable[Comment]) -> list[Comment]:
    """Comments without words that other groups, or their own, have taken back."""
    read = list(found)
    texts = [text for comment in read for text in (comment.text, comment.reason or "")]
    without = Reader(session, consultation, texts)
    return [
        replace(
            comment,
            text=without(comment.text, comment.group),
            reason=comment.reason and without(comment.reason),
        )
        for comment in read
    ]


def comments_on(session: Session, circulation_id: int) -> list[Comment]:
    """All comments on a version, by paragraph and then the earliest first."""
    rows = session.execute(
        _query()
        .where(CommentRow.circulation_id == circulation_id)
        .order_by(CommentRow.place, CommentRow.paragraph, CommentRow.id)
    )
    consultation = session.scalars(
        select(CirculationRow.consultation).where(CirculationRow.id == circulation_id)
    ).one()
    return _readable(session, consultation, map(_comment, rows))


def comments(
    session: Session, consultation: str, *, unsettled: bool = False, after: int = 0
) -> list[Comment]:
    """Up to `PAGE` comments on all versions, the earliest first.

    Args:
        session: a session.
        consultation: the consultation's id.
        unsettled: whether only those that are not settled.
        after: only those after the one with this id.
    """
    query = _query().where(CirculationRow.consultation == consultation, CommentRow.id > after)
    if unsettled:
        query = query.where(CommentRow.decision.is_(None))
    rows = session.execute(query.order_by(CommentRow.id).limit(PAGE))
    return _readable(session, consultation, map(_comment, rows))


def comments_by(session: Session, consultation: str, group: str) -> list[Comment]:
    """The comments on all versions that were given in a group's name, however it is written."""
    names = session.scalars(
        select(CommentRow.group)
        .distinct()
        .join(CirculationRow, CommentRow.circulation_id == CirculationRow.id)
        .where(CirculationRow.consultation == consultation)
    )
    own = [name for name in names if same_name(name) == same_name(group)]
    rows = session.execute(
        _query()
        .where(CirculationRow.consultation == consultation, CommentRow.group.in_(own))
        .order_by(CommentRow.id)
    )
    return _readable(session, consultation, map(_comment, rows))


def comment_of(session: Session, consultation: str, comment_id: int) -> Comment:
    """One comment.

    Raises:
        LookupError: there is none with this id.
    """
    row = session.execute(
        _query().where(CirculationRow.consultation == consultation, CommentRow.id == comment_id)
    ).first()
    if row is None:
        raise LookupError(comment_id)
    return _readable(session, consultation, [_comment(row)])[0]


def unsettled_places(session: Session, consultation: str) -> tuple[str, ...]:
    """The places that have comments that are not settled, on any version."""
    rows = session.scalars(
        select(CommentRow.place)
        .join(CirculationRow, CommentRow.circulation_id == CirculationRow.id)
        .where(CirculationRow.consultation == consultation, CommentRow.decision.is_(None))
        .group_by(CommentRow.place)
        .order_by(func.min(CommentRow.id))
    )
    return tuple(rows)


def say(
    session: Session,
    circulation: Circulation,
    today: date,
    *,
    message_id: str,
    place: str,
    paragraph: int,
    group: str,
    text: str,
    browser: str,
) -> int:
    """Comment on a paragraph. Sent twice with the same message id, it is one comment.

    Gives the comment's id.

    Raises:
        CommentsOver: comments on this version are not taken any more.
    """
    known = session.scalar(
        select(CommentRow.id).where(
            CommentRow.circulation_id == circulation.id, CommentRow.message_id == message_id
        )
    )
    if known is not None:
        return known
    if not circulation.open(today):
        raise CommentsOver
    row = CommentRow(
        circulation_id=circulation.id,
        message_id=message_id,
        place=place,
        paragraph=paragraph,
        group=" ".join(group.split()),
        text=text.strip(),
        browser_hash=_hashed(browser),
    )
    session.add(row)
    session.flush()
    return row.id


def own(session: Session, circulation: Circulation, comment_id: int, browser: str) -> Comment:
    """A comment that this browser has sent.

    Raises:
        LookupError: it has sent none with this id on this version.
    """
    row = session.execute(
        _query().where(CommentRow.circulation_id == circulation.id, CommentRow.id == comment_id)
    ).first()
    comment = _comment(row) if row else None
    if comment is None or not comment.of(browser):
        raise LookupError(comment_id)
    return comment


def change(
    session: Session,
    circulation: Circulation,
    today: date,
    comment_id: int,
    browser: str,
    group: str,
    text: str,
) -> None:
    """Change a comment, or take it back if the text is empty. Then no word of it is left.

    Raises:
        LookupError: this browser has sent none with this id on this version.
        CommentSettled: see the class.
        CommentsOver: comments on this version are not taken any more.
    """
    row = session.get(CommentRow, comment_id, with_for_update=True)
    comment = own(session, circulation, comment_id, browser)
    if row is None or comment.decision is not None:
        raise CommentSettled
    if not circulation.open(today):
        raise CommentsOver
    if text.strip():
        row.group, row.text = " ".join(group.split()), text.strip()
    else:
        session.delete(row)


def settle(
    session: Session,
    consultation: str,
    comment_id: int,
    decision: str,
    reason: str,
    account_id: str,
    seen: str,
) -> None:
    """Settle a comment.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        comment_id: the comment's id.
        decision: taken, partly or not.
        reason: why.
        account_id: who settles it.
        seen: the comment's mark when the form was made.

    Raises:
        LookupError: there is none with this id.
        SettledMeanwhile: see the class.
    """
    row = session.get(CommentRow, comment_id, with_for_update=True)
    comment = comment_of(session, consultation, comment_id)
    if row is None or comment.mark != seen:
        raise SettledMeanwhile
    row.decision, row.reason, row.account_id = decision, reason or None, account_id
    row.settled_at = now()
