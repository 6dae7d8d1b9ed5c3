import pytest
from sqlalchemy import func, select

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing import import_response, read
from bot.importing.samples import load_sample_groups, remove_sample_groups
from bot.interview import About
from bot.interview.reading.placing import place
from bot.interview.saying.wording import Wording
from bot.settings import ROOT
from bot.store import Database, GroupHasResponse, ResponseKnown
from bot.store.models import AnswerRow, Group, ResponseRow
from bot.store.responses.submissions import load_submissions
from tests.conftest import DATA

PLAIN = DATA / "papers" / "plain.txt"
MARKDOWN = DATA / "papers" / "markdown.md"


def take(database: Database, consultation: Consultation, wording: Wording, name: str) -> None:
    placed = place(read(PLAIN), consultation, wording.not_answering)
    with database.transaction() as session:
        import_response(session, consultation, placed, About(group=name, people=9))


def counts(database: Database) -> list[int | None]:
    with database.reading() as session:
        return [
            session.scalar(select(func.count()).select_from(table))
            for table in (Group, ResponseRow, AnswerRow)
        ]


def test_a_written_response_is_stored_as_submitted(
    database: Database, tiny: Consultation, wording: Wording
) -> None:
    take(database, tiny, wording, "Duck Lane Residents")
    with database.reading() as session:
        [submission] = load_submissions(session, tiny.id)
        row = session.scalars(select(ResponseRow)).one()
    assert submission.about == About(group="Duck Lane Residents", people=9)
    assert submission.submitted_at is not None
    assert submission.answers[Ref(4, "a")].text == "Low, with a bench."
    assert (row.letter or "").startswith("Dear Clerk")


def test_the_same_response_twice_is_refused_and_changes_nothing(
    database: Database, tiny: Consultation, wording: Wording
) -> None:
    take(database, tiny, wording, "Duck Lane Residents")
    before = counts(database)
    with pytest.raises(ResponseKnown) as raised:
        take(database, tiny, wording, "Somebody Else")
    assert raised.value.group == "Duck Lane Residents"
    assert counts(database) == before


def test_a_second_response_of_one_group_is_refused_and_changes_nothing(
    database: Database, tiny: Consultation, wording: Wording
) -> None:
    take(database, tiny, wording, "Duck Lane Residents")
    before = counts(database)
    placed = place(read(MARKDOWN), tiny, wording.not_answering)
    with pytest.raises(GroupHasResponse), database.transaction() as session:
        import_response(session, tiny, placed, About(group="duck lane residents"))
    assert counts(database) == before


def test_samples_replace_each_other_and_can_be_taken_out(
    database: Database, lsp: Consultation
) -> None:
    groups = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    for _ in range(2):
        with database.transaction() as session:
            assert load_sample_groups(session, lsp, groups) == 12
    assert counts(database)[:2] == [12, 12]
    with database.transaction() as session:
        assert remove_sample_groups(session, lsp) == 12
    assert counts(database) == [0, 0, 0]


def test_a_group_that_has_only_begun_a_conversation_can_be_imported(
    database: Database, tiny: Consultation, wording: Wording
) -> None:
    with database.transaction() as session:
        group = Group(name="École Club")
        session.add(ResponseRow(consultation=tiny.id, door="chat", group=group))
    take(database, tiny, wording, "École Club")
    placed = place(read(MARKDOWN), tiny, wording.not_answering)
    with pytest.raises(GroupHasResponse), database.transaction() as session:
        import_response(session, tiny, placed, About(group="ÉCOLE CLUB"))
