"""The network response as it is now, for the pages that circulate, agree and submit it."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response import NetworkResponse, select
from bot.response.agreeing import Progress
from bot.response.evidence import Sources
from bot.store.network import load_material
from bot.store.progress import load_progress
from bot.web.console.keys import DRAFT_WORDS
from bot.web.keys import CONSULTATION, CORPUS


def load(app: web.Application, session: Session) -> tuple[NetworkResponse, Progress]:
    """The network response as it is now, and how far it has come."""
    consultation = app[CONSULTATION]
    material = load_material(session, consultation, app[DRAFT_WORDS])
    response = material.response()
    return response, load_progress(session, consultation, material, response)


def sources(app: web.Application, session: Session) -> Sources:
    """The answers on which the network response may lean now."""
    return Sources(select(app[CORPUS].submissions(session)).chosen)
