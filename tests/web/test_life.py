"""The life of a response over the API, while Rasa is away."""

from pathlib import Path
from typing import Any

import pytest
import requests

from tests.serving import Server, Talk, start_gateway
from tests.web.api import database_of, error, resume, submit


def test_a_code_and_its_link_open_the_response_on_another_device(talk: Talk) -> None:
    answer = talk.call("POST", "/code")
    assert answer.status_code == 201
    body = answer.json()
    assert body["link"] == f"{talk.address}/#resume={body['code']}"
    again = resume(talk.address, body["code"].lower().replace("-", " "))
    assert again.status_code == 201
    assert set(again.json()) == {"conversation", "token"}
    assert again.json()["conversation"] != talk.identifier


def test_links_lead_to_the_public_address(tmp_path: Path) -> None:
    with start_gateway(tmp_path, FOLKMOOT_PUBLIC_URL="https://answers.example/") as server:
        link = Talk(server.address).call("POST", "/code").json()["link"]
        assert link.startswith("https://answers.example/#resume=")


def test_unknown_and_expired_codes_get_the_same_sentence(tmp_path: Path) -> None:
    with start_gateway(tmp_path) as server:
        code = Talk(server.address).call("POST", "/code").json()["code"]
        database = database_of(server)
        with database.transaction() as session:
            session.connection().exec_driver_sql(
                "UPDATE codes SET expires_at = '2006-01-01 00:00:00'"
            )
        database.close()
        expired, unknown = resume(server.address, code), resume(server.address, "K7PM")
        assert error(expired) == error(unknown) == (404, "code_unknown")
        assert expired.json() == unknown.json()


def test_codes_can_be_revoked(talk: Talk) -> None:
    code = talk.call("POST", "/code").json()["code"]
    assert talk.call("DELETE", "/code").json() == {"revoked": 1}
    assert error(resume(talk.address, code)) == (404, "code_unknown")


@pytest.mark.parametrize("body", [{}, {"code": 5}, {"code": "x" * 201}, [], {"code": "x", "y": 1}])
def test_a_malformed_code_is_refused(gateway: Server, body: Any) -> None:
    answer = requests.post(f"{gateway.address}/api/resume", json=body, timeout=10)
    assert error(answer) == (400, "bad_message")


def test_an_address_can_try_only_so_many_codes(tmp_path: Path) -> None:
    with start_gateway(
        tmp_path, FOLKMOOT_CODE_TRIES_PER_HOUR="2", FOLKMOOT_TRUSTED_PROXIES="1"
    ) as server:
        tries = [resume(server.address, "K7PM", **{"X-Forwarded-For": "a"}) for _ in range(3)]
        assert [answer.status_code for answer in tries] == [404, 404, 429]
        assert error(tries[-1]) == (429, "too_many")
        others = [resume(server.address, "K7PM", **{"X-Forwarded-For": f"b{n}"}) for n in range(99)]
        statuses = [answer.status_code for answer in others]
        assert statuses == [404] * 98 + [429]


def test_who_writes_can_be_said_and_taken_back(talk: Talk) -> None:
    assert talk.state()["author"] is None
    assert talk.call("PUT", "/author", {"name": "  Asha   Begum "}).json() == {
        "author": "Asha Begum"
    }
    assert talk.state()["author"] == "Asha Begum"
    talk.call("PUT", "/author", {"name": ""})
    assert talk.state()["author"] is None


@pytest.mark.parametrize("name", ["x" * 81, "a\0b", "bell\x07", "\ud800", None, 5])
def test_a_name_that_cannot_be_kept_is_refused(talk: Talk, name: Any) -> None:
    assert error(talk.call("PUT", "/author", {"name": name})) == (400, "bad_message")


def test_the_state_has_the_sections_with_every_question(talk: Talk) -> None:
    sections = talk.state()["sections"]
    questions = [question for section in sections for question in section["questions"]]
    assert len({question["number"] for question in questions}) == 35
    assert {question["state"] for question in questions} == {"unanswered"}
    assert {"number": 16, "part": "a", "state": "unanswered"} in questions
    assert all(section["id"] and section["title"] for section in sections)


def test_the_state_tells_the_receipt_and_who_answered_when(gateway: Server, talk: Talk) -> None:
    assert talk.state()["receipt"] is None
    talk.call("PUT", "/author", {"name": "Asha"})
    number = submit(gateway, talk)
    state = talk.state()
    assert state["receipt"]["number"] == number
    assert state["receipt"]["at"].startswith("20")
    [answer] = state["answers"]
    assert answer["author"] == "Asha"
    assert answer["at"].startswith("20")


def test_withdrawing_takes_a_submitted_response_back(gateway: Server, talk: Talk) -> None:
    assert error(talk.call("POST", "/withdraw")) == (409, "not_submitted")
    submit(gateway, talk)
    answer = talk.call("POST", "/withdraw")
    assert answer.status_code == 200
    assert "withdrawn" in answer.json()["replies"][0]["text"]
    state = talk.state()
    assert (state["submitted"], state["receipt"]) == (False, None)
    assert len(state["answers"]) == 1
    assert error(talk.call("POST", "/withdraw")) == (409, "not_submitted")


def test_erasing_needs_the_word(talk: Talk) -> None:
    for body in (None, {}, {"confirm": "yes"}, {"confirm": True}):
        assert error(talk.call("DELETE", "/response", body)) == (400, "bad_message")
    assert talk.state()["answers"] == []


def test_after_erasing_the_token_says_so_everywhere(gateway: Server, talk: Talk) -> None:
    number = submit(gateway, talk, "Erasable words.")
    code = talk.call("POST", "/code").json()["code"]
    other = resume(talk.address, code).json()
    answer = talk.call("DELETE", "/response", {"confirm": "erase"})
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
        assert error(talk.call(method, path, body)) == (410, "erased"), path
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
