"""The two assistants: how each is trained, started, and asked what it has recorded."""

import hashlib
import json
import shutil
import sqlite3
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bench.drive import Driver, FolkmootDriver, NaiveDriver
from bench.errors import RunBroken
from bench.launch import answers, free_port, kill_remaining, launched, new_mark, run
from bench.naive.make import PROJECT, domain, make
from bot.consultation import Consultation
from bot.serving.training import QUIET, TrainingFailed, model_path, train
from bot.settings import ROOT, Settings


@dataclass(frozen=True)
class Running:
    """An assistant that answers."""

    driver: Driver
    mark: str
    """What its processes carry in their environments."""
    ready: float
    """Seconds from the start until it said that it was ready."""
    first_reply: float
    """Seconds from the start until its first message was answered."""


class Assistant(ABC):
    """An assistant that is measured."""

    name: str

    def __init__(self, folder: Path, answers: dict[str, str]) -> None:
        """Prepare.

        Args:
            folder: where everything of it is put. Models of an earlier run may be there.
            answers: what it is told, by the question's reference.
        """
        self.folder = folder
        self.answers = answers

    @abstractmethod
    def is_trained(self) -> bool:
        """Whether there is a model for what it is made from now."""

    @abstractmethod
    async def train(self) -> None:
        """Train its model. Nothing of an earlier training is there to be used again."""

    @abstractmethod
    async def _start(
        self, stack: AsyncExitStack, session: aiohttp.ClientSession, mark: str
    ) -> Driver:
        """Start its processes with empty databases, and wait until they are ready."""

    @abstractmethod
    def recorded(self) -> dict[str, dict[str, str]]:
        """The answers in its database, by conversation and by the question's reference."""

    async def train_anew(self) -> float:
        """Train from nothing. Gives the seconds that it took."""
        shutil.rmtree(self.folder, ignore_errors=True)
        began = time.monotonic()
        await self.train()
        return time.monotonic() - began

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Running]:
        """The assistant, from its start until its end."""
        mark = new_mark()
        try:
            async with AsyncExitStack() as stack:
                session = await stack.enter_async_context(aiohttp.ClientSession())
                began = time.monotonic()
                driver = await self._start(stack, session, mark)
                ready = time.monotonic() - began
                await driver.begin()
                yield Running(driver, mark, ready, time.monotonic() - began)
        finally:
            kill_remaining(mark)


class Folkmoot(Assistant):
    """This assistant, as `folkmoot serve` runs it."""

    name = "Folkmoot"

    def __init__(self, folder: Path, answers: dict[str, str]) -> None:
        super().__init__(folder, answers)
        self._data = folder / "data"
        self._settings = Settings(var=folder / "var")

    def is_trained(self) -> bool:
        """Whether there is a model for the present phrases and rules."""
        return model_path(self._settings).exists()

    async def train(self) -> None:
        """Train as `folkmoot serve` does when there is no model."""
        try:
            await train(self._settings)
        except TrainingFailed as error:
            raise RunBroken(f"Folkmoot could not be trained: {error}") from None

    async def _start(
        self, stack: AsyncExitStack, session: aiohttp.ClientSession, mark: str
    ) -> Driver:
        shutil.rmtree(self._data, ignore_errors=True)
        port = free_port()
        environment = {
            "FOLKMOOT_VAR": str(self._settings.var),
            "FOLKMOOT_DATABASE_URL": f"sqlite:///{self._data}/folkmoot.db",
            "FOLKMOOT_HOST": "127.0.0.1",
            "FOLKMOOT_PORT": str(port),
            "FOLKMOOT_MESSAGES_PER_MINUTE": "1000000",
            "FOLKMOOT_CONVERSATIONS_PER_HOUR": "1000000",
        }
        command = [str(Path(sys.executable).with_name("folkmoot")), "serve"]
        log = self.folder / "serve.log"
        process = await stack.enter_async_context(launched(command, ROOT, environment, log, mark))
        url = f"http://127.0.0.1:{port}"
        await answers(session, f"{url}/readyz", process, log)
        return FolkmootDriver(session, url, self.answers)

    def recorded(self) -> dict[str, dict[str, str]]:
        """The current versions of all answers."""
        query = (
            "SELECT conversation_id, number || part, text FROM answers"
            " WHERE is_current AND status = 'answered'"
        )
        return _by_conversation(self._data / "folkmoot.db", query)


