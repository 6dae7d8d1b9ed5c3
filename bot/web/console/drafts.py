"""The drafts of all places, and how far each is."""

from typing import Any

from aiohttp import web
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.response.drafts.draft import LETTER, PAPER, Support
from bot.store.drafts import Stored, store_drafted
from bot.store.invited.standing import samples_left_out
from bot.store.network.look import Look
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS, DESK, NETWORK
from bot.web.console.page import go_to, show
from bot.web.console.progress import reading_all, transaction_on
from bot.web.console.since import note_drafted
from bot.web.keys import CONSULTATION, SETTINGS


def title_of(request: web.Request, place: str) -> str:
    """What a place is called."""
    words = request.app[CONSOLE_WORDS]
    if place in {LETTER, PAPER}:
        return words("drafts", "places", "letter" if place == LETTER else "paper")
    whole = request.app[CONSULTATION].is_whole(Ref.parse(place))
    return words("drafts", "places", "whole" if whole else "question", ref=place)


async def list_(request: web.Request) -> web.Response:
    """All places, and how far each is."""
    consultation, with_samples = request.app[CONSULTATION], request.app[SETTINGS].with_samples

    def read(session: Session) -> dict[str, Any]:
        look = request.app[DESK].look(session)
        return {
            "rows": [_row(request, look, place) for place in look.places],
            "groups": len(look.sources.submissions),
            "left_out": samples_left_out(session, consultation.id, with_samples=with_samples),
        }

    return show(request, "drafts", **await reading_all(request.app, read))


def _row(request: web.Request, look: Look, place: str) -> dict[str, Any]:
    state = look.state(place)
    return {
        "place": place,
        "title": title_of(request, place),
        "state": _state(state.stored),
        "stored": state.stored,
        "lost": state.supports.get(Support.LOST, 0),
        "unsupported": state.supports.get(Support.NONE, 0),
        "empty": look.is_cleared(place),
        "doubtful": state.doubtful,
        "open_views": state.open_views,
        "since": look.since(place),
        "edited_since": look.edited_since(place),
    }


def _state(stored: Stored | None) -> str:
    if stored is None:
        return "not_drafted"
    return "edited" if stored.edited else "drafted"


async def draft_anew(request: web.Request) -> web.Response:
    """Draft from the answers whatever nobody has written in."""
    app, by = request.app, request[ACCOUNT]

    def work(session: Session) -> int:
        look = app[DESK].look(session)
        new = store_drafted(session, app[CONSULTATION].id, app[NETWORK].drafted(session))
        for place in look.places:
            if place not in look.drafts or not look.drafts[place].edited:
                note_drafted(session, request, look, place)
        if new:
            note(session, by.id, "drafted", "drafts", places=len(new))
        return len(new)

    new = await transaction_on(app, app[NETWORK].drafted, work)
    return go_to(f"/console/drafts?done={'drafted' if new else 'same'}")


ROUTES = [
    get("/console/drafts", list_),
    post("/console/drafts", draft_anew, Role.EDITOR),
]
