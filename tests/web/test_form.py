"""The plain pages over HTTP, while Rasa is away."""

import re
from collections.abc import Iterator

import pytest
import requests

from bot.consultation import Consultation
from tests.serving import Server, start_gateway
from tests.web.plain import Page, Plain

LONG = "Our members want to be asked before a plan is printed, and told what came of it."
AWKWARD = (
    "\n\n  =1+1 <b>not bold</b> & \\ ਪੰਜਾਬੀ 🙂\n\n\nnext </textarea><script>alert(1)</script>  "
)


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = start_gateway(
        tmp_path_factory.mktemp("form"),
        FOLKMOOT_CONVERSATIONS_PER_HOUR="10000",
        FOLKMOOT_MESSAGES_PER_MINUTE="10000",
    )
    yield server
    server.stop()


@pytest.fixture
def plain(gateway: Server) -> Plain:
    return Plain(gateway.address)


def colleague_of(plain: Plain) -> Plain:
    """Somebody else with the same response open, on another device."""
    other = Plain(plain.address)
    other.session.cookies.update(plain.session.cookies)
    return other


def test_the_first_question_is_two_steps_from_the_start(plain: Plain) -> None:
    page = plain.get("/answer")
    assert page.status == 200
    assert "Which questions would you like?" in page.text
    first = plain.fill(page, route="short")
    assert first.path == "answer/question/1"
    assert first.title.startswith("Question 1:")


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
        given[ref] = f"{LONG} ({ref})"
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


def test_words_are_kept_to_the_last_character(plain: Plain) -> None:
    page = plain.fill(plain.start(), words=AWKWARD)
    assert page.path == "answer/question/6"
    assert plain.answers()["1"]["text"] == AWKWARD
    back = plain.get("/answer/question/1")
    assert "<script>alert" not in back.html
    assert back.box == AWKWARD
    plain.fill(back)
    assert plain.answers()["1"]["versions"] == 1
    assert "<script>alert" not in plain.get("/answer/check").html


@pytest.mark.parametrize("words", ["skip", "submit", "undo", "no", "question 5", "/restart"])
def test_words_in_the_box_are_always_an_answer(plain: Plain, words: str) -> None:
    page = plain.fill(plain.start(), words=words)
    assert plain.answers()["1"]["text"] == words
    assert page.path == "answer/question/1/more"
    plain.fill(page, words="no")
    assert plain.answers()["1"]["followup"] == "no"


def test_a_stance_and_its_reason_are_one_version(plain: Plain) -> None:
    plain.fill(plain.start(), stance="partly", words=LONG)
    answer = plain.answers()["1"]
    assert (answer["stance"], answer["text"], answer["versions"]) == ("partly", LONG, 1)


def test_a_stance_without_words_is_asked_why_and_that_can_be_left_out(plain: Plain) -> None:
    page = plain.fill(plain.start(), stance="disagree")
    assert page.path == "answer/question/1/more"
    assert "Why do you say so?" in page.text
    after = plain.post(page.form["action"], {**page.form["fields"], "pass": "on"})
    assert after.path == "answer/question/6"
    assert plain.answers()["1"]["stance"] == "disagree"


@pytest.mark.parametrize(
    ("press", "status"),
    [
        ("not_applicable", "not_applicable"),
        ("skipped", "skipped"),
        ("later", "later"),
        ("rather_not_say", "rather_not_say"),
    ],
)
def test_the_ways_not_to_answer_are_kept_apart(plain: Plain, press: str, status: str) -> None:
    page = plain.start()
    after = plain.fill(page, **{"pass": press})
    assert after.path == "answer/question/6"
    assert plain.answers()["1"]["status"] == status


def test_not_sure_and_does_not_apply_keep_the_words_that_come_with_them(plain: Plain) -> None:
    plain.fill(plain.start(), stance="dont_know", words="We have not met yet.")
    answer = plain.answers()["1"]
    assert (answer["status"], answer["text"]) == ("dont_know", "We have not met yet.")
    plain.fill(
        plain.get("/answer/question/6"), words="No parishes here.", **{"pass": "not_applicable"}
    )
    answer = plain.answers()["6"]
    assert (answer["status"], answer["text"]) == ("not_applicable", "No parishes here.")


