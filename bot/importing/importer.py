"""Storing written responses."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.interview import About, Answer, Response
from bot.interview.reading.placing import Placed
from bot.response.heard.invited import Begun, Stage
from bot.response.names import same_name
from bot.store.errors import GroupHasResponse, ResponseKnown
from bot.store.interviews.paper import BY_THE_TEAM
from bot.store.invited.standing import responses_begun
from bot.store.models import AnswerRow, Group, ResponseRow, now
from bot.store.responses.responses import save_response


@dataclass(frozen=True)
class Written:
    """A written response, ready to be stored."""

    about: About
    answers: Sequence[Answer]
    """At most one to each question. Comments on the whole paper stand at `GENERAL`."""
    letter: str | None = None
    area: str | None = None
    evidence: str | None = None
    """How it is known what the group agreed to."""
    submitted: bool = True


@dataclass(frozen=True)
class Imported:
    """A written response that has been stored."""

    response_id: str
    answers: int


@dataclass(frozen=True)
class InTheWay:
    """What there is already of a group that a written response is from."""

    twin: str | None = None
    """The group of which the same answers were imported; empty if its name is not known."""
    other: Begun | None = None
    """A response of a group of the same name."""

    @property
    def forbids(self) -> bool:
        """Whether the group has a response already, so that another one would count it twice."""
        return self.twin is not None or (
            self.other is not None
            and (
                self.other.stage is Stage.SUBMITTED
                or (self.other.stage is Stage.STARTED and self.other.door in BY_THE_TEAM)
            )
        )


def import_response(
    session: Session, consultation: Consultation, placed: Placed, about: About
) -> Imported:
    """Store a written response as submitted.

    Raises:
        GroupHasResponse: the group has a response to this consultation already.
        ResponseKnown: the same answers were imported before.
    """
    answers = [Answer(answer.ref, answer.status, text=answer.text) for answer in placed.answers]
    return store_written(session, consultation, Written(about, answers, placed.letter))


def store_written(session: Session, consultation: Consultation, written: Written) -> Imported:
    """Store a written response.

    Raises:
        GroupHasResponse: the group has a response to this consultation already.
        ResponseKnown: the same answers were imported before.
    """
    if written.about.group is None:
        raise ValueError("a written response needs the name of its group")
    way = in_the_way(session, consultation, written.about.group, written.answers)
    if way.twin is not None:
        raise ResponseKnown(way.twin)
    if way.forbids:
        raise GroupHasResponse(written.about.group)
    return _store(session, consultation, written, digest(written.answers))


def store_table(
    session: Session, consultation: Consultation, table: Iterable[Written]
) -> list[Imported]:
    """Store the written responses of many groups.

    Only the names of groups are compared. What they wrote may be a common text: see `copies`.

    Raises:
        GroupHasResponse: one of the groups has a response to this consultation already, or comes
            twice.
    """
    known = {
        same_name(other.group)
        for other in _others(responses_begun(session, consultation.id))
        if other.group and InTheWay(other=other).forbids
    }
    stored = []
    for written in table:
        group = written.about.group or ""
        if same_name(group) in known:
            raise GroupHasResponse(group)
        known.add(same_name(group))
        stored.append(_store(session, consultation, written, None))
    return stored


def in_the_way(
    session: Session, consultation: Consultation, group: str, answers: Iterable[Answer]
) -> InTheWay:
    """What there is already of a group, and of its answers."""
    twin = session.scalar(
        select(ResponseRow).where(
            ResponseRow.consultation == consultation.id,
            ResponseRow.source_digest == digest(answers),
        )
    )
    # Compared here, since SQLite knows only the capital letters of English.
    of_that_name = [
        other
        for other in _others(responses_begun(session, consultation.id))
        if other.group and same_name(other.group) == same_name(group)
    ]
    return InTheWay(
        twin=(twin.group.name if twin.group else "") if twin else None,
        other=max(of_that_name, key=lambda other: other.stage, default=None),
    )


def _others(responses: Iterable[Begun]) -> list[Begun]:
    """Responses of real groups. A group is not kept out by a sample of the same name."""
    return [response for response in responses if not response.sample]


def _store(
    session: Session, consultation: Consultation, written: Written, source_digest: str | None
) -> Imported:
    at = now()
    row = ResponseRow(
        consultation=consultation.id,
        door="import",
        letter=written.letter,
        consent_evidence=written.evidence,
        source_digest=source_digest,
        created_at=at,
        submitted_at=at if written.submitted else None,
    )
    session.add(row)
    session.flush()
    save_response(session, row.id, Response(), Response(about=written.about))
    if written.area:
        group = select(ResponseRow.group_id).where(ResponseRow.id == row.id).scalar_subquery()
        session.execute(update(Group).where(Group.id == group).values(area=written.area))
    # All at once: a table of a thousand groups has tens of thousands of answers.
    rows = [
        {
            "response_id": row.id,
            "number": answer.ref.number,
            "part": answer.ref.part or "",
            "version": 1,
            "is_current": True,
            "status": answer.status,
            "stance": answer.stance,
            "text": answer.text,
            "followup": answer.followup,
            "created_at": at,
        }
        for answer in written.answers
    ]
    if rows:
        session.execute(insert(AnswerRow), rows)
    return Imported(row.id, len(rows))


def digest(answers: Iterable[Answer]) -> str:
    """The same for the same answers, however the file is written."""
    hashed = hashlib.sha256()
    for answer in sorted(answers, key=lambda answer: answer.ref):
        hashed.update(f"{answer.ref}\0{' '.join(answer.text.split())}\0".encode())
    return hashed.hexdigest()
