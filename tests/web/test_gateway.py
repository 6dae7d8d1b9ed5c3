"""The gateway while Rasa is away: what it refuses, and what it keeps."""

from pathlib import Path
from typing import Any

import pytest
import requests

from tests.serving import Server, Talk, start_gateway
from tests.web.api import error


def test_a_conversation_opens_with_a_welcome(talk: Talk) -> None:
    state = talk.state()
    assert [line["sender"] for line in state["transcript"]] == ["assistant"]
    assert "Welcome" in state["transcript"][0]["text"]
    assert state["answers"] == []
    assert state["progress"] == {"done": 0, "of": 35}
    assert state["question"] is None


def test_while_rasa_is_away_a_message_is_kept_and_the_sender_asked_to_try_again(
    talk: Talk,
) -> None:
    answer = talk.post(id="m-1", text="Kept, whatever happens.")
    assert error(answer) == (503, "assistant_away")
    assert int(answer.headers["Retry-After"]) > 0
    [line] = [line for line in talk.state()["transcript"] if line["sender"] == "member"]
    assert line["text"] == "Kept, whatever happens."
    assert line["waiting"] is True


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "m"},
        {"text": "no id"},
        {"id": "m", "text": "both", "choice": "back"},
        {"id": "", "text": "x"},
        {"id": "x" * 101, "text": "x"},
        {"id": "with space", "text": "x"},
        {"id": "m", "text": ""},
        {"id": "m", "text": " \n "},
        {"id": "m", "text": "nul \0 inside"},
        {"id": "m", "text": 5},
        {"id": "m", "text": "x", "more": "x"},
        {"id": "m", "choice": "nonsense"},
        {"id": "m", "choice": "go:seven"},
        [],
        "text",
        None,
    ],
)
def test_a_malformed_message_is_refused_with_a_sentence(talk: Talk, body: Any) -> None:
    answer = talk.call("POST", "/messages", json=body)
    assert error(answer) == (400, "bad_message")
    assert len(talk.state()["transcript"]) == 1


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b'{"id": "m", "text": "\xff"}', b'{"id": "m", "text": "\\ud800"}', b"[" * 10_000],
)
def test_what_is_not_json_in_utf_8_is_refused(talk: Talk, data: bytes) -> None:
    answer = talk.call("POST", "/messages", data=data)
    assert error(answer) == (400, "bad_message")


def test_a_message_that_is_too_long_is_refused(talk: Talk) -> None:
    assert error(talk.post(id="m", text="x" * 100_001)) == (413, "too_large")
    assert error(talk.post(id="m", text="x" * 3_000_000)) == (413, "too_large")
    assert len(talk.state()["transcript"]) == 1


def test_a_message_of_100000_characters_is_taken(talk: Talk) -> None:
    assert talk.post(id="m", text="🙂" * 100_000).status_code == 503
    assert talk.state()["transcript"][-1]["text"] == "🙂" * 100_000


def test_an_id_cannot_be_used_for_other_words(talk: Talk) -> None:
    talk.post(id="m-1", text="one thing")
    assert error(talk.post(id="m-1", text="another thing")) == (409, "message_id_taken")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, (401, "token_missing")),
        ("", (401, "token_missing")),
        ("Bearer", (401, "token_missing")),
        ("Basic abc", (401, "token_missing")),
        ("Bearer wrong", (404, "conversation_not_found")),
    ],
)
def test_without_its_token_a_conversation_cannot_be_reached(
    talk: Talk, header: str | None, expected: tuple[int, str]
) -> None:
    headers = {} if header is None else {"Authorization": header}
    url = f"{talk.address}/api/conversations/{talk.identifier}"
    assert error(requests.get(url, headers=headers, timeout=10)) == expected
    message = {"id": "m", "text": "x"}
    sent = requests.post(f"{url}/messages", json=message, headers=headers, timeout=10)
    assert error(sent) == expected


def test_one_group_cannot_read_anothers_answers(gateway: Server) -> None:
    mine, yours = Talk(gateway.address), Talk(gateway.address)
    url = f"{gateway.address}/api/conversations/{yours.identifier}"
    assert requests.get(url, headers=mine.headers, timeout=10).status_code == 404


