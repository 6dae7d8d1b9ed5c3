"""Storing a written response."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import About, Answer, Response
from bot.interview.reading.placing import Placed, PlacedAnswer
from bot.store.errors import GroupHasResponse, ResponseKnown
from bot.store.models import Group, ResponseRow, now
from bot.store.responses import save_response


@dataclass(frozen=True)
class Imported:
    """A written response that has been stored."""

    response_id: str
    answers: int


def import_response(
    session: Session, consultation: Consultation, placed: Placed, about: About
) -> Imported:
    """Store a written response as submitted.

    Raises:
        GroupHasResponse: the group has a response to this consultation already.
        ResponseKnown: the same answers were imported before.
    """
    if about.group is None:
        raise ValueError("a written response needs the name of its group")
    digest = _digest(placed.answers)
    twin = session.scalar(
        select(ResponseRow).where(
            ResponseRow.consultation == consultation.id, ResponseRow.source_digest == digest
        )
    )
    if twin is not None:
        raise ResponseKnown(twin.group.name if twin.group else "")
    submitted = session.scalars(
        select(Group.name)
        .join(ResponseRow)
        .where(
            ResponseRow.consultation == consultation.id,
            ResponseRow.submitted_at.is_not(None),
            Group.sample.is_(False),
        )
    )
    # Compared here, since SQLite knows only the capital letters of English.
    if about.group.casefold() in {name.casefold() for name in submitted}:
        raise GroupHasResponse(about.group)

    row = ResponseRow(
        consultation=consultation.id,
        door="import",
        letter=placed.letter,
        source_digest=digest,
        submitted_at=now(),
    )
    session.add(row)
    session.flush()
    response = Response(about=about)
    for answer in placed.answers:
        response = response.with_answer(Answer(answer.ref, answer.status, text=answer.text))
    save_response(session, row.id, Response(), response)
    return Imported(row.id, len(placed.answers))


def _digest(answers: Iterable[PlacedAnswer]) -> str:
    """The same for the same answers, however the file is written."""
    digest = hashlib.sha256()
    for answer in sorted(answers, key=lambda a: a.ref):
        digest.update(f"{answer.ref}\0{' '.join(answer.text.split())}\0".encode())
    return digest.hexdigest()
