"""The plain pages in a real browser, with JavaScript switched off."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCREENSHOTS, NewPage, violations
from tests.serving import Server

ANSWER = (
    "Our members want to be asked before a plan is printed, and told what came of it.\n\n"
    "Last year nobody told the lunch club that its hall was to be sold."
)
ADDRESSES = [
    "/answer",
    "/answer/sections",
    "/answer/question/1",
    "/answer/question/6",
    "/answer/question/16a",
    "/answer/question/16",
    "/answer/question/1/more",
    "/answer/questions",
    "/answer/check",
    "/answer/about",
    "/answer/comment",
    "/answer/submit",
    "/answer/done",
    "/answer/print",
    "/answer/resume",
    "/answer/code",
    "/answer/end",
    "/answer/nowhere",
]


def shot(page: Page, name: str) -> None:
    page.screenshot(path=SCREENSHOTS / f"form-{name}.png", full_page=True)


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return wide


def start(page: Page, address: str) -> None:
    page.goto(f"{address}/answer")
    page.get_by_label("that matter most").check()
    page.get_by_role("button", name="Start").click()


def submit(page: Page, address: str) -> None:
    page.goto(f"{address}/answer/about")
    page.get_by_label("What is your group called?").fill("Acton Lunch Club")
    page.get_by_label("Who do you speak for?").fill("Our committee of six, in January.")
    page.get_by_label("How many people").fill("6")
    page.get_by_role("group", name="name your group").get_by_label("Yes").check()
    page.get_by_role("group", name="quote your words").get_by_label("No").check()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Submit now").click()
    expect(page.get_by_role("heading", name="Response submitted")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_short_route_is_answered_without_javascript(
    gateway: Server, new_page: NewPage, width: str
) -> None:
    # Chromium reports every answer that is not 200, so errors are expected here.
    page = new_page(width, java_script_enabled=False, expect_errors=True)
    page.goto(gateway.address)
    page.goto(f"{gateway.address}/answer")
    shot(page, f"start-{width}")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose which questions you would like")
    page.get_by_label("that matter most").check()
    page.get_by_role("button", name="Start").click()
    shot(page, f"question-{width}")
    page.get_by_role("button", name="Save and continue").click()
    expect(page).to_have_title("Error: " + page.title().removeprefix("Error: "))
    shot(page, f"error-{width}")
    page.get_by_text("What the terms mean").click()
    page.get_by_text("Why it may matter").click()
    page.get_by_text("What has been said").click()
    page.get_by_label("Partly").check()
    page.get_by_label("Why? In your own words").fill(ANSWER)
    shot(page, f"filled-{width}")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("status")).to_contain_text("Your answer to question 1 is saved")
    page.get_by_label("Your answer").fill("Ask us.")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Could you")
    shot(page, f"more-{width}")
    page.get_by_role("button", name="Nothing to add").click()
    for _ in range(20):
        if "/answer/check" in page.url:
            break
        if "/question/18" in page.url:
            page.get_by_role("button", name="Come back to it later").click()
        elif "/more" in page.url:
            page.get_by_role("button", name="Nothing to add").click()
        else:
            box = page.locator("#words")
            if box.input_value():
                page.get_by_role("button", name="Skip").click()
            else:
                box.fill(ANSWER)
                page.get_by_role("button", name="Save and continue").click()
    shot(page, f"check-{width}")
    look_at_the_rest(page, gateway.address, width)


def look_at_the_rest(page: Page, address: str, width: str) -> None:
    page.get_by_role("link", name="Change question 1", exact=True).click()
    expect(page.get_by_label("Why? In your own words")).to_have_value(ANSWER)
    expect(page.get_by_label("Partly")).to_be_checked()
    shot(page, f"changing-{width}")
    page.goto(f"{address}/answer/about")
    shot(page, f"about-{width}")
    page.goto(f"{address}/answer/questions")
    shot(page, f"questions-{width}")
    submit(page, address)
    shot(page, f"done-{width}")
    for name in ("print", "code", "end", "resume", "sections", "submit"):
        page.goto(f"{address}/answer/{name}")
        shot(page, f"{name}-{width}")
        assert page.url.endswith(name)


def answered(page: Page, address: str) -> None:
    """A response with an answer to every kind of page, submitted."""
    start(page, address)
    page.get_by_label("Disagree").check()
    page.get_by_label("Why? In your own words").fill(ANSWER)
    page.get_by_role("button", name="Save and continue").click()
    submit(page, address)


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_axe_finds_nothing_on_any_page_and_nothing_sticks_out(
    gateway: Server, new_page: NewPage, width: str
) -> None:
    page = new_page(width, expect_errors=True, bypass_csp=True)
    answered(page, gateway.address)
    wrong = {}
    for address in ADDRESSES:
        page.goto(gateway.address + address)
        assert fits(page), address
        if found := violations(page):
            wrong[address] = found
        page.add_style_tag(content="html { font-size: 200% }")
        assert fits(page), address
    assert wrong == {}


def test_axe_finds_nothing_wrong_with_errors_and_with_a_colleagues_answer(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page("phone", expect_errors=True, bypass_csp=True)
    start(page, gateway.address)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Agree", exact=True).check()
    other.get_by_label("Why? In your own words").fill("Theirs, in full, for once.")
    other.get_by_role("button", name="Save and continue").click()
    page.get_by_label("Why? In your own words").fill(ANSWER)
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Theirs, in full, for once.")
    shot(page, "conflict-phone")
    assert violations(page) == []
    page.goto(f"{gateway.address}/answer/about")
    page.get_by_label("How many people").fill("many")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Give one whole number")
    assert violations(page) == []
    page.get_by_role("link", name="Give one whole number").click()
    expect(page.get_by_label("How many people")).to_be_focused()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_in_dark_colours_or_with_large_text(
    gateway: Server, new_page: NewPage, scheme: str
) -> None:
    page = new_page("desk", expect_errors=True, bypass_csp=True, color_scheme=scheme)
    answered(page, gateway.address)
    for address in ("/answer/question/1", "/answer/check", "/answer/questions", "/answer/done"):
        page.goto(gateway.address + address)
        page.add_style_tag(content="html { font-size: 200% }")
        assert fits(page), address
        assert violations(page) == []
        shot(page, f"{address.rpartition('/')[2]}-{scheme}-large")


def test_a_question_is_answered_by_keyboard_alone(gateway: Server, new_page: NewPage) -> None:
    page = new_page("desk", java_script_enabled=False)
    page.goto(f"{gateway.address}/answer")

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            if name in (focused.get_attribute("id") or "") or name in focused.inner_text():
                return
        raise AssertionError(name)

    tab_to("route")
    page.keyboard.press("Space")
    tab_to("Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/question/1")
    tab_to("What the terms mean")
    page.keyboard.press("Enter")
    expect(page.get_by_text("A deal between an area and the government").first).to_be_visible()
    tab_to("stance-1")
    page.keyboard.press("ArrowDown")
    tab_to("words")
    page.keyboard.type("Typed without a mouse, and in full.")
    tab_to("Save and continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Your answer to question 1 is saved")
    page.goto(f"{gateway.address}/answer/question/1")
    expect(page.get_by_label("Disagree")).not_to_be_checked()
    expect(page.locator("#words")).to_have_value("Typed without a mouse, and in full.")


def test_the_pages_work_with_forced_colours(gateway: Server, new_page: NewPage) -> None:
    page = new_page("phone", java_script_enabled=False, forced_colors="active")
    start(page, gateway.address)
    shot(page, "forced-colours")
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Question 6")


def test_the_print_view_leaves_out_what_paper_does_not_need(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page("desk", java_script_enabled=False)
    start(page, gateway.address)
    page.goto(f"{gateway.address}/answer/print")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Back")).to_be_hidden()
    expect(page.get_by_role("heading", name="1. ").first).to_be_visible()
    shot(page, "print-media")


def test_what_was_saved_has_the_focus_where_it_stands(gateway: Server, new_page: NewPage) -> None:
    page = new_page("phone", java_script_enabled=False)
    start(page, gateway.address)
    page.get_by_label("Why? In your own words").fill(ANSWER)
    page.get_by_role("button", name="Save and continue").click()
    saved = page.get_by_role("status")
    expect(saved).to_be_focused()
    page.goto(f"{gateway.address}/answer/questions")
    page.locator("#q30").get_by_role("link").click()
    page.locator("#words").fill(ANSWER)
    page.get_by_role("button", name="Save and continue").click()
    expect(page).to_have_url(f"{gateway.address}/answer/questions?saved=30#saved")
    expect(saved).to_be_focused()
    expect(page.locator("#q30").get_by_role("status")).to_have_text(
        "Your answer to question 30 is saved. Change it"
    )
    assert fits(page)


def test_after_submitting_the_answers_are_checked_without_being_asked_to_submit(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page("phone", java_script_enabled=False)
    answered(page, gateway.address)
    page.goto(f"{gateway.address}/answer/check")
    expect(page.get_by_role("heading", name="Response submitted")).to_be_visible()
    expect(page.get_by_text("You need not submit again.")).to_be_visible()
    expect(page.get_by_role("link", name="Continue to submit")).to_have_count(0)
    page.goto(f"{gateway.address}/answer/about")
    page.get_by_label("How many people").fill("7")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("status")).to_have_text("What you said about your group is saved.")
    expect(page.get_by_role("status")).to_be_focused()


def test_closing_the_response_closes_it_in_the_chat_as_well(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(gateway.address)
    page.evaluate("localStorage.setItem('folkmoot:kept', 'a key')")
    start(page, gateway.address)
    page.goto(f"{gateway.address}/answer")
    page.get_by_role("button", name="Close my response in this browser").click()
    expect(page.get_by_role("button", name="Close my response")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
