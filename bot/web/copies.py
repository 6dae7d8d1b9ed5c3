"""A group's own copy of its response, to keep."""

import asyncio

from aiohttp import web

from bot.exports import COPIES, export_own
from bot.interview import Interview
from bot.store.receipts import Receipt
from bot.web.keys import SETTINGS, WORDING


async def copy_of(
    app: web.Application, interview: Interview, receipt: Receipt | None, format_: str
) -> web.Response:
    """A copy of a response in one of `COPIES`, as a file to keep."""
    words = app[SETTINGS].document_words
    body = await asyncio.to_thread(export_own, interview, format_, app[WORDING], words, receipt)
    return web.Response(
        body=body,
        headers={
            "Content-Type": COPIES[format_],
            "Content-Disposition": f'attachment; filename="our-response.{format_}"',
        },
    )
