"""Redactions: words that the team no longer reads, and who decided so.

The words themselves stay where the group wrote them until `bot.store.responses.forgetting` takes
them out. Whatever reads answers for the team reads them through `redactor_of` or `redactors`.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from bot.analysis.points import split
from bot.consultation import Ref
from bot.response.submitted.evidence import mark_of
from bot.response.submitted.redacting import Redaction, Redactor
from bot.response.submitted.unsaid import is_telling
from bot.store.candidates import keep_only
from bot.store.database import fetch
from bot.store.errors import StoreError
from bot.store.models import (
    AccountRow,
    AnswerRow,
    RedactionRow,
    ResponseRow,
    now,
)


class NothingToRedact(StoreError):
    """The words are not in the response."""


@dataclass(frozen=True)
class Redacted:
    """A redaction, as the team sees it."""

    id: int
    instead: str
    reason: str
    by: str | None
    at: datetime
    keep_until: date
    """The last day on which an administrator can see the words."""
    undone_at: datetime | None
    forgotten: bool
    """Whether the words are gone for good."""
    passage: str | None
    """The words, for administrators."""


def _live(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns, RedactionRow.passage, RedactionRow.instead)
        .where(RedactionRow.passage.is_not(None), RedactionRow.undone_at.is_(None))
        .order_by(RedactionRow.id)
    )


_OF_ONE = _live().where(RedactionRow.response_id == bindparam("response"))


def redactor_of(session: Session, response_id: str) -> Redactor:
    """What takes out the redacted words of a response."""
    return _redactor(fetch(session, _OF_ONE, response=response_id))


def is_redacted(session: Session, response_id: str) -> bool:
    """Whether words of a response are redacted, and not forgotten yet."""
    rows = _live(RedactionRow.id).where(RedactionRow.response_id == response_id)
    return session.execute(rows.limit(1)).first() is not None


def redactors(session: Session, consultation: str) -> dict[str, Redactor]:
    """What takes out the redacted words, by response; only of responses that have any."""
    rows: dict[str, list[Any]] = {}
    for row in session.execute(
        _live(RedactionRow.response_id)
        .join(ResponseRow, RedactionRow.response_id == ResponseRow.id)
        .where(ResponseRow.consultation == consultation)
    ):
        rows.setdefault(row.response_id, []).append(row)
    return {response: _redactor(found) for response, found in rows.items()}


def placeholders(session: Session, consultation: str) -> dict[str, frozenset[str]]:
    """What stands in place of redacted words, also of those that are forgotten, by response."""
    found: dict[str, set[str]] = {}
    for row in session.execute(
        select(RedactionRow.response_id, RedactionRow.instead)
        .join(ResponseRow, RedactionRow.response_id == ResponseRow.id)
        .where(ResponseRow.consultation == consultation, RedactionRow.undone_at.is_(None))
    ):
        found.setdefault(row.response_id, set()).add(row.instead)
    return {response: frozenset(instead) for response, instead in found.items()}


def telling_redactor(session: Session, consultation: str) -> Redactor:
    """What takes redacted words out of whatever is said elsewhere than in their response."""
    rows = session.execute(
        _live()
        .join(ResponseRow, RedactionRow.response_id == ResponseRow.id)
        .where(ResponseRow.consultation == consultation)
    )
    return _redactor(row for row in rows if is_telling(row.passage))


def _redactor(rows: Iterable[Any]) -> Redactor:
    return Redactor(Redaction(row.passage, row.instead) for row in rows)


def redact(
    session: Session,
    response_id: str,
    redaction: Redaction,
    *,
    reason: str,
    keep_until: date,
    account_id: str | None,
) -> int:
    """Redact words wherever they occur in a response.

    Args:
        session: a session that writes.
        response_id: the response.
        redaction: the words, and what stands instead.
        reason: why.
        keep_until: the last day on which an administrator can see the words.
        account_id: who decides so.

    Returns:
        In how many places the words stand in the answers that are current, the letter and the
        mandate.

    Raises:
        NothingToRedact: the words are in none of them, as they may be read now.
    """
    _raise_version(session, response_id)
    before, count = redactor_of(session, response_id), Redactor([redaction])
    texts = current_texts(session, response_id)
    places = sum(len(list(count.places(before(text)))) for text in texts)
    if not places:
        raise NothingToRedact(response_id)
    session.add(
        RedactionRow(
            response_id=response_id,
            passage=redaction.passage,
            instead=redaction.instead,
            reason=reason,
            account_id=account_id,
            keep_until=keep_until,
        )
    )
    session.flush()
    show_anew(session, response_id)
    return places


def redact_all(
    session: Session,
    response_id: str,
    redactions: Iterable[Redaction],
    *,
    reason: str,
    keep_until: date,
    account_id: str | None,
) -> int:
    """Redact several passages for one reason; the same otherwise as `redact`.

    One that is gone with another before it needs no redaction of its own.

    Raises:
        NothingToRedact: none of them is there.
    """
    places = 0
    # The longest first: a name goes with its title.
    for redaction in sorted(redactions, key=lambda each: -len(each.passage)):
        with suppress(NothingToRedact):
            places += redact(
                session, response_id, redaction,
                reason=reason, keep_until=keep_until, account_id=account_id,
            )  # fmt: skip
    if not places:
        raise NothingToRedact(response_id)
    return places


def undo_redaction(session: Session, response_id: str, redaction_id: int) -> bool:
    """Let everybody read the words again. Gives whether there was anything to undo."""
    _raise_version(session, response_id)
    undone = session.execute(
        update(RedactionRow)
        .where(
            RedactionRow.id == redaction_id,
            RedactionRow.response_id == response_id,
            RedactionRow.passage.is_not(None),
            RedactionRow.undone_at.is_(None),
        )
        .values(undone_at=now(), passage=None)
        .returning(RedactionRow.id)
    ).all()
    show_anew(session, response_id)
    return bool(undone)


def redactions_of(session: Session, response_id: str, *, with_words: bool) -> list[Redacted]:
    """All redactions of a response, the latest first.

    Args:
        session: a session.
        response_id: the response.
        with_words: whether the redacted words come with them, for administrators alone.
    """
    rows = session.execute(
        select(RedactionRow, AccountRow.name)
        .outerjoin(AccountRow, RedactionRow.account_id == AccountRow.id)
        .where(RedactionRow.response_id == response_id)
        .order_by(RedactionRow.id.desc())
    )
    return [
        Redacted(
            id=row.id,
            instead=row.instead,
            reason=row.reason,
            by=name,
            at=row.created_at,
            keep_until=row.keep_until,
            undone_at=row.undone_at,
            forgotten=row.passage is None and row.undone_at is None,
            passage=row.passage if with_words else None,
        )
        for row, name in rows
    ]


def _raise_version(session: Session, response_id: str) -> None:
    """Whoever adds to the response just now does so anew; what is kept of it is loaded anew."""
    session.execute(
        update(ResponseRow)
        .where(ResponseRow.id == response_id)
        .values(version=ResponseRow.version + 1)
    )


def current_texts(session: Session, response_id: str) -> list[str]:
    """Everything that a group wrote in its response and that is current, as it wrote it."""
    row = session.execute(
        select(ResponseRow.letter, ResponseRow.mandate).where(ResponseRow.id == response_id)
    ).one()
    answers = session.execute(
        select(AnswerRow.text, AnswerRow.followup)
        .where(AnswerRow.response_id == response_id, AnswerRow.is_current)
        .order_by(AnswerRow.number, AnswerRow.part)
    )
    texts = [row.letter, row.mandate, *(text for answer in answers for text in answer)]
    return [text for text in texts if text]


def shown_words(redactor: Redactor, text: str, followup: str) -> str | None:
    """What a search reads instead of an answer's words; None where it reads those."""
    if not redactor:
        return None
    words = f"{redactor(text)} {redactor(followup)}"
    return words if words != f"{text} {followup}" else None


def show_anew(session: Session, response_id: str) -> None:
    """Bring up to date what was made from a response's words: the search, candidate themes."""
    redactor = redactor_of(session, response_id)
    answers = session.execute(
        select(
            AnswerRow.id, AnswerRow.number, AnswerRow.part, AnswerRow.text, AnswerRow.followup,
            AnswerRow.shown,
        ).where(AnswerRow.response_id == response_id, AnswerRow.is_current)
    ).all()  # fmt: skip
    for answer in answers:
        shown = shown_words(redactor, answer.text, answer.followup)
        if shown != answer.shown:
            session.execute(update(AnswerRow).where(AnswerRow.id == answer.id).values(shown=shown))
            marks = {
                mark_of(point)
                for words in (answer.text, answer.followup)
                for point in split(redactor(words))
            }
            keep_only(session, response_id, Ref(answer.number, answer.part), marks)
