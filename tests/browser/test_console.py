"""The console's own pages in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bot.store.team.accounts import Role
from tests.browser.conftest import SCREENSHOTS, NewPage
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


def test_on_a_small_screen_the_menu_opens_when_it_is_asked_for(
    team: Team, new_page: NewPage
) -> None:
    page = new_page("phone", java_script_enabled=False)
    sign_in(page, team.server.address, address_of(Role.ADMINISTRATOR))
    parts = page.get_by_role("navigation", name="Parts of the console")
    out = page.get_by_role("button", name="Sign out")
    expect(parts).to_be_hidden()
    expect(out).to_be_hidden()
    main = page.locator("main").bounding_box()
    assert main is not None
    assert main["y"] < 80
    menu = page.locator("summary", has_text="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(parts).to_be_visible()
    expect(out).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "console-menu-phone.png")
    parts.get_by_role("link", name="Themes").click()
    page.wait_for_url("**/console/themes")
    expect(parts).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(menu).to_be_hidden()
    expect(parts).to_be_visible()


def test_the_open_menu_is_accessible_and_fits(team: Team, new_page: NewPage) -> None:
    page = new_page("phone")
    sign_in(page, team.server.address, address_of(Role.ADMINISTRATOR))
    page.locator("summary", has_text="Menu").click()
    look(page, "menu-open-phone")
