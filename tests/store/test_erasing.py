"""Erasing a response: no word of it is left, on SQLite and on PostgreSQL."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.consultation import Ref
from bot.interview.commands import Withdraw
from bot.interview.reading.understanding import Understanding
from bot.response.submitted.evidence import Evidence, mark_of
from bot.response.themes.deciding import Make, SetAside
from bot.store import CodeUnknown, Database, ResponseErased
from bot.store.interviews.ending import erase, withdraw
from bot.store.interviews.messages import receive
from bot.store.interviews.resuming import issue
from bot.store.models import Base, ConversationRow, Group, ResponseRow, SubmissionRow
from bot.store.responses.receipts import receipt_number
from bot.store.responses.submissions import load_submissions
from bot.store.themes.themes import add_decision
from tests.store.talks import Talks
from tests.store.test_lasting import number_in, response_row

SECRETS = [
    "Xylophones", "Quetzals", "Zanzibar", "Wombats", "Kookaburra", "Jabberwock", "Vixens",
    "Narwhals", "Umbrellas",
]  # fmt: skip
"""One for every place at which a word can be kept."""


def fill(talks: Talks) -> tuple[str, str]:
    """Two conversations on one response with a secret word in every place; and one erased."""
    mine = talks.open()
    talks.name(mine, "Kookaburra")
    talks.send(mine, choice="route:all")
    talks.send(mine, f"Xylophones matter to us. {'and on and on ' * 3000}")
    talks.send(mine, choice="change:1")
    talks.send(mine, "Quetzals matter to us more than anything else.")
    yours = talks.join(mine, "Vixens")
    talks.send(yours, choice="ask:why")
    talks.send(mine, choice="submit")
    for text in ("Zanzibar Club", "the Wombats committee", "7"):
        talks.send(mine, text)
    talks.send(mine, choice="consent:named:yes")
    talks.send(mine, choice="consent:quoted:yes")
    talks.send(mine, choice="submit")
    doubtful = Understanding(Withdraw(), 0.6)
    talks.send(mine, "Jabberwock", understanding=doubtful)
    decide_on_themes(talks.database, mine)
    return mine, yours


def decide_on_themes(database: Database, conversation: str) -> None:
    """A title that repeats what the group says, and a reason that does."""
    with database.transaction() as session:
        own = session.get_one(ConversationRow, conversation).response_id
        assert own is not None
        point = Evidence(own, Ref(1), mark_of("Narwhals matter most."))
        for seen, decision in (
            ("0.0", Make("t1", (point,), "Narwhals matter most", point)),
            ("1.0", SetAside((point,), "They speak of Umbrellas")),
        ):
            add_decision(session, "lsp-2005", Ref(1), seen, decision, None)


def rows(database: Database) -> str:
    """Everything that is in any table."""
    return "\n".join(rows_by_table(database).values())


def rows_by_table(database: Database) -> dict[str, str]:
    """Everything that is in each table."""
    with database.reading() as session:
        # Rows as they are would leave out the middle of what is long.
        return {
            table.name: str([tuple(row) for row in session.execute(select(table))])
            for table in Base.metadata.sorted_tables
        }


def files(database: Database) -> bytes:
    """The bytes of a SQLite database, its log included."""
    path = Path(str(database.engine.url.database))
    found = sorted(path.parent.glob(path.name + "*"))
    assert path in found
    return b"".join(file.read_bytes() for file in found)


def test_erasing_leaves_no_word_in_any_row_or_file(talks: Talks, database: Database) -> None:
    mine, yours = fill(talks)
    code = talks.code(mine)
    before = rows(database)
    assert [word for word in SECRETS if word not in before] == []
    sqlite = database.engine.dialect.name == "sqlite"
    if sqlite:
        content = files(database)
        assert [word for word in SECRETS if word.encode() not in content] == []
    talks.send(mine, choice="erase")
    said = talks.send(mine, "erase everything")
    assert "erased" in said
    assert number_in(said) == receipt_number("lsp-2005", 1)
    after = rows(database)
    assert [word for word in SECRETS if word in after] == []
    if sqlite:
        content = files(database)
        assert [word for word in SECRETS if word.encode() in content] == []
    for conversation in (mine, yours):
        with pytest.raises(ResponseErased):
            talks.interview(conversation)
        with pytest.raises(ResponseErased):
            talks.send(conversation, "Anything more?")
    with pytest.raises(CodeUnknown):
        talks.resume(code)
    row = response_row(talks)
    assert row.erased_at is not None
    assert row.submitted_at is not None
    assert (row.mandate, row.people, row.named, row.quoted, row.group_id) == (None,) * 5
    with database.reading() as session:
        [submission] = session.scalars(select(SubmissionRow)).all()
    assert (submission.number, submission.digest) == (number_in(said), None)


def test_erasing_one_response_leaves_the_others(talks: Talks, database: Database) -> None:
    other = talks.open()
    talks.answer_and_submit(other)
    mine, _ = fill(talks)
    with database.transaction() as session:
        erased = erase(session, mine)
    assert erased.number == receipt_number("lsp-2005", 2)
    assert talks.interview(other).response.about.group == "Duck Lane Residents"
    assert "small groups are heard" in talks.said(other)
    with database.reading() as session:
        submissions = load_submissions(session, "lsp-2005")
        assert [s.about.group for s in submissions] == ["Duck Lane Residents"]
    # The number of an erased response is not given again.
    assert number_in(talks.answer_and_submit(talks.open())) == receipt_number("lsp-2005", 3)


def test_a_group_that_another_response_uses_keeps_its_name(
    talks: Talks, database: Database
) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)
    with database.transaction() as session:
        group = session.scalars(select(Group)).one()
        session.add(ResponseRow(consultation="another", group_id=group.id, door="import"))
    with database.transaction() as session:
        erase(session, mine)
    with database.reading() as session:
        assert session.scalars(select(Group.name)).all() == ["Duck Lane Residents"]


def test_nothing_can_be_done_in_an_erased_conversation(talks: Talks, database: Database) -> None:
    mine = talks.open()
    with database.transaction() as session:
        erase(session, mine)
    for work in (
        lambda session: receive(session, mine, "m", "more words", None),
        lambda session: issue(session, mine, days=1),
        lambda session: erase(session, mine),
        lambda session: withdraw(session, talks.consultation, talks.wording, mine),
    ):
        with database.transaction() as session, pytest.raises(ResponseErased):
            work(session)
    assert "more words" not in rows(database)


def test_a_message_that_arrives_while_everything_is_erased_leaves_no_word(
    talks: Talks, database: Database
) -> None:
    mine, yours = fill(talks)
    failures: list[BaseException] = []

    def keep_talking() -> None:
        try:
            for number in range(1000):
                with database.transaction() as session:
                    receive(session, yours, f"late-{number}", "Lateness itself", None)
        except ResponseErased:
            return
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=keep_talking)
    thread.start()
    with database.transaction() as session:
        erase(session, mine)
    thread.join()
    assert failures == []
    assert "Lateness itself" not in rows(database)
