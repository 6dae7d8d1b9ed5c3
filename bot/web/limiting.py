"""How often things may be done. Counted in this process's memory."""

import math
import time

from aiohttp import web
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from bot.settings import Settings


class TooMany(Exception):
    """Somebody does something too often."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        """Seconds after which it may be tried again."""
        super().__init__(wait)


class Limits:
    """The limits on messages and on new conversations."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._messages = RateLimitItemPerMinute(settings.messages_per_minute)
        self._conversations = RateLimitItemPerHour(settings.conversations_per_hour)
        self._proxies = settings.trusted_proxies

    async def message(self, conversation: str) -> None:
        """Count a message of a conversation.

        Raises:
            TooMany: there were too many.
        """
        await self._count(self._messages, "message", conversation)

    async def conversation(self, request: web.Request) -> None:
        """Count a new conversation of an address.

        Raises:
            TooMany: there were too many.
        """
        await self._count(self._conversations, "conversation", self.address(request))

    def address(self, request: web.Request) -> str:
        """The address that a request comes from, behind the proxies that are trusted."""
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        if self._proxies and len(forwarded) >= self._proxies:
            return forwarded[-self._proxies].strip()
        return request.remote or ""

    async def _count(self, limit: RateLimitItem, *whose: str) -> None:
        if not await self._limiter.hit(limit, *whose):
            window = await self._limiter.get_window_stats(limit, *whose)
            raise TooMany(max(1, math.ceil(window.reset_time - time.time())))
