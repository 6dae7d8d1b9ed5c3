"""What is new on a question, or on all of them, since somebody last looked at the answers."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.drafting.since import Since, stamp_of
from bot.response.submitted.evidence import said
from bot.store.network.look import Look
from bot.store.seen import Seen, note_seen
from bot.store.team.audit import note
from bot.web.console.keys import ACCOUNT
from bot.web.keys import CONSULTATION

FEW = 10
"""Answers that are shown, and points of each, at most."""


@dataclass(frozen=True)
class NewAnswer:
    """An answer that is new, or has changed; or a group whose answers are, or have."""

    response: str
    group: str | None
    changed: bool
    stance: str = ""
    """What the group has chosen; empty if it has chosen nothing."""
    points: tuple[str, ...] = ()
    """Its points, if it is an answer to one question."""


@dataclass(frozen=True)
class News:
    """What is new in the answers that a place is about."""

    since: Since
    seen: Seen | None
    """When somebody last looked; None if nobody has."""
    stamp: str
    """Tells the answers as they are shown from those that may come meanwhile."""
    answers: tuple[NewAnswer, ...]
    """The first of those that are new, or have changed."""


def news(look: Look, place: str) -> News | None:
    """What is new in the answers that a place is about; None if nothing is."""
    since = look.since(place)
    if since is None:
        return None
    responses = (*since.new, *since.changed)[:FEW]
    answers = tuple(_answer(look, place, each, since.changed) for each in responses)
    return News(since, look.seen.get(place), stamp_of(look.told(place)), answers)


def _answer(look: Look, place: str, response: str, changed: Collection[str]) -> NewAnswer:
    submission = look.sources.submissions[response]
    answer = NewAnswer(response, submission.about.group, response in changed)
    if place not in look.found:
        return answer
    ref = look.found[place].ref
    points = tuple(point.text for point in said(submission, ref)[:FEW])
    return replace(answer, stance=submission.answers[ref].stance or "", points=points)


def note_drafted(session: Session, request: web.Request, look: Look, place: str) -> None:
    """Keep that a place was drafted from the answers as they are."""
    note_seen(session, request.app[CONSULTATION].id, place, look.told(place), None)


def note_looked(
    session: Session, request: web.Request, look: Look, place: str, there: Collection[str]
) -> None:
    """Keep that somebody has looked at the answers that a place is about.

    Args:
        session: a session that writes.
        request: the request of whoever looked.
        look: the answers as they were shown.
        place: the place.
        there: the responses that are not erased.
    """
    by = request[ACCOUNT]
    told = {response: says for response, says in look.told(place).items() if response in there}
    note_seen(session, request.app[CONSULTATION].id, place, told, by.id)
    note(session, by.id, "answers_looked_at", f"draft:{place}")
