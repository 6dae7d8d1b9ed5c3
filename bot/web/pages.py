"""The pages for people: the one from which the widget is opened, and the one of its states."""

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


@aiohttp_jinja2.template("widget_states.html")
async def widget_states(request: web.Request) -> dict[str, object]:
    """The widget in every state, for those who embed it, restyle it or check it."""
    return {"consultation": request.app[CONSULTATION]}
