"""The plain pages over HTTP, while Rasa is away: beginning, the questions, all of them, the end."""

import re

import requests

from bot.consultation import Consultation
from tests.serving import ANSWER
from tests.web.plain import Page, Plain


def test_the_first_question_is_two_steps_from_the_start(plain: Plain) -> None:
    page = plain.get("/answer")
    assert page.status == 200
    assert "Which questions would you like?" in page.text
    first = plain.fill(page, route="short")
    assert first.path == "answer/question/1"
    assert first.title.startswith("Question 1:")


def test_sections_can_be_chosen(plain: Plain) -> None:
    page = plain.fill(plain.get("/answer"), route="sections")
    assert page.path == "answer/sections"
    assert plain.fill(page, route="section:neighbourhoods").path == "answer/question/6"
    said = [line["text"] for line in plain.state()["transcript"] if line["sender"] == "member"]
    assert said == ["Neighbourhood engagement (0 of 2)"]


def test_no_route_chosen_gets_a_sentence(plain: Plain) -> None:
    page = plain.fill(plain.get("/answer"))
    assert page.status == 400
    assert "Choose which questions you would like" in page.links
    assert plain.fill(plain.get("/answer/sections"), route="section:nowhere").status == 400
    assert plain.session.cookies.get("folkmoot") is None


def test_a_question_shows_its_wordings_its_reason_its_terms_and_what_was_said(
    plain: Plain, lsp: Consultation
) -> None:
    page = plain.start("all")
    question = lsp.questions[1]
    for text in (question.plain, question.text, question.why):
        assert " ".join(text.split()) in page.text
    assert "Local Area Agreement (LAA)" in page.text
    for fact, _ in lsp.background_on(1):
        assert " ".join(fact.text.split()) in page.text


def test_the_whole_short_route_is_answered_on_plain_pages(plain: Plain, lsp: Consultation) -> None:
    page, given = plain.start(), {}
    while page.path.startswith("answer/question"):
        ref = page.path.removeprefix("answer/question/")
        given[ref] = f"{ANSWER} ({ref})"
        page = plain.fill(page, words=given[ref])
        assert page.status == 200
    assert page.path == "answer/check"
    assert {int(re.sub("[a-z]", "", ref)) for ref in given} == set(lsp.short_route)
    page = plain.fill(plain.get("/answer/about"), group="Lunch Club", named="yes", people="12")
    assert page.path == "answer/submit"
    assert "Lunch Club" in page.text
    done = plain.fill(page)
    assert done.path == "answer/done"
    assert "Your group may be named" in done.text
    assert "Your words are not quoted" in done.text
    assert plain.state()["submitted"] is True
    assert {ref: answer["text"] for ref, answer in plain.answers().items()} == given
    assert {answer["versions"] for answer in plain.answers().values()} == {1}


def test_what_does_not_arise_any_more_is_said(plain: Plain) -> None:
    plain.start("all")
    page = plain.fill(plain.get("/answer/question/18"), stance="disagree", words=ANSWER)
    assert "these questions are not asked: 19, 20" in page.text
    assert "Not asked" in plain.get("/answer/questions").text


def test_questions_that_do_not_arise_are_not_counted_as_done(
    plain: Plain, lsp: Consultation
) -> None:
    plain.start("all")
    plain.fill(plain.get("/answer/question/18"), stance="disagree", words=ANSWER)
    asked = len(lsp.questions) - 2
    for path in ("questions", "check", "submit"):
        page = plain.get(f"/answer/{path}")
        assert f"You have done 1 of {asked} questions on your route." in page.text, path
        assert "Not asked, after your other answers: 19, 20." in page.text, path
    assert f"1 of {asked} questions done" in plain.get("/answer/question/1").text


def test_all_questions_are_listed_with_their_states(plain: Plain, lsp: Consultation) -> None:
    plain.fill(plain.start(), stance="agree", words=ANSWER)
    page = plain.get("/answer/questions")
    for section in lsp.sections:
        assert section.title in page.text
    assert "Answered: agree" in page.text
    assert page.html.count('class="state unanswered"') == len(lsp.refs) - 1


def test_changing_from_the_check_page_goes_back_to_it(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    assert 'href="/answer/question/1?then=check"' in plain.get("/answer/check").html
    page = plain.get("/answer/question/1?then=check")
    after = plain.fill(page, words=f"{ANSWER} Changed.")
    assert after.path == "answer/check"
    assert f"{ANSWER} Changed." in after.text
    assert plain.get("/answer/question").path == "answer/question/6"


def test_nothing_can_be_submitted_before_there_is_an_answer(plain: Plain) -> None:
    plain.start()
    page = plain.get("/answer/submit")
    assert "There is nothing to submit yet" in page.text
    assert plain.post("/answer/submit", {}).text == page.text
    assert plain.get("/answer/done").path == "answer/submit"
    assert plain.state()["submitted"] is False


def test_submitting_twice_is_submitting_once(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    page = plain.get("/answer/submit")
    assert plain.fill(page).path == plain.fill(page).path == "answer/done"
    assert plain.state()["submitted"] is True


def test_the_print_view_has_every_question_with_its_official_wording(
    plain: Plain, lsp: Consultation
) -> None:
    plain.fill(plain.start(), words=ANSWER)
    page = plain.get("/answer/print")
    for question in lsp.questions.values():
        for official in [part.text for part in question.parts] or [question.text]:
            assert " ".join(official.split()) in page.text
    assert ANSWER in page.text


def test_an_address_without_a_question_is_a_page_that_says_so(plain: Plain) -> None:
    plain.start()
    for path in ("/answer/question/99", "/answer/question/x", "/answer/nowhere"):
        page = plain.get(path)
        assert page.status == 404
        assert "There is nothing at this address" in page.text
    wrong = Page(requests.put(f"{plain.address}/answer/question/1", timeout=10))
    assert (wrong.status, "This address takes" in wrong.text) == (405, True)
