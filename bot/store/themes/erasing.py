"""Taking an erased response out of the themes."""

from dataclasses import replace

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from bot.response.submitted.evidence import Evidence
from bot.response.themes.deciding import (
    BringBack,
    Decision,
    Make,
    Move,
    Rename,
    SetAside,
    plain,
    read,
)
from bot.store.candidates import take_out_points
from bot.store.models import ThemeDecisionRow
from bot.store.unsaid import TakingOut


def erase_from_themes(session: Session, response_id: str) -> None:
    """Take a response's points out of what was found and decided, and titles in its words.

    Points are marked by hashes of their words, which a guess could be checked against.
    """
    take_out_points(session, f"{response_id}/")
    mark = f"%{response_id}/%"
    for row in session.scalars(
        select(ThemeDecisionRow).where(cast(ThemeDecisionRow.what, Text).like(mark))
    ):
        row.what = plain(_erased(read(row.what), response_id))


def forget_in_decisions(session: Session, consultation: str, without: TakingOut) -> None:
    """Take words for good out of the titles that were typed, and out of reasons."""
    for row in session.scalars(
        select(ThemeDecisionRow).where(ThemeDecisionRow.consultation == consultation)
    ):
        written = {key: without(row.what[key]) for key in ("title", "reason") if row.what.get(key)}
        if (changed := {**row.what, **written}) != row.what:
            row.what = changed


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
