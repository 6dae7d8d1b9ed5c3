"""What is said where something about the group is asked, through a real Rasa server."""

import pytest

from tests.serving import Server, Talk

ANSWER = "Our members want to be asked before a plan is printed, and told what came of it."


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """The group is asked what it is called."""
    return talk.say(ANSWER).choose("submit")


def test_questions_about_what_is_asked_are_helped(asked: Talk) -> None:
    assert "whoever you answer for" in asked.say("what do you mean group").said
    assert "What is your group called?" in asked.said
    asked.say("its called the Elm Road lot, well that's what we say")
    assert "the name of your group: Elm Road lot." in asked.said
    assert "That is called your mandate" in asked.say("whats a mandate").said
    assert "That is called your mandate" in asked.say("why do you want to know").said
    assert "Is 22 the number of people" in asked.say("22").said
    assert "I have put that down as 22." in asked.say("yes").said


def test_details_can_be_changed_in_words_after_submitting(asked: Talk) -> None:
    for _ in range(5):
        asked.choose("on")
    asked.choose("submit").say("change the name to Elm Road Residents")
    assert "the name of your group: Elm Road Residents." in asked.said
    asked.say("You may quote us but had rather you did not put the society's name")
    assert "Your group will not be named. Your words may be quoted." in asked.said
    assert "Who do you speak for?" in asked.say("who do i speak for change that").said


def test_the_network_is_explained_at_the_welcome(server: Server) -> None:
    said = Talk(server.address).say("ECN whats that").said
    assert "Ealing Community Network" in said
    assert "You have also written" not in said
