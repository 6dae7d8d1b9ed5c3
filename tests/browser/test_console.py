"""The console's own pages in a real browser."""

from collections.abc import Iterator

import pytest

from bot.store.accounts import Role
from tests.browser.conftest import NewPage
from tests.browser.console import look, sign_in
from tests.console.conftest import Team, address_of, start_team


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    made = start_team(tmp_path_factory.mktemp("console"))
    with made.server:
        yield made
    made.database.close()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_pages_of_accounts_are_accessible_and_fit(
    team: Team, new_page: NewPage, width: str
) -> None:
    page = new_page(width, expect_errors=True)
    address = team.server.address
    page.goto(f"{address}/console/sign-in")
    look(page, f"sign-in-{width}")
    page.get_by_role("button", name="Sign in").click()
    look(page, f"sign-in-wrong-{width}")
    sign_in(page, address, address_of(Role.ADMINISTRATOR))
    page.goto(f"{address}/console/accounts")
    page.get_by_role("button", name="Add account").click()
    look(page, f"accounts-wrong-{width}")
    page.get_by_role("link", name="Eddie Editor").click()
    look(page, f"account-{width}")
    for name in ("password", "audit", "nowhere"):
        page.goto(f"{address}/console/{name}")
        look(page, f"{name}-{width}")


def test_everything_can_be_done_with_the_keyboard_alone(team: Team, new_page: NewPage) -> None:
    page = new_page("desk")
    page.goto(f"{team.server.address}/console/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main part"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(address_of(Role.EDITOR))
    page.keyboard.press("Tab")
    page.keyboard.type("three small green boats")
    page.keyboard.press("Enter")
    page.wait_for_url("**/console")
