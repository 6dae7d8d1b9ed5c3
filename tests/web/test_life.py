"""The life of a response over the API, while Rasa is away."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from bot.interview import Response
from bot.store import Database
from bot.store.models import AnswerRow, ConversationRow, ResponseRow
from bot.store.receipts import record_submission
from tests.serving import Server, Talk, start_gateway
from tests.web.test_gateway import error


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = start_gateway(
        tmp_path_factory.mktemp("gateway"),
        FOLKMOOT_CODE_TRIES_PER_HOUR="1000",
        FOLKMOOT_CONVERSATIONS_PER_HOUR="1000",
    )
    yield server
    server.stop()


@pytest.fixture
def talk(gateway: Server) -> Talk:
    return Talk(gateway.address)


def call(talk: Talk, method: str, path: str, body: Any = None) -> requests.Response:
    return requests.request(
        method,
        f"{talk.address}/api/conversations/{talk.identifier}{path}",
        json=body,
        headers=talk.headers,
        timeout=20,
    )


def resume(address: str, code: Any, **headers: str) -> requests.Response:
    return requests.post(f"{address}/api/resume", json={"code": code}, headers=headers, timeout=20)


def database_of(server: Server) -> Database:
    return Database(server.environment["FOLKMOOT_DATABASE_URL"])


def submit(server: Server, talk: Talk, text: str = "We agree.") -> str:
    """Put a submitted response into the database, as the assistant would. Gives its number."""
    database = database_of(server)
    with database.transaction() as session:
        conversation = session.get_one(ConversationRow, talk.identifier)
        session.add(
            AnswerRow(
                response_id=conversation.response_id, number=1, part="", version=1,
                is_current=True, status="answered", text=text, followup="",
                conversation_id=conversation.id,
            )
        )  # fmt: skip
        taken = session.query(ResponseRow).filter(ResponseRow.serial.is_not(None)).count()
        number = f"LSP-{taken + 1:04}-00"
        record_submission(session, conversation.response_id, Response(receipt=number))
    database.close()
    return number


def test_a_code_and_its_link_open_the_response_on_another_device(talk: Talk) -> None:
    answer = call(talk, "POST", "/code")
    assert answer.status_code == 201
    body = answer.json()
    assert body["link"] == f"{talk.address}/#resume={body['code']}"
    again = resume(talk.address, body["code"].lower().replace("-", " "))
    assert again.status_code == 201
    assert set(again.json()) == {"conversation", "token"}
    assert again.json()["conversation"] != talk.identifier


def test_links_lead_to_the_public_address(tmp_path: Path) -> None:
    server = start_gateway(tmp_path, FOLKMOOT_PUBLIC_URL="https://answers.example/")
    try:
        link = call(Talk(server.address), "POST", "/code").json()["link"]
        assert link.startswith("https://answers.example/#resume=")
    finally:
        server.stop()


def test_unknown_and_expired_codes_get_the_same_sentence(tmp_path: Path) -> None:
    server = start_gateway(tmp_path)
    try:
        code = call(Talk(server.address), "POST", "/code").json()["code"]
        database = database_of(server)
        with database.transaction() as session:
            session.connection().exec_driver_sql(
                "UPDATE codes SET expires_at = '2006-01-01 00:00:00'"
            )
        database.close()
        expired, unknown = resume(server.address, code), resume(server.address, "K7PM")
        assert error(expired) == error(unknown) == (404, "code_unknown")
        assert expired.json() == unknown.json()
    finally:
        server.stop()


def test_codes_can_be_revoked(talk: Talk) -> None:
    code = call(talk, "POST", "/code").json()["code"]
    assert call(talk, "DELETE", "/code").json() == {"revoked": 1}
    assert error(resume(talk.address, code)) == (404, "code_unknown")


@pytest.mark.parametrize("body", [{}, {"code": 5}, {"code": "x" * 201}, [], {"code": "x", "y": 1}])
def test_a_malformed_code_is_refused(gateway: Server, body: Any) -> None:
    answer = requests.post(f"{gateway.address}/api/resume", json=body, timeout=10)
    assert error(answer) == (400, "bad_message")


def test_an_address_can_try_only_so_many_codes(tmp_path: Path) -> None:
    server = start_gateway(tmp_path, FOLKMOOT_CODE_TRIES_PER_HOUR="2", FOLKMOOT_TRUSTED_PROXIES="1")
    try:
        tries = [resume(server.address, "K7PM", **{"X-Forwarded-For": "a"}) for _ in range(3)]
        assert [answer.status_code for answer in tries] == [404, 404, 429]
        assert error(tries[-1]) == (429, "too_many")
        others = [resume(server.address, "K7PM", **{"X-Forwarded-For": f"b{n}"}) for n in range(99)]
        statuses = [answer.status_code for answer in others]
        assert statuses == [404] * 98 + [429]
    finally:
        server.stop()


def test_who_writes_can_be_said_and_taken_back(talk: Talk) -> None:
    assert talk.state()["author"] is None
    assert call(talk, "PUT", "/author", {"name": "  Asha   Begum "}).json() == {
        "author": "Asha Begum"
    }
    assert talk.state()["author"] == "Asha Begum"
    call(talk, "PUT", "/author", {"name": ""})
    assert talk.state()["author"] is None


@pytest.mark.parametrize("name", ["x" * 81, "a\0b", "bell\x07", "\ud800", None, 5])
def test_a_name_that_cannot_be_kept_is_refused(talk: Talk, name: Any) -> None:
    assert error(call(talk, "PUT", "/author", {"name": name})) == (400, "bad_message")


def test_the_state_has_the_sections_with_every_question(talk: Talk) -> None:
    sections = talk.state()["sections"]
    questions = [question for section in sections for question in section["questions"]]
    assert len({question["number"] for question in questions}) == 35
    assert {question["state"] for question in questions} == {"unanswered"}
    assert {"number": 16, "part": "a", "state": "unanswered"} in questions
    assert all(section["id"] and section["title"] for section in sections)


def test_the_state_tells_the_receipt_and_who_answered_when(gateway: Server, talk: Talk) -> None:
    assert talk.state()["receipt"] is None
    call(talk, "PUT", "/author", {"name": "Asha"})
    number = submit(gateway, talk)
    state = talk.state()
    assert state["receipt"]["number"] == number
    assert state["receipt"]["at"].startswith("20")
    [answer] = state["answers"]
    assert answer["author"] == "Asha"
    assert answer["at"].startswith("20")


def test_withdrawing_takes_a_submitted_response_back(gateway: Server, talk: Talk) -> None:
    assert error(call(talk, "POST", "/withdraw")) == (409, "not_submitted")
    submit(gateway, talk)
    answer = call(talk, "POST", "/withdraw")
    assert answer.status_code == 200
    assert "withdrawn" in answer.json()["replies"][0]["text"]
    state = talk.state()
    assert (state["submitted"], state["receipt"]) == (False, None)
    assert len(state["answers"]) == 1
    assert error(call(talk, "POST", "/withdraw")) == (409, "not_submitted")


def test_erasing_needs_the_word(talk: Talk) -> None:
    for body in (None, {}, {"confirm": "yes"}, {"confirm": True}):
        assert error(call(talk, "DELETE", "/response", body)) == (400, "bad_message")
    assert talk.state()["answers"] == []


def test_after_erasing_the_token_says_so_everywhere(gateway: Server, talk: Talk) -> None:
    number = submit(gateway, talk, "Erasable words.")
    code = call(talk, "POST", "/code").json()["code"]
    other = resume(talk.address, code).json()
    answer = call(talk, "DELETE", "/response", {"confirm": "erase"})
    assert answer.status_code == 200
    assert answer.json()["receipt"] == number
    assert number in answer.json()["message"]
    for method, path, body in (
        ("GET", "", None),
        ("POST", "/messages", {"id": "late", "text": "Late words."}),
        ("POST", "/code", None),
        ("DELETE", "/code", None),
        ("PUT", "/author", {"name": "Asha"}),
        ("POST", "/withdraw", None),
        ("DELETE", "/response", {"confirm": "erase"}),
    ):
        assert error(call(talk, method, path, body)) == (410, "erased"), path
    assert error(resume(talk.address, code)) == (404, "code_unknown")
    wrong = {"Authorization": "Bearer wrong"}
    url = f"{talk.address}/api/conversations/{talk.identifier}"
    assert error(requests.get(url, headers=wrong, timeout=10)) == (404, "conversation_not_found")
    theirs = {"Authorization": f"Bearer {other['token']}"}
    url = f"{talk.address}/api/conversations/{other['conversation']}"
    assert error(requests.get(url, headers=theirs, timeout=10)) == (410, "erased")
    path = Path(gateway.environment["FOLKMOOT_DATABASE_URL"].removeprefix("sqlite:///"))
    content = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    assert b"We agree." in content
    assert b"Erasable words" not in content
    assert b"Late words" not in content


def test_a_page_of_another_website_may_use_every_method(gateway: Server) -> None:
    asked = requests.options(
        f"{gateway.address}/api/conversations/x/author",
        headers={"Origin": "https://network.example", "Access-Control-Request-Method": "PUT"},
        timeout=10,
    )
    allowed = asked.headers["Access-Control-Allow-Methods"].split(", ")
    assert {"GET", "POST", "PUT", "DELETE"} <= set(allowed)