def test_a_conversation_that_sends_too_fast_is_asked_to_wait(tmp_path: Path) -> None:
    with start_gateway(tmp_path, FOLKMOOT_MESSAGES_PER_MINUTE="3") as server:
        talk = Talk(server.address)
        statuses = [talk.post(id=f"m-{n}", text="again").status_code for n in range(4)]
        assert statuses == [503, 503, 503, 429]
        answer = talk.post(id="m-5", text="again")
        assert error(answer) == (429, "too_many")
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
        assert Talk(server.address).post(id="m", text="x").status_code == 503


def test_an_address_can_open_only_so_many_conversations(tmp_path: Path) -> None:
    with start_gateway(tmp_path, FOLKMOOT_CONVERSATIONS_PER_HOUR="2") as server:
        url = f"{server.address}/api/conversations"
        statuses = [requests.post(url, timeout=10).status_code for _ in range(3)]
        assert statuses == [201, 201, 429]


def test_it_lives_and_says_that_it_waits_for_the_assistant(gateway: Server) -> None:
    assert requests.get(f"{gateway.address}/healthz", timeout=10).json() == {"status": "ok"}
    ready = requests.get(f"{gateway.address}/readyz", timeout=10)
    assert ready.status_code == 503
    assert ready.json() == {"status": "waiting", "database": "ok", "assistant": "away"}


def test_an_unknown_address_and_a_wrong_method_are_explained(gateway: Server) -> None:
    assert error(requests.get(f"{gateway.address}/nowhere", timeout=10)) == (404, "not_found")
    wrong = requests.get(f"{gateway.address}/api/conversations", timeout=10)
    assert error(wrong) == (405, "method_not_allowed")
    assert wrong.headers["Allow"] == "POST"


def test_every_answer_carries_protective_headers(gateway: Server) -> None:
    for path in ("/", "/healthz", "/widget/folkmoot.js", "/nowhere"):
        headers = requests.get(gateway.address + path, timeout=10).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_a_page_of_another_website_may_use_the_widget_and_the_api(gateway: Server) -> None:
    origin = {"Origin": "https://network.example"}
    script = requests.get(f"{gateway.address}/widget/folkmoot.js", headers=origin, timeout=10)
    assert script.headers["Access-Control-Allow-Origin"] == "*"
    asked = requests.options(
        f"{gateway.address}/api/conversations",
        headers={**origin, "Access-Control-Request-Method": "POST"},
        timeout=10,
    )
    assert asked.status_code == 204
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]


def test_only_the_websites_that_are_allowed_may_use_the_api(tmp_path: Path) -> None:
    with start_gateway(tmp_path, FOLKMOOT_ALLOWED_ORIGINS='["https://network.example"]') as server:
        url = f"{server.address}/api/conversations"
        for origin, allowed in (("https://network.example", True), ("https://evil.example", False)):
            answer = requests.post(url, headers={"Origin": origin}, timeout=10)
            assert (answer.headers.get("Access-Control-Allow-Origin") == origin) is allowed


@pytest.mark.parametrize(
    "choice", ["route:", "pass:answered:1", "stance:", "explain:LSP", "add:5:x"]
)
def test_a_choice_that_no_button_carries_is_refused_and_changes_nothing(
    talk: Talk, choice: str
) -> None:
    assert error(talk.post(id="m-1", choice=choice)) == (400, "bad_message")
    assert len(talk.state()["transcript"]) == 1


@pytest.mark.parametrize("place", ["", "nowhere", "question:1", "question:1:-1", "x" * 41])
def test_a_place_that_was_never_given_is_refused(talk: Talk, place: str) -> None:
    assert error(talk.post(id="m-1", text="We agree.", place=place)) == (400, "bad_message")
    assert len(talk.state()["transcript"]) == 1


def test_a_message_may_say_where_it_was_written(talk: Talk) -> None:
    place = talk.state()["place"]
    assert error(talk.post(id="m-1", text="We agree.", place=place)) == (503, "assistant_away")
    assert talk.state()["transcript"][-1]["text"] == "We agree."


def test_a_number_of_thousands_of_digits_is_not_a_message(talk: Talk) -> None:
    answer = talk.call("POST", "/messages", data="9" * 5000)
    assert error(answer) == (400, "bad_message")
