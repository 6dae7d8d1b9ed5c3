"""Real servers for tests: the gateway alone, or everything."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import requests

from bot.settings import ROOT
from bot.store import Database

ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."
"""What a group might write."""

MODELS = ROOT / "var" / "test"
"""Where models are kept from one run of the tests to the next."""

STARTING = 900.0
"""Seconds that everything may take to start, training included."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A process of ours, with a database and a port of its own."""

    def __init__(self, command: list[str], folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self.environment = {
            **os.environ,
            "FOLKMOOT_PORT": str(self.port),
            "FOLKMOOT_DATABASE_URL": f"sqlite:///{folder}/folkmoot.db",
            "FOLKMOOT_VAR": str(MODELS),
            **environment,
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait_for(self, path: str, seconds: float = STARTING) -> None:
        """Wait until an address answers with 200."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if requests.get(self.address + path, timeout=3).status_code == 200:
                    return
            except requests.RequestException:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.3)
        raise AssertionError(f"{path} did not answer:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> int:
        """Stop as Ctrl-C does; give the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)

    def children(self) -> dict[str, int]:
        """The process ids of the three processes, by name."""
        found = {}
        marks = {"bot.web": "web", "actions": "actions", "rasa": "rasa"}
        for entry in Path("/proc").iterdir():
            try:
                stat = (entry / "stat").read_text()
                words = (entry / "cmdline").read_text().split("\0")
            except (OSError, ValueError):
                continue
            if int(stat.rpartition(")")[2].split()[1]) == self.process.pid:
                for mark, name in marks.items():
                    if any(word == mark or word.endswith(f"/{mark}") for word in words):
                        found[name] = int(entry.name)
        return found


def start_gateway(folder: Path, **environment: str) -> Server:
    """The gateway alone: Rasa is away."""
    server = Server(
        [sys.executable, "-m", "bot.web"],
        folder,
        FOLKMOOT_RASA_URL=f"http://127.0.0.1:{free_port()}",
        **environment,
    )
    database = Database(server.environment["FOLKMOOT_DATABASE_URL"])
    database.upgrade()
    database.close()
    server.wait_for("/healthz", 30)
    return server


def start_everything(folder: Path, **environment: str) -> Server:
    """Everything, as `folkmoot serve` starts it."""
    MODELS.mkdir(parents=True, exist_ok=True)
    # Tests run side by side, and one of them trains the model for all.
    with (MODELS / "starting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        server = Server(
            [str(ROOT / ".venv" / "bin" / "folkmoot"), "serve"],
            folder,
            FOLKMOOT_MESSAGES_PER_MINUTE="100000",
            FOLKMOOT_CONVERSATIONS_PER_HOUR="100000",
            **environment,
        )
        server.wait_for("/readyz")
    end = time.monotonic() + 10
    while "press Ctrl-C" not in server.log.read_text("utf-8"):
        assert time.monotonic() < end, server.log.read_text("utf-8")
        time.sleep(0.1)
    return server


@dataclass
class Talk:
    """A conversation over the API: a new one, unless it is said which."""

    address: str
    identifier: str = ""
    token: str = ""
    last: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.identifier:
            return
        answer = requests.post(f"{self.address}/api/conversations", timeout=20)
        assert answer.status_code == 201, answer.text
        body = answer.json()
        self.identifier, self.token = body["conversation"], body["token"]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def call(self, method: str, path: str = "", body: Any = None, **how: Any) -> requests.Response:
        """Ask for something about this conversation."""
        options = {"headers": self.headers, "timeout": 40, **how}
        if body is not None:
            options["json"] = body
        url = f"{self.address}/api/conversations/{self.identifier}{path}"
        return requests.request(method, url, **options)

    def post(self, **body: Any) -> requests.Response:
        return self.call("POST", "/messages", body)

    def send(self, **body: Any) -> dict[str, Any]:
        """Send a message that must be answered."""
        answer = self.post(**{"id": uuid.uuid4().hex, **body})
        assert answer.status_code == 200, answer.text
        self.last = answer.json()
        return self.last

    def say(self, text: str) -> "Talk":
        self.send(text=text)
        return self

    def choose(self, value: str) -> "Talk":
        self.send(choice=value)
        return self

    @property
    def said(self) -> str:
        return "\n".join(reply["text"] for reply in self.last["replies"])

    @property
    def values(self) -> list[str]:
        return [c["value"] for reply in self.last["replies"] for c in reply["choices"]]

    @property
    def at(self) -> str | None:
        question = self.last["question"]
        return question and f"{question['number']}{question['part'] or ''}"

    def state(self) -> dict[str, Any]:
        answer = self.call("GET")
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    def answers(self) -> dict[str, dict[str, Any]]:
        return {
            f"{answer['number']}{answer['part'] or ''}": answer
            for answer in self.state()["answers"]
        }
