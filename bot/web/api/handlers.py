"""The API's handlers: they parse, call the store or the assistant, and answer."""

import asyncio
from collections.abc import Callable
from json import JSONDecodeError, loads

import structlog
from aiohttp import web
from pydantic import ValidationError
from sqlalchemy.orm import Session

from bot.store.conversations import (
    Outcome,
    check_token,
    load_interview,
    open_conversation,
    outcome_of,
    progress_of,
    question_asked,
    receive,
    transcript,
    waiting,
)
from bot.web.api.schemas import AnswerOut, ConversationOut, MessageIn, StateOut
from bot.web.assistant import AssistantAway
from bot.web.errors import BadMessage, TokenMissing
from bot.web.keys import ASSISTANT, CONSULTATION, DATABASE, LIMITS, SETTINGS, WORDING

log = structlog.get_logger()


async def _transaction[T](app: web.Application, work: Callable[[Session], T]) -> T:
    def run() -> T:
        with app[DATABASE].transaction() as session:
            return work(session)

    return await asyncio.to_thread(run)


async def _reading[T](app: web.Application, work: Callable[[Session], T]) -> T:
    def run() -> T:
        with app[DATABASE].reading() as session:
            return work(session)

    return await asyncio.to_thread(run)


async def create_conversation(request: web.Request) -> web.Response:
    """Open a conversation."""
    app = request.app
    await app[LIMITS].conversation(request)
    conversation, token = await _transaction(
        app, lambda session: open_conversation(session, app[CONSULTATION], app[WORDING])
    )
    body = ConversationOut(conversation=conversation, token=token)
    return web.json_response(body.model_dump(), status=201)


async def send_message(request: web.Request) -> web.Response:
    """Take a member's message, and give the assistant's reply.

    The message is stored before Rasa sees it, and the reply is read from where the action
    stored it together with the answer. So whatever breaks in between, sending the same
    message again gives the one reply and records the one answer.
    """
    app = request.app
    conversation, token = _credentials(request)
    await _reading(app, lambda session: check_token(session, conversation, token))
    await app[LIMITS].message(conversation)
    message = await _read_message(request)

    def store(session: Session) -> None:
        receive(session, conversation, message.id, message.text, message.choice)

    await _transaction(app, store)
    return web.json_response(await _deliver(app, conversation, message.id))


async def _deliver(app: web.Application, conversation: str, message_id: str) -> Outcome:
    """Hand over what has no reply yet, in order of arrival; give the last message's reply."""
    messages = await _reading(app, lambda session: waiting(session, conversation, message_id))
    for message in messages:
        if message.outcome is None:
            await app[ASSISTANT].hand_over(
                conversation, message.message_id, message.text, message.choice
            )
    outcome = messages[-1].outcome or await _reading(
        app, lambda session: outcome_of(session, conversation, message_id)
    )
    if outcome is None:
        raise AssistantAway("the action left no reply")
    return outcome


async def show_conversation(request: web.Request) -> web.Response:
    """The transcript, the answers and the progress of a conversation."""
    app = request.app
    conversation, token = _credentials(request)

    def read(session: Session) -> StateOut:
        check_token(session, conversation, token)
        interview, _ = load_interview(session, app[CONSULTATION], conversation)
        answers = [
            AnswerOut(
                number=ref.number,
                part=ref.part,
                status=versions[-1].status,
                stance=versions[-1].stance,
                text=versions[-1].text,
                followup=versions[-1].followup,
                versions=len(versions),
            )
            for ref, versions in sorted(interview.response.answers.items())
        ]
        return StateOut.model_validate(
            {
                "transcript": transcript(session, conversation),
                "answers": answers,
                "question": question_asked(interview),
                "progress": progress_of(interview),
                "submitted": interview.response.submitted,
            }
        )

    state = await _reading(app, read)
    return web.json_response(text=state.model_dump_json())


def _credentials(request: web.Request) -> tuple[str, str]:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenMissing
    return request.match_info["id"], token.strip()


async def _read_message(request: web.Request) -> MessageIn:
    body = await request.read()
    try:
        message = MessageIn.model_validate(loads(body))
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise BadMessage(
            "The message is not JSON in UTF-8. Please send {“id”: …, “text”: …}."
        ) from None
    except ValidationError as error:
        raise BadMessage(_explain(error)) from None
    if message.text is not None and len(message.text) > request.app[SETTINGS].longest_message:
        raise web.HTTPRequestEntityTooLarge(
            max_size=request.app[SETTINGS].longest_message, actual_size=len(message.text)
        )
    return message


def _explain(error: ValidationError) -> str:
    detail = error.errors(include_url=False, include_input=False)[0]
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    where = ".".join(map(str, detail["loc"])) or "the message"
    return f"“{where}” cannot be taken: {detail['msg']}. Please send {{“id”: …, “text”: …}}."
