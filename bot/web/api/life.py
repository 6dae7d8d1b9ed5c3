"""Handlers about the life of a response: going on elsewhere, who writes, and its end."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.exports import COPIES
from bot.interview import Interview
from bot.interview.saying.wording import Wording
from bot.store.interviews.conversations import load_interview, set_author
from bot.store.interviews.ending import Erased, erase, withdraw
from bot.store.interviews.messages import response_of
from bot.store.interviews.resuming import Issued, issue, resume, revoke_all
from bot.store.responses.receipts import Receipt, receipt_of
from bot.web.access import reading, transaction
from bot.web.api.common import authorised, read_body
from bot.web.api.schemas import (
    AuthorIn,
    AuthorOut,
    CodeOut,
    ConversationOut,
    EmailIn,
    ErasedOut,
    EraseIn,
    ResumeIn,
    RevokedOut,
)
from bot.web.copies import copy_of
from bot.web.errors import BadMessage
from bot.web.keys import CONSULTATION, DATABASE, LIMITS, MAIL, SETTINGS, WORDING
from bot.web.mail import Letter, NoEmail


async def resume_conversation(request: web.Request) -> web.Response:
    """Open a conversation on the response that a code is for."""
    app = request.app
    app[LIMITS].resuming(request)
    body = await read_body(request, ResumeIn, "{“code”: …}")
    conversation, token = await transaction(
        app, lambda session: resume(session, app[CONSULTATION], app[WORDING], body.code)
    )
    answer = ConversationOut(conversation=conversation, token=token)
    return web.json_response(answer.model_dump(), status=201)


async def create_code(request: web.Request) -> web.Response:
    """Make a code with which to go on elsewhere."""
    app = request.app
    conversation = await authorised(request)
    app[LIMITS].code(conversation)
    days = app[SETTINGS].code_days
    issued = await transaction(app, lambda session: issue(session, conversation, days=days))
    body = CodeOut(code=issued.code, link=link(request, issued), expires=issued.expires)
    return web.Response(text=body.model_dump_json(), status=201, content_type="application/json")


def link(request: web.Request, issued: Issued) -> str:
    """The address that a code opens. What follows # is never sent to a server."""
    address = request.app[SETTINGS].public_url or str(request.url.origin())
    return f"{address.rstrip('/')}/#resume={issued.code}"


async def revoke_codes(request: web.Request) -> web.Response:
    """Make every code of the response worthless."""
    conversation = await authorised(request)
    revoked = await transaction(request.app, lambda session: revoke_all(session, conversation))
    return web.json_response(RevokedOut(revoked=revoked).model_dump())


async def name_author(request: web.Request) -> web.Response:
    """Say who writes in this conversation."""
    app = request.app
    conversation = await authorised(request)
    app[LIMITS].message(conversation)
    body = await read_body(request, AuthorIn, "{“name”: …}")

    def work(session: Session) -> None:
        response_of(session, conversation)
        set_author(session, conversation, body.name)

    await transaction(app, work)
    return web.json_response(AuthorOut(author=body.name or None).model_dump())


async def send_email(request: web.Request) -> web.Response:
    """Send a link with which to go on, and the receipt if there is one."""
    app = request.app
    conversation = await authorised(request)
    mail = app[MAIL]
    if mail is None:
        raise NoEmail
    body = await read_body(request, EmailIn, "{“address”: …}")
    app[LIMITS].email(request, conversation)
    days = app[SETTINGS].code_days

    def work(session: Session) -> Letter:
        issued = issue(session, conversation, days=days)
        receipt = receipt_of(session, response_of(session, conversation))
        return Letter(app[CONSULTATION], link(request, issued), issued, receipt)

    letter = await transaction(app, work)
    await mail.send(body.address, letter, app[WORDING])
    return web.json_response({}, status=202)


async def copy(request: web.Request) -> web.Response:
    """The group's own copy of its response."""
    app = request.app
    conversation = await authorised(request)
    format_ = request.query.get("format", "html")
    if format_ not in COPIES or set(request.query) - {"format"}:
        raise BadMessage(
            f"There is no such copy. Please ask for “format” and one of: {', '.join(COPIES)}."
        )
    app[LIMITS].message(conversation)

    def read(session: Session) -> tuple[Interview, Receipt | None]:
        loaded = load_interview(session, app[CONSULTATION], conversation)
        return loaded.interview, receipt_of(session, loaded.response_id)

    return await copy_of(app, *await reading(app, read), format_)


async def withdraw_response(request: web.Request) -> web.Response:
    """Take the submitted response back."""
    app = request.app
    conversation = await authorised(request)
    app[LIMITS].message(conversation)
    outcome = await transaction(
        app, lambda session: withdraw(session, app[CONSULTATION], app[WORDING], conversation)
    )
    return web.json_response(outcome)


async def erase_response(request: web.Request) -> web.Response:
    """Erase everything that the group has written."""
    app = request.app
    conversation = await authorised(request)
    await read_body(request, EraseIn, "{“confirm”: “erase”}")

    def work() -> Erased:
        with app[DATABASE].transaction() as session:
            erased = erase(session, conversation)
        app[DATABASE].scrub()
        return erased

    erased = await app[DATABASE].in_thread(work)
    return web.json_response(_told(app[WORDING], erased).model_dump())


def _told(wording: Wording, erased: Erased) -> ErasedOut:
    return ErasedOut(message=wording.text(erased.said), receipt=erased.number)
