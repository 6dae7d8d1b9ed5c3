"""Long documents that are stored as JSON: each is read once for as long as it says the same."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.store.database import MEMORY
from bot.store.models import AgreementRow, CirculationRow, NetworkSubmissionRow

type DocumentRow = type[AgreementRow | CirculationRow | NetworkSubmissionRow]


def as_written(document: InstrumentedAttribute[dict[str, Any]]) -> ColumnElement[str]:
    """A document as the database has it."""
    return cast(document, Text)


def read_once[T](session: Session, row: DocumentRow, id_: int, read: Callable[[Any], T]) -> T:
    """What is read out of the document of a row: the same object until it says anything else.

    With a thousand groups a document has ten megabytes. To compare its hash takes a tenth of the
    time of reading it.
    """
    written = session.scalars(select(as_written(row.document)).where(row.id == id_)).one()
    digest = hashlib.sha256(written.encode()).digest()
    memory = session.info[MEMORY].setdefault("documents", {})
    place = row.__tablename__, id_, read
    known = memory.get(place)
    # Another thread may put there what holds for another state.
    if known is None or known[0] != digest:
        known = memory[place] = digest, read(json.loads(written))
    found: T = known[1]
    return found
