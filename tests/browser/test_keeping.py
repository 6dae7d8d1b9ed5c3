"""What the widget keeps on the device: nothing that was written is lost without a word."""

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, held, violations
from tests.serving import ANSWER, Server

FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("forbidden", "SecurityError"); },
});"""
FULL = """() => {
  for (let size = 2 ** 23; size >= 1; size /= 2) {
    try {
      localStorage.setItem("rest", (localStorage.getItem("rest") ?? "") + "x".repeat(size));
    } catch {}
  }
}"""
NOTHING_KEPT = "This browser can keep nothing for you."


@pytest.fixture
def chat(gateway: Server, new_page: NewPage) -> Chat:
    """A chat whose messages arrive, and are not answered yet."""
    return Chat(new_page(expect_errors=True), gateway.address).open()


def test_where_storage_is_forbidden_the_chat_goes_on_and_says_so(
    server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script(FORBIDDEN)
    chat = Chat(page, server.address).open()
    notice = page.locator(".notice")
    expect(notice).to_contain_text(NOTHING_KEPT)
    chat.choose("All 35 questions").write(ANSWER)
    expect(chat.said("Question 2 of 35")).to_be_visible()
    expect(notice).to_contain_text(NOTHING_KEPT)
    assert violations(page) == []
    chat.box.fill("Half a thought")
    page.get_by_role("button", name="Close").click()
    chat.begin()
    expect(chat.box).to_have_value("Half a thought")


def test_when_storage_is_full_nothing_that_was_typed_is_lost(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(), server.address).open().choose("All 35 questions")
    notice = chat.page.locator(".notice")
    chat.page.evaluate(FULL)
    chat.box.fill(f"{ANSWER} " * 20)
    expect(notice).to_contain_text(NOTHING_KEPT)
    chat.page.get_by_role("button", name="Send").click()
    expect(chat.said("Question 2 of 35")).to_be_visible()
    assert chat.answers() == {"1": f"{ANSWER} " * 20}
    chat.page.evaluate("localStorage.removeItem('rest')")
    chat.box.fill("Kept again")
    chat.choose("Skip")
    expect(notice).to_be_hidden()
    chat.reload()
    expect(chat.box).to_have_value("Kept again")


def test_the_chat_opens_once_its_strings_are_there(gateway: Server, new_page: NewPage) -> None:
    page = new_page()
    routes = held(page, "**/strings/en.json")
    page.goto(gateway.address)
    chat = Chat(page, gateway.address)
    chat.begin()
    chat.begin()
    expect(page.locator(".panel")).to_have_count(0)
    routes[0].continue_()
    expect(chat.said("Welcome.")).to_be_visible()
    expect(page.get_by_role("heading", name="Answer the consultation")).to_be_focused()
    assert len(page.locator("li.assistant").all()) == 1


def test_closed_before_its_strings_are_there_the_chat_stays_closed(
    gateway: Server, new_page: NewPage
) -> None:
    page = new_page()
    routes = held(page, "**/strings/en.json")
    page.goto(gateway.address)
    Chat(page, gateway.address).begin()
    page.locator("folkmoot-chat").evaluate("chat => chat.close()")
    routes[0].continue_()
    expect(page.locator(".panel")).to_have_count(1)
    expect(page.locator(".panel")).to_be_hidden()


def test_a_character_that_cannot_be_kept_leaves_the_words_in_the_box_and_is_explained(
    chat: Chat,
) -> None:
    words = "We agree.\0Mostly."
    chat.box.fill(words)
    chat.page.keyboard.press("Enter")
    notice = chat.page.locator(".notice")
    expect(notice).to_contain_text("Not sent: This message has a character that cannot be kept.")
    expect(chat.box).to_have_value(words)
    assert chat.stored["draft"] == words
    assert chat.stored["queue"] == []
    assert violations(chat.page) == []
    chat.box.fill("We agree. Mostly.")
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("li.member .bubble")).to_have_text("We agree. Mostly.")


def test_what_was_typed_meanwhile_stays_below_words_that_were_refused(chat: Chat) -> None:
    routes = held(chat.page, "**/messages")
    chat.box.fill("Refused.")
    chat.page.keyboard.press("Enter")
    chat.box.fill("Half a thought")
    # As a server in between does it, without a reason.
    routes[0].fulfill(status=413, body="Payload Too Large")
    expect(chat.page.locator(".notice")).to_contain_text("Not sent: That did not work.")
    expect(chat.box).to_have_value("Refused.\n\nHalf a thought")


def test_starting_again_says_what_is_not_sent_and_keeps_it(chat: Chat) -> None:
    chat.write_in_vain(ANSWER)
    chat.menu("Start again")
    expect(chat.sheet).to_contain_text("Something that you have written is not sent yet.")
    assert violations(chat.page) == []
    for again in (True, False):
        chat.sheet.get_by_role("button", name="Start again").click()
        expect(chat.said("Welcome.")).to_be_visible()
        expect(chat.page.locator("li.member")).to_have_count(0)
        if again:
            chat.menu("Start again")
            expect(chat.sheet).not_to_contain_text("not sent yet")
    for _ in range(2):
        chat.menu("I have a code")
        chat.sheet.get_by_role("button", name="Go back to it").click()
    expect(chat.page.locator("li.member .bubble")).to_have_text(ANSWER)
    assert [message["text"] for message in chat.stored["queue"]] == [ANSWER]


def test_words_on_their_way_to_a_conversation_that_is_gone_are_in_the_box_again(
    chat: Chat,
) -> None:
    for words in ("First.", "Second."):
        chat.box.fill(words)
        chat.page.keyboard.press("Enter")
    chat.box.fill("Half a thought")
    gone = {"error": {"code": "conversation_not_found", "message": "There is none."}}
    chat.page.route("**/api/conversations/*", lambda route: route.fulfill(status=404, json=gone))
    chat.reload()
    expect(chat.page.locator(".notice")).to_contain_text("This conversation is no longer there.")
    chat.page.unroute("**/api/conversations/*")
    chat.page.get_by_role("button", name="Start a new conversation").click()
    expect(chat.said("Welcome.")).to_be_visible()
    expect(chat.box).to_have_value("First.\n\nSecond.\n\nHalf a thought")
