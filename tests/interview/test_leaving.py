"""Going away and coming back, and what was left for later."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Ask, PassOver, Review, ShowCode, Topic
from bot.interview.course.returning import welcome_back
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk


@pytest.mark.parametrize(
    "text",
    ["right got to go, kids arriving", "bye, someones at the door", "Bye!", "sorry, have to go"],
)
def test_one_who_goes_away_at_the_end_is_told_how_to_come_back(walk: Walk, text: str) -> None:
    walk.press(Review()).write(text)
    assert "Everything you have written is kept" in walk.said
    assert "Show me the code" in walk.labels
    assert walk.interview.response.answers == {}


@pytest.mark.parametrize("topic", [Topic.STOP, Topic.COME_BACK])
def test_how_to_come_back_comes_with_a_button_for_the_code(walk: Walk, topic: Topic) -> None:
    walk.command(Ask(topic))
    assert "Show me the code" in walk.labels


def test_where_nobody_shows_the_code_it_is_said_where_it_is(walk: Walk) -> None:
    walk.press(ShowCode())
    assert "in the menu" in walk.said
    assert walk.at("1")


@pytest.mark.parametrize("text", ["im back", "I'm back", "Hello, I am back!"])
def test_one_who_is_back_hears_where_they_are(walk: Walk, text: str) -> None:
    walk.write(LONG).write(text)
    assert "Welcome back. You have done 1 of 5 questions." in walk.said
    assert walk.at("2")


def test_one_who_goes_on_is_not_said_to_have_stopped_there(walk: Walk) -> None:
    walk.write(LONG)
    text = walk.wording.text(welcome_back(walk.interview).says[0])
    assert "Next is question 2" in text
    assert "You stopped" not in text


def test_what_was_left_for_later_is_said_to_have_been(walk: Walk) -> None:
    walk.tap("Come back to it later")
    for _ in range(5):
        walk.tap("Skip")
    assert walk.at("1")
    assert "You left question 1 for later" in walk.said


@pytest.mark.parametrize("text", ["what did i leave for later", "What have I left for later?"])
def test_what_was_left_for_later_is_listed(walk: Walk, text: str) -> None:
    walk.write(text)
    assert "You have left no question for later" in walk.said
    walk.press(PassOver(Status.LATER, Ref(1))).write(text)
    assert "left these questions for later: 1." in walk.said
    walk.tap("Go to question 1")
    assert walk.at("1")


def test_the_end_is_gone_to_in_words(walk: Walk) -> None:
    walk.write("go to the end")
    assert walk.place.step is Step.REVIEW
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
