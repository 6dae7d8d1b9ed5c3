"""Responses that somebody of the team types in on the plain pages.

The browser remembers them apart from a response of its own, until it is closed or signed out of
the console.
"""

from aiohttp import web

from bot.web.cookies import give_cookie

COOKIE = "folkmoot_entry"
PATH = "/answer"


def remember_entry(request: web.Request, answer: web.StreamResponse, secret: str) -> None:
    """Let the browser go on with a response on the plain pages, as the team."""
    give_cookie(request, answer, COOKIE, secret, PATH)


def forget_entry(answer: web.StreamResponse) -> None:
    """End typing in on this browser."""
    answer.del_cookie(COOKIE, path=PATH)
