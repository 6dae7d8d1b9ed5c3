"""The themes of each question: what people decided on them, and what the machine last found.

The two are kept apart. Decisions are only ever added or marked as undone; a run of the machine
replaces what it found before, and nothing else. No title in a member's words is stored: it is made
anew from the point that it was taken from, for as long as that point is there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from bot.consultation import Ref
from bot.interview import GENERAL
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.themes.deciding import Candidate, Candidates, Decision, decide, plain, read
from bot.response.themes.points import Points, points_on
from bot.response.themes.themes import Themes
from bot.store.errors import StoreError
from bot.store.models import AccountRow, ThemeDecisionRow, ThemeRunRow, now


class ThemesChanged(StoreError):
    """Somebody else has decided on the themes of the question in the meantime."""

    def __init__(self, by: str | None, at: datetime | None) -> None:
        self.by, self.at = by, at
        super().__init__(by)


class NothingToUndo(StoreError):
    """No decision on the question is left to undo."""


@dataclass(frozen=True)
class Decided:
    """A decision that was made, and perhaps undone."""

    nth: int
    decision: Decision
    by: str | None
    """Who made it."""
    at: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None


def themes_of(
    session: Session,
    consultation: str,
    sources: Sources,
    only: Collection[Ref] | None = None,
) -> dict[Ref, Themes]:
    """The themes of every question that was answered, as they stand.

    Args:
        session: a session.
        consultation: the consultation's id.
        sources: the answers that count.
        only: only these questions; None for all.
    """
    refs = {ref for submission in sources for ref in submission.answers} - {GENERAL}
    refs = refs if only is None else refs & set(only)
    if not refs:
        return {}
    names = [str(ref) for ref in refs]
    decisions: dict[str, list[Decision]] = {}
    for row in session.execute(
        select(ThemeDecisionRow.ref, ThemeDecisionRow.what)
        .where(
            ThemeDecisionRow.consultation == consultation,
            ThemeDecisionRow.ref.in_(names),
            ThemeDecisionRow.undone_at.is_(None),
        )
        .order_by(ThemeDecisionRow.nth)
    ):
        decisions.setdefault(row.ref, []).append(read(row.what))
    found = {
        row.ref: row.found
        for row in session.execute(
            select(ThemeRunRow.ref, ThemeRunRow.found).where(
                ThemeRunRow.consultation == consultation, ThemeRunRow.ref.in_(names)
            )
        )
    }
    themes = {}
    for ref in sorted(refs):
        points = points_on(ref, sources)
        candidates = read_candidates(found.get(str(ref), {}), points)
        themes[ref] = decide(ref, points, decisions.get(str(ref), ()), candidates)
    return themes


def history(session: Session, consultation: str, ref: Ref) -> list[Decided]:
    """All decisions on a question, in order, also those that were undone."""
    undoing = aliased(AccountRow)
    return [
        Decided(row.nth, read(row.what), row.by, row.created_at, row.undone_at, row.undone_by)
        for row in session.execute(
            select(
                ThemeDecisionRow.nth, ThemeDecisionRow.what, ThemeDecisionRow.created_at,
                ThemeDecisionRow.undone_at, AccountRow.name.label("by"),
                undoing.name.label("undone_by"),
            )
            .outerjoin(AccountRow, ThemeDecisionRow.account_id == AccountRow.id)
            .outerjoin(undoing, ThemeDecisionRow.undone_by == undoing.id)
            .where(ThemeDecisionRow.consultation == consultation, ThemeDecisionRow.ref == str(ref))
            .order_by(ThemeDecisionRow.nth)
        )
    ]  # fmt: skip


def standing(decided: Iterable[Decided]) -> list[Decision]:
    """The decisions that were not undone."""
    return [each.decision for each in decided if each.undone_at is None]


def stamp(decided: Sequence[Decided]) -> str:
    """What changes whenever somebody decides or undoes something."""
    undone = sum(each.undone_at is not None for each in decided)
    return f"{len(decided)}.{undone}"


def add_decision(
    session: Session,
    consultation: str,
    ref: Ref,
    seen: str,
    decision: Decision,
    account_id: str | None,
) -> Decided:
    """Store a decision.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        ref: the question.
        seen: the `stamp` of the decisions that whoever decides has seen.
        decision: what was decided.
        account_id: who decided.

    Raises:
        ThemesChanged: somebody else has decided or undone something since.
    """
    decided = _seen(session, consultation, ref, seen)
    nth = len(decided) + 1
    row = ThemeDecisionRow(
        consultation=consultation, ref=str(ref), nth=nth, what=plain(decision),
        account_id=account_id,
    )  # fmt: skip
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise _changed(history(session, consultation, ref)) from None
    return Decided(nth, decision, None, row.created_at)


def undo_last(
    session: Session, consultation: str, ref: Ref, seen: str, account_id: str | None
) -> Decided:
    """Undo the last decision that stands. Gives it.

    Raises:
        ThemesChanged: somebody else has decided or undone something since.
        NothingToUndo: no decision stands.
    """
    decided = _seen(session, consultation, ref, seen)
    last = next((each for each in reversed(decided) if each.undone_at is None), None)
    if last is None:
        raise NothingToUndo
    session.execute(
        update(ThemeDecisionRow)
        .where(
            ThemeDecisionRow.consultation == consultation,
            ThemeDecisionRow.ref == str(ref),
            ThemeDecisionRow.nth == last.nth,
        )
        .values(undone_at=now(), undone_by=account_id)
    )
    return last


def _seen(session: Session, consultation: str, ref: Ref, seen: str) -> list[Decided]:
    """All decisions, if they are those that were seen. Nobody else changes them meanwhile."""
    # Whoever decides next waits here, and then finds that the stamp is another.
    session.execute(
        select(ThemeDecisionRow.id)
        .where(
            ThemeDecisionRow.consultation == consultation,
            ThemeDecisionRow.ref == str(ref),
            ThemeDecisionRow.nth == 1,
        )
        .with_for_update()
    )
    decided = history(session, consultation, ref)
    if stamp(decided) != seen:
        raise _changed(decided)
    return decided


def _changed(decided: Sequence[Decided]) -> ThemesChanged:
    """Who changed something last, and when."""
    last = max(
        ((each.undone_at or each.at, each.nth, each) for each in decided),
        key=lambda item: item[:2],
        default=None,
    )
    if last is None:
        return ThemesChanged(None, None)
    at, _, each = last
    return ThemesChanged(each.undone_by if each.undone_at else each.by, at)


def plain_candidates(candidates: Candidates) -> dict[str, Any]:
    """What the machine found, as plain values."""
    return {
        "themes": [
            {
                "points": [str(point) for point in theme.points],
                "source": str(theme.source) if theme.source else None,
            }
            for theme in candidates.themes
        ],
        "read": sorted(map(str, candidates.read)),
        "suggested": {str(point): theme for point, theme in candidates.suggested.items()},
        "against": {
            str(first): [str(point) for point in found]
            for first, found in candidates.against.items()
        },
    }


def read_candidates(found: Mapping[str, Any], points: Points) -> Candidates:
    """Read what `plain_candidates` has written. Points that are gone are left out."""
    if not found:
        return Candidates()
    known = {str(point): point for point in points}

    def there(texts: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(known[text] for text in texts if text in known)

    return Candidates(
        themes=tuple(
            Candidate(there(theme["points"]), known.get(theme["source"] or ""))
            for theme in found["themes"]
        ),
        read=frozenset(there(found["read"])),
        suggested={
            known[point]: theme for point, theme in found["suggested"].items() if point in known
        },
        against={
            known[first]: there(others)
            for first, others in found["against"].items()
            if first in known
        },
    )
