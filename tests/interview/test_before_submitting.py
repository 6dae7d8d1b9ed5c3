"""Who answers, and with what consent: asked before submitting, and read back."""

import pytest

from bot.interview import GENERAL, About
from bot.interview.commands import (
    Ask,
    FollowUps,
    Give,
    GoOn,
    Review,
    Submit,
    Tell,
    Topic,
)
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import Walk


@pytest.mark.parametrize("text", ["no", "skip", "none", "no thanks", "Rather not say.", "pass"])
def test_passing_over_in_words_is_no_name(asked: Walk, text: str) -> None:
    asked.write(text)
    assert asked.interview.response.about == About()
    assert asked.place.step is Step.MANDATE


@pytest.mark.parametrize("text", ["done", "yes send it", "that's all", "submit", "I'm finished"])
def test_who_is_done_is_asked_no_more_before_the_last_word(asked: Walk, text: str) -> None:
    asked.write(text)
    assert asked.interview.response.about == About()
    assert asked.place.step is Step.CONFIRM
    assert not asked.interview.response.submitted


def test_who_is_done_on_the_way_goes_on_where_they_were(walk: Walk) -> None:
    walk.press(Tell(Step.GROUP)).write("Duck Lane").write("that's all")
    assert walk.at("1")
    assert walk.interview.response.about == About(group="Duck Lane")


@pytest.mark.parametrize("text", ["ok", "yes please", "hello", "what?"])
def test_what_can_be_no_name_is_asked_again(asked: Walk, text: str) -> None:
    asked.write(text)
    assert asked.place.step is Step.GROUP
    assert asked.interview.response.about.group is None


def test_words_that_may_be_a_command_are_asked_about(asked: Walk) -> None:
    asked.write("send the thing off now", Understanding(Submit(), 0.7))
    assert "I am not sure how to take this: “send the thing off now”" in asked.said
    asked.tap("Submit the response")
    assert asked.place.step is Step.CONFIRM
    assert asked.interview.response.about.group is None


def test_words_that_may_be_a_command_can_be_the_name(asked: Walk) -> None:
    asked.write("Review and Repair Ealing", Understanding(Review(), 0.7)).tap("It is my answer")
    assert asked.interview.response.about.group == "Review and Repair Ealing"
    assert asked.place.step is Step.MANDATE


def test_what_comes_next_takes_the_place_of_doubtful_words(asked: Walk) -> None:
    asked.write("send the thing off now", Understanding(Submit(), 0.7)).write("Duck Lane")
    assert asked.interview.response.about.group == "Duck Lane"
    assert asked.interview.response.current(GENERAL) is None


def test_a_question_is_no_name(asked: Walk) -> None:
    asked.write("who wants to know?")
    assert asked.interview.response.about.group is None
    assert "whoever you answer for" in asked.said


def test_what_may_be_a_question_is_asked_about(asked: Walk) -> None:
    asked.write("the Elm Road lot?")
    assert asked.interview.response.about.group is None
    asked.tap("It is my answer")
    assert asked.interview.response.about.group == "the Elm Road lot?"


@pytest.mark.parametrize("text", ["we are the Northolt Mums", "We're called Northolt Mums."])
def test_what_leads_up_to_the_name_is_no_part_of_it(asked: Walk, text: str) -> None:
    asked.write(text, Understanding(Ask(Topic.ABOUT), 0.95))
    assert asked.interview.response.about.group == "Northolt Mums"


def test_just_me_is_noted_and_asked_what_to_be_called(asked: Walk) -> None:
    asked.write("just me", Understanding(FollowUps(False), 0.97))
    assert asked.interview.conversation.follow_up
    assert asked.place.step is Step.GROUP
    assert "What shall I call you?" in asked.said
    asked.write("a resident")
    about = asked.interview.response.about
    assert (about.group, about.mandate, about.people) == ("a resident", "just me", 1)
    assert asked.place.step is Step.NAMED, "for whom they speak and how many is known"


def test_who_is_alone_can_stay_without_a_name(asked: Walk) -> None:
    asked.write("just me").write("only me")
    assert asked.interview.response.about.group is None
    assert asked.place.step is Step.NAMED


def test_just_me_is_who_they_speak_for_and_one_person(asked: Walk) -> None:
    asked.write("Duck Lane").write("only me", Understanding(FollowUps(False), 0.97))
    about = asked.interview.response.about
    assert (about.group, about.mandate, about.people) == ("Duck Lane", "only me", 1)
    assert asked.interview.conversation.follow_up


