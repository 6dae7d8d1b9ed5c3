"""Whose response a browser fills in: a cookie with the conversation and its token."""

import hmac
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.interview import Interview
from bot.interview.commands import Command
from bot.interview.encoding import encode
from bot.interview.understanding import AN_ANSWER
from bot.store import ConversationNotFound
from bot.store.conversations import hash_token, load_interview, open_conversation, token_hash_of
from bot.store.messages import Outcome, receive, response_of
from bot.store.receipts import Receipt, receipt_of
from bot.store.turns import take_turn
from bot.web.api.common import reading, transaction
from bot.web.errors import NoSession
from bot.web.form.origin import by_https
from bot.web.keys import CONSULTATION, DATABASE, LIMITS, WORDING

COOKIE = "folkmoot"
PATH = "/answer"
KEPT_SECONDS = 90 * 24 * 3600
"""How long a browser keeps the cookie: a response is seldom finished in one day."""


@dataclass(frozen=True)
class Visit:
    """A conversation that a browser may read and add to."""

    app: web.Application
    conversation: str

    async def interview(self) -> Interview:
        """The interview as it stands.

        Raises:
            ConversationNotFound: it is gone.
            ResponseErased: everything in it has been erased.
        """

        def read(session: Session) -> Interview:
            return load_interview(session, self.app[CONSULTATION], self.conversation).interview

        return await reading(self.app, read)

    async def receipt(self) -> Receipt | None:
        """The receipt of the response, if it is submitted."""
        return await reading(
            self.app, lambda session: receipt_of(session, response_of(session, self.conversation))
        )

    async def send(
        self, message_id: str, command: Command, words: str | None = None, label: str = ""
    ) -> Outcome:
        """Do what a form asks for. The same id again does nothing, and gives the same.

        What was said in the chat and still waits is an answer; it comes first, so that it is
        recorded where it was given.

        Raises:
            MessageIdTaken: the id belongs to a form that said something else.
            TooMany: there were too many.
        """
        self.app[LIMITS].message(self.conversation)
        database = self.app[DATABASE]

        def work() -> Outcome:
            with database.transaction() as session:
                choice = encode(command)
                waiting = receive(
                    session, self.conversation, message_id, words, choice, label or None
                )
            for message in waiting:
                outcome = take_turn(
                    database,
                    self.app[CONSULTATION],
                    self.app[WORDING],
                    self.conversation,
                    message.message_id,
                    lambda _: AN_ANSWER,
                )
            return outcome

        return await database.in_thread(work)


async def open_visit(request: web.Request) -> tuple[Visit, str]:
    """Begin a new response. Gives the visit and what goes into the cookie."""
    app = request.app
    app[LIMITS].conversation(request)
    conversation, token = await transaction(
        app,
        lambda session: open_conversation(session, app[CONSULTATION], app[WORDING], door="form"),
    )
    return Visit(app, conversation), f"{conversation}.{token}"


async def visit(request: web.Request) -> Visit:
    """The visit that a request's cookie stands for.

    Raises:
        NoSession: see the class.
    """
    return await visit_of(request.app, request.cookies.get(COOKIE, ""))


async def visit_of(app: web.Application, secret: str) -> Visit:
    """The visit that `conversation.token` stands for.

    Raises:
        NoSession: see the class.
        ResponseErased: everything in it has been erased.
    """
    conversation, _, token = secret.partition(".")
    if not secret.isascii():
        raise NoSession
    stored = await reading(app, lambda session: token_hash_of(session, conversation))
    if not hmac.compare_digest(stored or "", hash_token(token)):
        raise NoSession
    found = Visit(app, conversation)
    try:
        await found.interview()
    except ConversationNotFound:
        raise NoSession from None
    return found


def remember(request: web.Request, answer: web.StreamResponse, secret: str) -> None:
    """Let the browser keep the response open."""
    answer.set_cookie(
        COOKIE,
        secret,
        path=PATH,
        max_age=KEPT_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=by_https(request),
    )


def forget(answer: web.StreamResponse) -> None:
    """Close the response on this browser."""
    answer.del_cookie(COOKIE, path=PATH)
