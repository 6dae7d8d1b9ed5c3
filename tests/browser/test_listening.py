"""What a screen reader meets: what is announced, what is called what, and where the focus goes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, violations
from tests.serving import ANSWER, Server

LISTEN = """
const heard = (window.heard = []);
customElements.whenDefined("folkmoot-chat").then(() => {
  const chat = document.querySelector("folkmoot-chat");
  chat.addEventListener("folkmoot-ready", () => {
    for (const slot of chat.shadowRoot.querySelectorAll("[aria-live]")) {
      new MutationObserver(() => {
        if (!slot.textContent) return;
        heard.push([...slot.children].map((part) => [
          part.textContent.trim(), part.closest("[lang]:not([lang=''])").lang,
        ]));
      }).observe(slot, { childList: true });
    }
  });
});
"""


@pytest.fixture
def chat(server: Server, new_page: NewPage) -> Chat:
    page = new_page()
    page.add_init_script(LISTEN)
    return Chat(page, server.address).open()


def heard(chat: Chat) -> str:
    """What was announced last, as one text."""
    last: list[list[str]] = chat.page.evaluate("heard.at(-1)")
    return " ".join(text for text, _ in last)


def test_choices_are_announced_after_what_is_said(chat: Chat) -> None:
    assert "You can choose: The 8 that matter most to ECN, " in heard(chat)
    chat.choose("All 35 questions")
    said = heard(chat)
    assert said.index("Question 1 of 35") < said.index("You can choose: Agree, Partly, Disagree")


def test_each_line_is_announced_as_a_sentence(chat: Chat) -> None:
    chat.choose("All 35 questions")
    section = chat.page.locator(".in").inner_text()
    assert f"Question 1 of 35. {section}. " in heard(chat)


def test_what_the_assistant_says_is_announced_in_its_own_language(
    server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script(LISTEN)
    page.add_init_script(
        "document.addEventListener('readystatechange', () => document.documentElement.lang = 'pl')"
    )
    page.goto(server.address)
    page.locator(".begin").click()
    expect(page.locator("li.assistant .bubble")).to_be_visible()
    said = dict(page.evaluate("heard.at(-1)"))
    assert said["Możesz wybrać:"] == "pl"
    assert {language for text, language in said.items() if "wybrać" not in text} == {"en"}


def test_each_question_has_a_heading(chat: Chat) -> None:
    chat.choose("All 35 questions").choose("Skip")
    headings = chat.page.locator("ol").get_by_role("heading", level=3)
    assert [text.partition(".")[0] for text in headings.all_inner_texts()] == [
        "Question 1 of 35",
        "Question 2 of 35",
    ]


def test_buttons_of_an_older_question_say_which(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    page = chat.page
    older = page.get_by_role("group", name="Choices for Question 1", exact=True)
    expect(older.get_by_role("button", name="Disagree (Question 1)")).to_be_visible()
    newer = page.get_by_role("group", name="Choices for Question 2", exact=True)
    expect(newer.get_by_role("button").first).to_be_visible()
    assert "(Question" not in "".join(newer.get_by_role("button").all_inner_texts())


def test_choices_go_once_one_is_taken_and_the_focus_is_on_what_was_chosen(chat: Chat) -> None:
    chat.choose("All 35 questions")
    chat.page.get_by_role("button", name="Disagree").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.said("Why do you say so?")).to_be_visible()
    chosen = chat.page.locator("li.member").last
    expect(chosen).to_be_focused()
    expect(chosen.locator(".bubble")).to_have_text("Disagree")
    assert chat.page.get_by_role("button", disabled=True).count() == 0
    expect(chat.page.get_by_role("button", name="Disagree")).to_have_count(0)
    chat.page.keyboard.press("Tab")
    expect(chat.page.locator(".choices button").first).to_be_focused()


def test_no_older_choice_is_shown_when_a_choice_of_the_same_name_is_taken(chat: Chat) -> None:
    chat.choose("All 35 questions").choose("Agree").choose("Nothing to add").choose("Skip")
    chat.page.reload()
    chat.page.get_by_role("button", name="Begin, or go on").click()
    expect(chat.said("Question 3 of 35")).to_be_visible()
    expect(chat.page.get_by_role("group", name="Choices for Question 3")).to_have_count(1)
    expect(chat.page.get_by_role("group", name="Choices for Question 1")).to_have_count(0)
    assert violations(chat.page) == []


def test_on_return_what_can_be_done_is_announced_and_the_focus_is_not_lost(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    chat.page.reload()
    chat.page.get_by_role("button", name="Begin, or go on").click()
    go_on = chat.page.get_by_role("button", name="Go on", exact=True)
    expect(go_on).to_be_visible()
    said = chat.page.evaluate("heard.map((parts) => parts.map(([text]) => text).join(' '))")
    [welcome] = [text for text in said if "Welcome back. " in text]
    assert welcome.endswith("You can choose: Go on, Start again.")
    chat.menu("I have a code")
    expect(chat.page.get_by_role("button", name="Go on", exact=True)).to_have_count(1)
    chat.page.keyboard.press("Escape")
    go_on.focus()
    chat.page.keyboard.press("Enter")
    expect(go_on).to_be_hidden()
    expect(chat.page.get_by_role("region", name="Conversation")).to_be_focused()


def test_an_empty_message_is_spoken_of(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Send").click()
    assert heard(chat) == "There is nothing to send yet."


def test_what_is_wrong_with_a_code_is_tied_to_its_field(server: Server, new_page: NewPage) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.menu("I have a code")
    field = chat.sheet.get_by_label("Your code")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Capital or small letters, with or without hyphens. "
        "Write your code first. It looks like K7PM-2XQD-9RWT-4HJN."
    )
    field.fill("AAAA-AAAA-AAAA-AAAA")
    field.press("Enter")
    expect(field).to_have_accessible_description(re.compile("No response belongs to this code"))
    assert violations(chat.page) == []


def test_a_name_may_be_left_empty_or_taken_back(chat: Chat) -> None:
    chat.menu("Who is writing")
    field = chat.sheet.get_by_label("Your name")
    assert field.get_attribute("required") is None
    field.fill("Amina")
    field.press("Enter")
    expect(chat.sheet).to_contain_text("Saved.")
    assert chat.state()["author"] == "Amina"
