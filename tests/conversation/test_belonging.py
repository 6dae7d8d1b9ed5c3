"""Words of which it must be said where they belong, through a real Rasa server."""

import pytest

from tests.serving import Server, Talk

ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."
MORE = "They would like to have the papers in large print."


def test_one_who_writes_on_is_told_that_words_in_doubt_are_kept(talk: Talk) -> None:
    talk.choose("go:28").say(f"31. {MORE}").say(ANSWER)
    assert f"I have kept “31. {MORE}” as part of your answer to question 28" in talk.said
    assert talk.answers()["28"]["text"] == f"31. {MORE}\n\n{ANSWER}"
    talk.choose("leave-out:28:1")
    assert talk.answers()["28"]["text"] == ANSWER


def test_words_at_the_end_are_asked_about(talk: Talk) -> None:
    talk.say(ANSWER).choose("review").say(MORE)
    assert f"You have also written this: “{MORE}”" in talk.said
    assert "0" not in talk.answers()
    talk.say("12")
    assert talk.answers()["12"]["text"] == MORE
    assert "0" not in talk.answers()


def test_words_at_the_end_can_be_a_comment_that_is_changed_and_removed(talk: Talk) -> None:
    talk.say(ANSWER).choose("review").say(MORE).say("it's a comment")
    assert talk.answers()["0"]["text"] == MORE
    assert MORE in talk.say("show my comments").said
    talk.say("change my comment on the whole paper").say(ANSWER)
    assert talk.answers()["0"]["text"] == ANSWER
    talk.say("delete my comment on the whole paper")
    assert talk.answers()["0"]["text"] == ""
    assert "I have taken out your comment" in talk.said


@pytest.mark.parametrize("text", ["training for what", "who do I speak for?"])
def test_a_question_at_the_end_is_not_kept(talk: Talk, text: str) -> None:
    talk.say(ANSWER).choose("review").say(text)
    assert "You have also written" not in talk.said
    assert set(talk.answers()) == {"1"}


def test_beginning_with_yes_asks_which_questions(server: Server) -> None:
    talk = Talk(server.address).say("no i just meant yes lets start")
    assert "route:short" in talk.values
    assert talk.at is None


def test_the_last_words_can_be_put_with_another_question(talk: Talk) -> None:
    talk.choose("go:5").say(ANSWER).say("sorry, that was for question 12")
    assert talk.answers()["12"]["text"] == ANSWER
    assert talk.answers()["5"]["status"] == "unanswered"
    assert talk.at == "5"


@pytest.mark.parametrize(
    "text",
    [
        "I want say also that nobody came",
        "I also want to add that nobody came",
        "one more thing: nobody came",
        "and also nobody came",
    ],
)
def test_more_on_a_question_that_is_come_back_to_is_added(talk: Talk, text: str) -> None:
    talk.choose("go:5").say(ANSWER).say("go back to question 5").say(text)
    assert talk.answers()["5"]["text"] == f"{ANSWER}\n\n{text}"
