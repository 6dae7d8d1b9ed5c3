"""The audit log: what was done, by whom, when."""

from aiohttp import web

from bot.store.team.accounts import Role
from bot.store.team.audit import PAGE, entries
from bot.web.access import reading
from bot.web.console.guard import get
from bot.web.console.page import show


async def list_(request: web.Request) -> web.Response:
    """The newest entries, or those before one."""
    asked = request.query.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 18 else None
    subject = request.query.get("subject", "")
    found = await reading(request.app, lambda session: entries(session, before, subject))
    older = found[-1].id if len(found) == PAGE else None
    return show(request, "audit", entries=found, older=older, subject=subject)


ROUTES = [get("/console/audit", list_, Role.ADMINISTRATOR)]
