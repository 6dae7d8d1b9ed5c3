"""Holding conversations with an assistant, and timing its turns."""

import asyncio
import time
import uuid
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Protocol

import aiohttp

from bench.errors import RunBroken
from bench.measure import percentile

PATIENCE = aiohttp.ClientTimeout(total=120)


@dataclass
class Talk:
    """One conversation from the beginning to the end."""

    id: str
    asked: str
    """What the assistant asks now: the question's reference, such as 16a."""
    milliseconds: dict[str, float] = field(default_factory=dict)
    """How long each answer took until the reply to it was there, by the question's reference."""
    opening: float = 0.0
    """How long the message took that led to the first question, in milliseconds."""

    @property
    def messages(self) -> int:
        """How many messages were sent and answered."""
        return 1 + len(self.milliseconds)


@dataclass(frozen=True)
class Load:
    """Several conversations at once."""

    conversations: int
    messages: int
    seconds: float
    """From the first message of any to the last reply to any."""
    p50: float
    """The median turn, in milliseconds."""
    p95: float
    """The turn that 95 % of the turns do not exceed, in milliseconds."""

    @property
    def per_second(self) -> float:
        """Messages answered in a second."""
        return self.messages / self.seconds


class Driver(Protocol):
    """One who talks with an assistant."""

    async def begin(self) -> Talk:
        """Open a conversation and send the first message, after which a question is asked."""

    async def finish(self, talk: Talk) -> None:
        """Answer every question."""


async def one_by_one(driver: Driver, count: int) -> list[Talk]:
    """Hold conversations one after the other."""
    return [await _hold(driver) for _ in range(count)]


async def at_once(driver: Driver, count: int) -> tuple[Load, list[Talk]]:
    """Hold conversations at the same time, each as fast as it is answered."""
    began = time.perf_counter()
    talks = await asyncio.gather(*(_hold(driver) for _ in range(count)))
    seconds = time.perf_counter() - began
    turns = [turn for talk in talks for turn in (talk.opening, *talk.milliseconds.values())]
    load = Load(
        conversations=count,
        messages=sum(talk.messages for talk in talks),
        seconds=seconds,
        p50=percentile(turns, 50),
        p95=percentile(turns, 95),
    )
    return load, talks


async def _hold(driver: Driver) -> Talk:
    talk = await driver.begin()
    await driver.finish(talk)
    return talk


def medians(talks: list[Talk]) -> dict[str, float]:
    """The median turn at each question, in milliseconds."""
    return {ref: median(talk.milliseconds[ref] for talk in talks) for ref in talks[0].milliseconds}


class FolkmootDriver:
    """Talks with Folkmoot by the public API, as the widget does."""

    def __init__(self, session: aiohttp.ClientSession, url: str, answers: dict[str, str]) -> None:
        self._session = session
        self._api = f"{url}/api/conversations"
        self._answers = answers
        self._tokens: dict[str, str] = {}

    async def begin(self) -> Talk:
        """Open a conversation and choose all questions."""
        opened = await post(self._session, self._api, {}, {})
        talk = Talk(opened["conversation"], asked="")
        self._tokens[talk.id] = opened["token"]
        talk.opening = await self._send(talk, {"choice": "route:all"})
        return talk

    async def finish(self, talk: Talk) -> None:
        """Answer what is asked until nothing is."""
        while talk.asked:
            ref = talk.asked
            took = await self._send(talk, {"text": self._answers[ref]})
            if ref in talk.milliseconds or talk.asked == ref:
                raise RunBroken(f"Folkmoot asked question {ref} again after it was answered.")
            talk.milliseconds[ref] = took

    async def _send(self, talk: Talk, message: dict[str, str]) -> float:
        body = {"id": uuid.uuid4().hex, **message}
        headers = {"Authorization": f"Bearer {self._tokens[talk.id]}"}
        began = time.perf_counter()
        outcome = await post(self._session, f"{self._api}/{talk.id}/messages", body, headers)
        took = (time.perf_counter() - began) * 1000
        question = outcome["question"]
        talk.asked = f"{question['number']}{question['part'] or ''}" if question else ""
        return took


class NaiveDriver:
    """Talks with the naive assistant by Rasa's REST channel."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        answers: dict[str, str],
        prompts: dict[str, str],
    ) -> None:
        """Prepare to talk.

        Args:
            session: the connections.
            url: where Rasa listens.
            answers: the answer to each question, by the question's reference, in order.
            prompts: what the assistant says to ask each question, by the same references.
        """
        self._session = session
        self._channel = f"{url}/webhooks/rest/webhook"
        self._answers = answers
        self._refs = {prompt: ref for ref, prompt in prompts.items()}

    async def begin(self) -> Talk:
        """Start the form."""
        talk = Talk(uuid.uuid4().hex, asked="")
        talk.opening = await self._send(talk, "start the consultation")
        if not talk.asked:
            raise RunBroken("The naive assistant did not start its form.")
        return talk

    async def finish(self, talk: Talk) -> None:
        """Answer every question, in order."""
        for ref, answer in self._answers.items():
            if talk.asked != ref:
                raise RunBroken(f"The naive assistant did not ask question {ref} when it should.")
            talk.milliseconds[ref] = await self._send(talk, answer)
        if talk.asked:
            raise RunBroken("The naive assistant went on asking after the last question.")

    async def _send(self, talk: Talk, text: str) -> float:
        body = {"sender": talk.id, "message": text}
        began = time.perf_counter()
        replies = await post(self._session, self._channel, body, {})
        took = (time.perf_counter() - began) * 1000
        if not replies:
            raise RunBroken(f"The naive assistant said nothing to “{text}”.")
        talk.asked = self._refs.get(replies[-1].get("text", ""), "")
        return took


async def post(
    session: aiohttp.ClientSession, url: str, body: dict[str, str], headers: dict[str, str]
) -> Any:
    """Post JSON and give the JSON that is answered.

    Raises:
        RunBroken: there is no answer, or it is an error or not JSON.
    """
    try:
        async with session.post(url, json=body, headers=headers, timeout=PATIENCE) as answer:
            if answer.status >= 300:
                raise RunBroken(f"{url} answered {answer.status}: {(await answer.text())[:300]}")
            return await answer.json()
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise RunBroken(f"{url} did not answer: {error!r}") from error
