"""That a submitted network response was sent: to whom, and when."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import AccountRow, NetworkSubmissionRow, SendingRow


@dataclass(frozen=True)
class Sending:
    """A submission on its way, as it was recorded."""

    submission: int
    """Its number."""
    to: str
    on: date
    recorded_at: datetime
    recorded_by: str | None


def sendings(session: Session, consultation: str) -> dict[int, list[Sending]]:
    """Where each submission was sent, the earliest record first, by the submission's number."""
    found: dict[int, list[Sending]] = {}
    for row in session.execute(
        select(
            NetworkSubmissionRow.number,
            SendingRow.sent_to,
            SendingRow.sent_on,
            SendingRow.created_at,
            AccountRow.name,
        )
        .join(SendingRow, SendingRow.submission_id == NetworkSubmissionRow.id)
        .outerjoin(AccountRow, SendingRow.account_id == AccountRow.id)
        .where(NetworkSubmissionRow.consultation == consultation)
        .order_by(SendingRow.id)
    ):
        sending = Sending(*row)
        found.setdefault(sending.submission, []).append(sending)
    return found


def record_sending(
    session: Session, consultation: str, number: int, to: str, on: date, account_id: str | None
) -> None:
    """Record that a submission was sent. The same told twice is recorded once.

    Raises:
        LookupError: there is no submission with this number.
    """
    submission = session.scalar(
        select(NetworkSubmissionRow.id).where(
            NetworkSubmissionRow.consultation == consultation,
            NetworkSubmissionRow.number == number,
        )
    )
    if submission is None:
        raise LookupError(number)
    known = select(SendingRow.id).where(
        SendingRow.submission_id == submission,
        SendingRow.sent_to == to,
        SendingRow.sent_on == on,
    )
    if session.scalar(known.limit(1)) is None:
        session.add(
            SendingRow(submission_id=submission, sent_to=to, sent_on=on, account_id=account_id)
        )
