"""What meetings decided about the draft, and what was submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from bot.response import NetworkResponse
from bot.response.agreement.agreeing import (
    Agreed,
    Decision,
    Obstacle,
    Progress,
    Step,
    Submitted,
    digest_of,
    without_unsupported,
)
from bot.response.agreement.text import Text
from bot.response.plain import read
from bot.store.documents import read_once
from bot.store.errors import StoreError
from bot.store.models import (
    AccountRow,
    AgreementRow,
    NetworkFileRow,
    NetworkSubmissionRow,
)
from bot.store.unsaid import Reader


class NotReady(StoreError):
    """Something stands in the way."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        self.obstacles = obstacles
        super().__init__(", ".join(obstacle.kind for obstacle in obstacles))


class DraftMoved(StoreError):
    """The network response is not any more what was looked at when this was asked for."""


class SubmittedMeanwhile(StoreError):
    """Somebody else has submitted the network response in the meantime."""


@dataclass(frozen=True)
class Meeting:
    """A meeting, and what it decided."""

    name: str
    met_on: date
    present: str
    """Who was there, as the minutes have it."""
    decision: Decision
    note: str


@dataclass(frozen=True)
class Agreement:
    """What a meeting decided, as it was recorded."""

    id: int
    meeting: Meeting
    recorded_at: datetime
    recorded_by: str | None
    submission: int | None
    """The number of the submission that rests on it."""


@dataclass(frozen=True)
class NetworkSubmission:
    """A submitted network response."""

    number: int
    response: NetworkResponse
    """The network response, with all that its sentences lean on."""
    text: Text
    """What it says."""
    digest: str
    submitted_at: datetime
    submitted_by: str | None
    agreement: Agreement
    formats: tuple[str, ...]

    @property
    def corrects(self) -> int | None:
        """The number of the submission that this one corrects."""
        return self.number - 1 or None


def agreements(session: Session, consultation: str) -> list[Agreement]:
    """What meetings decided, the latest first."""
    rows = session.execute(
        _agreements()
        .where(AgreementRow.consultation == consultation)
        .order_by(AgreementRow.id.desc())
    ).all()
    return _readable(session, consultation, [_agreement(*row) for row in rows])


def _readable(session: Session, consultation: str, read: Sequence[Agreement]) -> list[Agreement]:
    """What meetings decided, without words that groups have taken back."""
    without = Reader(session, consultation, [each.meeting.note for each in read])
    return [
        replace(each, meeting=replace(each.meeting, note=without(each.meeting.note)))
        for each in read
    ]


def _agreements() -> Any:
    return (
        select(
            AgreementRow.id,
            AgreementRow.meeting,
            AgreementRow.met_on,
            AgreementRow.present,
            AgreementRow.decision,
            AgreementRow.note,
            AgreementRow.created_at,
            AccountRow.name,
            NetworkSubmissionRow.number,
        )
        .outerjoin(AccountRow, AgreementRow.account_id == AccountRow.id)
        .outerjoin(NetworkSubmissionRow, NetworkSubmissionRow.agreement_id == AgreementRow.id)
    )


def _agreement(
    id_: int,
    name: str,
    met_on: date,
    present: str,
    decision: str,
    note: str,
    at: datetime,
    by: str | None,
    number: int | None,
) -> Agreement:
    meeting = Meeting(name, met_on, present, Decision(decision), note)
    return Agreement(id_, meeting, at, by, number)


def last_agreed(session: Session, consultation: str) -> Agreed | None:
    """What the last meeting decided, and on what."""
    row = session.scalar(
        select(AgreementRow)
        .where(AgreementRow.consultation == consultation)
        .order_by(AgreementRow.id.desc())
        .limit(1)
        .options(defer(AgreementRow.document))
    )
    if row is None:
        return None
    stamp = row.created_at, row.changed_at
    text = read_once(session, AgreementRow, row.id, stamp, Text.read)
    return Agreed(row.id, Decision(row.decision), text, row.digest, row.created_at)


def last_submitted(session: Session, consultation: str) -> Submitted | None:
    """The last submission."""
    row = session.execute(
        select(
            NetworkSubmissionRow.number,
            NetworkSubmissionRow.agreement_id,
            NetworkSubmissionRow.digest,
            NetworkSubmissionRow.submitted_at,
        )
        .where(NetworkSubmissionRow.consultation == consultation)
        .order_by(NetworkSubmissionRow.number.desc())
        .limit(1)
    ).first()
    return Submitted(*row) if row else None