def test_an_empty_answer_gets_a_sentence_and_loses_nothing(plain: Plain) -> None:
    page = plain.fill(plain.start(), words="   \n ")
    assert page.status == 400
    assert page.title.startswith("Error: Question 1")
    assert "There is a problem" in page.text
    assert page.links["Write an answer, or choose one of the buttons below the box"] == "#words"
    assert 'aria-invalid="true"' in page.html
    plain.fill(page, words=LONG)
    emptied = plain.fill(plain.get("/answer/question/1"), words="")
    assert "What you wrote before is still kept" in emptied.text
    assert plain.answers()["1"]["text"] == LONG


@pytest.mark.parametrize("press", ["skipped", "later", "rather_not_say"])
def test_words_and_a_button_against_them_are_asked_about_and_kept(plain: Plain, press: str) -> None:
    page = plain.fill(plain.start(), words=LONG, **{"pass": press})
    assert page.status == 400
    assert "You have written an answer and chosen not to give one" in page.text
    assert page.box == LONG
    assert plain.answers() == {}


def test_words_that_cannot_be_kept_are_refused_and_shown_again(plain: Plain) -> None:
    page = plain.fill(plain.start(), words="nul \0 inside")
    assert page.status == 400
    assert "a character that cannot be kept" in page.text
    long = plain.fill(plain.get("/answer/question/1"), words="x" * 100_001)
    assert long.status == 400
    assert "100,001 characters" in long.text
    assert len(long.box) == 100_001
    assert plain.answers() == {}
    assert plain.fill(long, words="🙂" * 100_000).status == 200
    assert plain.answers()["1"]["text"] == "🙂" * 100_000


def test_sending_a_form_twice_does_nothing_twice(plain: Plain) -> None:
    page = plain.start()
    fields = {**page.form["fields"], "stance": "agree", "words": LONG}
    first, second = (plain.post(page.form["action"], fields) for _ in range(2))
    assert first.path == second.path == "answer/question/6"
    assert plain.answers()["1"]["versions"] == 1


def test_a_changed_answer_is_a_new_version_and_an_unchanged_one_is_none(plain: Plain) -> None:
    plain.fill(plain.start(), words=LONG)
    plain.fill(plain.get("/answer/question/1"))
    assert plain.answers()["1"]["versions"] == 1
    page = plain.fill(plain.get("/answer/question/1"), words=f"{LONG} And heard.")
    assert page.path == "answer/question/6"
    assert plain.answers()["1"]["versions"] == 2


def test_a_colleagues_newer_answer_is_shown_beside_mine(plain: Plain) -> None:
    mine = plain.start()
    colleague = colleague_of(plain)
    colleague.fill(colleague.get("/answer/question/1"), stance="agree", words="Theirs, in full.")
    page = plain.fill(mine, stance="disagree", words="Mine, just as full.")
    assert page.status == 409
    assert "The answer to this question has changed" in page.text
    assert "Theirs, in full." in page.text
    assert page.box == "Mine, just as full."
    assert plain.answers()["1"]["text"] == "Theirs, in full."
    saved = plain.fill(page)
    assert saved.path == "answer/question/6"
    answer = plain.answers()["1"]
    assert (answer["text"], answer["stance"], answer["versions"]) == (
        "Mine, just as full.",
        "disagree",
        2,
    )


def test_both_parts_are_asked_one_by_one_or_together(plain: Plain) -> None:
    plain.start("all")
    part = plain.get("/answer/question/16a")
    assert "Answer them together" in part.links
    whole = plain.get(part.links["Answer them together"])
    assert whole.path == "answer/question/16"
    plain.fill(whole, words=LONG)
    assert plain.answers()["16"]["text"] == LONG
    assert plain.get("/answer/question/16b").box == LONG
    plain.fill(plain.get("/answer/question/16b"), words=f"{LONG} Only b.")
    assert set(plain.answers()) == {"16", "16b"}
    assert plain.get("/answer/question/16a").box == LONG


def test_changing_from_the_check_page_goes_back_to_it(plain: Plain) -> None:
    plain.fill(plain.start(), words=LONG)
    assert 'href="/answer/question/1?then=check"' in plain.get("/answer/check").html
    page = plain.get("/answer/question/1?then=check")
    after = plain.fill(page, words=f"{LONG} Changed.")
    assert after.path == "answer/check"
    assert f"{LONG} Changed." in after.text
    assert plain.get("/answer/question").path == "answer/question/6"


