"""Earlier versions of answers, through a real Rasa server."""

import pytest

from tests.serving import Talk

FIRST = "Our members want to be asked before a plan is printed, and told what came of it."
SECOND = "They would like to have the papers in large print, and two weeks to read them."


def test_undo_again_goes_further_back_and_redo_forward(talk: Talk) -> None:
    talk.say(FIRST).choose("change:1").say(SECOND)
    talk.say("undo")
    assert talk.answers()["1"]["text"] == FIRST
    talk.say("can you undo that too?")
    assert talk.answers()["1"]["status"] == "unanswered"
    talk.say("put it back")
    assert talk.answers()["1"]["text"] == FIRST
    talk.say("redo")
    assert talk.answers()["1"]["text"] == SECOND


def test_earlier_versions_are_shown_and_brought_back(talk: Talk) -> None:
    talk.say(FIRST).choose("change:1").say(SECOND)
    talk.say("what did we first say on 1?")
    assert FIRST in talk.said
    assert "bring-back:1:1" in talk.values
    talk.say("bring back the first version of question 1")
    assert talk.answers()["1"]["text"] == FIRST
    talk.say("go back to what we had before on 1")
    assert talk.answers()["1"]["text"] == SECOND


@pytest.mark.parametrize(
    "text",
    [
        "1 is wrong i didnt know what it was asking",
        "sorry 1 was a silly one, I misread it, undo it",
    ],
)
def test_an_answer_that_is_named_as_wrong_is_asked_about(talk: Talk, text: str) -> None:
    talk.say(FIRST).say(SECOND).say(text)
    assert talk.answers()["2"]["text"] == SECOND
    assert "take-out:1:1" in talk.values
    talk.say("take it out")
    assert talk.answers()["1"]["status"] == "unanswered"
    assert talk.answers()["2"]["text"] == SECOND


def test_the_answer_that_was_just_shown_is_taken_out(talk: Talk) -> None:
    talk.say(FIRST).say(SECOND).say("show me question 1").say("take it out")
    assert talk.answers()["1"]["status"] == "unanswered"
    assert talk.answers()["2"]["text"] == SECOND


def test_a_paragraph_is_taken_out_and_nothing_replaced(talk: Talk) -> None:
    talk.choose("go:34").say(f"{FIRST}\n\n{SECOND}").choose("go:34")
    talk.say("the first paragraph under 34 is a stray; would you take it out")
    assert talk.answers()["34"]["text"] == SECOND
    talk.say("undo")
    assert talk.answers()["34"]["text"] == f"{FIRST}\n\n{SECOND}"


def test_an_answered_question_says_what_new_words_do_before_they_come(talk: Talk) -> None:
    talk.say(FIRST).say("go 1")
    assert f"Your answer so far: {FIRST}" in talk.said
    assert "New words take its place" in talk.said
    talk.say(f"also {SECOND}")
    assert talk.answers()["1"]["text"] == f"{FIRST}\n\nalso {SECOND}"
