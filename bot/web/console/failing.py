"""Errors on the console's pages: a page with a sentence."""

from aiohttp import web

from bot.web.console.guard import PATH, who
from bot.web.console.keys import ACCOUNT
from bot.web.console.page import show
from bot.web.errors import Handler, told_or_logged


@web.middleware
async def explain_in_console(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors at the console's addresses into a page."""
    if request.path != PATH and not request.path.startswith(f"{PATH}/"):
        return await handler(request)
    try:
        return await handler(request)
    except Exception as error:
        known = told_or_logged(request, error)
        if ACCOUNT not in request and (account := await who(request)) is not None:
            request[ACCOUNT] = account
        page = show(request, "error", known.status, told=known.sentence(request.app))
        page.headers.update(known.headers)
        return page
