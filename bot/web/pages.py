"""The pages for people: for now, the one from which the widget is opened."""

import aiohttp_jinja2
from aiohttp import web

from bot.web.keys import ASSISTANT, CONSULTATION


@aiohttp_jinja2.template("landing.html")
async def landing(request: web.Request) -> dict[str, object]:
    """What the consultation is about, and a button to begin."""
    return {
        "consultation": request.app[CONSULTATION],
        "ready": await request.app[ASSISTANT].is_ready(),
    }
