"""The API's handlers: they parse, call the store or the assistant, and answer."""

import hmac
from collections.abc import Callable
from json import loads

from aiohttp import web
from pydantic import ValidationError
from sqlalchemy.orm import Session

from bot.store import ConversationNotFound
from bot.store.conversations import (
    hash_token,
    load_interview,
    open_conversation,
    progress_of,
    question_asked,
    token_hash_of,
)
from bot.store.messages import Outcome, Received, outcome_of, receive, transcript
from bot.web.api.schemas import AnswerOut, ConversationOut, MessageIn, StateOut
from bot.web.assistant import AssistantAway
from bot.web.errors import BadMessage, TokenMissing
from bot.web.keys import (
    ASSISTANT,
    CONSULTATION,
    DATABASE,
    LIMITS,
    SETTINGS,
    TOKENS,
    WORDING,
)

MANY_TOKENS = 10_000
"""Conversations whose tokens are remembered at most."""


async def _transaction[T](app: web.Application, work: Callable[[Session], T]) -> T:
    def run() -> T:
        with app[DATABASE].transaction() as session:
            return work(session)

    return await app[DATABASE].in_thread(run)


async def _reading[T](app: web.Application, work: Callable[[Session], T]) -> T:
    def run() -> T:
        with app[DATABASE].reading() as session:
            return work(session)

    return await app[DATABASE].in_thread(run)


async def create_conversation(request: web.Request) -> web.Response:
    """Open a conversation."""
    app = request.app
    app[LIMITS].conversation(request)
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
    conversation = await _authorised(request)
    app[LIMITS].message(conversation)
    message = await _read_message(request)
    waiting = await _transaction(
        app,
        lambda session: receive(session, conversation, message.id, message.text, message.choice),
    )
    return web.json_response(await _deliver(app, conversation, waiting))


async def _deliver(app: web.Application, conversation: str, waiting: list[Received]) -> Outcome:
    """Hand over what has no reply yet, in order of arrival; give the last message's reply."""
    outcome: Outcome | None = None
    for message in waiting:
        outcome = message.outcome or await _hand_over(app, conversation, message)
        if outcome is None:
            # Those behind it must not overtake it.
            raise AssistantAway("the action left no reply")
    assert outcome is not None
    return outcome


async def _hand_over(app: web.Application, conversation: str, message: Received) -> Outcome | None:
    await app[ASSISTANT].hand_over(conversation, message)
    return await _reading(
        app, lambda session: outcome_of(session, conversation, message.message_id)
    )


async def show_conversation(request: web.Request) -> web.Response:
    """The transcript, the answers and the progress of a conversation."""
    app = request.app
    conversation = await _authorised(request)

    def read(session: Session) -> StateOut:
        interview = load_interview(session, app[CONSULTATION], conversation).interview
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


async def _authorised(request: web.Request) -> str:
    """The id of the conversation in a request that has its token.

    Raises:
        TokenMissing: the request has no token.
        ConversationNotFound: the token is not this conversation's, or there is no such
            conversation. The two cannot be told apart from outside.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenMissing
    conversation = request.match_info["id"]
    known = request.app[TOKENS]
    stored = known.get(conversation) or await _reading(
        request.app, lambda session: token_hash_of(session, conversation)
    )
    if not hmac.compare_digest(stored or "", hash_token(token.strip())):
        raise ConversationNotFound(conversation)
    # A conversation's token never changes, so it is looked up once.
    if len(known) >= MANY_TOKENS:
        known.clear()
    known[conversation] = stored or ""
    return conversation


async def _read_message(request: web.Request) -> MessageIn:
    body = await request.read()
    try:
        message = MessageIn.model_validate(loads(body))
    except ValidationError as error:
        raise BadMessage(_explain(error)) from None
    except (ValueError, RecursionError):
        raise BadMessage(
            "The message is not JSON in UTF-8. Please send {“id”: …, “text”: …}."
        ) from None
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
