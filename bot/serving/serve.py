"""`folkmoot serve`: everything that a conversation needs, started together."""

import asyncio
import secrets
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
from sqlalchemy import make_url

from bot.consultation import load
from bot.exports.words import Words
from bot.interview.saying.wording import load_wording
from bot.response.drafting.words import DraftWords
from bot.serving.supervisor import Program, Supervisor
from bot.serving.training import model_path, rasa_environment, train
from bot.settings import ROOT, Settings
from bot.store import Database
from bot.store.interviews.conversations import today
from bot.store.responses.forgetting import forget_words
from bot.web.words import PageWords

type Tell = Callable[[str], None]
"""Shows a line to whoever started Folkmoot."""

OPENING = 60.0
"""Seconds that the pages may take to answer before this is reported as a fault."""

WAKING = 300.0
"""Seconds that Rasa may take to start before this is reported as a fault."""


class CannotServe(Exception):
    """Folkmoot cannot be started. The text says what to do."""


async def serve(settings: Settings, tell: Tell) -> None:
    """Run everything until SIGINT, SIGTERM or SIGHUP, then stop it.

    Raises:
        CannotServe: the port is taken, Rasa is not installed, or the pages do not answer.
        FilesError: the consultation's files, or the catalogues of words, are not in order.
        TrainingFailed: the assistant's model cannot be trained.
    """
    _check(settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)

    supervisor = Supervisor()
    work = asyncio.create_task(_start(settings, supervisor, tell))
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            work.result()
            await stopped
        tell("Stopping …")
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await supervisor.stop()
    tell("Stopped. Everything that was written is kept.")


def _check(settings: Settings) -> None:
    load(settings.consultation)
    load_wording(settings.messages)
    Words(settings.document_words)
    DraftWords(settings.draft_words)
    PageWords(settings.page_words)
    if not settings.rasa.exists():
        raise CannotServe(f"Rasa is not installed at {settings.rasa}. Run “make setup” first.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise CannotServe(
                f"Port {settings.port} on {settings.host} cannot be used ({error.strerror})."
                " Stop what uses it, or choose another: FOLKMOOT_PORT=8090 make run"
            ) from None


async def _start(settings: Settings, supervisor: Supervisor, tell: Tell) -> None:
    await asyncio.to_thread(_upgrade, settings)
    tell(f"Database    {_shown(settings.database_url)}")
    rasa_port, actions_port = _free_port(), _free_port()
    shared = {
        "FOLKMOOT_TOKEN": secrets.token_urlsafe(32),
        "FOLKMOOT_RASA_URL": f"http://127.0.0.1:{rasa_port}",
        "FOLKMOOT_ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
    }

    def program(name: str, *command: str, **environment: str) -> Program:
        log = settings.var / "log" / f"{name}.log"
        return Program(name, list(command), {**shared, **environment}, ROOT, log)

    supervisor.start(program("web", sys.executable, "-m", "bot.web"))
    supervisor.start(program("actions", sys.executable, "-m", "actions"))
    address = f"http://{settings.host}:{settings.port}"
    try:
        async with asyncio.timeout(OPENING):
            await _until(lambda: _answers(f"{address}/healthz"))
    except TimeoutError:
        log = settings.var / "log" / "web.log"
        raise CannotServe(
            f"The pages have not answered in {OPENING:.0f} seconds. The reason is in {log}"
        ) from None
    tell(f"Pages       {address}  (open this in a browser)")

    model = await _model(settings, tell)
    started = time.monotonic()
    tell("Assistant   is waking up; this takes half a minute or so …")
    supervisor.start(
        program(
            "rasa",
            str(settings.rasa),
            "run",
            *("--interface", "127.0.0.1", "--port", str(rasa_port)),
            *("--model", str(model)),
            *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
            **rasa_environment(settings),
        )
    )
    try:
        async with asyncio.timeout(WAKING):
            await _until(lambda: _answers(f"{address}/readyz"))
    except TimeoutError:
        log = settings.var / "log" / "rasa.log"
        tell(f"Assistant   has not answered in {WAKING:.0f} seconds. Its log is {log}")
        return
    tell(f"Assistant   is ready, after {time.monotonic() - started:.0f} seconds.")
    tell(f"Open {address}  –  press Ctrl-C to stop.")


def _upgrade(settings: Settings) -> None:
    database = Database(settings.database_url)
    database.upgrade()
    forget_words(database, today())
    database.close()


def _shown(url: str) -> str:
    """A database's address without its password."""
    return make_url(url).render_as_string(hide_password=True)


async def _model(settings: Settings, tell: Tell) -> Path:
    model = model_path(settings)
    if model.exists():
        return model
    tell("Model       is being trained, as there is none for the present phrases …")
    started = time.monotonic()
    model = await train(settings)
    tell(f"Model       is trained, after {time.monotonic() - started:.0f} seconds.")
    return model


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _until(condition: Callable[[], Awaitable[bool]]) -> None:
    while not await condition():  # noqa: ASYNC110 - other processes set no events
        await asyncio.sleep(0.3)


async def _answers(address: str) -> bool:
    try:
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False
