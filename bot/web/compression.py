"""Compression: of the pages, the API's JSON, and the widget's files."""

from aiohttp import hdrs, web

from bot.web.errors import Handler

COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml")


@web.middleware
async def compress(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Send text compressed to browsers that take gzip."""
    answer = await handler(request)
    if isinstance(answer, web.FileResponse) or answer.content_type.startswith(COMPRESSIBLE):
        answer.headers.add(hdrs.VARY, hdrs.ACCEPT_ENCODING)
        whole = hdrs.RANGE not in request.headers
        if whole and "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
            answer.enable_compression(web.ContentCoding.gzip)
    return answer
