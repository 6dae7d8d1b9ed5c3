"""The text that asks a group to answer. The team sends it: Folkmoot does not."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from aiohttp import web

from bot.response.heard.invited import Invitation
from bot.store.interviews.conversations import today
from bot.web.console.keys import CONSOLE_WORDS
from bot.web.console.last_days import last_days
from bot.web.keys import CONSULTATION, SETTINGS

EMAIL = re.compile(r"[^\s@<>,;:/?&#]+@[^\s@<>,;:/?&#]+\.[^\s@<>,;:/?&#]+")
"""An address among what is known of how to reach a group."""


@dataclass(frozen=True)
class Letter:
    """A text to a group."""

    subject: str
    body: str
    address: str | None
    """The group's e-mail address, if one is known."""

    @classmethod
    def to(cls, request: web.Request, group: Invitation) -> Self:
        """The text for a group."""
        consultation, words = request.app[CONSULTATION], request.app[CONSOLE_WORDS]
        network, title = consultation.network.name, consultation.title
        origin = request.app[SETTINGS].public_url or str(request.url.origin())
        publisher = consultation.publisher
        first = next((d.on for d in last_days(consultation, today()) if d.left >= 0), None)
        paragraphs = [
            words("groups", "letter", "dear", group=group.name),
            words(
                "groups", "letter", "asks", network=network, title=title, publisher=publisher,
                subject=consultation.subject,
            ),
            words("groups", "letter", "how"),
            words("groups", "letter", "until", until=first) if first else "",
            f"{words('groups', 'letter', 'begin')}\n{origin.rstrip('/')}/",
            words("groups", "letter", "name", group=group.name),
            network,
        ]  # fmt: skip
        found = EMAIL.search(group.contact or "")
        return cls(
            words("groups", "letter", "subject", title=title),
            "\n\n".join(filter(None, paragraphs)),
            found[0] if found else None,
        )

    @property
    def mailto(self) -> str:
        """An address that opens the text in an e-mail program."""
        body = quote(self.body.replace("\n", "\r\n"))
        to = quote(self.address or "", safe="@")
        return f"mailto:{to}?subject={quote(self.subject)}&body={body}"
