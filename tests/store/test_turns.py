"""A message is taken wholly or not at all, on SQLite and on PostgreSQL."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import func, literal, select
from sqlalchemy.exc import SQLAlchemyError

from bot.consultation import Consultation
from bot.interview.reading.understanding import AN_ANSWER, Understanding
from bot.interview.saying.wording import Wording
from bot.store import ConversationNotFound, Database, MessageIdTaken
from bot.store.interviews.conversations import (
    hash_token,
    load_interview,
    open_conversation,
    token_hash_of,
)
from bot.store.interviews.messages import Outcome, receive, transcript
from bot.store.interviews.turns import take_turn
from bot.store.models import AnswerRow, MessageRow, ResponseRow

AWKWARD = [
    "emoji 🙂👩🏽‍🌾 and a flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Cymraeg: Rydym yn cytuno â'r cynnig, ond nid â'r gŵyl.",
    "ਪੰਜਾਬੀ: ਸਾਡੀ ਸਭਾ ਹਰ ਹਫ਼ਤੇ ਮਿਲਦੀ ਹੈ।",
    "x" * 20_000,
    "line one\nline two\r\n\r\nline four\ttab  ",
    "  spaces before and after  ",
    "<b>bold</b> & <script>alert(1)</script>",
    "\"double\" 'single' “curly” `back`",
    "/restart",
    "skip the duty, we say no",
    "'; DROP TABLE answers; --",
    "{braces} and %s and \\backslash",
    "e\u0301 is not é, and \u200bzero width",
    "\ufeffbyte order mark",
]


@pytest.fixture
def conversation(database: Database, lsp: Consultation, wording: Wording) -> str:
    with database.transaction() as session:
        identifier, _ = open_conversation(session, lsp, wording)
    return identifier


type Send = Callable[..., Outcome]


@pytest.fixture
def send(database: Database, lsp: Consultation, wording: Wording, conversation: str) -> Send:
    """Receive a message and take its turn, as the gateway and the action do."""

    def send_(
        message_id: str,
        text: str | None = None,
        choice: str | None = None,
        understanding: Understanding = AN_ANSWER,
        place: str | None = None,
    ) -> Outcome:
        with database.transaction() as session:
            receive(session, conversation, message_id, text, choice, place=place)
        return take_turn(database, lsp, wording, conversation, message_id, lambda _: understanding)

    return send_


def test_awkward_words_are_stored_as_they_are(
    database: Database, lsp: Consultation, conversation: str, send: Send
) -> None:
    send("start", choice="route:all")
    given: dict[str, str] = {}
    for number, text in enumerate(AWKWARD):
        ref = lsp.refs[number]
        send(f"go-{number}", choice=f"go:{ref}")
        send(f"m-{number}", text=text)
        given[str(ref)] = text
    with database.reading() as session:
        rows = session.scalars(select(AnswerRow).where(AnswerRow.is_current)).all()
        stored = {f"{row.number}{row.part}": row.text for row in rows}
        lines = transcript(session, conversation)
    assert stored == given
    assert [line["text"] for line in lines if (line["id"] or "").startswith("m-")] == AWKWARD


def test_the_same_message_twice_gives_one_answer_and_the_same_reply(
    database: Database, send: Send
) -> None:
    send("start", choice="route:all")
    first = send("m-1", text="We agree, as long as small groups are heard.")
    again = send("m-1", text="We agree, as long as small groups are heard.")
    assert again == first
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(AnswerRow)) == 1


def test_words_go_where_they_were_written_also_if_they_are_sent_again_from_elsewhere(
    database: Database, send: Send
) -> None:
    place = send("start", choice="route:all")["place"]
    now = send("m-1", text="We agree, as long as small groups are heard.", place=place)["place"]
    assert place != now
    late = send("m-2", text="And by small we mean ten people.", place=place)
    assert send("m-2", text="And by small we mean ten people.", place=now) == late
    assert late["place"] == now
    with database.reading() as session:
        rows = session.scalars(select(AnswerRow).where(AnswerRow.is_current)).all()
    assert [(row.number, row.text.count("small")) for row in rows] == [(1, 2)]


def test_an_id_cannot_be_used_for_other_words(send: Send) -> None:
    send("m-1", text="one thing")
    with pytest.raises(MessageIdTaken):
        send("m-1", text="another thing")


def test_a_turn_that_fails_leaves_nothing(
    database: Database, lsp: Consultation, wording: Wording, conversation: str, send: Send
) -> None:
    send("start", choice="route:all")
    with database.transaction() as session:
        receive(session, conversation, "m-1", "Our answer to the first question.", None)

    class Broken(Exception):
        pass

    def fail(_: str) -> Understanding:
        raise Broken

    with pytest.raises(Broken):
        take_turn(database, lsp, wording, conversation, "m-1", fail)
    with database.transaction() as session:
        assert session.scalar(select(func.count()).select_from(AnswerRow)) == 0
        waiting = receive(session, conversation, "m-1", "Our answer to the first question.", None)
    assert [message.outcome for message in waiting] == [None]


def test_messages_without_a_reply_are_handed_over_in_order(
    database: Database, conversation: str, send: Send
) -> None:
    send("start", choice="route:all")
    for name in ("m-1", "m-2", "m-3"):
        with database.transaction() as session:
            receive(session, conversation, name, f"words of {name}", None)
    with database.transaction() as session:
        waiting = receive(session, conversation, "m-2", "words of m-2", None)
    assert [message.message_id for message in waiting] == ["m-1", "m-2"]


def test_a_message_that_has_its_reply_comes_after_those_that_waited_before_it(
    database: Database, conversation: str, send: Send
) -> None:
    with database.transaction() as session:
        receive(session, conversation, "m-1", "words of m-1", None)
    replied = send("m-2", text="words of m-2")
    with database.transaction() as session:
        receive(session, conversation, "m-3", "words of m-3", None)
        waiting = receive(session, conversation, "m-2", "words of m-2", None)
    assert [(message.message_id, message.outcome) for message in waiting] == [
        ("m-1", None), ("m-2", replied),
    ]  # fmt: skip


def test_every_version_is_kept_and_one_is_current(database: Database, send: Send) -> None:
    send("start", choice="route:all")
    for number, text in enumerate(["First thoughts on this.", "Second thoughts on this."]):
        send(f"go-{number}", choice="go:1")
        send(f"m-{number}", text=text)
    with database.reading() as session:
        rows = session.scalars(select(AnswerRow).order_by(AnswerRow.version)).all()
    assert [(row.version, row.text, row.is_current) for row in rows] == [
        (1, "First thoughts on this.", False),
        (2, "Second thoughts on this.", True),
    ]


def test_the_same_message_at_the_same_moment_is_answered_once(
    database: Database, conversation: str, send: Send
) -> None:
    send("start", choice="route:all")
    outcomes: list[Outcome] = []
    threads = [
        threading.Thread(
            target=lambda: outcomes.append(send("m-1", text="Said once, heard by five of you."))
        )
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 5
    assert all(outcome == outcomes[0] for outcome in outcomes)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(AnswerRow)) == 1


def test_many_conversations_at_once_keep_their_own_answers(
    database: Database, lsp: Consultation, wording: Wording
) -> None:
    failures: list[BaseException] = []

    def converse(name: str) -> None:
        try:
            with database.transaction() as session:
                identifier, _ = open_conversation(session, lsp, wording)
            for number in range(5):
                message = f"{name}-{number}"
                with database.transaction() as session:
                    receive(session, identifier, message, f"{name} says {number} things", None)
                take_turn(database, lsp, wording, identifier, message, lambda _: AN_ANSWER)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=converse, args=(f"group {n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.reading() as session:
        texts = session.scalars(select(AnswerRow.text).where(AnswerRow.is_current)).all()
    assert sorted(texts) == sorted(
        "\n\n".join(f"group {n} says {k} things" for k in range(5)) for n in range(6)
    )


def test_the_button_that_was_pressed_is_shown_by_its_label(
    database: Database, conversation: str, send: Send
) -> None:
    send("start", choice="route:all")
    send("agree", choice="stance:agree:1")
    with database.reading() as session:
        lines = transcript(session, conversation)
    said = [line["text"] for line in lines if line["sender"] == "member"]
    assert said == ["All 35 questions", "Agree"]


def test_each_conversation_has_a_token_of_its_own(
    database: Database, lsp: Consultation, wording: Wording
) -> None:
    with database.transaction() as session:
        mine, my_token = open_conversation(session, lsp, wording)
        yours, your_token = open_conversation(session, lsp, wording)
    with database.reading() as session:
        assert token_hash_of(session, mine) == hash_token(my_token)
        assert token_hash_of(session, yours) == hash_token(your_token)
        assert my_token != your_token
        assert token_hash_of(session, "none") is None


def test_a_token_is_not_stored(database: Database, lsp: Consultation, wording: Wording) -> None:
    with database.transaction() as session:
        _, token = open_conversation(session, lsp, wording)
    with database.reading() as session:
        for table in ("conversations", "responses", "messages"):
            rows = session.connection().exec_driver_sql(f"SELECT * FROM {table}").all()
            assert token not in str(rows)


def test_a_conversation_about_another_consultation_is_not_found(
    database: Database, tiny: Consultation, conversation: str
) -> None:
    with database.reading() as session, pytest.raises(ConversationNotFound):
        load_interview(session, tiny, conversation)


def test_what_is_said_about_the_group_is_stored(
    database: Database, lsp: Consultation, conversation: str, send: Send
) -> None:
    send("start", choice="route:all")
    send("m-1", text="We agree, as long as small groups are heard.")
    send("m-2", choice="submit")
    for number, text in enumerate(["Duck Lane Residents", "the committee", "7"]):
        send(f"a-{number}", text=text)
    send("n", choice="consent:named:yes")
    send("q", choice="consent:quoted:no")
    assert send("done", choice="submit")["question"] is None
    with database.reading() as session:
        interview = load_interview(session, lsp, conversation).interview
        row = session.scalars(select(ResponseRow)).one()
    assert interview.response.submitted
    assert row.submitted_at is not None
    about = interview.response.about
    assert (about.group, about.mandate, about.people, about.named, about.quoted) == (
        "Duck Lane Residents",
        "the committee",
        7,
        True,
        False,
    )


def test_the_times_of_messages_are_in_utc(database: Database, send: Send) -> None:
    send("m-1", text="Good evening to all.")
    with database.reading() as session:
        row = session.scalars(select(MessageRow).where(MessageRow.message_id == "m-1")).one()
    assert row.received_at.utcoffset() is not None
    assert row.replied_at is not None
    assert row.replied_at >= row.received_at


def test_what_members_write_is_not_in_the_messages_of_errors(database: Database) -> None:
    with pytest.raises(SQLAlchemyError) as raised, database.reading() as session:
        session.execute(select(func.no_such_function(literal("secret words"))))
    assert "secret words" not in str(raised.value)
