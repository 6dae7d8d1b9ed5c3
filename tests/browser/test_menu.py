"""The menu, the section map, codes and coming back, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, violations
from tests.serving import ANSWER, Server


@pytest.fixture
def chat(server: Server, new_page: NewPage) -> Chat:
    return Chat(new_page(), server.address).open()


def focused(chat: Chat) -> str:
    """The text of what has the focus."""
    text: str = chat.page.evaluate(
        "(document.activeElement.shadowRoot ?? document).activeElement?.textContent.trim()"
    )
    return text


def test_the_keyboard_alone_goes_through_the_menu_and_the_map_to_a_question(chat: Chat) -> None:
    keys = chat.page.keyboard
    opener = chat.page.get_by_role("button", name="Menu")
    opener.focus()
    keys.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert violations(chat.page) == []
    keys.press("Tab")
    assert focused(chat) == "Look at my answers"
    keys.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    assert focused(chat) == "Sections"
    keys.press("Enter")
    assert focused(chat) == "Sections"
    expect(chat.page.get_by_role("heading", name="Sections")).to_be_focused()
    for _ in range(40):
        keys.press("Tab")
        if focused(chat).startswith("Governance of LSPs"):
            break
    keys.press("Enter")
    assert violations(chat.page) == []
    for _ in range(40):
        keys.press("Tab")
        if focused(chat).startswith("Question 20"):
            break
    keys.press("Enter")
    expect(chat.said("Question 20 of 35")).to_be_visible()
    expect(opener).to_be_focused()
    mine = chat.page.locator("li.member .bubble").last
    expect(mine).to_have_text("Question 20")
    expect(chat.page.locator(".at")).to_have_text("Question 20 of 35")
    chat.reload()
    expect(mine).to_have_text("Question 20")


def test_escape_leaves_what_the_menu_opened_and_then_the_chat(chat: Chat) -> None:
    chat.menu("Start again")
    chat.page.keyboard.press("Escape")
    expect(chat.sheet).to_be_hidden()
    expect(chat.page.get_by_role("button", name="Menu")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator(".panel")).to_be_hidden()


def test_the_map_shows_the_states_of_the_questions(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER).choose("Skip")
    chat.menu("Sections")
    rows = chat.sheet.locator(".row")
    expect(rows.nth(0)).to_contain_text("Question 1answered")
    expect(rows.nth(1)).to_contain_text("Question 2passed over")
    expect(rows.nth(2)).to_have_attribute("aria-current", "step")
    assert violations(chat.page) == []


def test_a_code_takes_a_colleague_to_the_same_answers(
    server: Server, chat: Chat, new_page: NewPage
) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    chat.menu("Go on later or elsewhere")
    code = chat.sheet.locator(".code").inner_text()
    chat.shot("code-desk")
    assert violations(chat.page) == []
    chat.page.get_by_role("button", name="Back to the conversation").click()
    chat.menu("Go on later or elsewhere")
    expect(chat.sheet.locator(".code")).to_have_text(code)

    other = Chat(new_page(expect_errors=True), server.address).open()
    other.menu("I have a code")
    field = other.sheet.get_by_label("Your code")
    field.fill("AAAA-AAAA-AAAA-AAAA")
    field.press("Enter")
    expect(other.sheet).to_contain_text("No response belongs to this code.")
    field.fill(code.lower().replace("-", " "))
    field.press("Enter")
    expect(other.sheet).to_be_hidden()
    expect(other.said("Question 2")).to_be_visible()
    assert other.answers() == {"1": ANSWER}


def test_the_button_for_the_code_opens_the_sheet_with_it(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER).write("stop")
    said = chat.page.locator("li.assistant").count()
    chat.page.get_by_role("button", name="Show me the code").click()
    expect(chat.sheet.locator(".code")).to_be_visible()
    assert violations(chat.page) == []
    chat.page.get_by_role("button", name="Back to the conversation").click()
    expect(chat.page.get_by_role("button", name="Show me the code")).to_be_visible()
    assert chat.page.locator("li.assistant").count() == said


def test_a_double_tap_on_a_code_opens_one_conversation(
    server: Server, chat: Chat, new_page: NewPage
) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    chat.menu("Go on later or elsewhere")
    code = chat.sheet.locator(".code").inner_text()
    other = Chat(new_page(), server.address).open()
    other.menu("I have a code")
    other.sheet.get_by_label("Your code").fill(code)
    asked: list[str] = []
    other.page.on("request", lambda request: asked.append(request.url))
    other.sheet.get_by_role("button", name="Go on").dblclick()
    expect(other.said("Question 2")).to_be_visible()
    assert sum(url.endswith("/api/resume") for url in asked) == 1


def test_the_link_opens_the_response_and_leaves_no_code_in_the_address_bar(
    server: Server, chat: Chat, new_page: NewPage
) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    link = chat.link()
    assert "/#resume=" in link
    other = Chat(new_page(), server.address)
    other.page.goto(link)
    expect(other.said("Question 2")).to_be_visible()
    assert other.page.url == f"{server.address}/"
    assert other.answers() == {"1": ANSWER}


def test_the_link_asks_first_if_there_is_another_conversation_and_keeps_that_one(
    server: Server, chat: Chat, new_page: NewPage
) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    link = chat.link()
    other = Chat(new_page(), server.address).open()
    other.choose("All 35 questions").write("Something else, said here before.")
    other.box.fill("Half a thought")
    other.page.goto("about:blank")
    other.page.goto(link)
    expect(other.sheet).to_contain_text("There is a conversation on this device already.")
    assert "resume" not in other.page.url
    assert violations(other.page) == []
    other.sheet.get_by_role("button", name="Go on").click()
    expect(other.sheet).to_be_hidden()
    expect(other.said("Question 2")).to_be_visible()
    assert other.answers() == {"1": ANSWER}
    expect(other.box).to_have_value("")
    other.menu("I have a code")
    other.sheet.get_by_role("button", name="Go back to it").click()
    expect(other.page.locator("li.member", has_text="said here before")).to_be_visible()
    expect(other.box).to_have_value("Half a thought")


def test_on_return_one_can_go_on_or_start_again(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    chat.reload()
    expect(chat.page.get_by_text("Welcome back.").first).to_be_visible()
    chat.shot("welcome-back-desk")
    assert violations(chat.page) == []
    chat.page.get_by_role("button", name="Start again").click()
    expect(chat.sheet).to_contain_text("A new conversation begins")
    chat.sheet.get_by_role("button", name="Start again").click()
    expect(chat.said("Welcome.")).to_be_visible()
    expect(chat.page.locator("li.member")).to_have_count(0)
    assert chat.answers() == {}
    chat.reload()
    expect(chat.said("Welcome.")).to_be_visible()
    expect(chat.page.get_by_text("Welcome back.")).to_have_count(0)


def test_who_is_writing_is_kept_with_the_answers(chat: Chat) -> None:
    chat.menu("Who is writing")
    chat.sheet.get_by_label("Your name").fill("Amina")
    chat.sheet.get_by_role("button", name="Save").click()
    expect(chat.sheet).to_contain_text("Saved.")
    assert violations(chat.page) == []
    assert chat.state()["author"] == "Amina"


def test_the_size_of_the_text_is_kept_on_this_device(chat: Chat) -> None:
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    bubble = chat.page.locator("li.assistant .bubble").first
    before = bubble.evaluate(size)
    chat.page.get_by_role("button", name="Menu").click()
    chat.page.get_by_role("button", name="A++").click()
    assert bubble.evaluate(size) == pytest.approx(before * 1.6)
    chat.reload()
    expect(chat.said("Welcome.")).to_be_visible()
    assert bubble.evaluate(size) == pytest.approx(before * 1.6)


def test_what_the_server_does_not_have_is_said_in_a_sentence(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.page.route("**/copy?*", lambda route: route.fulfill(status=404, json={}))
    chat.menu("A copy of my answers")
    pdf = chat.sheet.get_by_role("button", name="Document to print (PDF)")
    pdf.click()
    expect(chat.sheet).to_contain_text("This cannot be done here yet.")
    expect(pdf).to_be_hidden()


def test_a_copy_is_fetched_with_the_token_and_saved(server: Server, new_page: NewPage) -> None:
    chat = Chat(new_page(), server.address).open()
    asked: list[dict[str, Any]] = []

    def give(route: Any) -> None:
        asked.append(route.request.headers)
        route.fulfill(body=b"a copy", content_type="application/pdf")

    chat.page.route("**/copy?format=pdf", give)
    chat.menu("A copy of my answers")
    with chat.page.expect_download() as download:
        chat.sheet.get_by_role("button", name="Document to print (PDF)").click()
    assert download.value.suggested_filename == "our-answers.pdf"
    assert asked[0]["authorization"] == f"Bearer {chat.stored['token']}"


def test_on_a_touch_keyboard_enter_makes_a_new_line(server: Server, new_page: NewPage) -> None:
    page = new_page("phone", has_touch=True, is_mobile=True)
    chat = Chat(page, server.address).open()
    chat.choose("All 35 questions")
    chat.box.focus()
    page.keyboard.type("One line")
    page.keyboard.press("Enter")
    page.keyboard.type("and another, about what our members want.")
    expect(chat.box).to_have_value("One line\nand another, about what our members want.")
    page.get_by_role("button", name="Send").click()
    expect(chat.said("Question 2 of 35")).to_be_visible()


def test_the_box_grows_up_to_two_fifths_of_the_panel(chat: Chat) -> None:
    heights = []
    for lines in (1, 5, 100):
        chat.box.fill("A line\n" * lines)
        box = chat.box.bounding_box()
        assert box is not None
        heights.append(box["height"])
    panel = chat.page.locator(".panel").bounding_box()
    assert panel is not None
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] == pytest.approx(panel["height"] * 0.4, abs=6)


def test_from_the_plain_pages_one_goes_on_in_the_same_conversation(chat: Chat) -> None:
    chat.choose("All 35 questions").write(ANSWER)
    conversation = chat.stored["conversation"]
    chat.menu("Answer on plain pages")
    chat.sheet.get_by_role("button", name="Go to the plain pages").click()
    page = chat.page
    page.get_by_label("Your answer").fill("Written on the plain pages, in full.")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("link", name="Go on in the chat").click()
    expect(chat.said("Question 3 of 35")).to_be_visible()
    assert chat.stored["conversation"] == conversation
    expect(chat.sheet).to_be_hidden()
    expect(page.locator(".notice")).to_be_hidden()
    expect(page.locator("li.member .bubble").last).to_have_text(
        "Written on the plain pages, in full."
    )
    expect(page.locator("li.member", has_text=ANSWER)).to_have_count(1)
    assert "go-on" not in page.url


def test_what_was_begun_on_the_plain_pages_goes_on_in_the_chat(
    server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{server.address}/answer")
    page.get_by_label("that matter most").check()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Why? In your own words").fill(ANSWER)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("link", name="Go on in the chat").click()
    chat = Chat(page, server.address)
    expect(chat.said("Question 6 (2 of your 8)")).to_be_visible()
    chat.write("Written in the chat, in full, by the same group.")
    assert chat.answers() == {"1": ANSWER, "6": "Written in the chat, in full, by the same group."}
