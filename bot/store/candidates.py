"""Taking points out of what the machine found, as it is stored."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence
from bot.store.models import ThemeRunRow


def take_out_points(session: Session, start: str, kept: Collection[str] = ()) -> None:
    """Take out the points of which the evidence begins so. All that was found besides stays.

    Args:
        session: a session that writes.
        start: how evidence begins when it is written.
        kept: evidence that stays all the same.
    """
    for run in session.scalars(
        select(ThemeRunRow)
        .where(cast(ThemeRunRow.found, Text).like(f"%{start}%"))
        .with_for_update()
    ):
        found = _without(run.found, lambda text: text.startswith(start) and text not in kept)
        if found != run.found:
            # No answers lead to what is left, so that the next search looks at the question.
            run.found, run.digest = found, ""


def keep_only(session: Session, response_id: str, ref: Ref, marks: Collection[str]) -> None:
    """Take out the points of an answer that it does not make in these words any more."""
    kept = {str(Evidence(response_id, ref, mark)) for mark in marks}
    take_out_points(session, f"{response_id}/{ref}/", kept)


def _without(found: Any, gone: Callable[[str], bool]) -> Any:
    """Plain values without the texts that are gone."""
    match found:
        case dict():
            return {key: _without(value, gone) for key, value in found.items() if not gone(key)}
        case list():
            left = [_without(value, gone) for value in found]
            return [value for value in left if value is not None]
        case str() if gone(found):
            return None
    return found
