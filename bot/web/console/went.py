"""For one group: where its words went, as a page and as a document to send."""

import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from bot.exports import COPIES, export_went, went_document
from bot.response.went import Outcome, Stage
from bot.store.models import now
from bot.store.network.went import last_frozen
from bot.store.team.accounts import Role
from bot.web.console.guard import get
from bot.web.console.page import show
from bot.web.console.progress import load, reading_all
from bot.web.downloads import as_download
from bot.web.keys import CONSULTATION, SETTINGS
from bot.web.went import outcome_in


async def one(request: web.Request) -> web.Response:
    """The page."""
    found = await _found(request)
    return show(
        request,
        "went",
        document=went_document(found, request.app[SETTINGS].document_words),
        response=request.match_info["response"],
        formats=COPIES,
    )


async def download(request: web.Request) -> web.Response:
    """The document, in one of `COPIES`."""
    format_ = request.match_info["format"]
    if format_ not in COPIES:
        raise web.HTTPNotFound
    found, words = await _found(request), request.app[SETTINGS].document_words
    body = await asyncio.to_thread(export_went, found, format_, words)
    return as_download(body, "where-your-words-went", format_)


async def _found(request: web.Request) -> Outcome:
    app = request.app

    def read(session: Session) -> Outcome | None:
        frozen = last_frozen(session, app[CONSULTATION].id)
        read_from = frozen or (load(app, session)[0], Stage(None, now()))
        return outcome_in(app, session, request.match_info["response"], read_from)

    found = await reading_all(app, read)
    if found is None:
        raise web.HTTPNotFound
    return found


ROUTES = [
    get("/console/responses/{response}/went", one),
    get("/console/responses/{response}/went/{format}", download, Role.EDITOR),
]
