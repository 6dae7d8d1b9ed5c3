"""The pages about responses in a real browser."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, update

from bot.consultation import load
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store.models import AnswerRow, Group, ResponseRow
from bot.store.team.accounts import Role
from tests.browser.conftest import NewPage
from tests.browser.console import look, sign_in
from tests.console.conftest import Team, address_of, start_team

LSP = ROOT / "consultations" / "lsp-2005"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    made = start_team(tmp_path_factory.mktemp("console"))
    consultation = load(LSP)
    with made.database.transaction() as session:
        load_sample_groups(session, consultation, load_samples(LSP, consultation))
        response = session.scalars(
            select(ResponseRow.id).join(Group).where(Group.name.like("Back Lane%"))
        ).one()
        session.execute(
            update(AnswerRow)
            .where(AnswerRow.response_id == response, AnswerRow.number == 1)
            .values(
                stance=None,
                text="Yes, but ask the Back Lane Traders and Neighbours first: ring 020 7946 0123.",
            )
        )
        session.execute(
            update(ResponseRow)
            .where(ResponseRow.id == response)
            .values(letter="Dear friends,\n\nHere is what we think.", contact="sam@example.org")
        )
    with made.server:
        yield made
    made.database.close()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_pages_of_responses_are_accessible_and_fit(
    team: Team, new_page: NewPage, width: str
) -> None:
    page = new_page(width, expect_errors=True)
    address = team.server.address
    sign_in(page, address, address_of(Role.ADMINISTRATOR))
    page.goto(f"{address}/console/responses?order=name")
    look(page, f"responses-{width}")
    page.get_by_label("Words to look for").fill('"the council" or members')
    page.get_by_role("button", name="Search").click()
    look(page, f"search-{width}")
    page.goto(f"{address}/console/questions/1")
    look(page, f"question-{width}")
    page.goto(f"{address}/console/responses?order=name")
    page.get_by_role("link", name="Back Lane").click()
    page.locator("#q1 details").last.locator("summary").click()
    look(page, f"response-{width}")
    response = page.url
    page.goto(f"{response}/answers/1")
    look(page, f"versions-{width}")
    page.goto(f"{response}/redactions")
    look(page, f"redactions-{width}")
    page.get_by_role("button", name="Show where they are").click()
    look(page, f"redactions-wrong-{width}")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Show where what you ticked stands").click()
    look(page, f"redactions-preview-{width}")
    page.get_by_role("button", name="Redact these words").click()
    look(page, f"redactions-done-{width}")
    page.get_by_role("button", name="Undo").first.click()
    for what in ("withdraw", "erase"):
        page.goto(f"{response}/{what}")
        page.get_by_role("button", name=what.title()).click()
        look(page, f"{what}-{width}")
