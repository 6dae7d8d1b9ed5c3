"""Whose response a browser fills in: a cookie with the conversation and its token."""

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.interview import Interview
from bot.interview.commands import Command
from bot.interview.commands.encoding import encode
from bot.interview.reading.understanding import AN_ANSWER
from bot.store import ConversationNotFound
from bot.store.interviews.conversations import load_interview, open_conversation
from bot.store.interviews.messages import Outcome, receive, response_of
from bot.store.interviews.paper import evidence_of, set_evidence
from bot.store.interviews.turns import take_turn
from bot.store.responses.receipts import Receipt, receipt_of
from bot.web import entries
from bot.web.access import opens, reading, transaction
from bot.web.cookies import give_cookie
from bot.web.errors import AnotherOpen, NoSession
from bot.web.form.filled import filled
from bot.web.keys import CONSULTATION, DATABASE, LIMITS, WORDING

COOKIE = "folkmoot"
KEPT_SECONDS = 90 * 24 * 3600
"""How long a browser keeps the cookie: a response is seldom finished in one day."""


@dataclass(frozen=True)
class Visit:
    """A conversation that a browser may read and add to."""

    app: web.Application
    conversation: str
    interview: Interview
    """The interview as it stood when the request came."""
    entered: bool = False
    """Whether somebody of the team types it in."""

    async def reloaded(self) -> Interview:
        """The interview as it stands after something was sent.

        Raises:
            ConversationNotFound: it is gone.
            ResponseErased: everything in it has been erased.
        """
        return await _load(self.app, self.conversation)

    async def receipt(self) -> Receipt | None:
        """The receipt of the response, if it is submitted."""
        return await reading(
            self.app, lambda session: receipt_of(session, response_of(session, self.conversation))
        )

    async def evidence(self) -> str | None:
        """How the team knows what the group agreed to; None if somebody else fills this in."""

        def read(session: Session) -> str | None:
            return evidence_of(session, response_of(session, self.conversation))

        return await reading(self.app, read) if self.entered else None

    async def tell_evidence(self, evidence: str) -> None:
        """Say how the team knows what the group agreed to."""

        def work(session: Session) -> None:
            set_evidence(session, response_of(session, self.conversation), evidence)

        if self.entered:
            await transaction(self.app, work)

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


VISIT = web.RequestKey("visit", Visit)
"""The visit that a request is for, once it is known."""


async def _load(app: web.Application, conversation: str) -> Interview:
    def read(session: Session) -> Interview:
        return load_interview(session, app[CONSULTATION], conversation).interview

    return await reading(app, read)


async def open_response(request: web.Request) -> str:
    """Begin a new response. Gives what goes into the cookie."""
    app = request.app
    app[LIMITS].conversation(request)
    conversation, token = await transaction(
        app,
        lambda session: open_conversation(session, app[CONSULTATION], app[WORDING], door="form"),
    )
    return f"{conversation}.{token}"


async def visit(request: web.Request) -> Visit:
    """The visit that a request's cookie stands for.

    Raises:
        AnotherOpen: a form is sent for a response that is not the one that is open by now.
        NoSession: see the class.
        ResponseErased: everything in the response has been erased.
    """
    entry = request.cookies.get(entries.COOKIE, "")
    open_ = await visit_of(request.app, entry or request.cookies.get(COOKIE, ""), bool(entry))
    request[VISIT] = open_
    if request.method == "POST":
        whose = (await filled(request))["whose"]
        if whose and whose != open_.conversation:
            raise AnotherOpen
    return open_


async def visit_of(app: web.Application, secret: str, entered: bool = False) -> Visit:
    """The visit that `conversation.token` stands for.

    Raises:
        NoSession: see the class.
        ResponseErased: everything in it has been erased.
    """
    conversation, _, token = secret.partition(".")
    if not await opens(app, token, conversation):
        raise NoSession
    try:
        return Visit(app, conversation, await _load(app, conversation), entered)
    except ConversationNotFound:
        raise NoSession from None


def key(request: web.Request) -> dict[str, str]:
    """What opens the conversation elsewhere, as the API has it.

    Raises:
        NoSession: it is typed in by the team, which is done on the plain pages alone.
    """
    if is_entry(request):
        raise NoSession
    conversation, _, token = request.cookies.get(COOKIE, "").partition(".")
    return {"conversation": conversation, "token": token}


def remember(request: web.Request, answer: web.StreamResponse, secret: str) -> None:
    """Let the browser keep the response open. It does not go on typing in another one."""
    entries.forget_entry(answer)
    give_cookie(request, answer, COOKIE, secret, entries.PATH, KEPT_SECONDS)


def forget(request: web.Request, answer: web.StreamResponse) -> None:
    """Close the response on this browser."""
    if is_entry(request):
        entries.forget_entry(answer)
    else:
        answer.del_cookie(COOKIE, path=entries.PATH)


def is_entry(request: web.Request) -> bool:
    """Whether somebody of the team types in what is open in the browser."""
    return entries.COOKIE in request.cookies
