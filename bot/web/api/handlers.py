"""The API's handlers: they parse, call the store or the assistant, and answer."""

from aiohttp import web

from bot.store.interviews.conversations import open_conversation
from bot.store.interviews.messages import Outcome, Received, outcome_of, receive
from bot.web.access import reading, transaction
from bot.web.api.common import authorised, read_body
from bot.web.api.schemas import ConversationOut, MessageIn
from bot.web.api.state import state_of
from bot.web.assistant import AssistantAway
from bot.web.keys import ASSISTANT, CONSULTATION, LIMITS, MAIL, SETTINGS, WORDING


async def create_conversation(request: web.Request) -> web.Response:
    """Open a conversation."""
    app = request.app
    app[LIMITS].conversation(request)
    conversation, token = await transaction(
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
    conversation = await authorised(request)
    app[LIMITS].message(conversation)
    message = await _read_message(request)
    waiting = await transaction(
        app,
        lambda session: receive(
            session, conversation, message.id, message.text, message.choice, place=message.place
        ),
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
    return await reading(app, lambda session: outcome_of(session, conversation, message.message_id))


async def show_conversation(request: web.Request) -> web.Response:
    """The transcript, the answers and the progress of a conversation."""
    app = request.app
    conversation = await authorised(request)
    state = await reading(
        app,
        lambda session: state_of(
            session, app[CONSULTATION], conversation, email=app[MAIL] is not None
        ),
    )
    return web.json_response(text=state.model_dump_json())


async def _read_message(request: web.Request) -> MessageIn:
    message = await read_body(request, MessageIn, "{“id”: …, “text”: …}")
    if message.text is not None and len(message.text) > request.app[SETTINGS].longest_message:
        raise web.HTTPRequestEntityTooLarge(
            max_size=request.app[SETTINGS].longest_message, actual_size=len(message.text)
        )
    return message
