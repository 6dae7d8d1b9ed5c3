"""Errors, mapped once to what a client is told.

Every error of the API has the same shape: `{"error": {"code": …, "message": …}}`. The code is
for programs, the message is a sentence for people that says what to do.
"""

from collections.abc import Awaitable, Callable

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


def error_body(code: str, message: str) -> dict[str, dict[str, str]]:
    """The one shape of an error."""
    return {"error": {"code": code, "message": message}}


def _respond(
    status: int, code: str, message: str, headers: dict[str, str] | None = None
) -> web.Response:
    return web.json_response(error_body(code, message), status=status, headers=headers)


def to_response(error: Exception) -> web.Response | None:
    """What a client is told about an error; None for an error that nobody foresaw."""
    match error:
        case BadMessage():
            return _respond(400, "bad_message", str(error))
        case TokenMissing():
            return _respond(
                401,
                "token_missing",
                "This needs the conversation's token. Send it as “Authorization: Bearer …”.",
                {"WWW-Authenticate": "Bearer"},
            )
        case ConversationNotFound():
            return _respond(
                404,
                "conversation_not_found",
                "There is no such conversation, or the token does not belong to it."
                " Start a new conversation.",
            )
        case CodeUnknown():
            return _respond(
                404,
                "code_unknown",
                "This code is not known, or it has expired. Please check every letter and digit."
                " On the device where you began, you can get a new one.",
            )
        case ResponseErased():
            return _respond(
                410,
                "erased",
                "Everything in this response has been erased, as your group asked."
                " You can begin a new one at any time.",
            )
        case NotSubmitted():
            return _respond(
                409,
                "not_submitted",
                "This response is not submitted, so there is nothing to withdraw."
                " To have it deleted, erase it.",
            )
        case NoEmail():
            return _respond(
                404,
                "no_email",
                "E-mail is not sent from here. Please write down the code or copy the link.",
            )
        case MailAway():
            return _respond(
                503,
                "mail_away",
                "The e-mail could not be sent just now. Please try again later,"
                " or write down the code.",
                {"Retry-After": "60"},
            )
        case MessageIdTaken():
            return _respond(
                409,
                "message_id_taken",
                "Another message in this conversation has this id. Send this one with a new id.",
            )
        case TooMany(wait=wait):
            return _respond(
                429,
                "too_many",
                f"That was a little too fast. Please try again in {wait} seconds."
                " Nothing that you have sent is lost.",
                {"Retry-After": str(wait)},
            )
        case AssistantAway():
            return _respond(
                503,
                "assistant_away",
                "The assistant is away for a moment. Your words are kept."
                " Please send the same message again in a few seconds.",
                {"Retry-After": "3"},
            )
        case web.HTTPRequestEntityTooLarge():
            return _respond(
                413,
                "too_large",
                "That is too long for one message. Please send it in several.",
            )
        case web.HTTPNotFound():
            return _respond(404, "not_found", "There is nothing at this address.")
        case web.HTTPMethodNotAllowed(allowed_methods=allowed):
            return _respond(
                405,
                "method_not_allowed",
                f"This address takes {', '.join(sorted(allowed))}.",
                {"Allow": ", ".join(sorted(allowed))},
            )
    return None


@web.middleware
async def explain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors into the one shape, and log those that nobody foresaw."""
    try:
        return await handler(request)
    except Exception as error:
        answer = to_response(error)
        if answer is not None:
            return answer
        if isinstance(error, web.HTTPException):
            raise
        log.exception("unforeseen error", method=request.method, path=request.path)
        return _respond(
            500,
            "internal",
            "Something went wrong here. Your words are kept if they arrived."
            " Please send the same message again.",
        )