def agree(
    session: Session,
    consultation: str,
    progress: Progress,
    meeting: Meeting,
    seen: str,
    account_id: str | None,
    *,
    confirmed: bool = False,
) -> int:
    """Record what a meeting decided. Gives the agreement's id.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        progress: the network response as it stands, read in the same transaction.
        meeting: the meeting.
        seen: the digest of the network response on which it decided.
        account_id: who records it.
        confirmed: whether the sentences that lean on no answer were confirmed.

    Raises:
        DraftMoved: see the class.
        NotReady: the meeting has approved it, and something stands in the way.
    """
    if progress.digest != seen:
        raise DraftMoved
    if meeting.decision is Decision.APPROVE:
        obstacles = progress.obstacles(Step.AGREE)
        if left := without_unsupported(obstacles) if confirmed else obstacles:
            raise NotReady(left)
    row = AgreementRow(
        consultation=consultation,
        decision=meeting.decision.value,
        meeting=meeting.name,
        met_on=meeting.met_on,
        present=meeting.present,
        note=meeting.note,
        document=progress.text.plain(),
        digest=progress.digest,
        account_id=account_id,
    )
    session.add(row)
    session.flush()
    return row.id


def submit(
    session: Session,
    consultation: str,
    progress: Progress,
    document: Mapping[str, Any],
    files: Mapping[str, bytes],
    seen: str,
    account_id: str | None,
) -> int:
    """Submit the network response. From now on it is never changed. Gives its number.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        progress: the network response as it stands, read in the same transaction.
        document: the whole network response, as JSON.
        files: the same in every format, by the format's name.
        seen: the digest of `document`.
        account_id: who submits it.

    Raises:
        SubmittedMeanwhile: see the class.
        NotReady: something stands in the way.
        DraftMoved: see the class.
    """
    agreed, last = progress.agreed, progress.submitted
    if agreed is not None and last is not None and last.agreement == agreed.id:
        raise SubmittedMeanwhile
    if obstacles := progress.obstacles(Step.SUBMIT):
        raise NotReady(obstacles)
    if agreed is None or progress.digest != seen or not files:
        raise DraftMoved
    row = NetworkSubmissionRow(
        consultation=consultation,
        number=last.number + 1 if last else 1,
        agreement_id=agreed.id,
        document=dict(document),
        digest=seen,
        account_id=account_id,
    )
    session.add(row)
    try:
        session.flush()
    except IntegrityError:
        raise SubmittedMeanwhile from None
    session.add_all(
        NetworkFileRow(submission_id=row.id, format=format_, body=body)
        for format_, body in files.items()
    )
    return row.number


def submissions(session: Session, consultation: str) -> list[tuple[int, datetime]]:
    """The numbers of all submissions and when they were made, the latest first."""
    rows = session.execute(
        select(NetworkSubmissionRow.number, NetworkSubmissionRow.submitted_at)
        .where(NetworkSubmissionRow.consultation == consultation)
        .order_by(NetworkSubmissionRow.number.desc())
    )
    return [(row.number, row.submitted_at) for row in rows]


def submission(session: Session, consultation: str, number: int) -> NetworkSubmission:
    """One submission.

    Raises:
        LookupError: there is none with this number.
    """
    found = session.execute(
        select(NetworkSubmissionRow, AccountRow.name)
        .options(defer(NetworkSubmissionRow.document))
        .outerjoin(AccountRow, NetworkSubmissionRow.account_id == AccountRow.id)
        .where(
            NetworkSubmissionRow.consultation == consultation,
            NetworkSubmissionRow.number == number,
        )
    ).first()
    if found is None:
        raise LookupError(number)
    row, by = found
    agreement = session.execute(_agreements().where(AgreementRow.id == row.agreement_id)).one()
    formats = session.scalars(
        select(NetworkFileRow.format)
        .where(NetworkFileRow.submission_id == row.id)
        .order_by(NetworkFileRow.format)
    )
    # What is submitted is never changed.
    response, text = read_once(session, NetworkSubmissionRow, row.id, row.digest, _read)
    return NetworkSubmission(
        number=row.number,
        response=response,
        text=text,
        digest=row.digest,
        submitted_at=row.submitted_at,
        submitted_by=by,
        agreement=_readable(session, consultation, [_agreement(*agreement)])[0],
        formats=tuple(formats),
    )


def _read(document: dict[str, Any]) -> tuple[NetworkResponse, Text]:
    response = read(document)
    return response, Text.of(response)


def is_intact(session: Session, consultation: str, number: int) -> bool:
    """Whether a submission still is what was submitted, by its digest."""
    document, digest = session.execute(
        select(NetworkSubmissionRow.document, NetworkSubmissionRow.digest).where(
            NetworkSubmissionRow.consultation == consultation,
            NetworkSubmissionRow.number == number,
        )
    ).one()
    return bool(digest_of(document) == digest)


def file_of(session: Session, consultation: str, number: int, format_: str) -> bytes:
    """A submission in one format, byte for byte as it was submitted.

    Raises:
        LookupError: there is none.
    """
    body = session.scalar(
        select(NetworkFileRow.body)
        .join(NetworkSubmissionRow, NetworkFileRow.submission_id == NetworkSubmissionRow.id)
        .where(
            NetworkSubmissionRow.consultation == consultation,
            NetworkSubmissionRow.number == number,
            NetworkFileRow.format == format_,
        )
    )
    if body is None:
        raise LookupError(number, format_)
    return body
