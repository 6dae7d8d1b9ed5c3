"""What was sent and leans on a group's words."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.store.documents import as_written
from bot.store.models import CirculationRow, NetworkSubmissionRow


@dataclass(frozen=True)
class Leaning:
    """The numbers of what leans on a group's words, the first one first."""

    circulated: tuple[int, ...]
    submitted: tuple[int, ...]


def leaning_on(session: Session, response_id: str) -> Leaning:
    """The versions and submissions with a sentence that leans on a response."""
    return Leaning(
        tuple(
            session.scalars(
                select(CirculationRow.number)
                .where(names(CirculationRow.document, response_id))
                .order_by(CirculationRow.number)
            )
        ),
        tuple(
            session.scalars(
                select(NetworkSubmissionRow.number)
                .where(names(NetworkSubmissionRow.document, response_id))
                .order_by(NetworkSubmissionRow.number)
            )
        ),
    )


def names(document: InstrumentedAttribute[dict[str, Any]], response_id: str) -> ColumnElement[bool]:
    """Whether a document names a response, which only evidence does."""
    return as_written(document).contains(response_id, autoescape=True)
