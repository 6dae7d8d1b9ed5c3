"""Errors, mapped once to what a client is told.

Every error of the API has the same shape: `{"error": {"code": …, "message": …}}`. The code is
for programs, the message is a sentence for people that says what to do.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.store import (
    CodeUnknown,
    ConversationNotFound,
    MessageIdTaken,
    NotSubmitted,
    ResponseErased,
)
from bot.web.assistant import AssistantAway
from bot.web.keys import PAGE_WORDS
from bot.web.limiting import TooMany
from bot.web.mail import MailAway, NoEmail

log = structlog.get_logger()

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class BadMessage(Exception):
    """What was sent cannot be taken. The text says what to do."""


class TokenMissing(Exception):
    """A request about a conversation has no token."""


class NoSession(Exception):
    """The browser has no response open, or none that is known."""


class AnotherOpen(Exception):
    """The browser has another response open by now than when the page was shown."""


class FromElsewhere(Exception):
    """A form was sent from a page that is not ours, or by something that does not say."""


class NotAllowed(Exception):
    """Whoever is signed in may not do this."""


@dataclass(frozen=True)
class Told:
    """What a client is told about an error."""

    status: int
    code: str
    """For programs; also where the sentence for people stands in the catalogue."""
    filled: Mapping[str, object] = field(default_factory=dict)
    """What is filled in there."""
    headers: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    """The sentence itself, if it is about what just this client has sent."""

    def sentence(self, app: web.Application) -> str:
        """The sentence for people."""
        return self.message or app[PAGE_WORDS]("errors", self.code, **self.filled)


def told(error: Exception) -> Told | None:
    """What a client is told about an error; None for an error that nobody foresaw."""
    match error:
        case BadMessage():
            return Told(400, "bad_message", message=str(error))
        case TokenMissing():
            return Told(401, "token_missing", headers={"WWW-Authenticate": "Bearer"})
        case ConversationNotFound():
            return Told(404, "conversation_not_found")
        case CodeUnknown():
            return Told(404, "code_unknown")
        case ResponseErased():
            return Told(410, "erased")
        case NotSubmitted():
            return Told(409, "not_submitted")
        case NoEmail():
            return Told(404, "no_email")
        case MailAway():
            return Told(503, "mail_away", headers={"Retry-After": "60"})
        case MessageIdTaken():
            return Told(409, "message_id_taken")
        case TooMany(wait=wait):
            return Told(429, "too_many", {"wait": wait}, {"Retry-After": str(wait)})
        case AssistantAway():
            return Told(503, "assistant_away", headers={"Retry-After": "3"})
        case web.HTTPRequestEntityTooLarge():
            return Told(413, "too_large")
        case NoSession():
            return Told(403, "no_response_open")
        case AnotherOpen():
            return Told(409, "another_open")
        case FromElsewhere():
            return Told(403, "from_elsewhere")
        case NotAllowed():
            return Told(403, "not_allowed")
        case web.HTTPBadRequest():
            return Told(400, "bad_form")
        case web.HTTPNotFound():
            return Told(404, "not_found")
        case web.HTTPMethodNotAllowed(allowed_methods=methods):
            allowed = ", ".join(sorted(methods))
            return Told(405, "method_not_allowed", {"allowed": allowed}, {"Allow": allowed})
    return None


UNFORESEEN = Told(500, "internal")


@web.middleware
async def explain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors into what clients are told."""
    try:
        return await handler(request)
    except Exception as error:
        known = _told_or_logged(request, error)
        body = {"error": {"code": known.code, "message": known.sentence(request.app)}}
        return web.json_response(body, status=known.status, headers=known.headers)


def explained_by(
    paths: str, page: Callable[[web.Request, str, int], Awaitable[web.Response]]
) -> Middleware:
    """A middleware that turns errors at some addresses into a page.

    Args:
        paths: how the addresses begin.
        page: makes the page from the sentence for people and the status.
    """

    @web.middleware
    async def explain(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not f"{request.path}/".startswith(paths):
            return await handler(request)
        try:
            return await handler(request)
        except Exception as error:
            known = _told_or_logged(request, error)
            answer = await page(request, known.sentence(request.app), known.status)
            answer.headers.update(known.headers)
            return answer

    return explain


def _told_or_logged(request: web.Request, error: Exception) -> Told:
    """What a client is told about an error; one that nobody foresaw is logged.

    Raises:
        HTTPException: the error is itself an answer, such as a redirect.
    """
    known = told(error)
    if known is not None:
        return known
    if isinstance(error, web.HTTPException):
        raise error
    log.error("unforeseen error", method=request.method, path=request.path, exc_info=error)
    return UNFORESEEN
