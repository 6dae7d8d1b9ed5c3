"""What is written is understood by a really trained model, in a real Rasa server."""

import threading
import uuid
from pathlib import Path

import pytest
import requests

from tests.serving import Server, Talk

ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("skip", "skipped"),
        ("skip this question please", "skipped"),
        ("I don't know", "dont_know"),
        ("not applicable", "not_applicable"),
        ("this doesn't apply to us", "not_applicable"),
        ("can we come back to this one later?", "later"),
        ("rather not say", "rather_not_say"),
    ],
)
def test_the_five_ways_of_not_answering_can_be_written(talk: Talk, text: str, status: str) -> None:
    talk.choose("go:28").say(text)
    assert talk.answers()["28"]["status"] == status
    assert talk.at == "29"


@pytest.mark.parametrize(
    "text",
    [
        "skip the duty, we say no",
        "I think we should go back to the old arrangement",
        "we'd skip the statutory duty",
        "/restart",
        "/skip",
        "Stop asking and start doing.",
        "Not applicable to small charities, so leave them out of it.",
        "nobody knows what the board does, so publish its minutes",
        "Review every plan after three years, not before.",
        "Submit every plan to the residents first, then to the council.",
    ],
)
def test_an_answer_with_the_words_of_a_command_is_an_answer(talk: Talk, text: str) -> None:
    talk.choose("go:28").say(text)
    if talk.values == ["as-answer", "as-command"]:
        # Doubt is allowed; losing words, or obeying them, is not.
        talk.choose("as-answer")
    assert talk.answers()["28"]["text"] == text
    assert talk.answers()["28"]["status"] == "answered"


def test_going_back_on_and_straight_to_a_question(talk: Talk) -> None:
    talk.say(ANSWER).say("back")
    assert talk.at == "1"
    talk.say("next question")
    assert talk.at == "2"
    talk.say("go to question 16")
    assert talk.at == "16a"
    talk.say("question 17b please")
    assert talk.at == "17b"


def test_changing_and_adding_and_taking_back(talk: Talk) -> None:
    talk.choose("go:28").say(ANSWER)
    talk.say("change my answer to question 28")
    assert talk.at == "28"
    talk.say("Small groups should see a draft before the council decides on it.")
    assert talk.at == "29"
    talk.say("add to question 28: And in the evening.")
    assert talk.answers()["28"]["text"] == (
        "Small groups should see a draft before the council decides on it.\n\nAnd in the evening."
    )
    talk.say("undo that")
    assert talk.answers()["28"]["text"] == (
        "Small groups should see a draft before the council decides on it."
    )
    assert talk.answers()["28"]["versions"] == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what is an LAA?", "Local Area Agreement (LAA)"),
        ("what does co-terminosity mean", "Having the same boundaries"),
        ("why do you ask this?", "Why this is asked"),
        ("what does the paper say?", "Office of the Deputy Prime Minister, 8 December 2005"),
        ("repeat the question", "Question 1 of 35"),
        ("help", "Answer in your own words, or write"),
        ("who will read my answers?", "team reads your answers"),
        ("how many questions are left?", "You have done 0 of 35"),
        ("can I talk to a person?", "You can talk to a person"),
        ("is this confidential?", "team reads your answers"),
        ("can I write in Polish?", "You can answer in any language"),
        ("co to znaczy LAA?", "Local Area Agreement (LAA)"),
        ("nie rozumiem tego pytania", "This is the plainest wording I have"),
        ("hello", "Hello, and welcome"),
        ("thank you very much", "You are welcome"),
        ("let's stop for today", "Everything you have written is kept"),
    ],
)
def test_asking_back_is_answered_and_leaves_the_place(talk: Talk, text: str, said: str) -> None:
    talk.say(text)
    assert said in talk.said
    assert talk.at == "1"
    assert talk.answers() == {}


def test_review_and_submit_can_be_written(talk: Talk) -> None:
    talk.say(ANSWER).say("show me my answers")
    assert "1: Our members want to be asked" in talk.said
    talk.say("please submit our response")
    assert "What is your group called?" in talk.said


def test_the_same_message_twice_gives_the_same_reply_and_one_answer(talk: Talk) -> None:
    first = talk.post(id="once", text=ANSWER).json()
    again = talk.post(id="once", text=ANSWER).json()
    assert again == first
    assert talk.answers()["1"]["versions"] == 1
    said = [line for line in talk.state()["transcript"] if line["id"] == "once"]
    assert len(said) == 1


def test_the_same_message_by_five_connections_at_once_is_answered_once(talk: Talk) -> None:
    bodies: list[object] = []
    threads = [
        threading.Thread(target=lambda: bodies.append(talk.post(id="once", text=ANSWER).json()))
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bodies) == 5
    assert all(body == bodies[0] for body in bodies)
    assert talk.answers()["1"]["versions"] == 1


def test_conversations_at_the_same_time_keep_apart(server: Server) -> None:
    talks = [Talk(server.address).choose("route:all") for _ in range(6)]

    def said(number: int, question: int) -> str:
        return f"Group {number} has its own view of {question}, and would like to be heard."

    def answer(number: int, talk: Talk) -> None:
        for question in range(1, 6):
            talk.choose(f"go:{question}").say(said(number, question))

    threads = [threading.Thread(target=answer, args=item) for item in enumerate(talks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, talk in enumerate(talks):
        texts = {ref: answer["text"] for ref, answer in talk.answers().items()}
        assert texts == {str(question): said(number, question) for question in range(1, 6)}


def test_rasa_and_the_action_server_answer_nobody_without_the_token(server: Server) -> None:
    listening = {
        name: _port(pid) for name, pid in server.children().items() if name in {"rasa", "actions"}
    }
    rasa = f"http://127.0.0.1:{listening['rasa']}"
    message = {"conversation": "x", "message_id": uuid.uuid4().hex, "text": "hello"}
    refused = requests.post(f"{rasa}/webhooks/gateway/messages", json=message, timeout=10)
    assert refused.status_code == 401
    for path in ("/webhooks/rest/webhook", "/model/parse", "/conversations/x/tracker"):
        assert requests.post(rasa + path, json=message, timeout=10).status_code == 404
    actions = f"http://127.0.0.1:{listening['actions']}/webhook"
    assert requests.post(actions, json={}, timeout=10).status_code == 401
    wrong = {"Authorization": "Bearer wrong"}
    assert requests.post(actions, json={}, headers=wrong, timeout=10).status_code == 401


def test_only_loopback_is_listened_on(server: Server) -> None:
    for pid in server.children().values():
        assert _addresses(pid) == {"0100007F"}


def _sockets(pid: int) -> list[tuple[str, int]]:
    """Local addresses, in hexadecimal, and ports on which a process listens."""

    inodes = {
        target.removeprefix("socket:[").removesuffix("]")
        for link in Path(f"/proc/{pid}/fd").iterdir()
        if (target := str(link.readlink())).startswith("socket:[")
    }
    found = []
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and fields[9] in inodes:
            address, port = fields[1].split(":")
            found.append((address, int(port, 16)))
    return found


def _port(pid: int) -> int:
    return _sockets(pid)[0][1]


def _addresses(pid: int) -> set[str]:
    return {address for address, _ in _sockets(pid)}
