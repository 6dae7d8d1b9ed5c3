"""Signing in and out, and one's own password."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.store.team.accounts import (
    SHORTEST_PASSWORD,
    BadPassword,
    Role,
    WrongPassword,
    change_account,
    sign_in,
    sign_out,
)
from bot.store.team.audit import note
from bot.web.access import transaction
from bot.web.console import guard
from bot.web.console.guard import COOKIE, PATH, get, post
from bot.web.console.keys import ACCOUNT, SIGN_INS
from bot.web.console.page import filled, go_to, problem, show
from bot.web.entries import forget_entry
from bot.web.keys import LIMITS


async def ask(request: web.Request) -> web.Response:
    """The page on which one signs in."""
    return show(request, "sign_in", to=request.query.get("to", ""), email="")


async def enter(request: web.Request) -> web.Response:
    """Sign in. What was wrong is not told apart."""
    form = await filled(request)
    request.app[SIGN_INS].take(request.app[LIMITS].address(request))

    def work(session: Session) -> str:
        account, token = sign_in(session, form.get("email", ""), form.get("password", ""))
        note(session, account.id, "signed_in", f"account:{account.id}")
        return token

    try:
        token = await transaction(request.app, work)
    except WrongPassword:
        problems = [problem(request, "email", "common", "sign_in", "wrong")]
        return show(
            request, "sign_in", 400, problems=problems, to=form.get("to", ""),
            email=form.get("email", ""),
        )  # fmt: skip
    answer = go_to(own_address(form.get("to", "")))
    guard.remember(request, answer, token)
    return answer


def own_address(address: str) -> str:
    """An address of the console; its first page in place of any other."""
    fit = address == PATH or address.startswith((f"{PATH}/", f"{PATH}?"))
    return address if fit and "\\" not in address and "//" not in address else PATH


async def leave(request: web.Request) -> web.Response:
    """Sign out."""
    token = request.cookies.get(COOKIE, "")
    await transaction(request.app, lambda session: sign_out(session, token))
    answer = go_to(f"{PATH}/sign-in")
    guard.forget(answer)
    forget_entry(answer)
    return answer


async def ask_password(request: web.Request) -> web.Response:
    """The page on which one changes one's own password."""
    return show(request, "password", shortest=SHORTEST_PASSWORD)


async def change_password(request: web.Request) -> web.Response:
    """Change one's own password, and sign in anew with it."""
    form, account = await filled(request), request[ACCOUNT]
    new = form.get("new", "")

    def work(session: Session) -> str:
        sign_in(session, account.email, form.get("old", ""))
        change_account(session, account.id, password=new)
        return sign_in(session, account.email, new)[1]

    try:
        token = await transaction(request.app, work)
    except WrongPassword:
        problems = [problem(request, "old", "common", "password", "wrong")]
        return show(request, "password", 400, problems=problems, shortest=SHORTEST_PASSWORD)
    except BadPassword:
        problems = [
            problem(request, "new", "common", "password", "short", shortest=SHORTEST_PASSWORD)
        ]
        return show(request, "password", 400, problems=problems, shortest=SHORTEST_PASSWORD)
    answer = go_to(f"{PATH}?done=password")
    guard.remember(request, answer, token)
    return answer


ROUTES = [
    get("/console/sign-in", ask, None),
    post("/console/sign-in", enter, None),
    post("/console/sign-out", leave, None),
    get("/console/password", ask_password),
    post("/console/password", change_password, Role.REVIEWER),
]
