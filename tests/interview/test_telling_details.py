"""What is said where something about the group is asked: questions, numbers, chat, changes."""

import pytest

from bot.interview.commands import Ask, Topic
from bot.interview.state.place import Step
from tests.interview.walk import Walk


def pass_over_to(walk: Walk, step: Step) -> Walk:
    while walk.place.step is not step:
        walk.tap("Pass over")
    return walk


@pytest.mark.parametrize(
    ("step", "text", "help_"),
    [
        (Step.GROUP, "what do you mean group", "whoever you answer for"),
        (Step.GROUP, "Why do you want to know?", "whoever you answer for"),
        (Step.MANDATE, "whats a mandate", "That is called your mandate"),
        (Step.MANDATE, "who do you mean?", "That is called your mandate"),
        (Step.PEOPLE, "how do i know", "A rough number will do"),
        (Step.PEOPLE, "the members, or who?", "A rough number will do"),
        (Step.NAMED, "what for", "its name is not shown"),
        (Step.QUOTED, "Where would that be?", "your words are not shown"),
    ],
)
def test_a_question_about_a_detail_is_helped(
    asked: Walk, step: Step, text: str, help_: str
) -> None:
    about = pass_over_to(asked, step).interview.response.about
    asked.write(text)
    assert help_ in asked.said or asked.labels[0] == "It is my answer"
    assert asked.place.step is step
    assert asked.interview.response.about == about


@pytest.mark.parametrize("topic", [Topic.WHY, Topic.HELP, Topic.EXAMPLE])
def test_help_and_why_are_about_the_detail(asked: Walk, topic: Topic) -> None:
    pass_over_to(asked, Step.MANDATE).command(Ask(topic))
    assert "That is called your mandate" in asked.said
    assert "Who do you speak for?" in asked.said


def test_a_name_may_be_a_question(asked: Walk) -> None:
    asked.write("Who Cares")
    assert asked.interview.response.about.group == "Who Cares"


# What is given, and what only seems to be


@pytest.mark.parametrize("text", ["22", "about 22"])
def test_a_number_is_no_mandate_until_that_is_said(asked: Walk, text: str) -> None:
    pass_over_to(asked, Step.MANDATE).write(text)
    assert "Is 22 the number of people" in asked.said
    asked.write("yes")
    assert asked.interview.response.about.people == 22
    assert asked.interview.response.about.mandate is None
    assert asked.place.step is Step.MANDATE


def test_a_number_that_is_not_of_people_is_let_be(asked: Walk) -> None:
    pass_over_to(asked, Step.MANDATE).write("22").write("no")
    about = asked.interview.response.about
    assert (about.people, about.mandate) == (None, None)
    assert asked.place.step is Step.MANDATE
    asked.write("22").write("our committee")
    assert asked.interview.response.about.mandate == "our committee"


def test_a_number_is_no_name(asked: Walk) -> None:
    assert "in your own words" in asked.write("22").said
    assert asked.interview.response.about.group is None


def test_chat_around_a_name_is_left_out_and_the_name_is_read_back(asked: Walk) -> None:
    asked.write("its called the Elm Road lot, well that's what we say")
    assert asked.interview.response.about.group == "Elm Road lot"
    assert "the name of your group: Elm Road lot." in asked.said
    asked.tap("Change the name").write("The Elm Road Lot")
    assert asked.interview.response.about.group == "The Elm Road Lot"


@pytest.mark.parametrize(
    "text",
    [
        "You may quote us but had rather you did not put the society's name",
        "Quote us by all means, but leave our name off.",
    ],
)
@pytest.mark.parametrize("step", [Step.GROUP, Step.PEOPLE, Step.NAMED, Step.CONFIRM])
def test_both_consents_are_understood_wherever_they_are_said(
    asked: Walk, step: Step, text: str
) -> None:
    pass_over_to(asked, step).write(text)
    about = asked.interview.response.about
    assert (about.quoted, about.named, about.group) == (True, False, None)


@pytest.mark.parametrize("text", ["change the name to Duck Lane", "Our name should be: Duck Lane."])
def test_the_name_can_be_changed_in_words_at_any_time(asked: Walk, text: str) -> None:
    asked.write("Pond Lane").write(text)
    assert asked.interview.response.about.group == "Duck Lane"
    pass_over_to(asked, Step.CONFIRM).write("change the name to Elm Road")
    assert asked.interview.response.about.group == "Elm Road"
    asked.tap("Submit now").write(text)
    assert asked.interview.response.about.group == "Duck Lane"
    assert asked.place.step is Step.SUBMITTED
    assert "Change the name" in asked.labels


def test_at_a_question_a_new_name_is_asked_about(walk: Walk) -> None:
    walk.write("change the name to something friendlier")
    assert walk.interview.response.about.group is None
    walk.tap("It is my answer")
    assert walk.answer("1").text == "change the name to something friendlier"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("who do i speak for change that", Step.MANDATE),
        ("I'd like to change our name please", Step.GROUP),
        ("change the number of people", Step.PEOPLE),
    ],
)
def test_a_detail_can_be_changed_in_words_after_submitting(
    asked: Walk, text: str, step: Step
) -> None:
    pass_over_to(asked, Step.CONFIRM).tap("Submit now").write(text)
    assert asked.place.step is step
    asked.write("12 of us, at home" if step is Step.PEOPLE else "Elm Road")
    assert asked.place.step is Step.SUBMITTED
    assert asked.interview.response.submitted
