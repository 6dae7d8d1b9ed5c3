"""Themes as they are stored: decisions, runs of the machine, and two people at once."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response import select as selected
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.submitted.redacting import Redaction
from bot.response.themes.deciding import Decision, Make, Move, Rename, SetAside
from bot.response.themes.points import points_on
from bot.response.themes.themes import Themes
from bot.settings import ROOT
from bot.store import Database
from bot.store.models import Base, ThemeDecisionRow, ThemeRunRow, ThemeSearchRow, now
from bot.store.network.searching import run_themes
from bot.store.redactions import redact
from bot.store.responses.erasing import erase_response
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import Role, add_account
from bot.store.themes.searches import SearchRunning, begin_search, end_search, last_search
from bot.store.themes.themes import (
    NothingToUndo,
    ThemesChanged,
    add_decision,
    history,
    stamp,
    themes_of,
    undo_last,
)

REF = Ref(5)


def fill(database: Database, lsp: Consultation) -> dict[str, str]:
    """The sample groups; and two people of the team."""
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with database.transaction() as session:
        load_sample_groups(session, lsp, samples)
        return {
            name: add_account(
                session, f"{name}@example.org", name, Role.EDITOR, "three small green boats"
            ).id
            for name in ("asha", "ben")
        }


def sources_of(database: Database, lsp: Consultation) -> Sources:
    with database.reading() as session:
        return Sources(selected(load_submissions(session, lsp.id)).chosen)


def stands(database: Database, lsp: Consultation) -> dict[Ref, Themes]:
    with database.reading() as session:
        sources = Sources(selected(load_submissions(session, lsp.id)).chosen)
        return themes_of(session, lsp.id, sources)


def do(database: Database, lsp: Consultation, decision: Decision, by: str | None = None) -> None:
    with database.transaction() as session:
        seen = stamp(history(session, lsp.id, REF))
        add_decision(session, lsp.id, REF, seen, decision, by)


def test_the_machine_finds_candidates_and_people_decide(
    database: Database, lsp: Consultation
) -> None:
    team = fill(database, lsp)
    before = stands(database, lsp)[REF]
    assert before.themes == ()
    assert before.new == set(before.single)
    told: list[tuple[int, int]] = []
    run = run_themes(database, lsp, progress=lambda done, of: told.append((done, of)))
    assert told == [(done, run) for done in range(run + 1)]
    found = stands(database, lsp)
    candidate = found[REF].themes[0]
    assert (candidate.id, candidate.decided, found[REF].new) == ("m1", False, frozenset())
    # Nothing has changed, so there is nothing to look at.
    assert run_themes(database, lsp) == 0
    do(database, lsp, Make("t1", candidate.points, source=candidate.source), team["asha"])
    after = stands(database, lsp)[REF]
    assert (after.themes[0].id, after.themes[0].decided) == ("t1", True)
    assert after.themes[0].points == candidate.points
    assert after.themes[0].title == candidate.title
    # What was decided is looked at anew, and stays.
    assert run_themes(database, lsp) == 1
    assert stands(database, lsp)[REF].themes[0] == after.themes[0]
    with database.reading() as session:
        [made] = history(session, lsp.id, REF)
    assert (made.by, made.undone_at) == ("asha", None)


def test_undoing_gives_back_what_was_there(database: Database, lsp: Consultation) -> None:
    team = fill(database, lsp)
    run_themes(database, lsp)
    before = stands(database, lsp)[REF]
    do(database, lsp, SetAside(before.single[:2], "Off the question"), team["asha"])
    assert set(stands(database, lsp)[REF].aside) == set(before.single[:2])
    with database.transaction() as session:
        seen = stamp(history(session, lsp.id, REF))
        undone = undo_last(session, lsp.id, REF, seen, team["ben"])
        assert isinstance(undone.decision, SetAside)
    assert stands(database, lsp)[REF] == before
    with database.transaction() as session:
        [kept] = history(session, lsp.id, REF)
        assert (kept.by, kept.undone_by) == ("asha", "ben")
        with pytest.raises(NothingToUndo):
            undo_last(session, lsp.id, REF, stamp([kept]), None)


def test_whoever_decides_second_is_told_who_was_first(
    database: Database, lsp: Consultation
) -> None:
    team = fill(database, lsp)
    [point, *_] = stands(database, lsp)[REF].single
    with database.reading() as session:
        seen = stamp(history(session, lsp.id, REF))
    do(database, lsp, Make("t1", (point,), "Asha's"), team["asha"])
    with database.transaction() as session, pytest.raises(ThemesChanged) as raised:
        add_decision(session, lsp.id, REF, seen, Make("t1", (point,), "Ben's"), team["ben"])
    assert raised.value.by == "asha"
    assert raised.value.at is not None
    with database.transaction() as session:
        seen = stamp(history(session, lsp.id, REF))
        undo_last(session, lsp.id, REF, seen, team["ben"])
    with database.transaction() as session, pytest.raises(ThemesChanged) as raised:
        add_decision(session, lsp.id, REF, seen, Rename("t1", "Late"), team["asha"])
    assert raised.value.by == "ben"


def test_of_many_who_decide_at_once_one_is_first_and_nothing_is_lost(
    database: Database, lsp: Consultation
) -> None:
    fill(database, lsp)
    points = stands(database, lsp)[REF].single
    refused: list[ThemesChanged] = []

    def work(number: int) -> None:
        try:
            with database.transaction() as session:
                made = Make(f"t{number}", (points[number],), f"Theme {number}")
                add_decision(session, lsp.id, REF, "0.0", made, None)
        except ThemesChanged as error:
            refused.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 3
    assert len([t for t in stands(database, lsp)[REF].themes if t.decided]) == 1


def test_new_answers_are_suggested_and_never_put_in_silently(
    database: Database, lsp: Consultation
) -> None:
    fill(database, lsp)
    points = points_on(REF, sources_of(database, lsp))
    [first, *others] = points
    do(database, lsp, Make("t1", (first,), points[first].text))
    do(database, lsp, SetAside(tuple(others[5:])))
    run_themes(database, lsp)
    themes = stands(database, lsp)[REF]
    assert themes.themes[0].points == (first,)
    assert set(themes.suggested) <= set(others[:5])
    same = sources_of(database, lsp)
    [donor] = [s for s in same if s.id == first.response]
    late = Evidence("f" * 32, REF, first.mark)
    more = Sources([*same, replace(donor, id="f" * 32)])
    with database.reading() as session:
        came = themes_of(session, lsp.id, more)[REF]
    assert late in came.new
    assert late in came.single


def test_a_search_that_broke_off_does_not_run_for_ever(
    database: Database, lsp: Consultation
) -> None:
    with database.transaction() as session:
        assert last_search(session, lsp.id) is None
        first = begin_search(session, lsp.id)
        with pytest.raises(SearchRunning):
            begin_search(session, lsp.id)
    with database.transaction() as session:
        session.execute(update(ThemeSearchRow).values(seen_at=now() - timedelta(minutes=3)))
    with database.transaction() as session:
        broken = last_search(session, lsp.id)
        assert broken is not None
        assert (broken.running, broken.failed) == (False, True)
        second = begin_search(session, lsp.id)
        # The first comes to an end after all: that is not the end of the second.
        end_search(session, first)
        running = last_search(session, lsp.id)
        assert running is not None
        assert running.running
        end_search(session, second, failed=True)
        failed = last_search(session, lsp.id)
        assert failed is not None
        assert (failed.running, failed.failed) == (False, True)


def test_an_error_ends_the_search(database: Database, lsp: Consultation) -> None:
    fill(database, lsp)

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_themes(database, lsp, progress=stop)
    with database.reading() as session:
        search = last_search(session, lsp.id)
        assert search is not None
        assert (search.failed, search.done) == (True, 2)
    # What was found until then is kept.
    assert run_themes(database, lsp) == len(stands(database, lsp)) - 2


def test_erasing_leaves_no_trace_in_themes(database: Database, lsp: Consultation) -> None:
    fill(database, lsp)
    run_themes(database, lsp)
    points = points_on(REF, sources_of(database, lsp))
    [mine, *_] = points
    own = [point for point in points if point.response == mine.response]
    do(database, lsp, Make("t1", tuple(points)[:6], points[mine].text, mine))
    do(database, lsp, SetAside(tuple(own), f"They say {points[mine].text}"))
    do(database, lsp, Move(tuple(own)))
    do(database, lsp, Rename("t1", "Typed by us"))
    with database.transaction() as session:
        erase_response(session, mine.response)
    with database.reading() as session:
        for table in (ThemeRunRow, ThemeDecisionRow):
            kept = str(session.execute(select(Base.metadata.tables[table.__tablename__])).all())
            assert mine.response not in kept
            assert mine.mark not in kept
            assert points[mine].text not in kept
    themes = stands(database, lsp)[REF]
    assert themes.themes[0].title == "Typed by us"
    assert {point.response for point in themes.themes[0].points} == {
        point.response for point in tuple(points)[:6] if point.response != mine.response
    }


def test_redacting_takes_only_what_held_the_words_out_of_the_candidates(
    database: Database, lsp: Consultation
) -> None:
    fill(database, lsp)
    run_themes(database, lsp)
    before, points = stands(database, lsp), points_on(REF, sources_of(database, lsp))
    theme = max(before[REF].themes, key=lambda theme: len(theme.responses))
    mine = theme.source or theme.points[0]
    word = max(points[mine].text.split(), key=len).strip(".,;:’‘'")
    with database.transaction() as session:
        redact(
            session, mine.response, Redaction(word, "[removed]"), reason="A name",
            account_id=None, keep_until=now().date(),
        )  # fmt: skip
    after = stands(database, lsp)
    left = points_on(REF, sources_of(database, lsp)).keys()
    assert mine not in left
    for one in before[REF].themes:
        kept = tuple(point for point in one.points if point in left)
        same = after[REF].theme(one.id)
        assert same is not None
        assert same.points == kept
        assert word not in same.title or one.id != theme.id
    assert after[REF].new == left - points.keys()
    assert {ref: after[ref].themes for ref in after if ref != REF} == {
        ref: before[ref].themes for ref in before if ref != REF
    }
    with database.reading() as session:
        assert mine.mark not in str(session.scalars(select(ThemeRunRow.found)).all())
    assert run_themes(database, lsp) >= 1
    assert not stands(database, lsp)[REF].new


def test_the_same_answers_give_the_same_candidates(database: Database, lsp: Consultation) -> None:
    fill(database, lsp)
    run_themes(database, lsp)
    first = stands(database, lsp)
    with database.transaction() as session:
        session.execute(update(ThemeRunRow).values(digest=""))
    run_themes(database, lsp)
    assert stands(database, lsp) == first
