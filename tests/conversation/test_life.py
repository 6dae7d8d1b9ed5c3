"""The life of a response with everything running: other devices, colleagues, and its end."""

import re
from pathlib import Path
from typing import Any

import requests

from tests.serving import Server, Talk

WORDS = "We agree, as long as small groups are heard before anything is decided."
THEIRS = "We disagree, since nobody has asked the people of our estate."


class Joined(Talk):
    """A conversation that was opened with a code."""

    def __init__(self, talk: Talk, code: str) -> None:
        self.address = talk.address
        answer = requests.post(f"{talk.address}/api/resume", json={"code": code}, timeout=20)
        assert answer.status_code == 201, answer.text
        body = answer.json()
        self.identifier, self.token = body["conversation"], body["token"]
        self.last = {}


def call(talk: Talk, method: str, path: str, body: Any = None) -> requests.Response:
    url = f"{talk.address}/api/conversations/{talk.identifier}{path}"
    return requests.request(method, url, json=body, headers=talk.headers, timeout=40)


def join(talk: Talk, name: str) -> Joined:
    joined = Joined(talk, call(talk, "POST", "/code").json()["code"])
    assert call(joined, "PUT", "/author", {"name": name}).status_code == 200
    return joined


def submit(talk: Talk, group: str) -> str:
    """Submit, and give the number of the receipt."""
    talk.choose("submit").say(group).say("the committee, in January").say("12")
    talk.choose("consent:named:yes").choose("consent:quoted:yes").choose("submit")
    return number_in(talk)


def number_in(talk: Talk) -> str:
    found = re.search(r"LSP-\d{4}-\d{2}", talk.said)
    assert found, talk.said
    assert talk.state()["receipt"]["number"] == found[0]
    return found[0]


def test_going_on_with_a_code_on_another_device(talk: Talk) -> None:
    talk.say(WORDS)
    assert talk.at == "2"
    laptop = Joined(talk, call(talk, "POST", "/code").json()["code"])
    state = laptop.state()
    assert state["question"]["number"] == 2
    assert "You have done 1 of 35 questions" in state["transcript"][0]["text"]
    assert laptop.answers()["1"]["text"] == WORDS
    laptop.say("continue")
    assert laptop.at == "2"
    laptop.say(THEIRS)
    assert laptop.at == "3"
    # The first device sees it too, and goes on from there.
    assert talk.answers()["2"]["text"] == THEIRS
    assert talk.choose("on").at == "3"


def test_two_colleagues_answer_the_same_question_at_once(talk: Talk) -> None:
    asha = join(talk, "Asha")
    asha.choose("ask:repeat").say(THEIRS)
    talk.say(WORDS)
    assert "Asha has answered question 1" in talk.said
    assert THEIRS in talk.said
    assert talk.values == ["settle:add:1", "settle:replace:1", "settle:leave:1"]
    answer = talk.answers()["1"]
    assert (answer["text"], answer["author"], answer["versions"]) == (THEIRS, "Asha", 3)
    talk.say("add mine to it")
    assert talk.answers()["1"]["text"] == f"{THEIRS}\n\n{WORDS}"
    assert talk.answers()["1"]["author"] is None
    assert talk.at == "2"
    asha.choose("undo:1")
    assert "gave the last version" in asha.said
    assert talk.answers()["1"]["text"] == f"{THEIRS}\n\n{WORDS}"


def test_submitting_changing_withdrawing_and_submitting_again(talk: Talk) -> None:
    talk.say(WORDS)
    number = submit(talk, "Snipe Road Residents")
    first = talk.state()["receipt"]["at"]
    talk.say("change my answer to 1").say(THEIRS)
    assert "stays submitted" in talk.said
    assert talk.answers()["1"]["text"] == THEIRS
    talk.choose("withdraw")
    assert talk.state()["submitted"] is True
    talk.say("no")
    assert talk.state()["submitted"] is True
    talk.choose("withdraw").say("yes")
    state = talk.state()
    assert (state["submitted"], state["receipt"]) == (False, None)
    assert talk.answers()["1"]["text"] == THEIRS
    talk.choose("submit").choose("submit")
    assert number_in(talk) == number
    assert talk.state()["receipt"]["at"] > first


def test_erasing_everything(server: Server, talk: Talk) -> None:
    secret = "Heliotropium"
    talk.say(f"{secret} grows on our allotments, and nobody asks us.")
    number = submit(talk, f"{secret} Growers")
    colleague = join(talk, f"{secret} Smith")
    path = Path(server.environment["FOLKMOOT_DATABASE_URL"].removeprefix("sqlite:///"))

    def content() -> bytes:
        return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))

    assert secret.encode() in content()
    talk.choose("erase")
    assert "Shall I erase everything" in talk.said
    talk.choose("erase:yes")
    assert number in talk.said
    for other in (talk, colleague):
        assert call(other, "GET", "").status_code == 410
        answer = other.post(id="late", text="Is anybody there?")
        assert answer.status_code == 410
        assert answer.json()["error"]["code"] == "erased"
    assert secret.encode() not in content()
    assert secret not in server.log.read_text("utf-8")
