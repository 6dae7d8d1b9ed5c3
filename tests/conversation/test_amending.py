"""What people say when they change an answer, through a real Rasa server."""

import pytest

from tests.serving import Talk

REASON = "It happned twice, and nobody told the village about it."


@pytest.mark.parametrize(
    "text",
    [
        "happned should be happened",
        "there's a spelling mistake in 1, it says happned and should say happened",
    ],
)
def test_only_the_word_is_corrected(talk: Talk, text: str) -> None:
    talk.say(REASON).say(text)
    assert talk.answers()["1"]["text"] == REASON.replace("happned", "happened")


@pytest.mark.parametrize(
    "text",
    [
        "please delete everything in my answer 1",
        "clear question 1",
        "remove my answer to 1, please clear",
    ],
)
def test_what_is_taken_out_is_the_answer_and_never_the_whole(talk: Talk, text: str) -> None:
    talk.say(REASON).say(text)
    assert "I have taken out your answer to question 1" in talk.said
    assert not any(value.startswith("erase") for value in talk.values)


def test_an_answer_is_moved_however_it_is_said(talk: Talk) -> None:
    talk.say(REASON).say("That was for question 9, you bloody idiot")
    assert talk.answers()["9"]["text"] == REASON


def test_a_position_is_set_and_the_words_stay(talk: Talk) -> None:
    talk.choose("stance:agree:1").say(REASON).say("we now disagree with question 1")
    assert (talk.answers()["1"]["stance"], talk.answers()["1"]["text"]) == ("disagree", REASON)
