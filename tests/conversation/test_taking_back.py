"""Taking everything back is asked about, through a real Rasa server."""

import pytest

from tests.serving import Talk

ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."


@pytest.mark.parametrize(
    "text", ["I take it all back", "take back everything", "please cancel my submission"]
)
def test_after_submitting(talk: Talk, text: str) -> None:
    talk.say(ANSWER).choose("submit")
    for _ in range(5):
        talk.choose("on")
    talk.choose("submit").say(text)
    assert talk.values == ["withdraw", "undo"]
    assert talk.state()["submitted"] is True
    assert talk.answers()["1"]["text"] == ANSWER


@pytest.mark.parametrize("text", ["take it all back", "please undo everything that I said"])
def test_before_submitting(talk: Talk, text: str) -> None:
    talk.say(ANSWER).say(text)
    assert talk.values == ["undo", "erase"]
    assert talk.answers()["1"]["text"] == ANSWER


def test_the_last_change_alone_is_taken_back_at_once(talk: Talk) -> None:
    talk.say(ANSWER).say("I take that back")
    assert talk.answers()["1"]["status"] == "unanswered"
