"""Errors on the members' pages: a plain page with a sentence."""

from aiohttp import web

from bot.web.draft.showing import PATH, show
from bot.web.errors import Handler, told_or_logged


@web.middleware
async def explain_to_members(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors at the addresses of the draft into a page."""
    if not request.path.startswith(f"{PATH}/"):
        return await handler(request)
    try:
        return await handler(request)
    except Exception as error:
        known = told_or_logged(request, error)
        page = show(request, "error", known.status, told=known.sentence(request.app))
        page.headers.update(known.headers)
        return page
