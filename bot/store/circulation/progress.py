"""How far the network response has come, from all that is stored about it."""

from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.response import NetworkResponse
from bot.response.agreement.agreeing import Approved, Progress, State
from bot.response.agreement.text import Text
from bot.response.plain import plain
from bot.store.circulation.agreements import agreements, last_agreed, last_submitted
from bot.store.circulation.comments import unsettled_places
from bot.store.models import CirculationRow


def to_submit(response: NetworkResponse) -> dict[str, Any]:
    """What is submitted, as JSON: all but the meeting paper, which is for the members alone."""
    return plain(replace(response, paper=()))


def load_progress(
    session: Session, consultation: str, text: Text, digest: str, dissent: tuple[str, ...]
) -> Progress:
    """How far the network response has come.

    Args:
        session: a session.
        consultation: the consultation's id.
        text: what the network says now.
        digest: of what would be submitted now.
        dissent: the questions with minority views that nobody has settled.
    """
    circulated_at = session.scalar(
        select(func.max(CirculationRow.created_at)).where(
            CirculationRow.consultation == consultation
        )
    )
    return Progress(
        text=text,
        digest=digest,
        dissent=dissent,
        comments=unsettled_places(session, consultation),
        circulated_at=circulated_at,
        agreed=last_agreed(session, consultation),
        submitted=last_submitted(session, consultation),
    )


def approved(session: Session, consultation: str, progress: Progress) -> Approved | None:
    """The meeting that agreed the network response as it stands; None if none has."""
    if progress.state not in {State.AGREED, State.SUBMITTED}:
        return None
    meeting = agreements(session, consultation)[0].meeting
    submitted = progress.submitted if progress.state is State.SUBMITTED else None
    return Approved(meeting.name, meeting.met_on, submitted.number if submitted else None)
