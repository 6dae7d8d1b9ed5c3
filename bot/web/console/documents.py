"""The documents of the draft as it stands: each format in each edition, and the meeting paper.

Apart from these, answers and themes for the team's own work.
"""

import asyncio

from aiohttp import web

from bot.exports import DATA, DOCUMENTS, FORMATS, Marking, export, export_paper
from bot.response.submitted.editions import Edition
from bot.store.circulation.progress import approved
from bot.store.team.accounts import Role
from bot.web.console.guard import get
from bot.web.console.keys import NETWORK
from bot.web.console.page import show
from bot.web.downloads import as_download
from bot.web.keys import CONSULTATION, DATABASE, SETTINGS

RESPONSE, PAPER, ANSWERS = "response", "paper", "answers"

FORMATS_OF = {RESPONSE: FORMATS, PAPER: DOCUMENTS, ANSWERS: DATA}


async def list_(request: web.Request) -> web.Response:
    """All that can be downloaded."""
    return show(
        request,
        "documents",
        formats=FORMATS,
        paper_formats=DOCUMENTS,
        answers_formats=DATA,
        editions=list(Edition),
    )


async def download(request: web.Request) -> web.Response:
    """One document, marked as a draft until the members have agreed it."""
    what, format_ = request.match_info["what"], request.match_info["format"]
    edition = request.match_info["edition"]
    if format_ not in FORMATS_OF.get(what, ()) or edition not in list(Edition):
        raise web.HTTPNotFound
    # Not among the database's own threads: of those a file has one, which others need.
    body, state = await asyncio.to_thread(_write, request.app, what, Edition(edition), format_)
    return as_download(body, f"{what}-{edition}-{state}", format_)


def _write(app: web.Application, what: str, edition: Edition, format_: str) -> tuple[bytes, str]:
    """A document, and what its file's name says of it."""
    with app[DATABASE].reading() as session:
        material = app[NETWORK].material(session)
        _, progress = app[NETWORK].now(session)
        agreed = approved(session, app[CONSULTATION].id, progress)
    response = material.response(edition, answers=what == ANSWERS)
    words = app[SETTINGS].document_words
    if what == PAPER:
        # Nobody agrees the paper. Once the meeting has been, it says nothing of drafts any more.
        marking = Marking(draft=agreed is None)
        body = export_paper(response, format_, words, marking)
    else:
        marking = Marking(draft=agreed is None, approved=agreed)
        body = export(response, format_, words, marking)
    if what == ANSWERS:
        return body, "not-for-publication"
    return body, "agreed" if agreed else "draft"


ROUTES = [
    get("/console/documents", list_, Role.REVIEWER),
    get("/console/documents/{what}/{edition}/{format}", download, Role.REVIEWER),
]
