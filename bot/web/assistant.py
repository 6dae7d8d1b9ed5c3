"""Talking to Rasa: handing it a message that has been stored."""

import aiohttp

from bot.settings import Settings

ENOUGH = 500
"""How many characters Rasa gets to understand a message by. The whole is in the database."""


class AssistantAway(Exception):
    """Rasa, or the action server behind it, did not answer. The message is kept."""


class Assistant:
    """Rasa, as the gateway sees it."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.rasa_url.rstrip("/") + "/webhooks/gateway"
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {settings.token}"},
            timeout=aiohttp.ClientTimeout(total=settings.reply_seconds),
        )

    async def hand_over(
        self, conversation: str, message_id: str, text: str | None, choice: str | None
    ) -> None:
        """Hand a stored message to Rasa, and wait until it has been dealt with.

        Raises:
            AssistantAway: there was no answer.
        """
        body = {
            "conversation": conversation,
            "message_id": message_id,
            "text": (text or "")[:ENOUGH],
            "choice": choice,
        }
        try:
            async with self._session.post(f"{self._url}/messages", json=body) as answer:
                answer.raise_for_status()
                await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise AssistantAway(str(error)) from error

    async def is_ready(self) -> bool:
        """Whether Rasa answers."""
        try:
            async with self._session.get(
                f"{self._url}/", timeout=aiohttp.ClientTimeout(total=2)
            ) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()
