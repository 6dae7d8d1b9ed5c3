"""Where a group's words went, for the pages of the group and of the team."""

import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from bot.exports import went_document
from bot.exports.blocks import Document
from bot.response import NetworkResponse
from bot.response.went import Outcome, Stage
from bot.store.interviews.messages import response_of
from bot.store.network.went import last_frozen, outcome
from bot.web.keys import CONSULTATION, CORPUS, DATABASE, KEPT_THEMES, SETTINGS


def outcome_in(
    app: web.Application,
    session: Session,
    response_id: str,
    read_from: tuple[NetworkResponse, Stage],
) -> Outcome | None:
    """As `outcome`, from what is kept in memory."""
    sources = app[CORPUS].sources(session)
    themes = app[KEPT_THEMES].of(session, sources)
    return outcome(session, app[CONSULTATION], response_id, sources, themes, read_from)


async def submitted(app: web.Application, conversation: str) -> Document | None:
    """What a group is told of the last submission; None if there is none, or not for it."""
    # Not among the database's own threads: of those a file has one, which others need.
    return await asyncio.to_thread(_submitted, app, conversation)


def _submitted(app: web.Application, conversation: str) -> Document | None:
    with app[DATABASE].reading() as session:
        frozen = last_frozen(session, app[CONSULTATION].id)
        if frozen is None:
            return None
        found = outcome_in(app, session, response_of(session, conversation), frozen)
    return went_document(found, app[SETTINGS].document_words) if found else None
