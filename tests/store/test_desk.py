"""What the desk keeps of the answers, and when it looks at them anew."""

import pytest
from sqlalchemy import select

from bot.consultation import Consultation, Ref
from bot.response import Submission
from bot.response.drafting.dissent import Verdict
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.submitted.evidence import said, says
from bot.settings import ROOT
from bot.store import Database
from bot.store.drafts import save_draft
from bot.store.models import AnswerRow, Group, ResponseRow, now
from bot.store.network.corpus import Corpus
from bot.store.network.desk import Desk
from bot.store.network.look import Look
from bot.store.themes.kept import KeptThemes
from bot.store.views import settle_view
from tests.console.drafting import load_groups

REF = Ref(1)


@pytest.fixture
def groups(database: Database, lsp: Consultation) -> list[Submission]:
    """Sample groups, of which the first two have not submitted yet."""
    with database.transaction() as session:
        groups = [g for g in load_groups(session, lsp) if said(g, REF)]
        for group in groups[:2]:
            session.get_one(ResponseRow, group.id).submitted_at = None
    return groups


@pytest.fixture
def desk(lsp: Consultation) -> Desk:
    words = DraftWords(ROOT / "messages" / "draft.en.yml")
    return Desk(lsp, Corpus(lsp.id, with_samples=True), KeptThemes(lsp.id), words)


def look(database: Database, desk: Desk) -> Look:
    with database.reading() as session:
        return desk.look(session)


def change(database: Database, group: Submission, text: str) -> None:
    """Let a group change its answer to the first question."""
    with database.transaction() as session:
        answer = session.scalars(
            select(AnswerRow).where(
                AnswerRow.response_id == group.id, AnswerRow.number == 1, AnswerRow.is_current
            )
        ).one()
        answer.text = text
        session.get_one(ResponseRow, group.id).version += 1


def test_a_group_that_is_still_answering_changes_nothing_that_was_found(
    database: Database, desk: Desk, groups: list[Submission]
) -> None:
    before = look(database, desk)
    change(database, groups[0], "We see it in another way now.")
    after = look(database, desk)
    assert after.found is before.found
    assert after.set_aside is before.set_aside
    [own] = [each for each in after.everybody if each.id == groups[0].id]
    assert own.answers[REF].text == "We see it in another way now."


def test_what_counts_or_is_named_or_leaned_on_is_looked_at_anew(
    database: Database, lsp: Consultation, desk: Desk, groups: list[Submission]
) -> None:
    counting = look(database, desk)
    change(database, groups[2], "We see it in another way now.")
    named = look(database, desk)
    assert named.found is not counting.found
    with database.transaction() as session:
        response = session.get_one(ResponseRow, groups[0].id)
        assert response.group_id
        session.get_one(Group, response.group_id).name = "Duck Lane Society"
        response.version += 1
    leaning = look(database, desk)
    assert "Duck Lane Society" in leaning.others
    assert leaning.found is not named.found
    # A sentence may lean on a response that counts no more: what it says of that is shown or not.
    point = said(groups[1], REF)[0]
    quoting = Draft("1", (Passage((Sentence(f"One says: {point.text}", (point.evidence,)),)),))
    with database.transaction() as session:
        save_draft(session, lsp.id, quoting, 0, None)
    assert look(database, desk).found is leaning.found
    change(database, groups[1], "We see it in another way now.")
    shown = look(database, desk)
    assert shown.found is not leaning.found
    with database.transaction() as session:
        session.get_one(ResponseRow, groups[0].id).submitted_at = now()
        session.get_one(ResponseRow, groups[0].id).version += 1
    assert look(database, desk).found is not shown.found


def test_a_reason_loses_the_words_that_a_group_takes_back_before_it_has_submitted(
    database: Database, desk: Desk, groups: list[Submission]
) -> None:
    view, other = groups[2], groups[0]
    change(database, other, "The heron needs a dry perch by noon.")
    with database.transaction() as session:
        session.get_one(ResponseRow, other.id).quoted = True
        reason = "Others say that the heron needs a dry perch."
        settle_view(session, view.id, REF, Verdict(says(view, REF), reason=reason), None)

    def told() -> str:
        return look(database, desk).views.verdicts[view.id, REF].reason

    assert told() == reason
    with database.transaction() as session:
        session.get_one(ResponseRow, other.id).withdrawn_at = now()
        session.get_one(ResponseRow, other.id).version += 1
    assert "perch" not in told()
