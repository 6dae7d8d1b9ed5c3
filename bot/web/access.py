"""The database, and whose conversation it is: what every door to it shares."""

import hmac
import re
from collections.abc import Callable

from aiohttp import web
from sqlalchemy.orm import Session

from bot.store.interviews.conversations import hash_token, token_hash_of
from bot.web.keys import DATABASE, TOKENS

MANY_TOKENS = 10_000
"""Conversations whose tokens are remembered at most."""


async def transaction[T](app: web.Application, work: Callable[[Session], T]) -> T:
    """Do something in one transaction."""

    def run() -> T:
        with app[DATABASE].transaction() as session:
            return work(session)

    return await app[DATABASE].in_thread(run)


async def reading[T](app: web.Application, work: Callable[[Session], T]) -> T:
    """Read something from one state of the database."""

    def run() -> T:
        with app[DATABASE].reading() as session:
            return work(session)

    return await app[DATABASE].in_thread(run)


async def opens(app: web.Application, token: str, conversation: str) -> bool:
    """Whether a token is the key to a conversation.

    The conversation may have been erased since: that is for the store to say.
    """
    if not re.fullmatch("[0-9a-f]{32}", conversation):
        return False
    known = app[TOKENS]
    stored = known.get(conversation) or await reading(
        app, lambda session: token_hash_of(session, conversation)
    )
    if stored is None or not hmac.compare_digest(stored, hash_token(token)):
        return False
    # A conversation's token never changes, so it is looked up once.
    if len(known) >= MANY_TOKENS:
        known.clear()
    known[conversation] = stored
    return True
