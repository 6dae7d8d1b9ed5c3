"""The page that shows every state of the widget, and the widget for eyes and hands of all kinds."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCREENSHOTS, NewPage, violations
from tests.serving import Server


def show(page: Page, gateway: Server, only: str = "") -> None:
    page.goto(f"{gateway.address}/widget-states?only={only}")
    page.wait_for_selector("body[data-ready]", timeout=60_000)


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    gateway: Server, new_page: NewPage, width: str, scheme: str
) -> None:
    page = new_page(width, color_scheme=scheme)
    show(page, gateway)
    states = page.locator(".states > section")
    assert states.count() >= 30
    assert violations(page) == []
    if scheme == "light":
        for state in states.all():
            name = f"state-{state.get_attribute('id')}-{width}.png"
            state.locator("folkmoot-chat").screenshot(path=SCREENSHOTS / name)


@pytest.mark.parametrize("how", [{"contrast": "more"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_with_strong_contrast_or_colours_of_the_readers_own(
    gateway: Server, new_page: NewPage, how: dict[str, str]
) -> None:
    page = new_page(**how)
    show(page, gateway)
    assert violations(page) == []


def test_every_state_that_is_shown_is_what_its_name_says(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page()
    show(page, gateway)
    for state, words in {
        "opening": "One moment …",
        "welcome": "Welcome.",
        "near-the-limit": "You can write 2000 more characters",
        "choices-pressed": "Why do you say so?",
        "sending": "Sending …",
        "sent": "Sent",
        "not-sent": "Not sent yet.",
        "offline": "You are offline.",
        "server-away": "The assistant is away for a moment.",
        "cannot-start": "The assistant cannot be reached",
        "refused": "Not sent: That is too long",
        "in-doubt": "It is my answer",
        "menu": "Go on later or elsewhere",
        "section-map": "Open a section to see its questions.",
        "code": "K7PM-2XQD-9RWT-4HJN",
        "i-have-a-code": "There is a conversation on this device already.",
        "error": "That did not work.",
        "conversation-gone": "This conversation is no longer there.",
        "submitted": "Your response has been submitted",
        "polish": "Twoja odpowiedź",
        "punjabi": "ਤੁਹਾਡਾ ਜਵਾਬ",
    }.items():
        expect(page.locator(f"#{state} folkmoot-chat").get_by_text(words).first).to_be_visible()


def test_in_a_language_that_is_written_right_to_left_everything_is_mirrored(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page()
    show(page, gateway, "right-to-left")
    middle = "e => e.getBoundingClientRect().x + e.getBoundingClientRect().width / 2"
    at = {
        name: page.locator(f"folkmoot-chat {selector}").last.evaluate(middle)
        for name, selector in {
            "title": "h2",
            "close": ".close",
            "box": "textarea",
            "send": ".send",
            "mine": ".member .bubble",
            "theirs": ".assistant .bubble",
        }.items()
    }
    assert at["close"] < at["title"]
    assert at["send"] < at["box"]
    assert at["mine"] < at["theirs"]


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_everything_that_is_pressed_is_at_least_24_pixels_wide_and_high(
    gateway: Server, new_page: NewPage, width: str
) -> None:
    page = new_page(width)
    show(page, gateway)
    for target in page.locator("folkmoot-chat").locator("button, summary, input, textarea").all():
        box = target.bounding_box()
        if box is not None:
            assert min(box["width"], box["height"]) >= 24, target.inner_text()


@pytest.mark.parametrize("state", ["question", "section-map", "code", "menu", "not-sent"])
def test_at_400_percent_zoom_nothing_is_cut_off_sideways(
    gateway: Server, new_page: NewPage, state: str
) -> None:
    page = new_page("phone")
    page.set_viewport_size({"width": 320, "height": 256})
    show(page, gateway, state)
    page.locator("folkmoot-chat").evaluate("chat => chat.style.height = '256px'")
    page.locator("folkmoot-chat").screenshot(path=SCREENSHOTS / f"zoom-{state}.png")
    for selector in (".panel", ".log", ".sheet"):
        part = page.locator(f"folkmoot-chat {selector}")
        if part.is_visible():
            assert part.evaluate("e => e.scrollWidth <= e.clientWidth"), selector
    panel = page.locator("folkmoot-chat .panel").bounding_box()
    assert panel is not None
    for selector in (".composer textarea", "#menu", ".sheet"):
        box = page.locator(f"folkmoot-chat {selector}").bounding_box()
        if box is not None:
            assert box["x"] >= panel["x"], selector
            assert box["x"] + box["width"] <= panel["x"] + panel["width"], selector
            assert box["y"] + box["height"] <= panel["y"] + panel["height"], selector


def test_with_colours_of_the_readers_own_the_words_on_filled_buttons_can_be_read(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page(forced_colors="active")
    show(page, gateway)
    page.evaluate("document.body.style.color = 'Canvas'")
    canvas = page.evaluate("getComputedStyle(document.body).color")
    # The browser puts a plate in the colour of the page behind letters.
    for button in page.locator("folkmoot-chat").locator(".send, .main, .launcher").all():
        assert button.evaluate("e => getComputedStyle(e).color") != canvas


def test_with_reduced_motion_nothing_moves(gateway: Server, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    show(page, gateway, "question")
    moving = page.evaluate(
        "[...document.querySelector('folkmoot-chat').shadowRoot.querySelectorAll('*')]"
        ".filter(e => getComputedStyle(e, '::after').transitionDuration !== '0s'"
        " || getComputedStyle(e).transitionDuration !== '0s'"
        " || getComputedStyle(e).animationName !== 'none').length"
    )
    assert moving == 0
