"""Who may do what: each route of the console names the role that it needs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from bot.store.team.accounts import Account, Role, needs_noting, note_use, signed_in
from bot.web.access import reading, transaction
from bot.web.console.keys import ACCOUNT
from bot.web.cookies import give_cookie
from bot.web.errors import NotAllowed
from bot.web.origin import require_own_page

COOKIE = "folkmoot_console"
PATH = "/console"

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Route:
    """An address of the console, and who may use it."""

    method: str
    path: str
    handler: Handler
    needs: Role | None
    """The least role; None for addresses that are for everybody, such as signing in."""


def get(path: str, handler: Handler, needs: Role | None = Role.REVIEWER) -> Route:
    """A page, or part of one."""
    return Route("GET", path, handler, needs)


def post(path: str, handler: Handler, needs: Role | None = Role.EDITOR) -> Route:
    """Something that a form does."""
    return Route("POST", path, handler, needs)


def guarded(route: Route) -> web.RouteDef:
    """A route that lets nobody in who may not use it."""

    async def handler(request: web.Request) -> web.StreamResponse:
        if request.method not in {"GET", "HEAD"}:
            require_own_page(request)
        if route.needs is None:
            return await route.handler(request)
        account = await who(request)
        if account is None:
            return _to_sign_in(request)
        if not account.may(route.needs):
            raise NotAllowed
        request[ACCOUNT] = account
        return await route.handler(request)

    return web.route(route.method, route.path, handler)


async def who(request: web.Request) -> Account | None:
    """Who is signed in, if anybody is."""
    token = request.cookies.get(COOKIE, "")
    if not token:
        return None
    account, noting = await reading(
        request.app, lambda session: (signed_in(session, token), needs_noting(session, token))
    )
    if account is not None and noting:
        await transaction(request.app, lambda session: note_use(session, token))
    return account


def _to_sign_in(request: web.Request) -> web.Response:
    """Send the browser to where one signs in, and from there back to the page."""
    address = f"{PATH}/sign-in"
    if request.method == "GET" and "HX-Request" not in request.headers:
        address += f"?to={quote(request.path_qs, safe='')}"
    if "HX-Request" in request.headers:
        return web.Response(status=200, headers={"HX-Redirect": address})
    return web.Response(status=303, headers={"Location": address})


def remember(request: web.Request, answer: web.StreamResponse, token: str) -> None:
    """Let the browser stay signed in."""
    give_cookie(request, answer, COOKIE, token, PATH)


def forget(answer: web.StreamResponse) -> None:
    """Sign the browser out."""
    answer.del_cookie(COOKIE, path=PATH)
