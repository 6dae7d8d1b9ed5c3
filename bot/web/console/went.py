"""For one group: where its words went in the response as it stands, as a document to send."""

import asyncio

from aiohttp import web

from bot.exports import COPIES, export_went
from bot.response.went import went
from bot.store.accounts import Role
from bot.store.network import load_material
from bot.web.console.guard import get
from bot.web.console.keys import DRAFT_WORDS
from bot.web.keys import CONSULTATION, DATABASE, SETTINGS


async def download(request: web.Request) -> web.Response:
    """The document, in one of `COPIES`."""
    format_ = request.match_info["format"]
    if format_ not in COPIES:
        raise web.HTTPNotFound
    response = request.match_info["response"]
    body = await asyncio.to_thread(_write, request.app, response, format_)
    if body is None:
        raise web.HTTPNotFound
    name = f"where-your-words-went.{format_}"
    return web.Response(
        body=body,
        headers={
            "Content-Type": COPIES[format_],
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


def _write(app: web.Application, response_id: str, format_: str) -> bytes | None:
    with app[DATABASE].reading() as session:
        material = load_material(session, app[CONSULTATION], app[DRAFT_WORDS])
    chosen = {submission.id: submission for submission in material.selection.chosen}
    submission = chosen.get(response_id)
    if submission is None:
        return None
    response = material.response()
    group = submission.about.group or response.network
    words = app[SETTINGS].document_words
    return export_went(response, group, went(response, submission), format_, words)


ROUTES = [get("/console/responses/{response}/went/{format}", download, Role.EDITOR)]