def test_just_me_is_one_person(asked: Walk) -> None:
    asked.tap("Pass over").tap("Pass over")
    asked.write("just me", Understanding(FollowUps(False), 0.97))
    assert asked.interview.response.about.people == 1


# The last word


def test_everything_about_the_group_is_read_back(asked: Walk) -> None:
    asked.write("Duck Lane").write("our committee, in January").write("a dozen")
    asked.tap("Yes, name us").tap("No, do not quote us")
    for line in (
        "Your group: Duck Lane",
        "Who you speak for: our committee, in January",
        "People who took part: 12",
        "Your group may be named: yes",
        "Your words may be quoted: no",
        "How to reach you: not said",
    ):
        assert line in asked.said.splitlines()


@pytest.mark.parametrize(
    ("label", "words", "line"),
    [
        ("Change the name", "Duck Lane", "Your group: Duck Lane"),
        ("Change who you speak for", "our members", "Who you speak for: our members"),
        ("Change the number of people", "forty or so", "People who took part: 40"),
        ("Change whether you are named", "yes", "Your group may be named: yes"),
        ("Change whether you are quoted", "no", "Your words may be quoted: no"),
        ("Leave an e-mail address or number", "a@b.example", "How to reach you: a@b.example"),
    ],
)
def test_each_detail_can_be_changed_by_itself(
    asked: Walk, label: str, words: str, line: str
) -> None:
    asked.write("done").tap(label).write(words)
    assert asked.place.step is Step.CONFIRM
    assert line in asked.said.splitlines()
    asked.tap("Submit now")
    assert asked.interview.response.submitted


def test_submitting_while_one_detail_is_changed_goes_back_to_the_last_word(asked: Walk) -> None:
    asked.write("done").tap("Change the name").write("submit")
    assert asked.place.step is Step.CONFIRM


@pytest.mark.parametrize("text", ["no", "not yet", "wait", "don't send it"])
def test_not_yet_submits_nothing(asked: Walk, text: str) -> None:
    asked.write("done").write(text)
    assert "I have not submitted it." in asked.said
    assert asked.place.step is Step.REVIEW
    assert not asked.interview.response.submitted
    assert asked.interview.response.current(GENERAL) is None


@pytest.mark.parametrize("text", ["yes", "yes send it", "go ahead", "ok", "send it off"])
def test_yes_in_any_words_submits(asked: Walk, text: str) -> None:
    asked.write("done").write(text)
    assert asked.interview.response.submitted


def test_what_is_submitted_already_stays_submitted(asked: Walk) -> None:
    asked.write("done").write("yes").command(Submit()).tap("Not yet")
    assert asked.place.step is Step.SUBMITTED
    assert asked.interview.response.submitted


def test_what_is_known_already_is_not_announced(asked: Walk) -> None:
    asked.write("Duck Lane").write("only me").tap("Yes, name us").tap("Yes, quote us").tap(
        "Not yet"
    ).tap("Submit")
    assert asked.place.step is Step.CONFIRM
    assert "a few things about your group" not in asked.said


def test_a_form_gives_a_detail_by_the_same_rules(asked: Walk) -> None:
    for step, words, said in (
        (Step.GROUP, "x" * 201, "shorter name"),
        (Step.GROUP, " ", "kept the name"),
        (Step.CONTACT, "no idea", "does not look like"),
        (Step.PEOPLE, "many", "one whole number"),
    ):
        asked.give(Give(step), words)
        assert said in asked.said
    asked.give(Give(Step.PEOPLE), "twenty-five").give(Give(Step.MANDATE), "")
    assert asked.interview.response.about == About(people=25)
    assert asked.place.step is Step.GROUP


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("yh name us", True),
        ("yh thats fine", True),
        ("fine by me", True),
        ("ok", True),
        ("nah", False),
        ("nah dont", False),
        ("rather not", False),
    ],
)
def test_consent_is_given_and_refused_in_everyday_words(
    asked: Walk, text: str, given: bool
) -> None:
    while asked.place.step is not Step.NAMED:
        asked.press(GoOn())
    asked.write(text)
    assert asked.interview.response.about.named is given
    assert asked.place.step is Step.QUOTED


def test_the_buttons_of_two_consents_have_nothing_in_common(asked: Walk) -> None:
    while asked.place.step is not Step.NAMED:
        asked.press(GoOn())
    named = set(asked.labels[:2])
    asked.tap("Yes, name us")
    assert named.isdisjoint(asked.labels)
