"""The minority views on a question beside the sentences that tell them, to be settled."""

import math
from collections.abc import Sequence

from aiohttp import web
from sqlalchemy.orm import Session

from bot.analysis.words import spaced
from bot.analysis.words import words as words_of
from bot.response.drafting.dissent import DONE, Entry, Settled, Verdict
from bot.response.drafts.draft import LETTER, PAPER
from bot.store.network.look import Look
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.store.views import settle_view
from bot.web.access import transaction
from bot.web.console.draft import place_of
from bot.web.console.drafts import title_of
from bot.web.console.evidence import shown
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, DESK
from bot.web.console.page import Problem, go_to, problem, show
from bot.web.console.paging import page_asked, pages_of
from bot.web.console.progress import reading_all

KNOWN_BY = 3
"""Words of a long name by which its group is known."""

PAGE = 20
"""Views on one page."""


class Otherwise(Exception):
    """A view, or what tells it, is not as it was when it was looked at."""


async def views(request: web.Request) -> web.Response:
    """The minority views on a question, those first about which there is something to do."""
    return await _page(request, [])


async def _page(
    request: web.Request, problems: list[Problem], status: int = 200, **typed: str
) -> web.Response:
    look = await reading_all(request.app, request.app[DESK].look)
    place = _place(request, look)
    entries = sorted(_entries(look, place), key=lambda entry: entry.settled in DONE)
    pages = max(1, math.ceil(len(entries) / PAGE))
    page = min(max(page_asked(request), 1), pages)
    here = entries[(page - 1) * PAGE : page * PAGE]
    proposed = [entry for entry in here if entry.settled is Settled.PROPOSED]
    return show(
        request,
        "draft_views",
        status,
        place=place,
        title=title_of(request, place),
        entries=[(entry, shown(look.sources, entry.view.evidence[0])) for entry in here],
        told=[entry for entry in proposed if not entry.is_only_counted],
        counted=[entry for entry in proposed if entry.is_only_counted],
        elsewhere=[
            (each, title_of(request, each), [*look.drafts[each].draft.sentences])
            for each in (LETTER, PAPER)
            if each in look.drafts
        ],
        doubts=look.doubts,
        pages=pages_of(request, page, pages, len(entries)),
        problems=problems,
        typed={"response": "", "reason": "", **typed},
    )


def _place(request: web.Request, look: Look) -> str:
    place = place_of(request, look)
    if place not in look.found:
        raise web.HTTPNotFound
    return place


def _entries(look: Look, place: str) -> Sequence[Entry]:
    stored = look.drafts.get(place)
    return look.ledger(place, stored.draft if stored else None)


async def settle(request: web.Request) -> web.Response:
    """Confirm that views are written in, set one aside with a reason, or open one again."""
    app, form, by = request.app, await request.post(), request[ACCOUNT]
    place, do = request.match_info["place"], str(form.get("do", ""))
    # Whoever settles a view settles it as it was shown.
    seen = dict(str(view).partition(" ")[::2] for view in form.getall("view", []))
    reason = str(form.get("reason", "")).strip()
    if do not in {"confirm", "aside", "open"}:
        raise web.HTTPNotFound
    if do == "aside" and not reason:
        response = next(iter(seen), "")
        told = problem(request, f"reason-{response}", "drafts", "ledger", "no_reason")
        return await _page(request, [told], 400, response=response)

    look = await reading_all(app, app[DESK].look)
    if do == "aside" and any(_names(reason, look, response) for response in seen):
        response = next(iter(seen), "")
        told = problem(request, f"reason-{response}", "drafts", "ledger", "names_group")
        return await _page(request, [told], 400, response=response, reason=reason)

    def work(session: Session) -> None:
        look = app[DESK].look(session)
        ref = look.found[_place(request, look)].ref
        entries = {entry.view.response: entry for entry in _entries(look, place)}
        for response, stamp in seen.items():
            entry = entries.get(response)
            if entry is None or entry.stamp != stamp:
                raise Otherwise
            settle_view(session, response, ref, _verdict(do, entry, reason), by.id)
            if do == "confirm":
                note(session, by.id, "view_confirmed", f"draft:{place}", response=response)
            else:
                note(
                    session, by.id, "view_settled", f"draft:{place}",
                    response=response, set_aside=do == "aside",
                )  # fmt: skip

    try:
        await transaction(app, work)
    except Otherwise:
        told = problem(request, "views", "drafts", "ledger", "otherwise")
        return await _page(request, [told], 409, response=next(iter(seen), ""), reason=reason)
    return go_to(f"/console/drafts/{place}/views?done={do}")


def _names(reason: str, look: Look, response: str) -> bool:
    """Whether a reason says whose view it is: by the first words of the group's name, or all."""
    submission = look.sources.submissions.get(response)
    name = words_of(submission.about.group or "")[:KNOWN_BY] if submission else []
    return bool(name) and f" {' '.join(name)} " in spaced(reason)


def _verdict(do: str, entry: Entry, reason: str) -> Verdict | None:
    """What is decided on a view.

    Raises:
        Otherwise: there is no sentence that could be confirmed to tell it.
    """
    match do:
        case "confirm" if entry.settled is not Settled.PROPOSED:
            raise Otherwise
        case "confirm":
            return entry.seen
        case "aside":
            return Verdict(entry.words, reason=reason)
    return None


ROUTES = [
    get("/console/drafts/{place}/views", views),
    post("/console/drafts/{place}/views", settle, Role.EDITOR),
]
