"""What all handlers of the console share: showing a page, and reading a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.store.models import new_id
from bot.store.team.accounts import Role
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS

MENU: tuple[tuple[str, str], ...] = (
    ("/console", "overview"),
    ("/console/groups", "groups"),
    ("/console/import", "import"),
    ("/console/enter", "enter"),
    ("/console/responses", "responses"),
    ("/console/themes", "themes"),
    ("/console/drafts", "drafts"),
    ("/console/circulation", "circulation"),
    ("/console/agreement", "agreement"),
    ("/console/documents", "documents"),
    ("/console/audit", "audit"),
    ("/console/accounts", "accounts"),
)
"""The pages of the menu: where they are, and the key of what they are called."""

NEEDS = {
    **dict.fromkeys(("import", "enter"), Role.EDITOR),
    **dict.fromkeys(("accounts", "audit"), Role.ADMINISTRATOR),
}
"""The role that a page of the menu needs, where reading is not enough."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field, and what to do about it."""

    field: str
    """The id of the field on the page."""
    message: str


def show(request: web.Request, template: str, status: int = 200, **context: Any) -> web.Response:
    """A page of the console.

    Args:
        request: the request.
        template: its template, without folder and ending.
        status: the status of the answer.
        context: what the template is given. `problems` are listed at the top.
    """
    account = request.get(ACCOUNT)
    words = request.app[CONSOLE_WORDS]
    context = {
        "problems": [],
        "id": new_id(),
        "account": account,
        "menu": offered(request),
        "may_edit": account is not None and account.may(Role.EDITOR),
        "may_administer": account is not None and account.may(Role.ADMINISTRATOR),
        "done": request.query.get("done", ""),
        "t": words.html,
        **context,
    }
    return aiohttp_jinja2.render_template(
        f"console/{template}.html", request, context, status=status
    )


def offered(request: web.Request) -> list[tuple[str, str, bool]]:
    """The pages of the menu that whoever is signed in may open, and which of them it is."""
    account = request.get(ACCOUNT)
    return [
        (address, key, _is_here(request, address))
        for address, key in MENU
        if account and account.may(NEEDS.get(key, Role.REVIEWER))
    ]


def _is_here(request: web.Request, address: str) -> bool:
    path = request.path
    return path == address or (address != "/console" and path.startswith(f"{address}/"))


def go_to(address: str) -> web.Response:
    """Send the browser to another page, which a reload then shows again without sending."""
    return web.Response(status=303, headers={"Location": address})


async def filled(request: web.Request) -> Mapping[str, str]:
    """A form as it was sent, without files: white space around the fields is dropped."""
    return {
        name: value.replace("\r\n", "\n").strip()
        for name, value in (await request.post()).items()
        if isinstance(value, str)
    }


def day_in(written: str) -> date | None:
    """The day that a field of a form names; None if it names none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def problem(request: web.Request, field: str, part: str, *place: str, **params: object) -> Problem:
    """What is wrong with a field, in the console's words."""
    return Problem(field, request.app[CONSOLE_WORDS](part, *place, **params))
