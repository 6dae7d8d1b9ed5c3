"""The console's first page: how the consultation stands."""

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.drafts.draft import Support
from bot.response.heard.invited import Stage
from bot.response.heard.standing import Standing
from bot.store.circulation.agreements import last_submitted
from bot.store.circulation.circulations import circulations
from bot.store.interviews.conversations import today
from bot.store.invited.standing import standing
from bot.web.access import reading
from bot.web.console.guard import get
from bot.web.console.keys import CONSOLE_WORDS, DESK
from bot.web.console.last_days import last_days, past
from bot.web.console.page import offered, show
from bot.web.console.progress import reading_all
from bot.web.console.view import title_of
from bot.web.keys import CONSULTATION, SETTINGS

MOST_NAMES = 20
"""So many groups that have not been heard are named in one line of the table."""


STEPS = ("groups", "import", "enter", "responses", "themes", "drafts", "circulation", "agreement")
"""What there is to do, in order, by the keys of the menu's pages."""


@dataclass(frozen=True)
class _Written:
    """How far the network response is."""

    sent: bool
    lost: list[str]
    """Where drafts lean on what nobody says any more."""
    step: str
    """The step that is the next, by its key, once responses are there."""


def _written(request: web.Request, session: Session) -> _Written:
    consultation = request.app[CONSULTATION].id
    sent = last_submitted(session, consultation) is not None
    look = request.app[DESK].look(session)
    states = [look.state(place) for place in look.places]
    lost = [state.place for state in states if state.supports.get(Support.LOST)]
    circulated = circulations(session, consultation)
    if sent:
        step = "agreement"
    elif circulated:
        step = "circulation" if any(each.unsettled for each in circulated) else "agreement"
    elif look.drafts:
        to_do = lost or any(state.open_views or not state.stored for state in states)
        step = "drafts" if to_do else "circulation"
    else:
        step = "themes" if any(each.themes for each in look.themes.values()) else "responses"
    return _Written(sent, lost, step)


def _now(stands: Standing, written: _Written) -> str:
    """The step that is the next, by its key: to invite, to take in, and then to write."""
    if stands.count(Stage.SUBMITTED):
        return written.step
    return "import" if stands.found else "groups"


async def overview(request: web.Request) -> web.Response:
    """How the consultation stands."""
    consultation = request.app[CONSULTATION]
    with_samples = request.app[SETTINGS].with_samples
    stands = await reading(
        request.app,
        lambda session: standing(session, consultation, with_samples=with_samples),
    )
    written = await reading_all(request.app, lambda session: _written(request, session))
    return show(
        request,
        "overview",
        past=past(consultation, today()),
        with_samples=with_samples,
        sent=written.sent,
        lost=[(place, title_of(request.app[CONSOLE_WORDS], place)) for place in written.lost],
        stands=stands,
        submitted=stands.count(Stage.SUBMITTED),
        started=stands.count(Stage.STARTED),
        withdrawn=stands.count(Stage.WITHDRAWN),
        days=last_days(consultation, today()),
        most=MOST_NAMES,
        now=_now(stands, written),
        steps=[(address, key) for address, key, _ in offered(request) if key in STEPS],
    )


ROUTES = [get("/console", overview)]
