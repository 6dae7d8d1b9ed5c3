"""What all handlers of the form share."""

from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.interview import Interview
from bot.store.models import new_id
from bot.web.form import view
from bot.web.form.session import VISIT
from bot.web.form.view import Saved


def show(request: web.Request, template: str, status: int = 200, **context: Any) -> web.Response:
    """A page of the form."""
    visit = request.get(VISIT)
    context = {
        "problems": [],
        "id": new_id(),
        "then": "",
        "whose": visit.conversation if visit else "",
        "entering": visit is not None and visit.entered,
        "entered_for": visit.interview.response.about.group if visit else None,
        **context,
    }
    return aiohttp_jinja2.render_template(f"form/{template}.html", request, context, status=status)


def go_to(address: str) -> web.Response:
    """Send the browser to another page, which a reload then shows again without sending."""
    return web.Response(status=303, headers={"Location": address})


def just_saved(request: web.Request, interview: Interview) -> Saved | None:
    """The question whose answer has just been saved, as the address says."""
    return view.saved(interview, request.query.get("saved", ""))