def test_what_does_not_arise_any_more_is_said(plain: Plain) -> None:
    plain.start("all")
    page = plain.fill(plain.get("/answer/question/18"), stance="disagree", words=LONG)
    assert "these questions are not asked: 19, 20" in page.text
    assert "Not asked" in plain.get("/answer/questions").text


def test_all_questions_are_listed_with_their_states(plain: Plain, lsp: Consultation) -> None:
    plain.fill(plain.start(), stance="agree", words=LONG)
    page = plain.get("/answer/questions")
    for section in lsp.sections:
        assert section.title in page.text
    assert "Answered: agree" in page.text
    assert page.html.count('class="state unanswered"') == len(lsp.refs) - 1


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


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"group": "x" * 201}, "200 characters or fewer"),
        ({"people": "some"}, "Give one whole number"),
        ({"mandate": "nul \0"}, "a character that cannot be kept"),
    ],
)
def test_wrong_details_get_a_sentence_and_keep_the_others(
    plain: Plain, fields: dict[str, str], sentence: str
) -> None:
    plain.start()
    page = plain.fill(plain.get("/answer/about"), **{"group": "Lunch Club", **fields})
    assert page.status == 400
    assert page.title.startswith("Error: About your group")
    assert sentence in page.text
    good = {"group": "Lunch Club", "people": "7", "mandate": "only me"}
    plain.fill(page, **good)
    values = plain.get("/answer/about").form["fields"]
    assert {name: values[name] for name in good} == good


def test_details_can_be_changed_and_taken_back(plain: Plain) -> None:
    plain.start()
    plain.fill(plain.get("/answer/about"), group="Lunch", people="7", quoted="yes", mandate="a\nb")
    plain.fill(plain.get("/answer/about"), group="Lunch Club", people="", quoted="no", mandate="")
    values = plain.get("/answer/about").form["fields"]
    assert values["group"] == "Lunch Club"
    assert (values["people"], values["mandate"], values["quoted"]) == ("", "", "no")
    emptied = plain.fill(plain.get("/answer/about"), group=" ")
    assert "Give the name of your group" in emptied.text


def test_details_that_i_did_not_touch_stay_as_a_colleague_changed_them(plain: Plain) -> None:
    plain.start()
    mine = plain.get("/answer/about")
    colleague = colleague_of(plain)
    colleague.fill(colleague.get("/answer/about"), group="Lunch Club")
    plain.fill(mine, people="9")
    values = plain.get("/answer/about").form["fields"]
    assert (values["group"], values["people"]) == ("Lunch Club", "9")


def test_nothing_can_be_submitted_before_there_is_an_answer(plain: Plain) -> None:
    plain.start()
    page = plain.get("/answer/submit")
    assert "There is nothing to submit yet" in page.text
    assert plain.post("/answer/submit", {}).text == page.text
    assert plain.get("/answer/done").path == "answer/submit"
    assert plain.state()["submitted"] is False


def test_submitting_twice_is_submitting_once(plain: Plain) -> None:
    plain.fill(plain.start(), words=LONG)
    page = plain.get("/answer/submit")
    assert plain.fill(page).path == plain.fill(page).path == "answer/done"
    assert plain.state()["submitted"] is True


def test_answers_can_be_changed_after_submitting(plain: Plain) -> None:
    plain.fill(plain.start(), words=LONG)
    plain.fill(plain.get("/answer/submit"))
    page = plain.fill(plain.get("/answer/question/1"), words=f"{LONG} And more.")
    assert page.path == "answer/done"
    assert plain.answers()["1"]["text"] == f"{LONG} And more."


def test_the_print_view_has_every_question_with_its_official_wording(
    plain: Plain, lsp: Consultation
) -> None:
    plain.fill(plain.start(), words=LONG)
    page = plain.get("/answer/print")
    for question in lsp.questions.values():
        for official in [part.text for part in question.parts] or [question.text]:
            assert " ".join(official.split()) in page.text
    assert LONG in page.text


def test_an_address_without_a_question_is_a_page_that_says_so(plain: Plain) -> None:
    plain.start()
    for path in ("/answer/question/99", "/answer/question/x", "/answer/nowhere"):
        page = plain.get(path)
        assert page.status == 404
        assert "There is nothing at this address" in page.text
    wrong = Page(requests.put(f"{plain.address}/answer/question/1", timeout=10))
    assert (wrong.status, "This address takes" in wrong.text) == (405, True)
