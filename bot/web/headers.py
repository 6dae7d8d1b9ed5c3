"""Headers that every answer has: what browsers may do with it, and who may embed it."""

from aiohttp import web

from bot.web.errors import Handler
from bot.web.keys import SETTINGS

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": PAGE_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

EMBEDDED = ("/api/", "/widget/")
"""Addresses that the widget uses from other websites' pages."""

PRIVATE = ("/api/", "/answer", "/console", "/draft")
"""Addresses whose answers nobody may keep."""


@web.middleware
async def protect(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Add the headers, and answer browsers that ask first whether they may call the API."""
    embedded = request.path.startswith(EMBEDDED)
    if embedded and request.method == "OPTIONS":
        answer: web.StreamResponse = web.Response(status=204)
        answer.headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, DELETE"
        answer.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        answer.headers["Access-Control-Max-Age"] = "7200"
    else:
        answer = await handler(request)
    answer.headers.update(ALWAYS)
    if request.path.startswith(PRIVATE):
        answer.headers["Cache-Control"] = "no-store"
    if embedded:
        _allow_origin(request, answer)
    return answer


def _allow_origin(request: web.Request, answer: web.StreamResponse) -> None:
    """Let pages of the allowed websites read the answer.

    The API knows no cookies: whoever has a conversation's token may read it, from any page.
    """
    allowed = request.app[SETTINGS].allowed_origins
    origin = request.headers.get("Origin")
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["Access-Control-Expose-Headers"] = "Retry-After"
    if "*" in allowed:
        answer.headers["Access-Control-Allow-Origin"] = "*"
        return
    answer.headers.add("Vary", "Origin")
    if origin in allowed:
        answer.headers["Access-Control-Allow-Origin"] = origin
