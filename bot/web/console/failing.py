"""Errors on the console's pages: a page with a sentence."""

from aiohttp import web

from bot.web.console.guard import PATH, who
from bot.web.console.keys import ACCOUNT
from bot.web.console.page import show
from bot.web.errors import explained_by


async def _page(request: web.Request, told: str, status: int) -> web.Response:
    if ACCOUNT not in request and (account := await who(request)) is not None:
        request[ACCOUNT] = account
    return show(request, "error", status, told=told)


explain_in_console = explained_by(f"{PATH}/", _page)
