"""Whether this process lives, and whether everything it needs is there."""

import asyncio

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.web.keys import ASSISTANT, DATABASE


async def healthz(request: web.Request) -> web.Response:
    """This process answers."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """The database and the assistant answer, too. 503 while one of them does not."""

    def database_answers() -> bool:
        try:
            with request.app[DATABASE].reading() as session:
                session.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True

    database, assistant = await asyncio.gather(
        request.app[DATABASE].in_thread(database_answers), request.app[ASSISTANT].is_ready()
    )
    ready = database and assistant
    return web.json_response(
        {
            "status": "ok" if ready else "waiting",
            "database": "ok" if database else "away",
            "assistant": "ok" if assistant else "away",
        },
        status=200 if ready else 503,
    )
