"""Any of the three processes may die at any moment, and nothing that was acknowledged is lost.

`FOLKMOOT_KILLS=100 make test` kills a hundred times; by itself the test does with a few.
"""

import os
import random
import signal
import threading
import time
import uuid
from collections import Counter
from pathlib import Path

import requests

from tests.serving import Server, Talk, start_everything

KILLS = int(os.environ.get("FOLKMOOT_KILLS", "6"))
SPEAKERS = 3

ANSWER = "The council should ask residents before it decides"
"""What nobody could take for a command."""


class Speaker(threading.Thread):
    """Answers question after question, and sends each message until it is acknowledged."""

    def __init__(self, server: Server, number: int) -> None:
        super().__init__()
        self.server = server
        self.number = number
        self.stopping = threading.Event()
        self.acknowledged: list[tuple[Talk, str, str]] = []
        """Conversation, message id and text of each message that was answered with 200."""
        self.refused: list[str] = []
        self.retries = 0

    def run(self) -> None:
        while not self.stopping.is_set():
            talk = self.open()
            if talk is None:
                continue
            self.deliver(talk, choice="route:all")
            while talk.at and not self.stopping.is_set():
                words = f"{ANSWER}, says speaker {self.number} of question {talk.at}"
                words += f", and keep its word: {uuid.uuid4().hex}"
                self.deliver(talk, text=words)

    def open(self) -> Talk | None:
        try:
            return Talk(self.server.address)
        except (requests.RequestException, AssertionError):
            time.sleep(0.2)
            return None

    def deliver(self, talk: Talk, **body: str) -> None:
        """Send one message with one id until it is acknowledged, as the widget does."""
        identifier = uuid.uuid4().hex
        while True:
            try:
                answer = talk.post(id=identifier, **body)
            except requests.RequestException:
                answer = None
            if answer is not None and answer.status_code == 200:
                talk.last = answer.json()
                if "text" in body:
                    self.acknowledged.append((talk, identifier, body["text"]))
                return
            if answer is not None and answer.status_code != 503:
                self.refused.append(answer.text)
            self.retries += 1
            time.sleep(0.2)


def test_nothing_is_lost_or_stored_twice_whichever_process_is_killed(tmp_path: Path) -> None:
    chance = random.Random(20051208)
    server = start_everything(tmp_path, FOLKMOOT_REPLY_SECONDS="5")
    speakers = [Speaker(server, number) for number in range(SPEAKERS)]
    killed: Counter[str] = Counter()
    try:
        for speaker in speakers:
            speaker.start()
        while sum(killed.values()) < KILLS:
            time.sleep(chance.uniform(0.05, 3))
            alive = server.children()
            # Each of the three gets its turn, at a moment of chance.
            name = min(("web", "actions", "rasa"), key=lambda n: (killed[n], chance.random()))
            if name in alive:
                os.kill(alive[name], signal.SIGKILL)
                killed[name] += 1
            if name == "rasa":
                server.wait_for("/readyz")
        server.wait_for("/readyz")
        time.sleep(3)
        for speaker in speakers:
            speaker.stopping.set()
        for speaker in speakers:
            speaker.join(timeout=120)
            assert not speaker.is_alive(), "the conversation did not go on"
        check(speakers)
    finally:
        for speaker in speakers:
            speaker.stopping.set()
        server.stop()
    print(f"\nkilled {dict(killed)}; {sum(len(s.acknowledged) for s in speakers)} messages"
          f" acknowledged after {sum(s.retries for s in speakers)} retries")  # fmt: skip


def check(speakers: list[Speaker]) -> None:
    for speaker in speakers:
        assert speaker.refused == []
        assert len(speaker.acknowledged) > 10
        for talk in {id(talk): talk for talk, _, _ in speaker.acknowledged}.values():
            said = [(m, text) for t, m, text in speaker.acknowledged if t is talk]
            state = talk.state()
            lines = [
                (line["id"], line["text"])
                for line in state["transcript"]
                if line["sender"] == "member" and line["text"].startswith(ANSWER)
            ]
            assert lines == said, "each message is there once, in the order in which it was sent"
            assert [answer["text"] for answer in state["answers"]] == [text for _, text in said]
            assert {answer["versions"] for answer in state["answers"]} <= {1}
