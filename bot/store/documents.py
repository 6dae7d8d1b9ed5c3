"""Long documents that are stored: each is read once for as long as its row is not changed."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.store.database import MEMORY
from bot.store.models import AgreementRow, CirculationRow, NetworkSubmissionRow

MOST = 10
"""Documents that are kept, at most. With a thousand groups each takes twenty megabytes."""

type DocumentRow = type[AgreementRow | CirculationRow | NetworkSubmissionRow]


def as_written(document: InstrumentedAttribute[dict[str, Any]]) -> ColumnElement[str]:
    """A document as the database has it."""
    return cast(document, Text)


def read_once[T](
    session: Session, row: DocumentRow, id_: int, stamp: object, read: Callable[[Any], T]
) -> T:
    """What is read out of the document of a row: the same object until that changes.

    Args:
        session: a session.
        row: in which table it is.
        id_: of its row.
        stamp: what changes whenever the document does.
        read: reads it.
    """
    memory = session.info[MEMORY].setdefault("documents", {})
    place = row.__tablename__, id_
    known = memory.get(place)
    # Another thread may put there what holds for another state.
    if known is None or known[0] != stamp:
        document = session.scalars(select(row.document).where(row.id == id_)).one()
        if len(memory) >= MOST:
            memory.clear()
        known = memory[place] = stamp, read(document)
    found: T = known[1]
    return found


def forget_documents(session: Session) -> None:
    """Keep none of them in memory, since words are taken out of them for good."""
    session.info[MEMORY].pop("documents", None)
