"""What was looked at is kept until somebody looks again, and nothing of it when it is erased."""

import pytest
from sqlalchemy import select

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response import Submission
from bot.response.drafting.since import Since, since, told_on
from bot.response.drafting.words import DraftWords
from bot.response.submitted.evidence import Sources
from bot.settings import ROOT
from bot.store import Database
from bot.store.drafts import save_draft
from bot.store.models import AnswerRow, ResponseRow, SeenAnswersRow, now
from bot.store.network.corpus import Corpus
from bot.store.network.desk import Desk
from bot.store.responses.erasing import erase_response
from bot.store.responses.submissions import load_submissions
from bot.store.seen import note_seen, seen_answers
from bot.store.team.accounts import Role, add_account
from bot.store.themes.kept import KeptThemes
from tests.store.test_drafts import saying

PLACE, REF = "5", Ref(5)


@pytest.fixture
def groups(database: Database, lsp: Consultation) -> list[Submission]:
    with database.transaction() as session:
        load_sample_groups(session, lsp, load_samples(ROOT / "consultations" / "lsp-2005", lsp))
        return load_submissions(session, lsp.id)


def test_who_looks_takes_the_place_of_who_looked_before(
    database: Database, lsp: Consultation
) -> None:
    with database.transaction() as session:
        asha = add_account(session, "a@example.org", "Asha", Role.EDITOR, "three small green boats")
        note_seen(session, lsp.id, PLACE, {"a": "1"}, None)
        note_seen(session, lsp.id, "6", {"a": "2"}, None)
        note_seen(session, "another", PLACE, {"b": "3"}, None)
    with database.transaction() as session:
        first = seen_answers(session, lsp.id)
        assert {place: (seen.told, seen.by) for place, seen in first.items()} == {
            PLACE: ({"a": "1"}, None),
            "6": ({"a": "2"}, None),
        }
        note_seen(session, lsp.id, PLACE, {"a": "4", "c": "5"}, asha.id)
    with database.reading() as session:
        second = seen_answers(session, lsp.id, first)
    assert second["6"] is first["6"]
    assert (second[PLACE].told, second[PLACE].by) == ({"a": "4", "c": "5"}, "Asha")
    assert second[PLACE].at > first[PLACE].at


def test_erasing_leaves_no_digest_and_the_answer_is_missed(
    database: Database, lsp: Consultation, groups: list[Submission]
) -> None:
    told = told_on(REF, Sources(groups))
    victim = next(iter(told))
    with database.transaction() as session:
        note_seen(session, lsp.id, PLACE, told, None)
        note_seen(session, lsp.id, "6", {"other": "0"}, None)
    with database.transaction() as session:
        erase_response(session, victim)
    with database.reading() as session:
        assert told[victim] not in str(session.scalars(select(SeenAnswersRow.told)).all())
        seen = seen_answers(session, lsp.id)
        assert {response: said for response, said in seen[PLACE].told.items() if said} == {
            response: said for response, said in told.items() if response != victim
        }
        assert seen["6"].told == {"other": "0"}
        left = told_on(REF, Sources(load_submissions(session, lsp.id)))
    assert since(seen[PLACE].told, left) == Since((), (), 1)


def test_the_desk_tells_what_is_new_of_questions_that_are_drafted(
    database: Database, lsp: Consultation, groups: list[Submission]
) -> None:
    desk = Desk(
        lsp, Corpus(lsp.id), KeptThemes(lsp.id), DraftWords(ROOT / "messages" / "draft.en.yml")
    )

    def told() -> Since | None:
        with database.reading() as session:
            return desk.look(session).since(PLACE)

    assert told() is None
    with database.transaction() as session:
        save_draft(session, lsp.id, saying("We think so."), 0, None)
        save_draft(session, lsp.id, saying("Dear all.", "letter"), 0, None)
    everybody = told()
    assert everybody is not None
    # Nobody has said yet that they looked.
    assert {*everybody.new} == {*told_on(REF, Sources(groups))}
    with database.transaction() as session:
        look = desk.look(session)
        letter = look.since("letter")
        assert letter is not None
        assert len(letter.new) == len(groups)
        note_seen(session, lsp.id, PLACE, look.told(PLACE), None)
    assert told() is None
    changed, gone, away = everybody.new[:3]
    with database.transaction() as session:
        answer = session.scalars(
            select(AnswerRow).where(
                AnswerRow.response_id == changed, AnswerRow.number == 5, AnswerRow.is_current
            )
        ).one()
        answer.text = "We see it in another way now."
        session.get_one(ResponseRow, changed).version += 1
        session.get_one(ResponseRow, gone).withdrawn_at = now()
        erase_response(session, away)
    assert told() == Since((), (changed,), 2)
    with database.transaction() as session:
        session.get_one(ResponseRow, gone).withdrawn_at = None
        look = desk.look(session)
        note_seen(session, lsp.id, PLACE, {changed: look.told(PLACE)[changed]}, None)
    again = told()
    assert again is not None
    assert {*again.new} == {*everybody.new} - {changed, away}
    assert (again.changed, again.gone) == ((), 0)
