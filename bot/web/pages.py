"""The pages for people: the widget's landing page, the page of its states, and its script."""

import hashlib

import aiohttp_jinja2
from aiohttp import web

from bot.web.keys import ASSISTANT, WIDGET


@aiohttp_jinja2.template("landing.html")
async def landing(request: web.Request) -> dict[str, object]:
    """What the consultation is about, and a button to begin."""
    return {"ready": await request.app[ASSISTANT].is_ready()}


@aiohttp_jinja2.template("widget_states.html")
async def widget_states(request: web.Request) -> dict[str, object]:
    """The widget in every state, for those who embed it, restyle it or check it."""
    return {}


async def widget(request: web.Request) -> web.Response:
    """The widget as one script. A browser that has it already is told so."""
    script = request.app[WIDGET]
    tag = hashlib.sha256(script.encode()).hexdigest()[:16]
    known = {known.value for known in request.if_none_match or ()}
    if tag in known:
        answer = web.Response(status=304)
    else:
        answer = web.Response(text=script, content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    answer.etag = tag
    return answer
