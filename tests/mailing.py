"""A real mail server for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from tests.serving import free_port


class Box:
    """What the mail server has received."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        return "250 OK"

    def last(self) -> EmailMessage:
        content = self.envelopes[-1].content
        assert isinstance(content, bytes)
        message = BytesParser(policy=default).parsebytes(content)
        assert isinstance(message, EmailMessage)
        return message


@contextmanager
def mail_server() -> Iterator[tuple[Box, int]]:
    """A mail server: what it receives, and its port."""
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield box, controller.port
    controller.stop()


def settings(port: int, scheme: str = "smtp", user: str = "") -> dict[str, str]:
    return {
        "FOLKMOOT_SMTP_URL": f"{scheme}://{user}127.0.0.1:{port}",
        "FOLKMOOT_SMTP_FROM": "Ealing Community Network <answers@example.org>",
        "FOLKMOOT_PUBLIC_URL": "https://answers.example",
    }
