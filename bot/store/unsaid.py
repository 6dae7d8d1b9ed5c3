"""What groups took back, for all that people write beside answers: comments, reasons, notes.

These are read by a `Reader`. They stay as they were written, since what was withdrawn may be
submitted again; only what is erased or forgotten is taken out of them for good.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from bot.response.names import same_name
from bot.response.submitted.redacting import Redaction, Redactor
from bot.response.submitted.unsaid import TAKEN_OUT, Unsaid
from bot.store.database import MEMORY
from bot.store.models import AnswerRow, Group, RedactionRow, ResponseRow
from bot.store.redactions import telling_redactor

type TakingOut = Callable[[str], str]
"""Takes words out of a text."""


class Reader:
    """Takes words out of texts that were taken back, redacted, or not to be quoted by others.

    With many groups that takes a second. So it is kept what came of each text, until anything
    changes in what groups say.
    """

    def __init__(self, session: Session, consultation: str, texts: Sequence[str]) -> None:
        self._session, self._consultation, self._texts = session, consultation, texts
        self._unsaid: Unsaid | None = None
        self._known: dict[tuple[str, str], str] = {}
        if any(texts):
            stamp = _stamp(session, consultation)
            memory = session.info[MEMORY].setdefault("unsaid", {})
            kept = memory.get(consultation)
            # Another thread may put there what holds for another state.
            if kept is None or kept[0] != stamp:
                kept = memory[consultation] = stamp, {}
            self._known = kept[1]

    def __call__(self, text: str, by: str = "") -> str:
        """One of the texts as it may be read. As `Unsaid`."""
        if not text:
            return text
        if (known := self._known.get((text, by))) is not None:
            return known
        if self._unsaid is None:
            self._unsaid = _unsaid(self._session, self._consultation, self._texts)
        return self._known.setdefault((text, by), self._unsaid(text, by))


def _stamp(session: Session, consultation: str) -> tuple[object, ...]:
    """What changes whenever anything does in what groups say, or let others quote."""
    responses = session.execute(
        select(
            ResponseRow.id, ResponseRow.version, ResponseRow.withdrawn_at, ResponseRow.quoted,
            Group.name,
        )
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(ResponseRow.consultation == consultation)
        .order_by(ResponseRow.id)
    )  # fmt: skip
    answers = select(func.max(AnswerRow.id), func.count(), func.count(AnswerRow.shown))
    redactions = select(
        func.max(RedactionRow.id), func.count(RedactionRow.passage),
        func.count(RedactionRow.undone_at),
    )  # fmt: skip
    return (
        *map(tuple, responses),
        tuple(session.execute(answers).one()),
        tuple(session.execute(redactions).one()),
    )


def _unsaid(session: Session, consultation: str, texts: Sequence[str]) -> Unsaid:
    answers = _answers(consultation)
    gone = or_(
        ~AnswerRow.is_current,
        ResponseRow.withdrawn_at.is_not(None),
        # Some of its words are redacted.
        AnswerRow.shown.is_not(None),
    )
    stands = (AnswerRow.is_current, ResponseRow.withdrawn_at.is_(None))
    private = answers.add_columns(Group.name, ResponseRow.id).outerjoin(
        Group, ResponseRow.group_id == Group.id
    )
    private = private.where(*stands, ResponseRow.quoted.is_not(True))
    quoted = answers.where(*stands, ResponseRow.quoted.is_(True))
    return Unsaid(
        map(_said, session.execute(answers.where(gone))),
        lambda: map(_words, session.execute(quoted)),
        # A group without a name is nobody who could repeat its own words.
        withheld=((row.name or row.id, _words(row)) for row in session.execute(private)),
        also=telling_redactor(session, consultation),
        texts=texts,
    )


def erased(session: Session, response_id: str) -> tuple[str, TakingOut, TakingOut]:
    """What takes a response's words, and its group's name, out of what others wrote, for good.

    To be asked for before it is erased.

    Returns:
        The consultation, what takes out words and name, and what takes out the name alone.
    """
    found = session.execute(
        select(ResponseRow.consultation, ResponseRow.group_id, Group.name)
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(ResponseRow.id == response_id)
    ).one()
    name = Redactor(
        [Redaction(found.name, TAKEN_OUT)] if _goes(session, response_id, found) else ()
    )
    own = _answers(found.consultation).where(AnswerRow.response_id == response_id)
    words = Unsaid(
        [*map(_said, session.execute(own))],
        _others(session, found.consultation, response_id),
        also=name,
    )
    return found.consultation, words, name


def forgotten(session: Session, response_id: str, redactor: Redactor) -> tuple[str, TakingOut]:
    """The consultation, and what takes out words that are forgotten; before they are."""
    consultation = session.get_one(ResponseRow, response_id).consultation
    own = _answers(consultation).where(AnswerRow.response_id == response_id)
    said = [*map(_said, session.execute(own))]
    others = _others(session, consultation, response_id)
    kept = [redactor(text) for text in said]
    return consultation, Unsaid(
        [text for text, left in zip(said, kept, strict=True) if text != left],
        lambda: [*kept, *others()],
        also=telling_redactor(session, consultation),
    )


def _answers(consultation: str) -> Select[str, str, str | None]:
    return (
        select(AnswerRow.text, AnswerRow.followup, AnswerRow.shown)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .where(ResponseRow.consultation == consultation)
    )


def _others(session: Session, consultation: str, response_id: str) -> Callable[[], Iterator[str]]:
    stands = (AnswerRow.is_current, AnswerRow.response_id != response_id)
    return lambda: map(_words, session.execute(_answers(consultation).where(*stands)))


def _said(row: Any) -> str:
    """An answer as it was written. What was added is no part of the same sentence."""
    return f"{row.text} \n {row.followup}"


def _words(row: Any) -> str:
    """An answer as it may be read."""
    return row.shown if row.shown is not None else _said(row)


def _goes(session: Session, response_id: str, found: Any) -> bool:
    """Whether a group's name is not the name of another response."""
    if not found.name:
        return False
    others = session.scalars(
        select(Group.name)
        .join(ResponseRow, ResponseRow.group_id == Group.id)
        .where(ResponseRow.id != response_id)
    )
    return same_name(found.name) not in map(same_name, others)
