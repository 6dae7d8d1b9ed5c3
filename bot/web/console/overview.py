"""The console's first page."""

from aiohttp import web

from bot.web.console.guard import get
from bot.web.console.page import show


async def overview(request: web.Request) -> web.Response:
    """How the consultation stands."""
    return show(request, "overview")


ROUTES = [get("/console", overview)]
