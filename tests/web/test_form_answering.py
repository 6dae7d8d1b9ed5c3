"""Answering on the plain pages: what is kept, what is refused, and what a colleague changed."""

import pytest

from tests.serving import ANSWER
from tests.web.plain import Plain

AWKWARD = (
    "\n\n  =1+1 <b>not bold</b> & \\ ਪੰਜਾਬੀ 🙂\n\n\nnext </textarea><script>alert(1)</script>  "
)


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
    plain.fill(plain.start(), stance="partly", words=ANSWER)
    answer = plain.answers()["1"]
    assert (answer["stance"], answer["text"], answer["versions"]) == ("partly", ANSWER, 1)


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


def test_both_parts_are_asked_one_by_one_or_together(plain: Plain) -> None:
    plain.start("all")
    part = plain.get("/answer/question/16a")
    assert "Answer them together" in part.links
    whole = plain.get(part.links["Answer them together"])
    assert whole.path == "answer/question/16"
    plain.fill(whole, words=ANSWER)
    assert plain.answers()["16"]["text"] == ANSWER
    assert plain.get("/answer/question/16b").box == ANSWER
    plain.fill(plain.get("/answer/question/16b"), words=f"{ANSWER} Only b.")
    assert set(plain.answers()) == {"16", "16b"}
    assert plain.get("/answer/question/16a").box == ANSWER


def test_an_empty_answer_gets_a_sentence_and_loses_nothing(plain: Plain) -> None:
    page = plain.fill(plain.start(), words="   \n ")
    assert page.status == 400
    assert page.title.startswith("Error: Question 1")
    assert "There is a problem" in page.text
    assert page.links["Write an answer, or choose one of the buttons below the box"] == "#words"
    assert 'aria-invalid="true"' in page.html
    plain.fill(page, words=ANSWER)
    emptied = plain.fill(plain.get("/answer/question/1"), words="")
    assert "What you wrote before is still kept" in emptied.text
    assert plain.answers()["1"]["text"] == ANSWER


@pytest.mark.parametrize("press", ["skipped", "later", "rather_not_say"])
def test_words_and_a_button_against_them_are_asked_about_and_kept(plain: Plain, press: str) -> None:
    page = plain.fill(plain.start(), words=ANSWER, **{"pass": press})
    assert page.status == 400
    assert "You have written an answer and chosen not to give one" in page.text
    assert page.box == ANSWER
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
    fields = {**page.form["fields"], "stance": "agree", "words": ANSWER}
    first, second = (plain.post(page.form["action"], fields) for _ in range(2))
    assert first.path == second.path == "answer/question/6"
    assert plain.answers()["1"]["versions"] == 1


def test_a_changed_answer_is_a_new_version_and_an_unchanged_one_is_none(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    plain.fill(plain.get("/answer/question/1"))
    assert plain.answers()["1"]["versions"] == 1
    page = plain.fill(plain.get("/answer/question/1"), words=f"{ANSWER} And heard.")
    assert page.path == "answer/question/6"
    assert plain.answers()["1"]["versions"] == 2


def test_a_colleagues_newer_answer_is_shown_beside_mine(plain: Plain) -> None:
    mine = plain.start()
    colleague = plain.elsewhere()
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


def test_answers_can_be_changed_after_submitting(plain: Plain) -> None:
    plain.fill(plain.start(), words=ANSWER)
    plain.fill(plain.get("/answer/submit"))
    page = plain.fill(plain.get("/answer/question/1"), words=f"{ANSWER} And more.")
    assert page.path == "answer/done"
    assert plain.answers()["1"]["text"] == f"{ANSWER} And more."


def test_more_than_an_answer_can_hold_is_refused_and_stays_in_the_box(plain: Plain) -> None:
    plain.fill(plain.start("all"), words=ANSWER)
    plain.fill(plain.get("/answer/question/1/more"), words="x" * 100_000)
    page = plain.fill(plain.get("/answer/question/1/more"), words="And this.")
    assert page.status == 400
    assert "your answer would have more than 100,000 characters" in page.text
    assert page.box == "And this."
    answer = plain.answers()["1"]
    assert (answer["text"], answer["followup"]) == (ANSWER, "x" * 100_000)
