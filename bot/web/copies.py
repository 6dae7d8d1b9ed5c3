"""A group's own copy of its response, to keep."""

import asyncio

from aiohttp import web

from bot.exports import export_own
from bot.interview import Interview
from bot.store.responses.receipts import Receipt
from bot.web.downloads import as_download
from bot.web.keys import SETTINGS, WORDING


async def copy_of(
    app: web.Application, interview: Interview, receipt: Receipt | None, format_: str
) -> web.Response:
    """A copy of a response in one of `COPIES`, as a file to keep."""
    words = app[SETTINGS].document_words
    body = await asyncio.to_thread(export_own, interview, format_, app[WORDING], words, receipt)
    return as_download(body, "our-response", format_)
