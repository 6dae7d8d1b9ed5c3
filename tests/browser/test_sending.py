"""Messages on a bad line, in a real browser: nothing is lost, and nothing is said twice."""

import os
import signal
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, held, violations
from tests.serving import ANSWER, Server, start_everything, start_gateway


def times_said(chat: Chat, text: str) -> tuple[int, int]:
    """How often the server, and how often the screen, has these words of the member."""
    kept = [line for line in chat.state()["transcript"] if line["text"] == text]
    return len(kept), chat.page.locator("li.member .bubble", has_text=text).count()


def test_a_message_written_without_a_network_is_sent_once_when_it_is_back(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    chat.page.context.set_offline(True)
    chat.box.fill(ANSWER)
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("li .note.error")).to_contain_text("Not sent yet.")
    chat.shot("offline-desk")
    assert violations(chat.page) == []
    chat.page.context.set_offline(False)
    expect(chat.said("Question 2 of 35")).to_be_visible()
    assert chat.answers() == {"1": ANSWER}
    said = [line for line in chat.state()["transcript"] if line["text"] == ANSWER]
    assert len(said) == 1


def test_a_message_that_was_on_its_way_is_sent_after_a_reload(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    chat.write_in_vain(ANSWER)
    chat.page.unroute("**/messages")
    chat.reload()
    expect(chat.said("Question 2 of 35")).to_be_visible()
    assert chat.answers() == {"1": ANSWER}


def test_a_reply_that_was_lost_on_its_way_is_fetched_again(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    lost = []

    def lose_first(route: Route) -> None:
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    chat.page.route("**/messages", lose_first)
    chat.write(ANSWER)
    expect(chat.said("Question 2 of 35")).to_be_visible()
    assert lost[0].status == 200
    assert [a["versions"] for a in chat.state()["answers"]] == [1]


def test_words_that_are_refused_stay_in_the_box_and_it_is_said_why(
    new_page: NewPage, tmp_path: Path
) -> None:
    with start_gateway(tmp_path, FOLKMOOT_LONGEST_MESSAGE="1000") as gateway:
        chat = Chat(new_page(expect_errors=True), gateway.address).open()
        chat.box.fill("x" * 1001)
        chat.page.get_by_role("button", name="Send").click()
        notice = chat.page.locator(".notice")
        expect(notice).to_contain_text("Not sent: That is too long for one message.")
        expect(chat.box).to_have_value("x" * 1001)
        expect(chat.page.locator("li.member")).to_have_count(0)
        chat.reload()
        expect(chat.box).to_have_value("x" * 1001)


def test_near_the_limit_a_calm_hint_appears_and_beyond_it_nothing_is_sent(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(), server.address).open()
    hint = chat.page.locator("#hint")
    chat.box.fill("x" * 90_000)
    expect(hint).to_have_text("Enter sends. Shift and Enter start a new line.")
    chat.box.fill("🙂" * 99_000)
    expect(hint).to_have_text("You can write 1000 more characters in this message.")
    chat.box.fill("x" * 100_005)
    expect(hint).to_contain_text("This is 5 characters too long for one message.")
    chat.page.keyboard.press("Enter")
    assert len(chat.box.input_value()) == 100_005
    assert chat.page.locator("li.member").count() == 0


def test_a_reply_that_takes_five_seconds_is_waited_for(server: Server, new_page: NewPage) -> None:
    chat = Chat(new_page(), server.address).open()
    chat.choose("All 35 questions")

    def late(route: Route) -> None:
        chat.page.wait_for_timeout(5000)
        route.continue_()

    chat.page.route("**/messages", late)
    chat.box.fill(ANSWER)
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("li.member .note").last).to_have_text("Sending …")
    expect(chat.said("Question 2 of 35")).to_be_visible(timeout=15_000)
    expect(chat.page.locator("li.member .note")).to_have_text(["Sent"])
    assert times_said(chat, ANSWER) == (1, 1)


def test_several_messages_written_offline_answer_what_was_on_the_screen_in_order_and_once(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    chat.page.context.set_offline(True)
    expect(chat.page.locator(".notice", has_text="You are offline.")).to_be_visible()
    parts = [f"{ANSWER} Part {number}." for number in range(1, 4)]
    for part in parts:
        chat.box.fill(part)
        chat.page.keyboard.press("Enter")
    chat.box.fill("Half a thought")
    chat.page.context.set_offline(False)
    expect(chat.page.locator(".notice", has_text="You are offline.")).to_be_hidden()
    expect(chat.page.locator("li.member .note")).to_have_text(["Sent"])
    assert chat.answers() == {"1": "\n\n".join(parts)}
    expect(chat.said("Back to question 2")).to_be_visible()
    assert [times_said(chat, part) for part in parts] == [(1, 1)] * 3
    expect(chat.box).to_have_value("Half a thought")


def test_what_was_said_elsewhere_meanwhile_is_shown_after_an_interruption(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    chat.write_in_vain(ANSWER)
    chat.talk.say("Said in another window, where the line was good.")
    chat.page.unroute("**/messages")
    chat.page.get_by_role("button", name="Retry now").click()
    elsewhere = chat.page.locator("li.member", has_text="Said in another window")
    expect(elsewhere).to_have_count(1)
    expect(chat.said("Back to question 2")).to_be_visible()
    assert times_said(chat, ANSWER) == (1, 1)


def test_the_server_restarted_while_a_message_is_on_its_way_loses_and_repeats_nothing(
    new_page: NewPage, tmp_path: Path
) -> None:
    with start_everything(tmp_path) as everything:
        chat = Chat(new_page(expect_errors=True), everything.address).open()
        chat.choose("All 35 questions")
        for number in (1, 2, 3):
            # Rasa stands still, so that the message has arrived and has no reply yet.
            processes = everything.children()
            os.kill(processes["rasa"], signal.SIGSTOP)
            with chat.page.expect_request("**/messages"):
                chat.box.fill(f"{ANSWER} Number {number}.")
                chat.page.keyboard.press("Enter")
            chat.page.wait_for_timeout(500)
            os.kill(processes["web"], signal.SIGKILL)
            os.kill(processes["rasa"], signal.SIGCONT)
            expect(chat.said(f"Question {number + 1} of 35")).to_be_visible(timeout=60_000)
            assert times_said(chat, f"{ANSWER} Number {number}.") == (1, 1)
        assert [answer["versions"] for answer in chat.state()["answers"]] == [1, 1, 1]
        expect(chat.page.locator("li.member .note")).to_have_text("Sent")


def test_while_rasa_is_away_words_are_kept_and_people_told(
    new_page: NewPage, tmp_path: Path
) -> None:
    with start_gateway(tmp_path) as gateway:
        page = new_page(expect_errors=True)
        page.goto(gateway.address)
        expect(page.get_by_text("The assistant is getting ready.")).to_be_visible()
        assert violations(page) == []
        chat = Chat(page, gateway.address).open()
        chat.box.fill(ANSWER)
        page.keyboard.press("Enter")
        expect(page.get_by_text("The assistant is away for a moment.").first).to_be_visible()
        [line] = [row for row in chat.state()["transcript"] if row["sender"] == "member"]
        assert line["text"] == ANSWER


def test_an_older_transcript_is_not_drawn_over_a_newer_reply(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    parts = [f"{ANSWER} Part {number}." for number in (1, 2)]
    chat.page.context.set_offline(True)
    for part in parts:
        chat.box.fill(part)
        chat.page.keyboard.press("Enter")
    expect(chat.page.locator("li .note.error")).to_have_count(2)
    refreshing = held(chat.page, "**/api/conversations/*")
    chat.page.context.set_offline(False)
    expect(chat.said("Back to question 2")).to_be_visible()
    # What the server said before it had the second message comes last.
    older = refreshing[0].fetch().json()
    older["transcript"] = older["transcript"][:-3]
    refreshing[0].fulfill(json=older)
    chat.page.wait_for_timeout(1000)
    expect(chat.said("Back to question 2")).to_be_visible()
    shown = chat.page.locator("li .bubble").all_inner_texts()
    order = [text.split(".")[0] for text in shown]
    assert [times_said(chat, part) for part in parts] == [(1, 1)] * 2
    kept = [line["text"].split(".")[0] for line in chat.state()["transcript"]]
    assert order == kept


def test_each_message_that_waits_says_that_it_is_not_sent(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    chat.page.context.set_offline(True)
    for part in ("First.", "Second.", "Third."):
        chat.box.fill(part)
        chat.page.keyboard.press("Enter")
    notes = chat.page.locator("li.member .note.error")
    expect(notes).to_have_count(3)
    assert all("Not sent yet." in note for note in notes.all_inner_texts())


def test_a_reply_that_is_in_the_transcript_already_is_not_shown_twice(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    chat.page.route("**/messages", lambda route: (route.fetch(), route.abort()))
    chat.box.fill(ANSWER)
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("li .note.error")).to_be_visible()
    chat.page.unroute("**/messages")
    chat.reload()
    expect(chat.page.locator("li.member .note")).to_have_text(["Sent"])
    expect(chat.page.locator("li.assistant", has_text="Question 2 of 35")).to_have_count(1)
    # Its choices can still be pressed.
    chat.choose("Skip")
    expect(chat.said("Question 3 of 35")).to_be_visible()


def test_after_the_page_was_closed_what_waits_is_told_of_and_sent_without_opening_the_chat(
    server: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(expect_errors=True), server.address).open()
    chat.choose("All 35 questions")
    page = chat.page
    page.route("**/messages", lambda route: route.abort())
    chat.box.fill(ANSWER)
    page.keyboard.press("Enter")
    expect(page.locator("li .note.error")).to_be_visible()
    page.goto("about:blank")
    page.goto(server.address)
    told = page.get_by_text("Something that you have written is not sent yet.")
    expect(told).to_be_visible()
    expect(page.locator(".panel")).to_be_hidden()
    assert violations(page) == []
    chat.shot("not-sent-landing")
    page.unroute("**/messages")
    expect(told).to_be_hidden(timeout=20_000)
    assert chat.answers() == {"1": ANSWER}
    page.get_by_role("button", name="Begin, or go on").click()
    expect(chat.said("Question 2 of 35")).to_be_visible()
    assert times_said(chat, ANSWER) == (1, 1)
