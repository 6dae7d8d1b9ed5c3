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


def test_on_a_small_screen_every_edition_is_in_sight(
    team: Team,  # noqa: F811
    new_page: NewPage,
) -> None:
    page = new_page("phone")
    sign_in(page, team.server.address, address_of(Role.REVIEWER))
    page.goto(f"{team.server.address}/console/documents")
    for name in ("Named", "Pseudonymous", "Anonymous"):
        link = page.get_by_role("link", name=name).first
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 320
    assert page.evaluate(
        "[...document.querySelectorAll('.scroll')].every((e) => e.scrollWidth <= e.clientWidth)"
    )
