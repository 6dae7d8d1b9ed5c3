"""Words that name their question go there, through a real Rasa server."""

import pytest

from tests.serving import Talk

WORDS = "the council should pay for the hall, as it used to"
ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."


@pytest.mark.parametrize(
    "text",
    [
        f"change my answer to 31 to: {WORDS}",
        f"Actually for 31, I meant {WORDS}",
        f"question 31: {WORDS}",
        f"Q31 - {WORDS}",
        f"my answer to question 31 is {WORDS}",
        f"number 31 should say {WORDS}",
    ],
)
def test_words_go_to_the_question_that_they_name(talk: Talk, text: str) -> None:
    talk.choose("go:5").say(text)
    assert talk.answers()["31"]["text"] == WORDS
    assert "5" not in talk.answers()
    assert talk.at == "5"


def test_a_label_presses_the_button_of_the_question_that_is_named(talk: Talk) -> None:
    talk.choose("go:5").say("for 7: yes")
    assert talk.answers()["7"]["stance"] == "agree"
    assert talk.at == "5"


def test_more_can_be_said_on_a_question_that_is_named(talk: Talk) -> None:
    talk.say(ANSWER).say(f"on question 1 I'd also like to say that {WORDS}")
    assert talk.answers()["1"]["text"] == f"{ANSWER}\n\nI'd also like to say that {WORDS}"


def test_words_of_an_answer_can_be_corrected(talk: Talk) -> None:
    talk.say(ANSWER).say("in question 1 change members to neighbours")
    assert talk.answers()["1"]["text"] == ANSWER.replace("members", "neighbours")
    assert "Our neighbours want" in talk.said


def test_a_number_alone_is_asked_about(talk: Talk) -> None:
    talk.choose("go:5").say(f"31. {WORDS}")
    assert talk.values == ["as-command", "as-answer"]
    talk.choose("as-command")
    assert talk.answers()["31"]["text"] == WORDS


@pytest.mark.parametrize(
    "text", ["as in question 3, we want halls", "see question 3", "In question 3 we said no."]
)
def test_an_answer_that_mentions_a_question_is_an_answer(talk: Talk, text: str) -> None:
    talk.choose("go:5").say(text)
    assert talk.answers()["5"]["text"] == text


def test_one_who_replaces_an_answer_can_keep_both(talk: Talk) -> None:
    talk.say(ANSWER).choose("go:1").say(WORDS)
    assert "kept in the history" in talk.said
    talk.choose("both:1")
    assert talk.answers()["1"]["text"] == f"{ANSWER}\n\n{WORDS}"
