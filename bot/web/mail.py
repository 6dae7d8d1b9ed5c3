"""E-mail: the link with which to go on, and the receipt. The address is not kept."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import structlog

from bot.consultation import Consultation
from bot.interview.saying.says import say
from bot.interview.saying.wording import Wording
from bot.settings import Settings
from bot.store.interviews.resuming import Issued
from bot.store.responses.receipts import Receipt

log = structlog.get_logger()

PATIENCE = 15.0
"""Seconds to wait for the mail server."""


class NoEmail(Exception):
    """This installation sends no e-mail."""


class MailAway(Exception):
    """The mail server did not take the e-mail."""


@dataclass(frozen=True)
class Letter:
    """What an e-mail tells."""

    consultation: Consultation
    link: str
    issued: Issued
    receipt: Receipt | None


class Mail:
    """A mail server to hand e-mails to."""

    def __init__(self, url: str, sender: str) -> None:
        """Prepare to send. Nothing is connected yet.

        Args:
            url: `smtp://user:password@host:port`, or `smtps://…` for TLS from the start.
            sender: the address that e-mails come from.
        """
        parts = urlsplit(url)
        self._implicit_tls = parts.scheme == "smtps"
        self._host = parts.hostname or ""
        self._port = parts.port or (465 if self._implicit_tls else 587)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._sender = sender

    async def send(self, address: str, letter: Letter, wording: Wording) -> None:
        """Send an e-mail.

        Raises:
            MailAway: the mail server did not take it.
        """
        message = self._message(address, letter, wording)
        try:
            await asyncio.to_thread(self._hand_over, message)
        except (OSError, smtplib.SMTPException) as error:
            # Its text may hold the address, which is not to be kept.
            log.warning("an e-mail could not be sent", error=type(error).__name__)
            raise MailAway from None

    def _message(self, address: str, letter: Letter, wording: Wording) -> EmailMessage:
        network = letter.consultation.network.name
        says = [
            say(
                "email_link",
                link=letter.link,
                code=letter.issued.code,
                expires=letter.issued.expires.date(),
                title=letter.consultation.title,
            )
        ]
        if letter.receipt:
            receipt = letter.receipt
            says.append(say("receipt", number=receipt.number, date=receipt.at.date()))
        says.append(say("email_end", network=network))
        # This policy refuses line breaks in headers, so that nobody can add any.
        message = EmailMessage(policy=SMTP)
        message["From"] = self._sender
        message["To"] = address
        message["Subject"] = wording.text(say("email_subject", network=network))
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self._sender.rpartition("@")[2].strip(" >"))
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n\n".join(map(wording.text, says)) + "\n")
        return message

    def _hand_over(self, message: EmailMessage) -> None:
        context = ssl.create_default_context()
        if self._implicit_tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=PATIENCE, context=context
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=PATIENCE)
        with server:
            server.ehlo()
            secure = self._implicit_tls
            if not secure and server.has_extn("starttls"):
                server.starttls(context=context)
                secure = True
            if self._user:
                if not secure:
                    raise smtplib.SMTPNotSupportedError("no password without TLS")
                server.login(self._user, self._password)
            server.send_message(message)


def mail_for(settings: Settings) -> Mail | None:
    """The mail server that the settings name, if they name one."""
    if not settings.smtp_url:
        return None
    return Mail(settings.smtp_url, settings.smtp_from)
