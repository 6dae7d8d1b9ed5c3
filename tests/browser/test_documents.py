"""The page with the documents, in a real browser."""

import pytest
from sqlalchemy import select

from bot.store.models import Group, ResponseRow
from bot.store.team.accounts import Role
from tests.browser.conftest import NewPage
from tests.browser.console import look, sign_in
from tests.browser.test_drafts import team  # noqa: F401 - a fixture
from tests.console.conftest import Team, address_of


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_pages_of_documents_are_accessible_and_fit(
    team: Team,  # noqa: F811
    new_page: NewPage,
    width: str,
) -> None:
    page = new_page(width)
    sign_in(page, team.server.address, address_of(Role.REVIEWER))
    page.goto(f"{team.server.address}/console/documents")
    look(page, f"documents-{width}")
    with team.database.reading() as session:
        response = session.scalars(select(ResponseRow.id).join(Group).order_by(Group.name)).first()
    page.goto(f"{team.server.address}/console/responses/{response}/went")
    look(page, f"went-{width}")
