"""A whole interview over the API, on SQLite and on PostgreSQL."""

import json
import sqlite3
import subprocess
from pathlib import Path

import psycopg
import pytest

from bot.consultation import Consultation
from bot.settings import ROOT
from tests.serving import Server, Talk, start_everything
from tests.store.test_turns import AWKWARD

LONG_ENOUGH = "This is what our members said when we asked them about question {ref}."


def given_answers(consultation: Consultation) -> dict[str, str]:
    """An answer to every question and part, the awkward ones first."""
    refs = list(map(str, consultation.refs))
    plain = {ref: LONG_ENOUGH.format(ref=ref) for ref in refs}
    return plain | dict(zip(refs, AWKWARD, strict=False))


def give(talk: Talk, words: str) -> None:
    """Give an answer; of very odd ones the assistant asks whether they are one."""
    talk.say(words)
    if "as-answer" in talk.values:
        talk.choose("as-answer")


def interview(server: Server, consultation: Consultation) -> Talk:
    """Answer all questions in turn, then submit."""
    given = given_answers(consultation)
    talk = Talk(server.address).choose("route:all")
    while talk.at is not None:
        asked = talk.at
        give(talk, given[asked])
        if talk.at == asked:
            # The answer was too short to quote; the follow-up is declined.
            talk.choose("on")
    talk.choose("submit").say("Duck Lane Residents").say("the committee, in January").say("12")
    talk.choose("consent:named:yes").choose("consent:quoted:yes").choose("submit")
    return talk


def check(talk: Talk, consultation: Consultation) -> dict[str, str]:
    given = given_answers(consultation)
    state = talk.state()
    assert state["submitted"] is True
    assert state["progress"] == {"done": 35, "of": 35}
    answers = {ref: answer["text"] for ref, answer in talk.answers().items()}
    assert answers == given
    return answers


def test_35_questions_are_answered_and_stored_byte_for_byte(
    server: Server, lsp: Consultation, tmp_path: Path
) -> None:
    talk = interview(server, lsp)
    answers = check(talk, lsp)
    path = server.environment["FOLKMOOT_DATABASE_URL"].removeprefix("sqlite:///")
    with sqlite3.connect(path) as database:
        rows = database.execute(
            "SELECT number || part, CAST(a.text AS BLOB) FROM answers a"
            " JOIN conversations c ON c.response_id = a.response_id"
            " WHERE c.id = ? AND is_current",
            (talk.identifier,),
        ).fetchall()
    database.close()
    assert dict(rows) == {ref: text.encode() for ref, text in answers.items()}


def test_the_same_on_postgresql(postgresql_url: str, lsp: Consultation, tmp_path: Path) -> None:
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    server = start_everything(tmp_path, FOLKMOOT_DATABASE_URL=postgresql_url)
    try:
        talk = interview(server, lsp)
        answers = check(talk, lsp)
        with psycopg.connect(postgresql_url) as connection:
            rows = connection.execute(
                "SELECT number || part, convert_to(text, 'UTF8') FROM answers WHERE is_current"
            ).fetchall()
        assert {ref: bytes(text) for ref, text in rows} == {
            ref: text.encode() for ref, text in answers.items()
        }
        assert exported(server, tmp_path)["groups"] == 1
    finally:
        assert server.stop() == 0


def test_what_was_submitted_is_in_the_network_response(
    server: Server, lsp: Consultation, tmp_path: Path
) -> None:
    interview(server, lsp)
    document = exported(server, tmp_path)
    by_ref = {question["ref"]: question for question in document["questions"]}
    said = [line["text"] for passage in by_ref["30"]["answer"] for line in passage["lines"]]
    assert LONG_ENOUGH.format(ref="30").rstrip(".") in " ".join(said)
    assert "Duck Lane Residents" in {group["name"] for group in document["contributors"]}


def exported(server: Server, folder: Path) -> dict[str, list[dict[str, object]]]:
    output = folder / "response.json"
    subprocess.run(
        [str(ROOT / ".venv" / "bin" / "folkmoot"), "export", "-o", str(output)],
        check=True,
        env=server.environment,
        capture_output=True,
    )
    document: dict[str, list[dict[str, object]]] = json.loads(output.read_text("utf-8"))
    return document


@pytest.mark.parametrize("text", AWKWARD)
def test_any_words_arrive_at_any_question(server: Server, text: str) -> None:
    talk = Talk(server.address).choose("route:all").choose("go:28")
    give(talk, text)
    assert talk.answers()["28"]["text"] == text
