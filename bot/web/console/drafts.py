"""The drafts of all places, and how far each is."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.drafts import LETTER, PAPER, Support
from bot.response.summing_up import draft_all
from bot.store.accounts import Role
from bot.store.audit import note
from bot.store.drafts import Stored, store_drafted
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS, DESK, DRAFT_WORDS
from bot.web.console.page import go_to, show
from bot.web.keys import CONSULTATION


def title_of(request: web.Request, place: str) -> str:
    """What a place is called."""
    words = request.app[CONSOLE_WORDS]
    if place in {LETTER, PAPER}:
        return words("drafts", "places", "letter" if place == LETTER else "paper")
    return words("drafts", "places", "question", ref=place)


async def list_(request: web.Request) -> web.Response:
    """All places, and how far each is."""
    look = await reading(request.app, request.app[DESK].look)
    rows = []
    for place in look.places:
        state = look.state(place)
        supports = state.supports
        rows.append(
            {
                "place": place,
                "title": title_of(request, place),
                "state": _state(state.stored),
                "stored": state.stored,
                "lost": supports.get(Support.LOST, 0),
                "unsupported": supports.get(Support.NONE, 0),
                "open_views": state.open_views,
            }
        )
    return show(request, "drafts", rows=rows, groups=len(look.sources.submissions))


def _state(stored: Stored | None) -> str:
    if stored is None:
        return "not_drafted"
    return "edited" if stored.edited else "drafted"


async def draft_anew(request: web.Request) -> web.Response:
    """Draft from the answers whatever nobody has written in."""
    app, by = request.app, request[ACCOUNT]

    def work(session: Session) -> int:
        look = app[DESK].look(session)
        drafts = draft_all(app[CONSULTATION], list(look.found.values()), app[DRAFT_WORDS])
        new = store_drafted(session, app[CONSULTATION].id, drafts)
        if new:
            note(session, by.id, "drafted", "drafts", places=len(new))
        return len(new)

    new = await transaction(app, work)
    return go_to(f"/console/drafts?done={'drafted' if new else 'same'}")


ROUTES = [
    get("/console/drafts", list_),
    post("/console/drafts", draft_anew, Role.EDITOR),
]
