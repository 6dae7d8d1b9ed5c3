"""The theme desk in a real browser: both widths, the keyboard alone, with and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store.network.searching import run_themes
from bot.store.team.accounts import Role
from tests.browser.conftest import SCREENSHOTS, NewPage
from tests.browser.console import look, sign_in
from tests.console.conftest import Team, address_of, start_team


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, lsp: Consultation) -> Iterator[Team]:
    made = start_team(tmp_path_factory.mktemp("themes"))
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with made.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
    run_themes(made.database, lsp)
    with made.server:
        yield made
    made.database.close()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_pages_of_themes_are_accessible_and_fit(
    team: Team, new_page: NewPage, width: str
) -> None:
    page = new_page(width, expect_errors=True)
    address = team.server.address
    sign_in(page, address, address_of(Role.EDITOR))
    page.goto(f"{address}/console/themes")
    look(page, f"themes-{width}")
    page.goto(f"{address}/console/themes/6")
    look(page, f"theme-desk-{width}")
    if width == "phone":
        page.locator(".theme .fold summary").first.click()
        page.locator(".answers .fold summary").first.click()
        look(page, "theme-desk-open-phone")
    page.get_by_role("button", name="Accept:").first.click()
    expect(page.locator("#said")).to_contain_text("The theme is yours now.")
    page.locator("summary", has_text="Change this theme").first.click()
    look(page, f"theme-desk-change-{width}")
    page.get_by_role("button", name="Make a theme of them").click()
    expect(page.locator("#desk .error-summary")).to_contain_text("Tick at least one point")
    look(page, f"theme-desk-wrong-{width}")
    page.get_by_role("button", name="Undo the last decision").click()
    expect(page.locator("#said")).to_contain_text("undone")


def test_focus_stays_where_one_works(team: Team, new_page: NewPage) -> None:
    page = new_page("desk")
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/themes/6")
    title = page.locator("article h3").first.text_content()
    page.get_by_role("button", name="Accept:").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("The theme is yours now.")
    # The button is gone, so the theme is where one goes on.
    assert page.evaluate("document.activeElement.textContent") == title
    page.locator("input[name=point]").nth(1).focus()
    page.keyboard.press("Space")
    page.locator("#into").focus()
    page.locator("#into").select_option("alone")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("stand alone")
    assert page.evaluate("document.activeElement.id") == "do-move"
    for _ in range(2):
        page.locator("#undo").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#said")).to_contain_text("undone")
        page.reload()


def test_the_page_stays_where_one_works(team: Team, new_page: NewPage) -> None:
    page = new_page("desk")
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/themes/6")
    page.locator("input[name=point]").nth(20).check()
    page.locator("#do-aside").click()
    expect(page.locator("#said")).to_contain_text("set aside")
    expect(page.locator("input[name=point]").nth(20)).to_be_in_viewport()
    page.locator("#undo").click()
    expect(page.locator("#said")).to_contain_text("undone")


def test_the_desk_works_without_scripts(team: Team, new_page: NewPage) -> None:
    page = new_page("desk", java_script_enabled=False)
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/themes/6")
    page.locator("input[name=point]").first.check()
    page.get_by_label("Title of a new theme").fill("By hand")
    page.get_by_role("button", name="Make a theme of them").click()
    expect(page.get_by_role("heading", name="By hand")).to_be_visible()
    page.get_by_role("button", name="Undo the last decision").click()
    expect(page.get_by_role("heading", name="By hand")).to_have_count(0)


def test_a_small_screen_shows_first_what_there_is_and_then_all_of_it(
    team: Team, new_page: NewPage
) -> None:
    page = new_page("phone", expect_errors=True, java_script_enabled=False)
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/themes/6")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height < 4000
    points = page.locator("input[name=point]")
    expect(points.first).to_be_hidden()
    page.locator(".answers .fold summary").first.focus()
    page.keyboard.press("Enter")
    expect(points.first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "point"
    page.keyboard.press("Space")
    expect(points.last).to_be_hidden()
    page.locator("#fold-answers").click()
    page.locator(".answers .fold summary").last.click()
    expect(points.last).to_be_visible()
    # What is ticked stays in sight when something was wrong.
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("Choose where to move the points.")
    expect(points.first).to_be_visible()
    expect(points.first).to_be_checked()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("summary", has_text="Show its points").first).to_be_hidden()
    expect(points.last).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_can_be_done_with_ticked_points_stays_in_sight(
    team: Team, new_page: NewPage, scripts: bool
) -> None:
    page = new_page("desk", java_script_enabled=scripts)
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/themes/6")
    far = page.locator("input[name=point]").nth(20)
    far.scroll_into_view_if_needed()
    expect(page.locator("#do-make")).not_to_be_in_viewport()
    far.check()
    for button in ("#do-make", "#do-move", "#do-aside"):
        expect(page.locator(button)).to_be_in_viewport()
    if scripts:
        look(page, "theme-desk-ticked-desk")
    page.screenshot(path=SCREENSHOTS / "console-theme-desk-ticked-in-sight.png")
    bar = page.locator(".ticked").bounding_box()
    assert bar is not None
    assert bar["height"] < 320
    # What the keyboard comes to is not behind it.
    for key in ("Shift+Tab",) * 6:
        page.keyboard.press(key)
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["y"] >= bar["y"] + bar["height"]
    far.uncheck()
    expect(page.locator("#do-make")).not_to_be_in_viewport()


@pytest.mark.parametrize("size", [(320, 640), (640, 400)])
def test_where_there_is_little_room_the_way_to_it_stays_in_sight(
    team: Team, new_page: NewPage, size: tuple[int, int]
) -> None:
    page = new_page("phone")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sign_in(page, team.server.address, address_of(Role.EDITOR))
    page.goto(f"{team.server.address}/console/themes/6?show=single")
    way = page.get_by_role("link", name="Back to what you can do with ticked points")
    far = page.locator("input[name=point]").nth(1)
    far.scroll_into_view_if_needed()
    expect(way).not_to_be_in_viewport()
    far.check()
    expect(way).to_be_in_viewport()
    bar = page.locator(".to-ticked").bounding_box()
    assert bar is not None
    assert bar["height"] < size[1] / 6
    look(page, f"theme-desk-ticked-{size[0]}")
    for _ in range(6):
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["y"] + min(box["height"], 24) <= size[1] - bar["height"]
    way.click()
    expect(page.locator("#ticked")).to_be_in_viewport()
    expect(page.locator("#title")).to_be_in_viewport()
