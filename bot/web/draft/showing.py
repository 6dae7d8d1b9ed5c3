"""Showing a page to members who have no account."""

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.store.models import new_id
from bot.web.console.keys import CONSOLE_WORDS

PATH = "/draft"


def show(request: web.Request, template: str, status: int = 200, **context: Any) -> web.Response:
    """A page for members: nobody may keep it, and search engines are told to leave it out."""
    words = request.app[CONSOLE_WORDS]
    context = {
        "problems": [],
        "id": new_id(),
        "done": request.query.get("done", ""),
        "t": words.html,
        **context,
    }
    page = aiohttp_jinja2.render_template(f"draft/{template}.html", request, context, status=status)
    page.headers["X-Robots-Tag"] = "noindex, nofollow"
    return page
