"""The action server: a small web server on loopback that only Rasa may call."""

import hmac
from collections.abc import Callable

from aiohttp import web
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException

from actions.interview import InterviewAction
from bot.consultation import load
from bot.interview.reading.understanding import Understanding
from bot.interview.saying.wording import load_wording
from bot.settings import Settings
from bot.store import Database
from bot.store.interviews.messages import Outcome
from bot.store.interviews.turns import take_turn

EXECUTOR = web.AppKey("executor", ActionExecutor)
TOKEN = web.AppKey("token", str)

LARGEST_CALL = 4 * 1024 * 1024
"""Bytes. A call holds Rasa's tracker, which is small because it is thrown away."""


def make_app(settings: Settings) -> web.Application:
    """The action server, with its database and its actions."""
    database = Database(settings.database_url)
    consultation = load(settings.consultation)
    wording = load_wording(settings.messages)
    wording.prepare()

    async def one_turn(
        conversation_id: str, message_id: str, understand: Callable[[str], Understanding]
    ) -> Outcome:
        return await database.in_thread(
            lambda: take_turn(
                database, consultation, wording, conversation_id, message_id, understand
            )
        )

    executor = ActionExecutor()
    for action in InterviewAction.__subclasses__():
        executor.register_action(action(one_turn))

    app = web.Application(client_max_size=LARGEST_CALL)
    app[EXECUTOR] = executor
    app[TOKEN] = settings.token
    app.router.add_post("/webhook", webhook)
    app.router.add_get("/health", health)

    async def close(_: web.Application) -> None:
        database.close()

    app.on_cleanup.append(close)
    return app


async def health(request: web.Request) -> web.Response:
    """Whether the server is there."""
    return web.json_response({"status": "ok"})


async def webhook(request: web.Request) -> web.Response:
    """Run an action that Rasa asks for."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    expected = request.app[TOKEN]
    if scheme != "Bearer" or not expected or not hmac.compare_digest(token, expected):
        return web.json_response({"error": "token"}, status=401)
    call = await request.json()
    try:
        result = await request.app[EXECUTOR].run(call)
    except ActionNotFoundException as error:
        body = {"error": error.message, "action_name": error.action_name}
        return web.json_response(body, status=404)
    return web.json_response(result.model_dump() if result else {})
