"""The widget in a real browser, with everything behind it running for real."""

import http.server
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.consultation import Consultation
from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, violations
from tests.conversation.test_whole_interview import given_answers
from tests.serving import ANSWER, Server


@pytest.fixture
def chat(server: Server, new_page: NewPage) -> Chat:
    return Chat(new_page(), server.address).open()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_whole_interview_is_held_in_the_browser(
    server: Server, new_page: NewPage, lsp: Consultation, width: str
) -> None:
    chat = Chat(new_page(width), server.address).open()
    chat.shot(f"welcome-{width}")
    given = given_answers(lsp)
    # A text box turns line breaks into \n, as the standard says.
    given = {ref: text.replace("\r\n", "\n") for ref, text in given.items()}
    chat.choose("All 35 questions")
    for ref in map(str, lsp.refs):
        expect(chat.said(f"Question {ref} of 35")).to_be_visible()
        if ref == "7":
            chat.shot(f"question-{width}")
        chat.write(given[ref])
        if "I am not sure how to take this" in chat.last:
            chat.choose("It is my answer")
        if "easier to put across" in chat.last:
            chat.choose("Nothing to add")
    chat.shot(f"review-{width}")
    chat.choose("Submit").write("Duck Lane Residents").write("the committee").write("12")
    chat.choose("Yes, name us").choose("No, do not quote us").choose("Submit now")
    expect(chat.said("Your response has been submitted")).to_be_visible()
    chat.shot(f"submitted-{width}")
    assert chat.answers() == given
    assert chat.state()["submitted"] is True


def test_members_words_are_shown_as_words(chat: Chat) -> None:
    chat.choose("All 35 questions").write("<b>bold</b> <img src=x onerror=alert(1)> &amp;")
    shown = chat.page.locator("li.member .bubble").last
    expect(shown).to_have_text("<b>bold</b> <img src=x onerror=alert(1)> &amp;")
    assert shown.locator("img, b").count() == 0


def test_the_keyboard_alone_completes_a_question(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.address)
    keys = page.keyboard
    begin = page.get_by_role("button", name="Begin, or go on")
    expect(begin).to_be_visible()

    def tab_to(name: str, key: str = "Tab") -> None:
        for _ in range(30):
            keys.press(key)
            focused = page.evaluate(
                "(document.activeElement.shadowRoot ?? document).activeElement?.textContent"
            )
            if focused is not None and focused.strip() == name:
                return
        raise AssertionError(f"{name} cannot be reached")

    tab_to("Begin, or go on where you stopped")
    keys.press("Enter")
    chat = Chat(page, server.address)
    expect(chat.said("Welcome.")).to_be_visible()
    tab_to("All 35 questions")
    keys.press("Space")
    expect(chat.said("Question 1 of 35")).to_be_visible()
    tab_to("Disagree")
    keys.press("Enter")
    expect(chat.said("Why do you say so?")).to_be_visible()
    while not chat.box.evaluate("box => box.getRootNode().activeElement === box"):
        keys.press("Tab")
    keys.type("Because nobody has asked us,")
    keys.press("Shift+Enter")
    keys.type("and we would like to be asked.")
    keys.press("Enter")
    expect(chat.said("Question 2 of 35")).to_be_visible()
    assert chat.answers() == {"1": "Because nobody has asked us,\nand we would like to be asked."}
    keys.press("Escape")
    expect(page.get_by_role("heading", name="Answer the consultation")).to_be_hidden()
    expect(begin).to_be_focused()


def test_focus_stays_where_it_is_when_a_message_arrives(chat: Chat) -> None:
    chat.choose("All 35 questions")
    chat.box.focus()
    chat.page.keyboard.type(ANSWER)
    chat.page.keyboard.press("Enter")
    expect(chat.said("Question 2 of 35")).to_be_visible()
    expect(chat.box).to_be_focused()


def test_what_the_assistant_says_is_announced_and_then_taken_away(chat: Chat) -> None:
    chat.choose("All 35 questions")
    live = chat.page.locator("[aria-live=polite]")
    assert "Question 1 of 35" in "".join(live.all_text_contents())
    expect(live.first).to_be_empty()
    expect(live.last).to_be_empty()


def test_the_conversation_and_the_draft_survive_a_reload(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    chat.box.fill("Half a thought")
    chat.reload()
    expect(chat.said("Question 2 of 35")).to_be_visible()
    expect(chat.box).to_have_value("Half a thought")
    expect(chat.page.locator("li.member .bubble").last).to_have_text(ANSWER)


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    server: Server, new_page: NewPage, width: str, scheme: str
) -> None:
    page = new_page(width, color_scheme=scheme)
    page.goto(server.address)
    assert violations(page) == []
    chat = Chat(page, server.address)
    chat.shot(f"landing-{width}-{scheme}")
    chat.open()
    assert violations(page) == []
    chat.choose("All 35 questions")
    assert violations(page) == []
    chat.shot(f"widget-{width}-{scheme}")
    chat.choose("Agree")
    assert violations(page) == []
    chat.write(ANSWER)
    assert violations(page) == []
    chat.write("show me my answers")
    assert violations(page) == []


def test_nothing_is_wider_than_a_narrow_screen(server: Server, new_page: NewPage) -> None:
    page = new_page("phone")
    chat = Chat(page, server.address).open()
    chat.choose("All 35 questions").write("x" * 500)
    for selector in ("html", ".log", ".panel"):
        element = page.locator(selector)
        assert element.evaluate("e => e.scrollWidth <= e.clientWidth"), selector


def test_everything_is_there_with_text_at_200_percent(server: Server, new_page: NewPage) -> None:
    page = new_page("phone")
    page.goto(server.address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.get_by_role("button", name="Begin, or go on").click()
    chat = Chat(page, server.address)
    expect(chat.said("Welcome.")).to_be_visible()
    chat.choose("All 35 questions").choose("Skip")
    chat.shot("large-text-phone")
    for control in (chat.box, page.get_by_role("button", name="Send")):
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] + box["height"] <= 640


def test_the_widget_works_on_another_websites_page(
    server: Server, new_page: NewPage, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><link rel=icon href=data:,><title>A page</title>"
        "<h1>Our news</h1>"
        f'<script type="module" src="{server.address}/widget/folkmoot.js"></script>'
    )
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as website:
        threading.Thread(target=website.serve_forever, daemon=True).start()
        page = new_page()
        page.goto(f"http://127.0.0.1:{website.server_port}/")
        page.get_by_role("button", name="Answer the consultation").click()
        chat = Chat(page, server.address)
        expect(chat.said("Welcome.")).to_be_visible()
        chat.choose("All 35 questions").write(ANSWER)
        assert chat.answers() == {"1": ANSWER}
        assert violations(page) == []
        website.shutdown()
