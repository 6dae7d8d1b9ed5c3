"""Errors on the plain pages: a page with a sentence, and with the words that were sent."""

from aiohttp import web

from bot.web.entries import PATH
from bot.web.errors import explained_by
from bot.web.form.page import show


async def _page(request: web.Request, told: str, status: int) -> web.Response:
    return show(request, "error", status, told=told, words=request.get("words", ""))


explain_on_pages = explained_by(f"{PATH}/", _page)
