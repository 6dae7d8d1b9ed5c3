"""Taking in written responses: looked at first, then stored."""

import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from bot.importing import CannotImport
from bot.importing.copies import said_before
from bot.importing.importer import InTheWay, Written, in_the_way, store_written
from bot.importing.papers import Paper, take_apart
from bot.importing.pieces import Piece, in_doubt, places
from bot.interview import GENERAL
from bot.store import GroupHasResponse, ResponseKnown
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console import import_table
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, go_to, problem, show
from bot.web.console.uploading import sent
from bot.web.console.written import (
    STANDS,
    WrittenForm,
    filled_in,
    form_of,
    known_to,
    read_as,
    wrong_with,
)
from bot.web.keys import CONSULTATION, WORDING

IMPORT = "/console/import"


async def ask(request: web.Request) -> web.Response:
    """Where to choose a file, or to paste a response."""
    return _ask(request, request.query.get("group", ""), "", [])


def _ask(request: web.Request, group: str, text: str, problems: list[Problem]) -> web.Response:
    return show(
        request, "import", 400 if problems else 200, group=group, text=text, problems=problems
    )


async def look(request: web.Request) -> web.Response:
    """Take a file apart, and show what it holds. Nothing is stored."""
    form = await sent(request)
    group, text = form["group"], form.words("text")
    words = request.app[CONSOLE_WORDS]
    name = form.name or words("import", "ask", "pasted")
    if form.too_large:
        return _ask(request, group, text, [problem(request, "file", "import", "ask", "too_large")])
    if not form.name and not text.strip():
        return _ask(request, group, text, [problem(request, "file", "import", "ask", "nothing")])
    consultation, phrases = request.app[CONSULTATION], request.app[WORDING].not_answering
    data = form.file if form.name else text.encode(errors="replace")
    try:
        found = await asyncio.to_thread(take_apart, name, data, consultation, phrases)
    except CannotImport as error:
        return _ask(request, group, text, [Problem("file" if form.name else "text", str(error))])
    if isinstance(found, Paper):
        return await _preview(request, form_of(found, form.name, {"group": group}), [])
    return await import_table.preview(request, name, data, found)


async def _preview(
    request: web.Request, form: WrittenForm, problems: list[Problem]
) -> web.Response:
    consultation, written = request.app[CONSULTATION], form.written
    way, before = await reading(
        request.app,
        lambda session: (
            _in_the_way(session, request, written),
            said_before(session, consultation.id),
        ),
    )
    # There is always room for words that were missed.
    pieces = [*form.pieces, Piece("")] if all(map(_is_used, form.pieces)) else form.pieces
    return show(
        request,
        "import_preview",
        400 if problems else 200,
        form=form,
        pieces=pieces,
        given=form.given(consultation),
        read_as=[read_as(piece, consultation) for piece in pieces],
        missing=form.missing(consultation),
        in_doubt=in_doubt(pieces, form.letter, consultation),
        places=[(section.label, places(section)) for section in consultation.sections],
        general=GENERAL,
        stands=STANDS,
        way=way,
        copies=before.copies(written.about.group or "", written.answers),
        problems=problems,
    )


def _is_used(piece: Piece) -> bool:
    return piece.says_something or piece.first > 0


def _in_the_way(session: Session, request: web.Request, written: Written) -> InTheWay:
    consultation = request.app[CONSULTATION]
    return in_the_way(session, consultation, written.about.group or "", written.answers)


async def store(request: web.Request) -> web.Response:
    """Store a response as it stands in the preview; or only look again."""
    form = await sent(request)
    written_form = known_to(request.app[CONSULTATION], filled_in(form))
    if form["do"] == "look":
        return await _preview(request, written_form, [])
    if problems := wrong_with(request, written_form):
        return await _preview(request, written_form, problems)
    consultation, by, written = request.app[CONSULTATION], request[ACCOUNT], written_form.written

    def work(session: Session) -> str:
        stored = store_written(session, consultation, written)
        note(
            session, by.id, "response_imported", f"response:{stored.response_id}",
            answers=stored.answers, submitted=written.submitted,
        )  # fmt: skip
        return stored.response_id

    try:
        response = await transaction(request.app, work)
    except GroupHasResponse:
        problems = [problem(request, "group", "import", "problems", "has_response")]
    except ResponseKnown as error:
        problems = [problem(request, "group", "import", "problems", "known", group=error.group)]
    if problems:
        return await _preview(request, written_form, problems)
    done = "imported" if written.submitted else "kept"
    return go_to(f"/console/responses/{response}?done={done}")


ROUTES = [
    get(IMPORT, ask, Role.EDITOR),
    post(IMPORT, look),
    post(f"{IMPORT}/store", store),
    post(f"{IMPORT}/table", import_table.store),
]
