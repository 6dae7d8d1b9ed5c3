"""A telephone with its keyboard open, and pages that load badly."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, violations
from tests.serving import Server

LONG = "We would rather be asked before a plan is printed than after it. " * 20


def telephone(new_page: NewPage, width: int, height: int) -> Page:
    page = new_page("phone", expect_errors=True, has_touch=True, is_mobile=True)
    page.set_viewport_size({"width": width, "height": height})
    return page


def on_screen(control: Locator, height: int) -> bool:
    box = control.bounding_box()
    assert box is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= height


def usable(chat: Chat, height: int) -> bool:
    """Whether one can see what one writes, send it, and see a line of the conversation."""
    log = chat.page.locator(".log").bounding_box()
    assert log is not None
    send = chat.page.get_by_role("button", name="Send")
    close = chat.page.locator(".close")
    seen = all(on_screen(control, height) for control in (chat.box, send, close))
    return seen and log["height"] >= 40


KEYBOARD_UP = [(360, 300), (320, 300), (320, 250)]


@pytest.mark.parametrize(("width", "height"), KEYBOARD_UP)
def test_with_the_keyboard_open_box_and_send_stay_on_the_screen(
    server: Server, new_page: NewPage, width: int, height: int
) -> None:
    page = telephone(new_page, width, height)
    chat = Chat(page, server.address).open()
    chat.choose("All 35 questions")
    chat.box.fill(LONG)
    assert usable(chat, height)
    page.context.set_offline(True)
    expect(page.locator(".notice", has_text="You are offline.")).to_be_attached()
    assert usable(chat, height)
    chat.shot(f"keyboard-offline-{width}-{height}")
    page.context.set_offline(False)
    expect(page.locator(".notice")).to_be_hidden()
    chat.box.fill("")
    chat.choose("Skip")
    page.reload()
    page.get_by_role("button", name="Begin, or go on").click()
    expect(page.locator(".notice", has_text="Welcome back.")).to_be_attached()
    assert usable(chat, height)
    chat.shot(f"keyboard-welcome-back-{width}-{height}")
    chat.box.fill("So")
    expect(page.locator(".notice")).to_be_hidden()


def test_the_largest_text_leaves_header_box_and_send_on_the_screen(
    server: Server, new_page: NewPage
) -> None:
    page = telephone(new_page, 320, 300)
    chat = Chat(page, server.address).open()
    chat.choose("All 35 questions")
    question = page.locator("li.assistant", has_text="Question 1 of 35")
    log = page.locator(".log")
    at = "(log, item) => item.offsetTop - log.scrollTop"
    log.evaluate("(log, item) => log.scrollTop = item.offsetTop", question.element_handle())
    page.get_by_role("button", name="Menu").click()
    larger = page.get_by_role("button", name="A++")
    larger.click()
    assert on_screen(larger, 300)
    page.get_by_role("button", name="Menu").click()
    assert abs(log.evaluate(at, question.element_handle())) < 20
    chat.box.fill(LONG)
    assert usable(chat, 300)
    assert page.locator(".panel").evaluate("panel => panel.scrollTop") == 0
    chat.shot("keyboard-largest-text")


def test_a_keyboard_that_covers_the_page_does_not_cover_the_box(
    server: Server, new_page: NewPage
) -> None:
    page = telephone(new_page, 360, 640)
    # Chromium on a desk has no such keyboard: what it would report is reported here.
    page.add_init_script(
        "const seen = new EventTarget();"
        "Object.assign(seen, { scale: 1, height: 640, offsetTop: 0 });"
        "Object.defineProperty(window, 'visualViewport', { value: seen });"
    )
    chat = Chat(page, server.address).open()
    page.evaluate("visualViewport.height = 300; visualViewport.dispatchEvent(new Event('resize'))")
    assert usable(chat, 300)
    page.evaluate("visualViewport.height = 640; visualViewport.dispatchEvent(new Event('resize'))")
    panel = page.locator(".panel").bounding_box()
    assert panel == {"x": 0, "y": 0, "width": 360, "height": 640}


def test_begin_and_then_the_first_choice_are_seen_without_scrolling(
    server: Server, new_page: NewPage
) -> None:
    page = telephone(new_page, 320, 568)
    page.goto(server.address)
    begin = page.get_by_role("button", name="Begin, or go on")
    expect(begin).to_be_visible()
    assert on_screen(begin, 568)
    begin.click()
    chat = Chat(page, server.address)
    expect(chat.said("Welcome.")).to_be_visible()
    box = page.locator(".composer").bounding_box()
    assert box is not None
    first = page.locator(".choices button").first
    assert on_screen(first, int(box["y"]))
    chat.shot("welcome-320-568")
    first.click()
    expect(chat.said("Question 1 (1 of your 8)")).to_be_visible()
    chat.shot("question-320-568")
    assert violations(page) == []


def test_the_first_page_offers_the_plain_pages(server: Server, new_page: NewPage) -> None:
    page = telephone(new_page, 320, 568)
    page.goto(server.address)
    link = page.get_by_role("link", name="answer on plain pages")
    assert on_screen(link, 568)
    link.click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()


@pytest.mark.parametrize("missing", ["folkmoot.js", "strings/en.json"])
def test_if_the_assistant_does_not_load_the_first_page_says_so(
    server: Server, new_page: NewPage, missing: str
) -> None:
    page = telephone(new_page, 360, 640)
    page.route(f"**/widget/{missing}", lambda route: route.abort())
    page.goto(server.address)
    begin = page.get_by_role("button", name="Begin, or go on")
    told = page.get_by_role("alert")
    if missing == "folkmoot.js":
        expect(told).to_contain_text("The assistant has not loaded yet.")
        expect(begin).to_be_hidden()
    else:
        begin.click()
        expect(told).to_contain_text("The assistant has not loaded yet.", timeout=10_000)
    expect(told.get_by_role("link", name="answer on plain pages")).to_be_visible()
    assert violations(page) == []


def focused_behind(page: Page) -> bool:
    """Whether twenty tabs lead anywhere but into the chat."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("!['FOLKMOOT-CHAT', 'BODY'].includes(document.activeElement.tagName)"):
            return True
    return False


def test_what_the_chat_covers_cannot_be_reached_until_it_is_closed(
    server: Server, new_page: NewPage
) -> None:
    page = new_page("phone")
    chat = Chat(page, server.address).open()
    assert not focused_behind(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert focused_behind(page)
    page.set_viewport_size({"width": 320, "height": 640})
    chat.box.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Begin, or go on")).to_be_focused()
