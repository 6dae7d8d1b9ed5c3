"""The network response as it is now, for the pages that circulate, agree and submit it."""

import asyncio
from collections.abc import Callable

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response import NetworkResponse
from bot.response.agreement.agreeing import Progress
from bot.response.agreement.text import Text
from bot.web.access import transaction
from bot.web.console.keys import DESK, NETWORK
from bot.web.keys import DATABASE


def load(app: web.Application, session: Session) -> tuple[NetworkResponse, Progress]:
    """The network response as it is now, and how far it has come."""
    return app[NETWORK].now(session)


async def reading_all[T](app: web.Application, work: Callable[[Session], T]) -> T:
    """Read something that may take seconds, where nobody waits for the thread.

    The database's own threads are not used: of those a file has one, which the chat needs.
    """

    def run() -> T:
        with app[DATABASE].reading() as session:
            return work(session)

    return await asyncio.to_thread(run)


async def transaction_on[T](
    app: web.Application, needed: Callable[[Session], object], work: Callable[[Session], T]
) -> T:
    """Do something in one transaction, and load before what it needs.

    So the transaction finds that in memory and is short.
    """
    await reading_all(app, needed)
    return await transaction(app, work)


def as_drafted(app: web.Application, session: Session, text: Text) -> tuple[str, ...]:
    """The places of a text that nobody has edited: they stand as drafted from the answers."""
    drafts = app[DESK].look(session).drafts
    return tuple(place for place in text.places if place not in drafts or not drafts[place].edited)
