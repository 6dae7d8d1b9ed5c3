"""Cookies: what a browser keeps for us, and no script can read."""

from aiohttp import web

from bot.web.origin import by_https


def give_cookie(
    request: web.Request,
    answer: web.StreamResponse,
    name: str,
    value: str,
    path: str,
    seconds: int | None = None,
) -> None:
    """Let the browser send a secret with each request to some addresses.

    Args:
        request: the request that is answered.
        answer: the answer to it.
        name: what the cookie is called.
        value: the secret.
        path: how the addresses begin.
        seconds: how long the browser keeps it; None until it is closed.
    """
    answer.set_cookie(
        name,
        value,
        path=path,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=by_https(request),
    )
