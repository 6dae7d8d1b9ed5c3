"""Is it an answer or a command? In doubt the assistant asks, and the words are kept."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Explain, GoOn, PassOver, Review, Submit
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk


def test_a_doubtful_message_is_asked_about(walk: Walk) -> None:
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip the church")
    assert walk.labels == ["It is my answer", "Skip the question"]
    assert "skip the church" in walk.said
    walk.tap("It is my answer")
    assert walk.answer("1").text == "skip the church"


def test_a_doubtful_message_can_be_a_command(walk: Walk) -> None:
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip it then")
    walk.tap("Skip the question")
    assert walk.interview.status(Ref(1)) is Status.SKIPPED


@pytest.mark.parametrize("text", ["no", "neither", "No, it was only a question.", "forget it"])
def test_a_doubtful_message_can_be_neither(walk: Walk, text: str) -> None:
    walk.command(Explain("the executive"), confidence=0.6, text="what is the executive?")
    walk.write(text)
    assert "I have not recorded that." in walk.said
    assert walk.place.step is Step.QUESTION
    assert walk.interview.conversation.doubt is None
    assert not walk.interview.response.answers


@pytest.mark.parametrize("text", ["yes", "yes it's my answer", "my answer please"])
def test_yes_takes_a_doubtful_message_as_an_answer(walk: Walk, text: str) -> None:
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip the church").write(text)
    assert walk.answer("1").text == "skip the church"


def test_doubtful_words_are_kept_when_nobody_says_what_they_are(walk: Walk) -> None:
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="skip the church")
    walk.write("Put it by the school instead, please.")
    assert walk.answer("1").text == "skip the church\n\nPut it by the school instead, please."


def test_a_long_message_is_an_answer_whatever_it_seems(walk: Walk) -> None:
    text = "Skip the church, it is always shut on the days when the buses run to market. " * 3
    walk.command(PassOver(Status.SKIPPED), text=text)
    assert walk.answer("1").text == text


def test_a_message_that_begins_with_a_slash_is_an_answer(walk: Walk) -> None:
    walk.command(GoOn(), text="/restart")
    assert walk.answer("1").text == "/restart"


def test_a_question_about_no_known_term_may_be_an_answer(walk: Walk) -> None:
    walk.command(Explain("Haa, waan ku raacsannahay."), text="Haa.")
    assert walk.labels == ["It is my answer", "Explain a term"]


def test_a_command_at_a_question_about_the_group_is_obeyed_only_when_sure(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    walk.command(PassOver(Status.SKIPPED), confidence=0.6, text="Skip Hire Users")
    assert walk.interview.response.about.group is None
    walk.tap("It is my answer")
    assert walk.interview.response.about.group == "Skip Hire Users"
    understood = Understanding(Review(), 0.99)
    walk.write("review", understood)
    assert walk.place.step is Step.REVIEW
