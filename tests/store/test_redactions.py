"""Redacting, undoing and forgetting: on SQLite and on PostgreSQL."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.analysis.stance import Stand
from bot.consultation import Consultation, Ref
from bot.response.submitted.redacting import Redaction, Redactor
from bot.store import Database
from bot.store.interviews.ending import erase
from bot.store.interviews.messages import response_of
from bot.store.models import AccountRow, RedactionRow, StandRow
from bot.store.network.corpus import Corpus
from bot.store.redactions import NothingToRedact, redact, redactions_of, undo_redaction
from bot.store.responses.forgetting import forget_words, without
from bot.store.responses.full_text import read_query, search
from bot.store.responses.reading import read_response, read_versions
from bot.store.responses.stances import correct_stand, corrected_stands
from bot.store.responses.submissions import load_submissions
from tests.store.talks import Talks
from tests.store.test_erasing import files, rows

TODAY = date(2026, 3, 1)
NAME = Redaction("Quentin  xylander", "[name removed]")


@pytest.fixture
def response(talks: Talks) -> str:
    """A submitted response that names somebody in several places and versions."""
    mine = talks.open()
    talks.send(mine, choice="route:all")
    talks.send(mine, "We agree with QUENTIN\nXylander of the council, as ever.")
    talks.send(mine, choice="submit")
    for text in ("Duck Lane Residents", "Quentin Xylander and the committee", "7"):
        talks.send(mine, text)
    talks.send(mine, choice="consent:named:yes")
    talks.send(mine, choice="consent:quoted:yes")
    talks.send(mine, choice="submit")
    talks.conversation = mine
    with talks.database.transaction() as session:
        return response_of(session, mine)


def make(database: Database, response: str, redaction: Redaction = NAME, days: int = 365) -> int:
    with database.transaction() as session:
        return redact(
            session, response, redaction, reason="Names somebody.", account_id=None,
            keep_until=TODAY + timedelta(days=days),
        )  # fmt: skip


def found(database: Database, typed: str) -> list[str]:
    with database.reading() as session:
        hits = search(session, "lsp-2005", read_query(typed)).hits
    return ["".join(piece.text for piece in hit.pieces) for hit in hits]


def test_nobody_of_the_team_reads_redacted_words(
    talks: Talks, database: Database, response: str
) -> None:
    corpus = Corpus("lsp-2005")
    with database.reading() as session:
        assert "xylander" in str(corpus.submissions(session)).casefold()
    assert len(found(database, "xylander")) == 1
    assert make(database, response) == 2
    with database.reading() as session:
        for read in (
            load_submissions(session, "lsp-2005"),
            load_submissions(session, "lsp-2005", [1]),
            corpus.submissions(session),
            read_response(session, "lsp-2005", response),
            read_versions(session, response, Ref(1)),
            redactions_of(session, response, with_words=False),
        ):
            assert "xylander" not in str(read).casefold()
            assert "[name removed]" in str(read)
    assert found(database, "xylander") == []
    [hit] = found(database, "removed council")
    assert "We agree with [name removed] of the council" in hit
    # The group itself still does.
    assert "QUENTIN\\nXylander" in str(talks.interview(talks.conversation))


def test_words_that_the_group_writes_later_are_redacted_too(
    talks: Talks, database: Database, response: str
) -> None:
    make(database, response)
    talks.send(talks.conversation, choice="change:1")
    talks.send(talks.conversation, "Once more: Quentin Xylander knows best about these things.")
    assert found(database, "xylander") == []
    assert len(found(database, '"knows best"')) == 1
    with database.reading() as session:
        assert len(read_versions(session, response, Ref(1))) == 2
        assert "xylander" not in str(read_versions(session, response, Ref(1))).casefold()


def test_an_administrator_sees_the_words_and_can_let_everybody_read_them_again(
    database: Database, response: str
) -> None:
    make(database, response)
    with database.reading() as session:
        [redaction] = redactions_of(session, response, with_words=True)
    assert redaction.passage == NAME.passage
    with database.transaction() as session:
        assert undo_redaction(session, response, redaction.id)
    with database.transaction() as session:
        assert not undo_redaction(session, response, redaction.id)
    assert len(found(database, "xylander")) == 1
    with database.reading() as session:
        [submission] = load_submissions(session, "lsp-2005")
        assert "Xylander" in str(submission)
        assert submission.may_quote(f"They say {NAME.instead}.")
        [redaction] = redactions_of(session, response, with_words=True)
    assert redaction.undone_at is not None
    assert not redaction.forgotten


def test_words_that_are_not_there_cannot_be_redacted(database: Database, response: str) -> None:
    make(database, response)
    for passage in ("Zebedee", NAME.passage):
        with pytest.raises(NothingToRedact):
            make(database, response, Redaction(passage, "[gone]"))


def test_redacted_words_are_forgotten_for_good_once_the_time_is_over(
    talks: Talks, database: Database, response: str
) -> None:
    talks.send(talks.conversation, choice="change:1")
    talks.send(talks.conversation, "We think that Quentin Xylander should go on.")
    make(database, response, days=10)
    assert forget_words(database, TODAY + timedelta(days=10)) == 0
    assert "Xylander" in rows(database)
    assert forget_words(database, TODAY + timedelta(days=11)) == 1
    assert forget_words(database, TODAY + timedelta(days=11)) == 0
    assert "xylander" not in rows(database).casefold()
    if database.engine.dialect.name == "sqlite":
        assert b"xylander" not in files(database).lower()
    with database.reading() as session:
        [redaction] = redactions_of(session, response, with_words=True)
        [submission] = load_submissions(session, "lsp-2005")
    assert redaction.forgotten
    # What stands instead is still not taken for the group's own words.
    assert not submission.may_quote(submission.answers[Ref(1)].text)
    assert len(found(database, "removed")) == 1
    # The conversation goes on.
    assert "[name removed]" in str(talks.interview(talks.conversation).response.answers)
    talks.send(talks.conversation, choice="change:1")
    talks.send(talks.conversation, "We think so still, and say it once more for everybody.")
    assert len(found(database, '"everybody"')) == 1


def test_a_step_of_a_conversation_is_not_taken_for_the_words(
    talks: Talks, database: Database, response: str
) -> None:
    for passage in ("submitted", "all", "agree"):
        state = {
            "place": {"step": passage},
            "doubt": {"text": passage, "command": f"undo:{passage}"},
        }
        without_it = without(state, Redactor([Redaction(passage, "…")]))
        assert without_it["place"] == {"step": passage}
        assert without_it["doubt"] == {"text": "…", "command": "undo:…"}


def test_erasing_takes_redactions_and_readings_with_it(
    talks: Talks, database: Database, response: str
) -> None:
    make(database, response)
    with database.transaction() as session:
        correct_stand(session, response, Ref(1), Stand.PARTLY, None)
    with database.transaction() as session:
        erase(session, talks.conversation)
    database.scrub()
    with database.reading() as session:
        assert session.scalars(select(RedactionRow)).all() == []
        assert session.scalars(select(StandRow)).all() == []
    assert "xylander" not in rows(database).casefold()
    if database.engine.dialect.name == "sqlite":
        assert b"xylander" not in files(database).lower()


def test_where_a_group_stands_is_what_the_team_read_until_the_group_says_more(
    talks: Talks, database: Database, response: str, lsp: Consultation
) -> None:
    with database.transaction() as session:
        correct_stand(session, response, Ref(1), Stand.PARTLY, None)
        correct_stand(session, response, Ref(1), Stand.DISAGREE, None)
    with database.reading() as session:
        assert corrected_stands(session, lsp.id) == {(response, Ref(1)): Stand.DISAGREE}
        read = read_response(session, lsp.id, response)
        assert read is not None
        assert read.answers[Ref(1)].corrected
    talks.send(talks.conversation, choice="change:1")
    talks.send(talks.conversation, "No, on second thoughts we do not agree with any of this.")
    with database.reading() as session:
        assert corrected_stands(session, lsp.id) == {}
        assert session.scalars(select(AccountRow)).all() == []
