"""Errors on the members' pages: a plain page with a sentence."""

from aiohttp import web

from bot.web.draft.showing import PATH, show
from bot.web.errors import explained_by


async def _page(request: web.Request, told: str, status: int) -> web.Response:
    return show(request, "error", status, told=told)


explain_to_members = explained_by(f"{PATH}/", _page)
