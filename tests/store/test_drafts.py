"""Drafts as they are stored: versions, two people at once, and what erasing leaves."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Text, cast, select, update

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response import select as selected
from bot.response.drafting.dissent import Verdict
from bot.response.drafting.everything import draft_all
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, Draft, Passage, Sentence, Support
from bot.response.findings.find import find_all
from bot.response.submitted.evidence import Sources
from bot.settings import ROOT
from bot.store import Database
from bot.store.drafts import (
    AT_WORK,
    DraftChanged,
    current_draft,
    current_drafts,
    draft_version,
    draft_versions,
    save_draft,
    store_drafted,
)
from bot.store.models import DraftRow, SettledViewRow, now
from bot.store.responses.erasing import erase_response
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import Role, add_account
from bot.store.views import settle_view, verdicts_on_views

WORDS = DraftWords(ROOT / "messages" / "draft.en.yml")


def fill(database: Database, lsp: Consultation) -> dict[str, str]:
    """The sample groups with drafts of all places; and two people of the team."""
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with database.transaction() as session:
        load_sample_groups(session, lsp, samples)
        team = {
            name: add_account(
                session, f"{name}@example.org", name, Role.EDITOR, "three small green boats"
            ).id
            for name in ("asha", "ben")
        }
        sources = sources_of(session, lsp)
        drafts = draft_all(lsp, find_all(lsp, sources, {}), WORDS)
        assert set(store_drafted(session, lsp.id, drafts)) == set(drafts)
        assert store_drafted(session, lsp.id, drafts) == []
    return team


def sources_of(session: object, lsp: Consultation) -> Sources:
    return Sources(selected(load_submissions(session, lsp.id)).chosen)  # type: ignore[arg-type]


def saying(text: str, place: str = "5") -> Draft:
    return Draft(place, (Passage((Sentence(text),)),))


def save(database: Database, lsp: Consultation, text: str, seen: int, account: str | None) -> int:
    with database.transaction() as session:
        return save_draft(session, lsp.id, saying(text), seen, account).version


def test_a_draft_comes_back_as_it_was_saved(database: Database, lsp: Consultation) -> None:
    fill(database, lsp)
    with database.reading() as session:
        drafts = draft_all(lsp, find_all(lsp, sources_of(session, lsp), {}), WORDS)
        stored = current_drafts(session, lsp.id)
        assert {place: each.draft for place, each in stored.items()} == drafts
        assert stored[LETTER] == current_draft(session, lsp.id, LETTER)
        assert {each.version for each in stored.values()} == {1}
        assert not any(each.edited for each in stored.values())


def test_one_piece_of_work_is_one_version(database: Database, lsp: Consultation) -> None:
    team = fill(database, lsp)
    second = save(database, lsp, "We", 1, team["asha"])
    third = save(database, lsp, "We think", second, team["asha"])
    assert save(database, lsp, "We think", third, team["asha"]) == third
    fourth = save(database, lsp, "We think so", third, team["ben"])
    with database.transaction() as session:
        session.execute(
            update(DraftRow)
            .where(DraftRow.version == fourth)
            .values(created_at=now() - 2 * AT_WORK)
        )
    fifth = save(database, lsp, "We think so too", fourth, team["ben"])
    with database.reading() as session:
        versions = draft_versions(session, lsp.id, "5")
        assert [(v.version, v.by) for v in versions] == [
            (fifth, "ben"), (fourth, "ben"), (third, "asha"), (1, None),
        ]  # fmt: skip
        earlier = draft_version(session, lsp.id, "5", third)
        assert earlier is not None
        assert earlier.draft == saying("We think")
        assert draft_version(session, lsp.id, "5", second) is None
        assert timedelta(0) <= now() - versions[0].at < timedelta(minutes=1)


def test_who_saves_second_is_told_and_nothing_is_lost(
    database: Database, lsp: Consultation
) -> None:
    team = fill(database, lsp)
    save(database, lsp, "Asha was here.", 1, team["asha"])
    with pytest.raises(DraftChanged) as changed:
        save(database, lsp, "Ben was here.", 1, team["ben"])
    stored = changed.value.stored
    assert stored is not None
    assert (stored.by, stored.draft) == ("asha", saying("Asha was here."))


def test_of_many_who_save_at_once_one_succeeds(database: Database, lsp: Consultation) -> None:
    team = fill(database, lsp)
    done: list[str] = []

    def saving(text: str) -> None:
        try:
            save(database, lsp, text, 1, team["ben"])
            done.append(text)
        except DraftChanged:
            pass

    threads = [threading.Thread(target=saving, args=(f"Number {n}.",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    with database.reading() as session:
        stored = current_draft(session, lsp.id, "5")
        assert stored is not None
        assert stored.draft == saying(done[0])


def test_drafting_anew_leaves_what_people_wrote(database: Database, lsp: Consultation) -> None:
    team = fill(database, lsp)
    save(database, lsp, "Ours.", 1, team["asha"])
    with database.transaction() as session:
        new = {place: saying("Anew.", place) for place in ("5", "6")}
        assert store_drafted(session, lsp.id, new) == ["6"]


def test_erasing_leaves_no_word_in_any_version(database: Database, lsp: Consultation) -> None:
    team = fill(database, lsp)
    with database.transaction() as session:
        sources = sources_of(session, lsp)
        victim = next(submission for submission in sources if submission.about.quoted)
        stored = current_draft(session, lsp.id, "6")
        assert stored is not None
        first = stored.draft.passages[0]
        longer = replace(first, sentences=(*first.sentences, Sentence("Also our own words.")))
        edited = replace(stored.draft, passages=(longer, *stored.draft.passages[1:]))
        save_draft(session, lsp.id, edited, stored.version, team["asha"])
        aside = Verdict("digest", reason="They say so everywhere.")
        settle_view(session, victim.id, Ref(4), aside, team["asha"])
        leaning = {
            (row.place, row.version)
            for row in session.scalars(
                select(DraftRow).where(cast(DraftRow.draft, Text).like(f"%{victim.id}%"))
            )
        }
        assert {("6", 1), ("6", 2), (LETTER, 1)} <= leaning
    marks = [e.mark for s in edited.sentences for e in s.evidence if e.response == victim.id]
    assert any(marks)
    with database.transaction() as session:
        erase_response(session, victim.id)
    with database.reading() as session:
        kept = str([row.draft for row in session.scalars(select(DraftRow))])
        for answer in victim.answers.values():
            words = answer.text.split()
            assert all(" ".join(words[at : at + 6]) not in kept for at in range(len(words) - 5))
        assert [mark for mark in marks if mark and mark[0] not in "=~" and mark in kept] == []
        assert session.scalars(select(SettledViewRow)).all() == []
        assert verdicts_on_views(session, lsp.id) == {}
        after = current_draft(session, lsp.id, "6")
        assert after is not None
        lost = [
            s for s in after.draft.sentences if s.support(sources_of(session, lsp)) is Support.LOST
        ]
        assert lost
        assert {sentence.text for sentence in lost} == {""}
        assert "Also our own words." in kept


def test_what_was_decided_about_a_view_takes_the_place_of_what_was_before(
    database: Database, lsp: Consultation
) -> None:
    team = fill(database, lsp)
    with database.transaction() as session:
        group = next(iter(sources_of(session, lsp))).id
        settle_view(session, group, Ref(4), Verdict("w", ("a", "b")), team["asha"])
    with database.transaction() as session:
        verdict = verdicts_on_views(session, lsp.id)[group, Ref(4)]
        assert (verdict.sentences, verdict.reason, verdict.by) == (("a", "b"), "", "asha")
        settle_view(session, group, Ref(4), Verdict("w", reason="Off the question"), team["ben"])
    with database.transaction() as session:
        verdict = verdicts_on_views(session, lsp.id)[group, Ref(4)]
        assert (verdict.sentences, verdict.reason, verdict.by) == ((), "Off the question", "ben")
        settle_view(session, group, Ref(4), None, team["ben"])
    with database.reading() as session:
        assert verdicts_on_views(session, lsp.id) == {}
