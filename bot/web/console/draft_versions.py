"""Earlier versions of a draft: what has changed since, and bringing one back."""

from dataclasses import replace

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.agreement.changes import compared
from bot.response.drafts.editing import as_text
from bot.store.drafts import Stored, draft_version
from bot.store.network.look import Look
from bot.store.team.accounts import Role
from bot.web.console.draft import keep, place_of, version_of, written
from bot.web.console.drafts import title_of
from bot.web.console.guard import get, post
from bot.web.console.keys import DESK
from bot.web.console.page import filled, show
from bot.web.console.progress import reading_all
from bot.web.keys import CONSULTATION


async def version(request: web.Request) -> web.Response:
    """What has changed from an earlier version to the one that stands."""
    number = version_of(request.match_info["version"])

    def read(session: Session) -> tuple[Look, str, Stored | None]:
        look = request.app[DESK].look(session)
        place = place_of(request, look)
        found = draft_version(session, request.app[CONSULTATION].id, place, number or 0)
        if found is not None:
            found = replace(found, draft=look.readable(session, found.draft))
        return look, place, found

    look, place, earlier = await reading_all(request.app, read)
    now = look.drafts.get(place)
    if earlier is None or now is None:
        raise web.HTTPNotFound
    return show(
        request,
        "draft_version",
        place=place,
        title=title_of(request, place),
        earlier=earlier,
        stored=now,
        pieces=list(compared(as_text(earlier.draft), as_text(now.draft))),
    )


async def restore(request: web.Request) -> web.Response:
    """Bring an earlier version back, as a new one."""
    app, form = request.app, await filled(request)
    seen = version_of(form.get("version", ""))
    number = version_of(request.match_info["version"])

    def work(session: Session) -> None:
        look = app[DESK].look(session)
        place = place_of(request, look)
        earlier = draft_version(session, app[CONSULTATION].id, place, number or 0)
        if earlier is None:
            raise web.HTTPNotFound
        keep(session, request, look.readable(session, earlier.draft), seen or 0)

    return await written(request, work, "?done=restored")


ROUTES = [
    get("/console/drafts/{place}/versions/{version}", version),
    post("/console/drafts/{place}/versions/{version}", restore, Role.EDITOR),
]
