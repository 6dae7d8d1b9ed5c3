"""Talking to Rasa: handing it a message that has been stored."""

import asyncio

import aiohttp

from bot.interview.reading.understanding import can_only_be_an_answer
from bot.settings import Settings
from bot.store.interviews.messages import Received


class AssistantAway(Exception):
    """Rasa, or the action server behind it, did not answer. The message is kept."""


class Assistant:
    """Rasa, as the gateway sees it."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.rasa_url.rstrip("/") + "/webhooks/gateway"
        self._actions = settings.actions_url.removesuffix("/webhook") + "/health"
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {settings.token}"},
            timeout=aiohttp.ClientTimeout(total=settings.reply_seconds),
        )

    async def hand_over(self, conversation: str, message: Received) -> None:
        """Hand a stored message to Rasa, and wait until it has been dealt with.

        Rasa gets no more of it than it needs to understand it: of a button only that it is
        one, and of words that can only be an answer only that.

        Raises:
            AssistantAway: there was no answer.
        """
        body = {"conversation": conversation, "message_id": message.message_id}
        if message.text is None:
            body["intent"] = "choose"
        elif can_only_be_an_answer(message.text):
            body["intent"] = "answer"
        else:
            body["text"] = message.text
        try:
            async with self._session.post(f"{self._url}/messages", json=body) as answer:
                answer.raise_for_status()
                await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise AssistantAway(str(error)) from error

    async def is_ready(self) -> bool:
        """Whether Rasa and the action server answer."""
        return all(
            await asyncio.gather(self._answers(f"{self._url}/"), self._answers(self._actions))
        )

    async def _answers(self, url: str) -> bool:
        try:
            async with self._session.get(url, timeout=aiohttp.ClientTimeout(total=2)) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()
