"""The console's first page: how the consultation stands."""

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.consultation import Consultation
from bot.response.invited import Stage
from bot.response.standing import Standing
from bot.store.conversations import today
from bot.store.standing import standing
from bot.web.access import reading
from bot.web.console.guard import get
from bot.web.console.page import offered, show
from bot.web.keys import CONSULTATION, SETTINGS

MOST_NAMES = 20
"""So many groups that have not been heard are named in one line of the table."""


STEPS = ("groups", "import", "enter", "responses", "themes", "drafts", "circulation", "agreement")
"""What there is to do, in order, by the keys of the menu's pages."""


@dataclass(frozen=True)
class LastDay:
    """A day until which something has to be done."""

    key: str
    """Of what it is called in the console's words."""
    on: date
    left: int
    """Days after today; below 0 if it is past."""


def last_days(consultation: Consultation, now: date) -> list[LastDay]:
    """The network's own last day, if it has one, and the day on which responses are due."""
    days = {"answers": consultation.network.answers_until, "due": consultation.responses_due}
    return [LastDay(key, on, (on - now).days) for key, on in days.items() if on is not None]


def _now(stands: Standing) -> str:
    """The step that is the next, by its key: to invite, then to take in, then to read."""
    if stands.count(Stage.SUBMITTED):
        return "responses"
    return "import" if stands.found else "groups"


async def overview(request: web.Request) -> web.Response:
    """How the consultation stands."""
    consultation = request.app[CONSULTATION]
    with_samples = request.app[SETTINGS].with_samples
    stands = await reading(
        request.app,
        lambda session: standing(session, consultation, with_samples=with_samples),
    )
    return show(
        request,
        "overview",
        stands=stands,
        submitted=stands.count(Stage.SUBMITTED),
        started=stands.count(Stage.STARTED),
        withdrawn=stands.count(Stage.WITHDRAWN),
        days=last_days(consultation, today()),
        most=MOST_NAMES,
        now=_now(stands),
        steps=[(address, key) for address, key, _ in offered(request) if key in STEPS],
    )


ROUTES = [get("/console", overview)]
