"""Taking an erased response out of the themes."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from bot.response.deciding import BringBack, Decision, Make, Move, Rename, SetAside, plain, read
from bot.response.evidence import Evidence
from bot.store.models import ThemeDecisionRow, ThemeRunRow


def erase_from_themes(session: Session, response_id: str) -> None:
    """Take a response's points out of what was found and decided, and titles in its words.

    Points are marked by hashes of their words, which a guess could be checked against.
    """
    mark = f"%{response_id}/%"
    for run in session.scalars(
        select(ThemeRunRow).where(cast(ThemeRunRow.found, Text).like(mark)).with_for_update()
    ):
        run.found = _without(run.found, f"{response_id}/")
    for row in session.scalars(
        select(ThemeDecisionRow).where(cast(ThemeDecisionRow.what, Text).like(mark))
    ):
        row.what = plain(_erased(read(row.what), response_id))


def _without(found: Any, prefix: str) -> Any:
    """Plain values without the texts that begin so."""
    match found:
        case dict():
            return {
                key: _without(value, prefix)
                for key, value in found.items()
                if not key.startswith(prefix)
            }
        case list():
            kept = [_without(value, prefix) for value in found]
            return [value for value in kept if value is not None]
        case str() if found.startswith(prefix):
            return None
    return found


def _erased(decision: Decision, response_id: str) -> Decision:
    match decision:
        case Make(source=Evidence(response=own)) | Rename(source=Evidence(response=own)):
            if own == response_id:
                decision = replace(decision, title="", source=None)
        case _:
            pass
    match decision:
        case Make(points=points) | Move(points=points) | BringBack(points=points):
            return replace(decision, points=_left(points, response_id))
        case SetAside(points=points):
            left = _left(points, response_id)
            # The reason may repeat what was said.
            return SetAside(left, decision.reason if left else "")
    return decision


def _left(points: tuple[Evidence, ...], response_id: str) -> tuple[Evidence, ...]:
    return tuple(point for point in points if point.response != response_id)
