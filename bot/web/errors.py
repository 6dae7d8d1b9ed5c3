"""Errors, mapped once to what a client is told.

Every error of the API has the same shape: `{"error": {"code": …, "message": …}}`. The code is
for programs, the message is a sentence for people that says what to do.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from aiohttp import web

from bot.store import (
    CodeUnknown,
    ConversationNotFound,
    MessageIdTaken,
    NotSubmitted,
    ResponseErased,
)
from bot.web.assistant import AssistantAway
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


class FromElsewhere(Exception):
    """A form was sent from a page that is not ours, or by something that does not say."""


@dataclass(frozen=True)
class Told:
    """What a client is told about an error."""

    status: int
    code: str
    message: str
    headers: dict[str, str] = field(default_factory=dict)


def error_body(code: str, message: str) -> dict[str, dict[str, str]]:
    """The one shape of an error of the API."""
    return {"error": {"code": code, "message": message}}


def told(error: Exception) -> Told | None:
    """What a client is told about an error; None for an error that nobody foresaw."""
    match error:
        case BadMessage():
            return Told(400, "bad_message", str(error))
        case TokenMissing():
            return Told(
                401,
                "token_missing",
                "This needs the conversation's token. Send it as “Authorization: Bearer …”.",
                {"WWW-Authenticate": "Bearer"},
            )
        case ConversationNotFound():
            return Told(
                404,
                "conversation_not_found",
                "There is no such conversation, or the token does not belong to it."
                " Start a new conversation.",
            )
        case CodeUnknown():
            return Told(
                404,
                "code_unknown",
                "This code is not known, or it has expired. Please check every letter and digit."
                " On the device where you began, you can get a new one.",
            )
        case ResponseErased():
            return Told(
                410,
                "erased",
                "Everything in this response has been erased, as your group asked."
                " You can begin a new one at any time.",
            )
        case NotSubmitted():
            return Told(
                409,
                "not_submitted",
                "This response is not submitted, so there is nothing to withdraw."
                " To have it deleted, erase it.",
            )
        case NoEmail():
            return Told(
                404,
                "no_email",
                "E-mail is not sent from here. Please write down the code or copy the link.",
            )
        case MailAway():
            return Told(
                503,
                "mail_away",
                "The e-mail could not be sent just now. Please try again later,"
                " or write down the code.",
                {"Retry-After": "60"},
            )
        case MessageIdTaken():
            return Told(
                409,
                "message_id_taken",
                "Another message in this conversation has this id. Send this one with a new id.",
            )
        case TooMany(wait=wait):
            return Told(
                429,
                "too_many",
                f"That was a little too fast. Please try again in {wait} seconds."
                " Nothing that you have sent is lost.",
                {"Retry-After": str(wait)},
            )
        case AssistantAway():
            return Told(
                503,
                "assistant_away",
                "The assistant is away for a moment. Your words are kept."
                " Please send the same message again in a few seconds.",
                {"Retry-After": "3"},
            )
        case web.HTTPRequestEntityTooLarge():
            return Told(
                413,
                "too_large",
                "That is too long for one message. Please send it in several.",
            )
        case NoSession():
            return Told(
                403,
                "no_response_open",
                "No response is open in this browser. Start a response, or go on with your code.",
            )
        case FromElsewhere():
            return Told(
                403,
                "from_elsewhere",
                "This form was not sent from a page of ours, so nothing was done. Open the page"
                " again and send it from there.",
            )
        case web.HTTPBadRequest():
            return Told(400, "bad_form", "This form cannot be read. Go back and send it again.")
        case web.HTTPNotFound():
            return Told(404, "not_found", "There is nothing at this address.")
        case web.HTTPMethodNotAllowed(allowed_methods=allowed):
            return Told(
                405,
                "method_not_allowed",
                f"This address takes {', '.join(sorted(allowed))}.",
                {"Allow": ", ".join(sorted(allowed))},
            )
    return None


UNFORESEEN = Told(
    500,
    "internal",
    "Something went wrong here. Your words are kept if they arrived."
    " Please send the same message again.",
)


@web.middleware
async def explain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors into what clients are told."""
    try:
        return await handler(request)
    except Exception as error:
        known = told_or_logged(request, error)
        body = error_body(known.code, known.message)
        return web.json_response(body, status=known.status, headers=known.headers)


def told_or_logged(request: web.Request, error: Exception) -> Told:
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
