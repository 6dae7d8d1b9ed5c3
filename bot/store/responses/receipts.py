"""Receipts: what a group gets on submitting its response.

A number such as LSP-0007-42 is made of the first part of the consultation's id, a serial number,
and two check digits by which a wrong digit, or two that changed places, are noticed
(ISO/IEC 7064, MOD 97-10, which bank account numbers have too).
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.interview.state.response import Response
from bot.store.errors import ResponseChanged
from bot.store.models import ResponseRow, SubmissionRow, now


@dataclass(frozen=True)
class Receipt:
    """That a response has been submitted, and when it last was."""

    number: str
    at: datetime


def receipt_number(consultation: str, serial: int) -> str:
    """The number of a consultation's receipt, with its check digits."""
    name = re.split(r"[^a-z]", consultation, maxsplit=1)[0][:6].upper() or "R"
    return f"{name}-{serial:04}-{check_digits(f'{name}{serial:04}'):02}"


def check_digits(number: str) -> int:
    """The check digits of capital letters and digits, by ISO/IEC 7064 MOD 97-10."""
    digits = "".join(str(int(character, 36)) for character in number)
    return 98 - int(digits + "00") % 97


def next_serial(session: Session, consultation: str) -> int:
    """The first number that no response of a consultation has yet."""
    last = session.scalar(
        select(func.max(ResponseRow.serial)).where(ResponseRow.consultation == consultation)
    )
    return (last or 0) + 1


def submissions_of(response_id: InstrumentedAttribute[str]) -> ScalarSelect[int]:
    """How many times a response was submitted, as part of a query."""
    return (
        select(func.count(SubmissionRow.id))
        .where(SubmissionRow.response_id == response_id)
        .scalar_subquery()
    )


def receipt_of(session: Session, response_id: str) -> Receipt | None:
    """The receipt of a response that is submitted just now."""
    row = session.execute(
        select(SubmissionRow.number, SubmissionRow.submitted_at)
        .where(SubmissionRow.response_id == response_id, SubmissionRow.withdrawn_at.is_(None))
        .order_by(SubmissionRow.id.desc())
        .limit(1)
    ).one_or_none()
    return Receipt(*row) if row else None


def record_submission(session: Session, response_id: str, response: Response) -> None:
    """Record that a response is submitted, or submitted again.

    A response keeps its number however often it is submitted.

    Raises:
        ResponseChanged: another response has got the number in the meantime.
    """
    at = now()
    values: dict[str, object] = {"submitted_at": at, "withdrawn_at": None}
    if response.receipt:
        values["serial"] = int(response.receipt.split("-")[1])
    try:
        session.execute(update(ResponseRow).where(ResponseRow.id == response_id).values(values))
    except IntegrityError:
        raise ResponseChanged(response_id) from None
    if response.receipt:
        session.add(
            SubmissionRow(
                response_id=response_id,
                number=response.receipt,
                submitted_at=at,
                digest=digest(response),
            )
        )


def record_withdrawal(session: Session, response_id: str) -> None:
    """Record that a response is taken back."""
    at = now()
    session.execute(
        update(ResponseRow)
        .where(ResponseRow.id == response_id)
        .values(submitted_at=None, withdrawn_at=at)
    )
    session.execute(
        update(SubmissionRow)
        .where(SubmissionRow.response_id == response_id, SubmissionRow.withdrawn_at.is_(None))
        .values(withdrawn_at=at)
    )


def digest(response: Response) -> str:
    """SHA-256 over the answers that stand: the same answers always give the same."""
    lines = [
        [str(ref), last.status, last.stance, last.text, last.followup]
        for ref, versions in sorted(response.submitted_answers.items())
        for last in versions[-1:]
    ]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()
