"""The themes of all questions: how far they are, and looking for more."""

import asyncio
import os
import sys
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import web

from bot.consultation import Ref
from bot.response.themes.themes import Figures, Themes
from bot.settings import ROOT
from bot.store import Database
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.store.themes.searches import SearchRunning, begin_search, end_search, last_search
from bot.web.access import transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, SEARCHING
from bot.web.console.page import go_to, show
from bot.web.console.progress import reading_all
from bot.web.keys import CONSULTATION, CORPUS, DATABASE, KEPT_THEMES, SETTINGS

log = structlog.get_logger()


@dataclass(frozen=True)
class Row:
    """A question, and how far its themes are."""

    ref: Ref
    whole: bool
    """Whether it has parts, and was answered as a whole."""
    plain: str
    figures: Figures


async def list_(request: web.Request) -> web.Response:
    """Every question with its numbers."""
    consultation = request.app[CONSULTATION]
    corpus, kept = request.app[CORPUS], request.app[KEPT_THEMES]

    def load(session: Any) -> tuple[Any, dict[Ref, Themes]]:
        sources = corpus.sources(session)
        return last_search(session, consultation.id), kept.of(session, sources)

    search, themes = await reading_all(request.app, load)
    rows = [
        Row(
            ref,
            consultation.is_whole(ref),
            question.reminder_for(ref),
            themes.get(ref, Themes(ref, (), ())).figures,
        )
        for question in consultation.questions.values()
        for ref in ([Ref(question.number)] if question.parts else []) + list(question.refs)
        if ref in themes or ref in question.refs
    ]
    page = show(request, "themes", search=search, rows=rows)
    if "HX-Request" in request.headers and (search is None or not search.running):
        page.headers["HX-Refresh"] = "true"
    return page


async def look(request: web.Request) -> web.Response:
    """Begin to look for themes, in a process of its own."""
    by, consultation = request[ACCOUNT], request.app[CONSULTATION].id

    def begin(session: Any) -> str:
        search = begin_search(session, consultation, by.id)
        note(session, by.id, "themes_looked_for", "themes")
        return search

    try:
        search = await transaction(request.app, begin)
    except SearchRunning:
        return go_to("/console/themes?done=running")
    work = asyncio.create_task(_work(request.app, search))
    request.app[SEARCHING].add(work)
    work.add_done_callback(request.app[SEARCHING].discard)
    return go_to("/console/themes")


async def _work(app: web.Application, search: str) -> None:
    """Let the process do its work; note if it broke off."""
    settings, database = app[SETTINGS], app[DATABASE]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.store.network.searching", search,
        cwd=ROOT,
        env={
            **os.environ,
            "FOLKMOOT_DATABASE_URL": settings.database_url,
            "FOLKMOOT_CONSULTATION": str(settings.consultation),
            "FOLKMOOT_WITH_SAMPLES": str(settings.with_samples),
        },
    )  # fmt: skip
    if await process.wait() != 0:
        log.error("looking for themes broke off", status=process.returncode)
        await database.in_thread(lambda: _broke_off(database, search))


def _broke_off(database: Database, search: str) -> None:
    with database.transaction() as session:
        end_search(session, search, failed=True)


ROUTES = [
    get("/console/themes", list_),
    post("/console/themes", look, Role.EDITOR),
]