class Naive(Assistant):
    """What `rasa init` gives, with one form; see bench/naive."""

    name = "naive"

    def __init__(
        self, folder: Path, answers: dict[str, str], consultation: Consultation, rasa: Path
    ) -> None:
        """Prepare.

        Args:
            folder: where everything of it is put.
            answers: what it is told. Of a question in parts it takes the first answer.
            consultation: what it asks.
            rasa: the rasa command.
        """
        firsts = {
            str(number): answers[str(question.refs[0])]
            for number, question in consultation.questions.items()
        }
        super().__init__(folder, firsts)
        self._consultation = consultation
        self._rasa = rasa
        self._project = folder / "project"
        self._environment = {**QUIET, "RASA_CACHE_DIRECTORY": str(folder / "rasa-cache")}

    @property
    def _model(self) -> Path:
        digest = hashlib.sha256()
        for file in sorted(PROJECT.rglob("*.yml")):
            digest.update(file.read_bytes())
        digest.update(json.dumps(domain(self._consultation)).encode())
        return self.folder / "models" / f"naive-{digest.hexdigest()[:16]}.tar.gz"

    def is_trained(self) -> bool:
        """Whether there is a model for the project as it is now."""
        return self._model.exists()

    async def train(self) -> None:
        """Train with `rasa train`."""
        self._make_project()
        await run(
            [
                *(str(self._rasa), "train", "--domain", "domain"),
                *("--config", "config.yml", "--data", "data", "--out", str(self._model.parent)),
                *("--fixed-model-name", self._model.name.partition(".")[0]),
            ],
            self._project,
            self._environment,
            self.folder / "train.log",
        )

    def _make_project(self) -> None:
        """Write the project anew. Its databases are files in the same folder, so they go."""
        shutil.rmtree(self._project, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        make(self._project, self._consultation)

    async def _start(
        self, stack: AsyncExitStack, session: aiohttp.ClientSession, mark: str
    ) -> Driver:
        self._make_project()
        port, actions_port = free_port(), free_port()
        environment = {
            **self._environment,
            "ACTIONS_PORT": str(actions_port),
            "SANIC_HOST": "127.0.0.1",
        }
        python = str(self._rasa.with_name("python"))
        log, actions_log = self.folder / "rasa.log", self.folder / "actions.log"
        actions = await stack.enter_async_context(
            launched(
                [python, "-m", "rasa_sdk", "--actions", "actions", "--port", str(actions_port)],
                self._project,
                environment,
                actions_log,
                mark,
            )
        )
        rasa = await stack.enter_async_context(
            launched(
                [
                    *(str(self._rasa), "run", "--model", str(self._model)),
                    *("--interface", "127.0.0.1", "--port", str(port)),
                    *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
                ],
                self._project,
                environment,
                log,
                mark,
            )
        )
        url = f"http://127.0.0.1:{port}"
        await answers(session, f"http://127.0.0.1:{actions_port}/health", actions, actions_log)
        await answers(session, url, rasa, log)
        prompts = {
            str(number): question.plain for number, question in self._consultation.questions.items()
        }
        return NaiveDriver(session, url, self.answers, prompts)

    def recorded(self) -> dict[str, dict[str, str]]:
        """The answers of all conversations that were submitted."""
        query = (
            "SELECT sender, substr(question, 2), answer FROM answers"
            " WHERE sender IN (SELECT sender FROM submitted)"
        )
        return _by_conversation(self._project / "answers.db", query)


def _by_conversation(database: Path, query: str) -> dict[str, dict[str, str]]:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            rows = connection.execute(query).fetchall()
    except sqlite3.Error as error:
        raise RunBroken(f"{database} cannot be read: {error}") from error
    found: dict[str, dict[str, str]] = {}
    for conversation, ref, text in rows:
        texts = found.setdefault(conversation, {})
        if ref in texts:
            raise RunBroken(f"{database.name} has two answers to question {ref}.")
        texts[ref] = text
    return found
