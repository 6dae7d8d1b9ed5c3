"""How often things may be done. Counted in this process's memory.

By the generic cell rate algorithm (ITU-T I.371, 2004): for each key one number is kept, the
time at which the allowance is full again. The library that was tried first needed a tenth of a
second a message once it knew a thousand conversations: docs/decisions/0006-rate-limits.md.
"""

import math
import time

from aiohttp import web

from bot.settings import Settings

MANY = 10_000
"""Keys after which those that have their full allowance again are forgotten."""


class TooMany(Exception):
    """Somebody does something too often."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        """Seconds after which it may be tried again."""
        super().__init__(wait)


class Allowance:
    """So many times in so many seconds, for each key by itself."""

    def __init__(self, times: int, seconds: float) -> None:
        self._interval = seconds / times
        self._seconds = seconds
        self._full_at: dict[str, float] = {}

    def take(self, key: str) -> None:
        """Count one more.

        Raises:
            TooMany: the allowance is used up.
        """
        now = time.monotonic()
        full_at = max(self._full_at.get(key, now), now) + self._interval
        wait = full_at - now - self._seconds
        # A hair's breadth, for the rounding of floating-point numbers.
        if wait > 1e-6:
            raise TooMany(math.ceil(wait))
        self._full_at[key] = full_at
        if len(self._full_at) > MANY:
            self._full_at = {k: t for k, t in self._full_at.items() if t > now}


class Limits:
    """The limits on messages, new conversations, resume codes and e-mails."""

    def __init__(self, settings: Settings) -> None:
        self._messages = Allowance(settings.messages_per_minute, 60)
        self._conversations = Allowance(settings.conversations_per_hour, 3600)
        self._resuming = Allowance(settings.code_tries_per_hour, 3600)
        self._resuming_all = Allowance(settings.code_tries_per_hour * 50, 3600)
        self._codes = Allowance(20, 3600)
        self._emails = Allowance(5, 24 * 3600)
        self._emails_of_address = Allowance(20, 3600)
        self._emails_all = Allowance(500, 3600)
        self._proxies = settings.trusted_proxies

    def message(self, conversation: str) -> None:
        """Count a message of a conversation.

        Raises:
            TooMany: there were too many.
        """
        self._messages.take(conversation)

    def conversation(self, request: web.Request) -> None:
        """Count a new conversation of an address.

        Raises:
            TooMany: there were too many.
        """
        self._conversations.take(self.address(request))

    def resuming(self, request: web.Request) -> None:
        """Count a try of a resume code, of an address and over all.

        Raises:
            TooMany: there were too many.
        """
        self._resuming.take(self.address(request))
        self._resuming_all.take("")

    def code(self, conversation: str) -> None:
        """Count a new resume code of a conversation.

        Raises:
            TooMany: there were too many.
        """
        self._codes.take(conversation)

    def email(self, request: web.Request, conversation: str) -> None:
        """Count an e-mail, of a conversation, of an address and over all.

        Raises:
            TooMany: there were too many.
        """
        self._emails.take(conversation)
        self._emails_of_address.take(self.address(request))
        self._emails_all.take("")

    def address(self, request: web.Request) -> str:
        """The address that a request comes from, behind the proxies that are trusted."""
        lines = request.headers.getall("X-Forwarded-For", [])
        forwarded = [address.strip() for address in ",".join(lines).split(",")]
        if self._proxies and len(forwarded) >= self._proxies and forwarded[-self._proxies]:
            return forwarded[-self._proxies]
        return request.remote or ""
