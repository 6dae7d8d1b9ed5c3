"""The console's first page."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response.heard.invited import Invitation
from bot.settings import ROOT
from bot.store.invited.invitations import add_invitations
from bot.store.models import ResponseRow, now
from bot.store.network.searching import run_themes
from bot.store.team.accounts import Role
from bot.web.console.last_days import last_days, past
from tests.console.agreeing import circulate, comment
from tests.console.client import Console
from tests.console.conftest import Team, start_team
from tests.console.drafting import prepare


def test_before_anybody_was_asked_the_page_says_what_to_do(reviewer: Console) -> None:
    page = reviewer.get("/console")
    assert "No response has been submitted yet" in page.text
    assert "Next: Groups" in page.text
    assert "No group is on the list" in page.text
    assert "The response is due byThis date is past 3 March 2006" in page.text
    assert "ask the publisher whether late responses are taken" in page.text
    assert "ask the publisher whether late" in reviewer.get("/console/agreement").text
    assert "Groups can still answer here." in reviewer.get("/console/groups").text


def test_it_says_who_has_been_heard_and_what_was_answered(
    team: Team, lsp: Consultation, reviewer: Console
) -> None:
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
        groups = [
            Invitation("", samples[0].name.upper(), "women", "Southall"),
            Invitation("", "Hanwell <b>Bell</b> Ringers", "women", "Hanwell"),
            Invitation("", "Acton Lunch Club", None, "Acton"),
        ]
        add_invitations(session, lsp.id, groups)
    page = reviewer.get("/console")
    assert "Nothing has come from 2 of 3 invited groups" in page.text
    assert "Invented sample groups among these: 12" in page.text
    by_community, by_area, answers = page.rows(0), page.rows(1), page.rows(2)
    assert by_community == [
        ["women", "2", "0", "1", "Hanwell <b>Bell</b> Ringers"],
        ["Not said", "1", "0", "0", "Acton Lunch Club"],
    ]
    assert [row[0] for row in by_area] == ["Acton", "Hanwell", "Southall"]
    assert len(answers) == len(lsp.refs)
    for row in answers:
        assert sum(map(int, row[1:])) == 12


def test_withdrawn_responses_of_groups_that_were_not_invited_are_counted_apart(
    tmp_path: Path, lsp: Consultation
) -> None:
    team = start_team(tmp_path)
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
        first = session.scalars(select(ResponseRow)).first()
        assert first is not None
        first.submitted_at, first.withdrawn_at = None, now()
    with team.server:
        page = team.console(Role.REVIEWER).get("/console")
    team.database.close()
    told = "By groups that are not on the list of those invited: 11 submitted, 1 withdrawn."
    assert told in page.text
    figures = [figure.text for figure in page.find("//dd[@class='figure']")]
    assert figures == ["0", "0", "11", "1"]


def test_the_next_step_follows_what_is_done(
    team: Team, lsp: Consultation, administrator: Console
) -> None:
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
    assert "Next: Responses" in administrator.get("/console").text
    run_themes(team.database, lsp)
    assert "Next: Themes" in administrator.get("/console").text
    prepare(team.database, lsp)
    assert "Next: Draft" in administrator.get("/console").text
    link = circulate(administrator)
    assert "Next: Agreement" in administrator.get("/console").text
    comment(team.console(None), link)
    assert "Next: Circulation" in administrator.get("/console").text


def test_days_are_counted_from_today_to_the_last_days(lsp: Consultation) -> None:
    network = lsp.network.model_copy(update={"answers_until": date(2006, 2, 20)})
    changed = lsp.model_copy(update={"network": network})
    days = last_days(changed, date(2006, 2, 21))
    assert [(day.key, day.left) for day in days] == [("answers", -1), ("due", 10)]
    assert [day.key for day in last_days(lsp, date(2006, 3, 3))] == ["due"]
    assert past(changed, date(2006, 2, 20)) == {}
    assert list(past(changed, date(2006, 2, 21))) == ["answers"]
    assert list(past(changed, date(2006, 3, 4))) == ["answers", "due"]
