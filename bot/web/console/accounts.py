"""The accounts of the team."""

import re

from aiohttp import web
from sqlalchemy.orm import Session

from bot.store.team.accounts import (
    SHORTEST_PASSWORD,
    AccountExists,
    BadPassword,
    LastAdministrator,
    Role,
    account_of,
    accounts,
    add_account,
    change_account,
)
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, filled, go_to, problem, show

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


async def list_(request: web.Request) -> web.Response:
    """All accounts, and a form for a new one."""
    return await _list(request, {}, [])


async def _list(
    request: web.Request, form: dict[str, str], problems: list[Problem]
) -> web.Response:
    return show(
        request,
        "accounts",
        400 if problems else 200,
        accounts=await reading(request.app, accounts),
        roles=_roles(request),
        form={"name": "", "email": "", "role": "", **form},
        problems=problems,
        shortest=SHORTEST_PASSWORD,
    )


async def add(request: web.Request) -> web.Response:
    """Make an account."""
    form, by = await filled(request), request[ACCOUNT]
    role = _role(form.get("role", ""))
    problems = []
    if not form.get("name"):
        problems.append(problem(request, "name", "common", "accounts", "no_name"))
    if not _ADDRESS.fullmatch(form.get("email", "")):
        problems.append(problem(request, "email", "common", "accounts", "no_email"))
    if role is None:
        problems.append(problem(request, "role-reviewer", "common", "accounts", "no_role"))
    if problems or role is None:
        return await _list(request, dict(form), problems)

    def work(session: Session) -> None:
        made = add_account(session, form["email"], form["name"], role, form.get("password", ""))
        note(session, by.id, "account_added", f"account:{made.id}", role=made.role.key)

    try:
        await transaction(request.app, work)
    except AccountExists:
        problems = [problem(request, "email", "common", "accounts", "exists")]
        return await _list(request, dict(form), problems)
    except BadPassword:
        problems = [
            problem(request, "password", "common", "password", "short", shortest=SHORTEST_PASSWORD)
        ]
        return await _list(request, dict(form), problems)
    return go_to("/console/accounts?done=added")


def _roles(request: web.Request) -> list[tuple[str, str]]:
    words = request.app[CONSOLE_WORDS]
    return [(role.key, words("common", "accounts", f"role_{role.key}")) for role in Role]


def _role(key: str) -> Role | None:
    try:
        return Role.of(key)
    except KeyError:
        return None


async def one(request: web.Request) -> web.Response:
    """One account, and what can be changed of it."""
    return await _one(request, [])


async def _one(request: web.Request, problems: list[Problem]) -> web.Response:
    other = await reading(
        request.app, lambda session: account_of(session, request.match_info["account"])
    )
    if other is None:
        raise web.HTTPNotFound
    return show(
        request,
        "account",
        400 if problems else 200,
        other=other,
        roles=_roles(request),
        problems=problems,
        shortest=SHORTEST_PASSWORD,
    )


async def change(request: web.Request) -> web.Response:
    """Give an account another role or password, or close or reopen it."""
    form, by = await filled(request), request[ACCOUNT]
    other = request.match_info["account"]
    if await reading(request.app, lambda session: account_of(session, other)) is None:
        raise web.HTTPNotFound
    role = _role(form.get("role", ""))
    closed = {"yes": True, "no": False}.get(form.get("closed", ""))
    password = form.get("password") or None

    def work(session: Session) -> None:
        change_account(session, other, role=role, closed=closed, password=password)
        note(
            session, by.id, "account_changed", f"account:{other}",
            role=role.key if role else None, closed=closed, password=password is not None,
        )  # fmt: skip

    try:
        await transaction(request.app, work)
    except BadPassword:
        return await _one(
            request,
            [problem(request, "password", "common", "password", "short",
                     shortest=SHORTEST_PASSWORD)],
        )  # fmt: skip
    except LastAdministrator:
        return await _one(
            request, [problem(request, "role-administrator", "common", "accounts", "last")]
        )
    return go_to("/console/accounts?done=changed")


ROUTES = [
    get("/console/accounts", list_, Role.ADMINISTRATOR),
    post("/console/accounts", add, Role.ADMINISTRATOR),
    get("/console/accounts/{account}", one, Role.ADMINISTRATOR),
    post("/console/accounts/{account}", change, Role.ADMINISTRATOR),
]
