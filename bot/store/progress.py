"""How far the network response has come, from all that is stored about it."""

from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.response import NetworkResponse
from bot.response.agreeing import Progress, digest_of
from bot.response.dissent import open_dissent
from bot.response.evidence import Sources
from bot.response.findings import find_all
from bot.response.plain import plain
from bot.response.text import Text
from bot.store.agreements import last_agreed, last_submitted
from bot.store.comments import unsettled_places
from bot.store.drafts import set_aside_views
from bot.store.models import CirculationRow
from bot.store.network import Material
from bot.store.stands import corrected_stands


def to_submit(response: NetworkResponse) -> dict[str, Any]:
    """What is submitted, as JSON: all but the meeting paper, which is for the members alone."""
    return plain(replace(response, paper=()))


def load_progress(
    session: Session, consultation: Consultation, material: Material, response: NetworkResponse
) -> Progress:
    """How far the network response has come.

    Args:
        session: a session.
        consultation: the consultation.
        material: what the network response is made from, loaded in the same transaction.
        response: the network response.
    """
    circulated_at = session.scalar(
        select(func.max(CirculationRow.created_at)).where(
            CirculationRow.consultation == consultation.id
        )
    )
    return Progress(
        text=Text.of(response),
        digest=digest_of(to_submit(response)),
        dissent=_dissent(session, material),
        comments=unsettled_places(session, consultation.id),
        circulated_at=circulated_at,
        agreed=last_agreed(session, consultation.id),
        submitted=last_submitted(session, consultation.id),
    )


def _dissent(session: Session, material: Material) -> tuple[str, ...]:
    """The questions with minority views that are neither written in nor set aside."""
    consultation = material.consultation
    stands = corrected_stands(session, consultation.id)
    sources = Sources(material.selection.chosen)
    aside = set_aside_views(session, consultation.id)
    return tuple(
        str(found.ref)
        for found in find_all(consultation, sources, material.themes, stands)
        if open_dissent(found, material.drafts.get(str(found.ref)), aside)
    )
