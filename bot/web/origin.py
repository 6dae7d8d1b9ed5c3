"""Where a request comes from: whether from a page of ours, and whether by https."""

from urllib.parse import urlsplit

from aiohttp import web

from bot.web.errors import FromElsewhere
from bot.web.keys import SETTINGS


def require_own_page(request: web.Request) -> None:
    """Let a form through only if it was sent from a page of ours.

    Browsers say where a form comes from in headers that no page can set: `Sec-Fetch-Site`, or,
    if they are older, `Origin` or `Referer`.

    Raises:
        FromElsewhere: see the class.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site != "same-origin":
            raise FromElsewhere(site)
        return
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    if not sender or urlsplit(sender).netloc != _host(request):
        raise FromElsewhere(sender)


def by_https(request: web.Request) -> bool:
    """Whether the browser's connection is encrypted, as far as trusted proxies tell."""
    return request.secure or _forwarded(request, "X-Forwarded-Proto") == "https"


def _host(request: web.Request) -> str:
    return _forwarded(request, "X-Forwarded-Host") or request.host


def _forwarded(request: web.Request, header: str) -> str:
    if not request.app[SETTINGS].trusted_proxies:
        return ""
    return request.headers.get(header, "").split(",")[-1].strip()
