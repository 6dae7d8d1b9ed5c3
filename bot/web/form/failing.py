"""Errors on the plain pages: a page with a sentence, and with the words that were sent."""

from aiohttp import web

from bot.web.errors import Handler, told_or_logged
from bot.web.form.page import show
from bot.web.form.view import ROOT


@web.middleware
async def explain_on_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors at the addresses of the plain pages into a page."""
    if not request.path.startswith(ROOT):
        return await handler(request)
    try:
        return await handler(request)
    except Exception as error:
        known = told_or_logged(request, error)
        told = known.sentence(request.app)
        words = request.get("words", "")
        page = show(request, "error", known.status, told=told, words=words)
        page.headers.update(known.headers)
        return page
