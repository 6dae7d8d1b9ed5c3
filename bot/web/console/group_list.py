"""Inviting many groups at once: a list is looked at before anything of it is stored."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.importing import CannotImport
from bot.importing.groups import GroupLine, read_groups
from bot.importing.reading import decode
from bot.response.names import same_name
from bot.store.invited.invitations import add_invitations, invitations
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.groups import LIST
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, go_to, problem, show
from bot.web.console.uploading import sent
from bot.web.keys import CONSULTATION

MOST_SHOWN = 200
"""Lines of the list that the preview shows."""


async def ask(request: web.Request) -> web.Response:
    """Where to paste a list, or to choose a file."""
    return _show(request, "", None, [])


def _show(
    request: web.Request, text: str, lines: list[GroupLine] | None, problems: list[Problem]
) -> web.Response:
    lines = lines or []
    new = [line for line in lines if line.wrong is None]
    return show(
        request,
        "group_list",
        400 if problems else 200,
        text=text,
        new=new,
        wrong=[line for line in lines if line.wrong is not None],
        checked=bool(lines),
        most=MOST_SHOWN,
        problems=problems,
    )


async def check(request: web.Request) -> web.Response:
    """Show what a list holds, and what is wrong with it. Nothing is stored."""
    form = await sent(request)
    text = form.words("text")
    if form.too_large:
        return _show(request, text, None, [problem(request, "file", "groups", "list", "too_large")])
    words = request.app[CONSOLE_WORDS]
    name = form.name or words("groups", "list", "pasted")
    if form.name:
        try:
            text = decode(form.name, form.file)
        except CannotImport as error:
            return _show(request, text, None, [Problem("file", str(error))])
    if not text.strip():
        return _show(request, text, None, [problem(request, "text", "groups", "list", "empty")])
    try:
        lines = await _lines(request, name, text)
    except CannotImport as error:
        return _show(request, text, None, [Problem("text", str(error))])
    return _show(request, text, lines, [])


async def _lines(request: web.Request, name: str, text: str) -> list[GroupLine]:
    consultation = request.app[CONSULTATION].id
    known = await reading(request.app, lambda session: invitations(session, consultation))
    return read_groups(name, text, frozenset(same_name(invited.name) for invited in known))


async def store(request: web.Request) -> web.Response:
    """Invite the groups of a list that was looked at, without the lines that are wrong."""
    form = await sent(request)
    text = form.words("text")
    consultation, by = request.app[CONSULTATION].id, request[ACCOUNT]
    words = request.app[CONSOLE_WORDS]
    name = words("groups", "list", "pasted")
    try:
        lines = await _lines(request, name, text)
    except CannotImport as error:
        return _show(request, text, None, [Problem("text", str(error))])
    groups = [line.group for line in lines if line.wrong is None]
    if not groups:
        problems = [problem(request, "text", "groups", "list", "nothing_new")]
        return _show(request, text, lines, problems)

    def work(session: Session) -> None:
        added = add_invitations(session, consultation, groups)
        note(session, by.id, "groups_invited", "invitations", groups=len(added))

    await transaction(request.app, work)
    return go_to(f"{LIST}?done=listed")


ROUTES = [
    get(f"{LIST}/list", ask, Role.EDITOR),
    post(f"{LIST}/list", check),
    post(f"{LIST}/list/store", store),
]
