"""The documents of the draft as it stands: each format in each edition, and the meeting paper."""

import asyncio

from aiohttp import web

from bot.exports import DOCUMENTS, FORMATS, Marking, export, export_paper
from bot.response.submitted.editions import Edition
from bot.store.team.accounts import Role
from bot.web.console.guard import get
from bot.web.console.keys import NETWORK
from bot.web.console.page import show
from bot.web.downloads import as_download
from bot.web.keys import DATABASE, SETTINGS

RESPONSE, PAPER = "response", "paper"


async def list_(request: web.Request) -> web.Response:
    """All that can be downloaded."""
    return show(
        request, "documents", formats=FORMATS, paper_formats=DOCUMENTS, editions=list(Edition)
    )


async def download(request: web.Request) -> web.Response:
    """One document, marked as a draft."""
    what, format_ = request.match_info["what"], request.match_info["format"]
    edition = request.match_info["edition"]
    if format_ not in {RESPONSE: FORMATS, PAPER: DOCUMENTS}.get(what, ()) or edition not in list(
        Edition
    ):
        raise web.HTTPNotFound
    # Not among the database's own threads: of those a file has one, which others need.
    body = await asyncio.to_thread(_write, request.app, what, Edition(edition), format_)
    return as_download(body, f"{what}-{edition}-draft", format_)


def _write(app: web.Application, what: str, edition: Edition, format_: str) -> bytes:
    with app[DATABASE].reading() as session:
        material = app[NETWORK].material(session)
    response = material.response(edition, answers=True)
    write = export if what == RESPONSE else export_paper
    return write(response, format_, app[SETTINGS].document_words, Marking(draft=True))


ROUTES = [
    get("/console/documents", list_, Role.REVIEWER),
    get("/console/documents/{what}/{edition}/{format}", download, Role.REVIEWER),
]
