"""E-mail through a real mail server."""

import re
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from pydantic import ValidationError

from bot.settings import Settings
from tests.mailing import Box, settings
from tests.serving import Server, Talk, free_port, start_gateway
from tests.web.api import error, resume, submit

ADDRESS = "asha.begum+folkmoot@example.org"


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory, box: tuple[Box, int]) -> Iterator[Server]:
    with start_gateway(tmp_path_factory.mktemp("gateway"), **settings(box[1])) as server:
        yield server


def send(talk: Talk, address: Any = ADDRESS) -> requests.Response:
    return talk.call("POST", "/email", {"address": address})


def test_an_e_mail_has_a_link_that_opens_the_response(
    gateway: Server, box: tuple[Box, int]
) -> None:
    talk = Talk(gateway.address)
    assert talk.state()["email"] is True
    assert send(talk).status_code == 202
    message = box[0].last()
    assert message["To"] == ADDRESS
    assert box[0].envelopes[-1].rcpt_tos == [ADDRESS]
    assert message["From"] == "Ealing Community Network <answers@example.org>"
    assert message.get_content_type() == "text/plain"
    text = message.get_content()
    found = re.search(r"https://answers\.example/#resume=(\S+)", text)
    assert found
    assert resume(gateway.address, found[1]).status_code == 201
    assert "receipt number" not in text
    assert "—" not in text
    assert "{" not in text


def test_once_submitted_the_receipt_is_sent_too(gateway: Server, box: tuple[Box, int]) -> None:
    talk = Talk(gateway.address)
    number = submit(gateway, talk)
    assert send(talk).status_code == 202
    assert number in box[0].last().get_content()


@pytest.mark.parametrize(
    "address",
    [
        "", "asha", "asha@", "@example.org", "asha@example", "asha begum@example.org",
        "asha@example.org\r\nBcc: all@example.org", "asha@example.org\n", "a@b.org,c@d.org",
        "Asha <asha@example.org>", "asha@example.org\0", f"{'x' * 250}@example.org", None,
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(
    gateway: Server, box: tuple[Box, int], address: Any
) -> None:
    before = len(box[0].envelopes)
    assert error(send(Talk(gateway.address), address)) == (400, "bad_message")
    assert len(box[0].envelopes) == before


def test_the_address_is_not_kept(gateway: Server) -> None:
    talk = Talk(gateway.address)
    assert send(talk).status_code == 202
    folder = gateway.log.parent
    content = b"".join(file.read_bytes() for file in folder.iterdir())
    assert talk.identifier.encode() in content
    assert ADDRESS.encode() not in content


def test_only_so_many_e_mails_are_sent(gateway: Server) -> None:
    talk = Talk(gateway.address)
    assert [send(talk).status_code for _ in range(6)] == [202] * 5 + [429]


def test_without_a_mail_server_there_is_no_e_mail(tmp_path: Path) -> None:
    with start_gateway(tmp_path) as server:
        talk = Talk(server.address)
        assert talk.state()["email"] is False
        assert error(send(talk)) == (404, "no_email")


def test_when_the_mail_server_is_away_the_sender_is_told(tmp_path: Path) -> None:
    server = start_gateway(tmp_path, **settings(free_port()))
    try:
        assert error(send(Talk(server.address))) == (503, "mail_away")
        assert ADDRESS not in server.log.read_text("utf-8")
    finally:
        server.stop()


def test_a_password_is_sent_over_tls_only(tmp_path: Path, box: tuple[Box, int]) -> None:
    with start_gateway(tmp_path, **settings(box[1], user="folkmoot:secret@")) as server:
        assert error(send(Talk(server.address))) == (503, "mail_away")


def test_a_mail_server_that_wants_tls_and_a_password_gets_both(tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-keyout", key, "-out", certificate, "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    logins: list[LoginPassword] = []

    def authenticate(
        server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        logins.append(data)
        return AuthResult(success=True)

    box = Box()
    controller = Controller(
        box, hostname="127.0.0.1", port=free_port(), ssl_context=context,
        authenticator=authenticate, auth_require_tls=False,
    )  # fmt: skip
    controller.start()
    with start_gateway(
        tmp_path,
        SSL_CERT_FILE=str(certificate),
        **settings(controller.port, "smtps", "folk%40moot:pa%2Fss@"),
    ) as server:
        assert send(Talk(server.address)).status_code == 202
        assert (logins[0].login, logins[0].password) == (b"folk@moot", b"pa/ss")
        assert len(box.envelopes) == 1
        controller.stop()


@pytest.mark.parametrize("missing", ["smtp_from", "public_url"])
def test_a_mail_server_without_sender_or_address_for_links_is_refused(missing: str) -> None:
    given = {
        "smtp_url": "smtp://mail.example",
        "smtp_from": "answers@example.org",
        "public_url": "https://answers.example",
    }
    with pytest.raises(ValidationError, match="FOLKMOOT_PUBLIC_URL"):
        Settings(**{**given, missing: ""})
