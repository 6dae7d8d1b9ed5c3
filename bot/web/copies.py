"""A group's own copy of its response, to keep."""

import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from bot.exports import COPIES, export_own
from bot.interview import Interview
from bot.store.conversations import load_interview
from bot.store.receipts import Receipt, receipt_of
from bot.web.api.common import authorised, reading
from bot.web.errors import BadMessage
from bot.web.keys import CONSULTATION, LIMITS, SETTINGS, WORDING


async def copy(request: web.Request) -> web.Response:
    """The copy, for the widget."""
    conversation = await authorised(request)
    format_ = request.query.get("format", "html")
    if format_ not in COPIES or set(request.query) - {"format"}:
        raise BadMessage(
            f"There is no such copy. Please ask for “format” and one of: {', '.join(COPIES)}."
        )
    return await copy_of(request.app, conversation, format_)


async def copy_of(app: web.Application, conversation: str, format_: str) -> web.Response:
    """A copy of a conversation's response in one of `COPIES`, as a file to keep.

    Raises:
        ResponseErased: everything in it has been erased.
        TooMany: too many messages or copies were asked for.
    """
    app[LIMITS].message(conversation)

    def read(session: Session) -> tuple[Interview, Receipt | None]:
        loaded = load_interview(session, app[CONSULTATION], conversation)
        return loaded.interview, receipt_of(session, loaded.response_id)

    interview, receipt = await reading(app, read)
    words = app[SETTINGS].document_words
    body = await asyncio.to_thread(export_own, interview, format_, app[WORDING], words, receipt)
    return web.Response(
        body=body,
        headers={
            "Content-Type": COPIES[format_],
            "Content-Disposition": f'attachment; filename="our-response.{format_}"',
        },
    )
