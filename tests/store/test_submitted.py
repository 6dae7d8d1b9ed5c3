"""What was submitted is never changed, and what was circulated forgets whoever is erased."""

import re

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from bot.consultation import Consultation
from bot.response.agreement.agreeing import Agreed, Decision, Progress
from bot.response.agreement.text import Text
from bot.settings import ROOT
from bot.store import Database
from bot.store.circulation.agreements import Meeting, agree, file_of, submit
from bot.store.circulation.circulations import circulate, circulation
from bot.store.circulation.comments import comments, say
from bot.store.models import AgreementRow, NetworkFileRow, NetworkSubmissionRow, now
from bot.store.models.network import Frozen
from bot.store.responses.erasing import erase_response
from tests.console.drafting import load_groups
from tests.store.test_erasing import rows


def of(response_id: str, words: str) -> Text:
    line = {"text": words, "support": "full", "evidence": [f"{response_id}/1/0123456789ab"]}
    return Text.read({"places": [["1", [{"heading": "", "points": False, "lines": [line]}]]]})


def approve(database: Database, consultation: str, text: Text) -> Agreed:
    progress = Progress(text, "d", circulated_at=now())
    met = Meeting("Members’ meeting", now().date(), "All", Decision.APPROVE, "")
    with database.transaction() as session:
        id_ = agree(session, consultation, progress, met, "d", None)
    return Agreed(id_, Decision.APPROVE, text, "d", now())


def test_what_was_submitted_cannot_be_changed_or_deleted(
    database: Database, lsp: Consultation
) -> None:
    text = of("a", "Wombats matter.")
    agreed = approve(database, lsp.id, text)
    progress = Progress(text, "d", circulated_at=now(), agreed=agreed)
    with database.transaction() as session:
        assert submit(session, lsp.id, progress, {"b": 1, "a": 2}, {"md": b"#"}, "d", None) == 1
    for table, column in ((NetworkSubmissionRow, "digest"), (NetworkFileRow, "body")):
        with pytest.raises(Frozen), database.transaction() as session:
            setattr(session.query(table).one(), column, b"" if column == "body" else "")
        with pytest.raises(Frozen), database.transaction() as session:
            session.delete(session.query(table).one())
    for table, column in (("network_submissions", "digest"), ("network_files", "body")):
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with (
                pytest.raises(DBAPIError, match="never changed"),
                database.transaction() as session,
            ):
                session.execute(sql(statement))
    with database.reading() as session:
        assert session.query(NetworkSubmissionRow).one().document == {"a": 2, "b": 1}
        assert file_of(session, lsp.id, 1, "md") == b"#"


def test_no_statement_changes_what_was_submitted() -> None:
    changing = re.compile(r"(update|delete)\(\s*(NetworkSubmissionRow|NetworkFileRow)\b")
    for path in (ROOT / "bot").rglob("*.py"):
        assert not changing.search(path.read_text("utf-8")), path


def test_erasing_takes_a_groups_words_out_of_what_was_circulated_and_agreed(
    database: Database, lsp: Consultation
) -> None:
    with database.transaction() as session:
        first, second = load_groups(session, lsp)[:2]
    for group, words in ((first, "Wombats matter."), (second, "Quetzals matter.")):
        approve(database, lsp.id, of(group.id, words))
    with database.transaction() as session:
        text = of(first.id, "Wombats matter.")
        circulate(session, lsp.id, text, (), now().date(), 0, None)
        version, _ = circulation(session, lsp.id, 1)
        for name, words in ((f" {first.about.group} ".upper(), "Zanzibar"), ("Others", "Vixens")):
            say(
                session, version, now().date(), message_id=words, place="1", paragraph=0,
                group=name, text=words, browser="b",
            )  # fmt: skip
    with database.transaction() as session:
        erase_response(session, first.id)
    left = rows(database)
    for word in ("Wombats", "Zanzibar", f"{first.id}/1"):
        assert word not in left
    assert "Quetzals" in left
    with database.reading() as session:
        assert [comment.text for comment in comments(session, lsp.id)] == ["Vixens"]
        assert first.id not in str([row.document for row in session.query(AgreementRow)])


def test_erasing_leaves_what_was_submitted(database: Database, lsp: Consultation) -> None:
    with database.transaction() as session:
        group = load_groups(session, lsp)[0]
    text = of(group.id, "Wombats matter.")
    agreed = approve(database, lsp.id, text)
    progress = Progress(text, "d", circulated_at=now(), agreed=agreed)
    with database.transaction() as session:
        submit(session, lsp.id, progress, text.plain(), {"md": b"Wombats"}, "d", None)
    with database.transaction() as session:
        erase_response(session, group.id)
    with database.reading() as session:
        assert "Wombats" in str(session.query(NetworkSubmissionRow).one().document)
        assert file_of(session, lsp.id, 1, "md") == b"Wombats"
