"""The gateway's application: its parts put together, and its addresses."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web

from bot.consultation import load
from bot.interview.saying.wording import day, load_wording
from bot.interview.state.pace import minutes
from bot.response.drafting.words import DraftWords
from bot.settings import Settings
from bot.store import Database
from bot.store.network.corpus import Corpus
from bot.store.network.desk import Desk
from bot.store.network.kept import KeptNetwork
from bot.store.network.texts import KeptTexts
from bot.store.themes.kept import KeptThemes
from bot.web import health, keys, pages
from bot.web.api import handlers, life, openapi
from bot.web.assistant import Assistant
from bot.web.compression import compress
from bot.web.console.failing import explain_in_console
from bot.web.console.guard import guarded
from bot.web.console.keys import (
    CONSOLE_WORDS,
    DESK,
    NETWORK,
    SEARCHING,
    SIGN_INS,
    TEXTS,
)
from bot.web.console.routes import ROUTES as CONSOLE
from bot.web.console.words import ConsoleWords
from bot.web.draft.failing import explain_to_members
from bot.web.draft.pages import COMMENTS
from bot.web.draft.pages import ROUTES as DRAFT
from bot.web.errors import explain_errors
from bot.web.form.failing import explain_on_pages
from bot.web.form.routes import ROUTES as FORM
from bot.web.headers import protect
from bot.web.joining import join
from bot.web.limiting import Allowance, Limits
from bot.web.mail import mail_for
from bot.web.words import PageWords

HERE = Path(__file__).parent

BYTES_PER_CHARACTER = 12
"""In JSON a character can be written with as many bytes (two escapes of six)."""

SIGN_INS_AN_HOUR = 100
"""How often one address may try to sign in to the console in an hour. Argon2 makes each slow."""

COMMENTS_AN_HOUR = 120
"""How many comments on a circulated draft one address may send in an hour: as many as members
in one room can write."""


def make_app(settings: Settings) -> web.Application:
    """The gateway, ready to be served."""
    app = web.Application(
        middlewares=[
            protect,
            compress,
            explain_errors,
            explain_on_pages,
            explain_in_console,
            explain_to_members,
        ],
        client_max_size=settings.longest_message * BYTES_PER_CHARACTER + 4096,
    )
    app[keys.SETTINGS] = settings
    app[keys.CONSULTATION] = load(settings.consultation)
    app[keys.CORPUS] = Corpus(app[keys.CONSULTATION].id, with_samples=settings.with_samples)
    app[keys.KEPT_THEMES] = KeptThemes(app[keys.CONSULTATION].id)
    app[SEARCHING] = set()
    words = DraftWords(settings.draft_words)
    app[DESK] = Desk(app[keys.CONSULTATION], app[keys.CORPUS], app[keys.KEPT_THEMES], words)
    app[NETWORK] = KeptNetwork(app[keys.CONSULTATION], app[DESK], words)
    app[TEXTS] = KeptTexts(app[keys.CORPUS])
    app[keys.WORDING] = load_wording(settings.messages)
    app[keys.PAGE_WORDS] = PageWords(settings.page_words)
    app[CONSOLE_WORDS] = ConsoleWords(settings.console_words)
    app[SIGN_INS] = Allowance(SIGN_INS_AN_HOUR, 3600)
    app[COMMENTS] = Allowance(COMMENTS_AN_HOUR, 3600)
    app[keys.LIMITS] = Limits(settings)
    app[keys.MAIL] = mail_for(settings)
    app[keys.TOKENS] = {}
    app[keys.WIDGET] = join(HERE / "static" / "widget" / "folkmoot.js")
    app.cleanup_ctx.append(_database)
    app.cleanup_ctx.append(_assistant)
    templates = aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= {
        "t": app[keys.PAGE_WORDS].html,
        "consultation": app[keys.CONSULTATION],
        "network": app[keys.CONSULTATION].network,
        "minutes": minutes,
        "day": day,
    }
    app.add_routes(
        [
            web.get("/", pages.landing),
            web.get("/widget-states", pages.widget_states),
            web.get("/healthz", health.healthz),
            web.get("/readyz", health.readyz),
            web.get("/api/openapi.json", openapi.openapi),
            web.post("/api/resume", life.resume_conversation),
            web.post("/api/conversations", handlers.create_conversation),
            web.get("/api/conversations/{id}", handlers.show_conversation),
            web.post("/api/conversations/{id}/messages", handlers.send_message),
            web.get("/api/conversations/{id}/copy", life.copy),
            web.post("/api/conversations/{id}/code", life.create_code),
            web.delete("/api/conversations/{id}/code", life.revoke_codes),
            web.put("/api/conversations/{id}/author", life.name_author),
            web.post("/api/conversations/{id}/email", life.send_email),
            web.post("/api/conversations/{id}/withdraw", life.withdraw_response),
            web.delete("/api/conversations/{id}/response", life.erase_response),
            *FORM,
            *map(guarded, CONSOLE),
            *DRAFT,
            web.get("/widget/folkmoot.js", pages.widget),
            web.static("/widget", HERE / "static" / "widget"),
            web.static("/assets", HERE / "static" / "assets"),
            web.static("/vendor", HERE / "static" / "vendor"),
        ]
    )
    return app


async def _database(app: web.Application) -> AsyncIterator[None]:
    app[keys.DATABASE] = Database(app[keys.SETTINGS].database_url)
    yield
    app[keys.DATABASE].close()


async def _assistant(app: web.Application) -> AsyncIterator[None]:
    app[keys.ASSISTANT] = Assistant(app[keys.SETTINGS])
    yield
    await app[keys.ASSISTANT].close()
