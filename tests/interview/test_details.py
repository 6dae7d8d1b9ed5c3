"""Who answers, and with what consent: told at any time."""

import pytest

from bot.consultation import Ref
from bot.interview import GENERAL, About
from bot.interview.commands import (
    Ask,
    Consent,
    Erase,
    FollowUps,
    Give,
    GoOn,
    GoTo,
    Purpose,
    Review,
    SayConsent,
    Submit,
    Tell,
    Topic,
    Undo,
)
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import ABOUT, Step
from tests.interview.walk import LONG, Walk


def test_consent_can_be_given_before_any_question(walk: Walk) -> None:
    walk.command(Consent(Purpose.QUOTED, True), text="you may quote us")
    assert walk.interview.response.about.quoted is True
    assert walk.at("1")


def test_everything_about_the_group_can_be_told_early(walk: Walk) -> None:
    walk.command(Ask(Topic.ABOUT)).tap("Say now who we are")
    walk.write("Duck Lane Residents").write("our committee").tap("Pass over").tap(
        "Yes, name us"
    ).tap("No, do not quote us")
    about = walk.interview.response.about
    assert (about.group, about.mandate, about.people) == (
        "Duck Lane Residents",
        "our committee",
        None,
    )
    assert (about.named, about.quoted) == (True, False)
    assert walk.at("1")
    walk.write(LONG).command(Submit())
    assert walk.place.step is Step.PEOPLE, "only what is not known yet is asked"


def test_consent_can_be_changed_after_submitting(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    for _ in ABOUT:
        walk.tap("Pass over")
    walk.tap("Submit now").tap("Say what may be named or quoted").tap("Yes, name us").tap(
        "Yes, quote us"
    )
    assert walk.place.step is Step.SUBMITTED
    assert walk.interview.response.submitted
    assert walk.interview.response.about.named is True
    walk.command(Tell(Step.NAMED), text="change our consent")
    assert "So far: yes" in walk.said
    walk.tap("Keep it as it is").tap("No, do not quote us")
    assert walk.interview.response.about.quoted is False
    assert walk.place.step is Step.SUBMITTED


def test_going_back_on_the_way_stays_on_the_way(walk: Walk) -> None:
    walk.press(Tell(Step.GROUP)).write("Duck Lane").write("back")
    assert walk.place.step is Step.GROUP
    walk.write("back")
    assert walk.at("1")


def test_whatever_is_asked_on_the_way_it_ends(walk: Walk) -> None:
    walk.press(Tell(Step.GROUP)).press(Erase()).tap("Leave it as it is")
    for _ in ABOUT:
        walk.write("skip")
    assert walk.at("1")


def test_what_holds_now_is_said_of_both(walk: Walk) -> None:
    walk.command(SayConsent("you can quote us but don't name us"))
    about = walk.interview.response.about
    assert (about.named, about.quoted) == (False, True)
    assert "Your group will not be named. Your words may be quoted." in walk.said
    assert walk.at("1")
    walk.command(SayConsent("we dont want to be quoted any more"))
    assert "Your group will not be named. Your words will not be quoted." in walk.said


def test_what_has_not_been_said_about_consent_is_told_too(walk: Walk) -> None:
    walk.command(SayConsent("take our name off"))
    assert "You have not said yet whether your words may be quoted." in walk.said
    assert walk.interview.response.about.quoted is None


def test_words_about_consent_that_could_mean_two_things_are_asked_about(walk: Walk) -> None:
    walk.command(SayConsent("change our consent"))
    assert walk.place.step is Step.NAMED
    assert walk.interview.response.about.named is None


def test_yes_but_not_by_name_settles_both(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    for _ in range(3):
        walk.tap("Pass over")
    walk.write("yes but not by name")
    about = walk.interview.response.about
    assert (about.named, about.quoted) == (False, True)
    assert walk.place.step is Step.CONFIRM


def test_doubtful_words_that_are_clear_about_consent_are_no_doubt(walk: Walk) -> None:
    walk.press(Tell(Step.NAMED))
    walk.write("yes but not by name", Understanding(SayConsent("yes but not by name"), 0.7))
    assert walk.interview.response.about == About(named=False, quoted=True)


def test_a_command_that_begins_with_no_refuses_nothing(walk: Walk) -> None:
    walk.press(Tell(Step.NAMED)).write("no, go to 2", Understanding(GoTo(Ref(2)), 0.97))
    assert walk.interview.response.about == About()
    assert walk.at("2")


def test_a_question_about_consent_takes_words_for_yes_and_no(walk: Walk) -> None:
    walk.press(Tell(Step.NAMED)).write("hmm")
    assert "choose yes or no" in walk.said
    walk.write("I'd rather you didn't, thanks")
    assert walk.interview.response.about.named is False
    walk.write("go ahead")
    assert walk.interview.response.about.quoted is True
    assert walk.at("1")


def test_a_contact_is_kept_only_if_it_is_one(walk: Walk) -> None:
    walk.write(LONG).press(Tell(Step.CONTACT)).write("no idea")
    assert walk.interview.response.about.contact is None
    walk.write("020 8579 1234")
    assert walk.interview.response.about.contact == "020 8579 1234"
    assert walk.at("2")
    walk.press(Tell(Step.CONTACT)).tap("Take it out")
    assert walk.interview.response.about.contact is None
    assert walk.at("2")


def test_undo_among_the_questions_about_the_group_goes_back_one(walk: Walk) -> None:
    walk.write("A shelter by the church, so that nobody waits in the rain.")
    walk.command(Submit()).write("Duck Lane Residents").command(Undo())
    assert walk.place.step is Step.GROUP
    assert walk.answer("1").text.startswith("A shelter")


def test_a_number_of_people_must_be_one_number(walk: Walk) -> None:
    walk.write(LONG).command(Submit()).tap("Pass over").tap("Pass over")
    walk.write("12 trustees and 3 members")
    assert "one whole number" in walk.said
    walk.write("1,200")
    assert walk.interview.response.about.people == 1200
    assert "put that down as 1200" in walk.said


def test_a_number_in_words_is_said_back(walk: Walk) -> None:
    walk.write(LONG).press(Tell(Step.PEOPLE, only=True)).write("about a dozen")
    assert walk.interview.response.about.people == 12
    assert "I have put that down as 12." in walk.said
    assert walk.at("2")


# Before submitting


@pytest.fixture
def asked(walk: Walk) -> Walk:
    """The name of the group is asked, before submitting."""
    walk.write(LONG).command(Submit())
    assert walk.place.step is Step.GROUP
    return walk


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


# At any time


def test_a_name_that_is_said_in_passing_is_asked_about(walk: Walk) -> None:
    walk.write("I'm from Northolt Mums")
    assert "“Northolt Mums” as the name of your group?" in walk.said
    assert walk.interview.response.about.group is None
    walk.write("yes")
    assert walk.interview.response.about.group == "Northolt Mums"
    assert "Northolt Mums" in walk.said
    assert walk.interview.response.answers == {}
    assert walk.at("1")


def test_a_name_that_is_not_wanted_is_not_kept(walk: Walk) -> None:
    walk.write("my name is Jean Smith").write("no")
    assert walk.interview.response.about.group is None
    assert "Who is writing" in walk.said
    assert walk.interview.response.answers == {}


def test_a_name_can_be_an_answer(walk: Walk) -> None:
    walk.write("we are the Duck Lane Residents").tap("It is my answer")
    assert walk.answer("1").text == "we are the Duck Lane Residents"
    assert walk.interview.response.about.group is None


def test_words_that_may_be_an_answer_are_kept_if_nobody_says_more(walk: Walk) -> None:
    walk.write("we are the Duck Lane Residents").write(LONG)
    assert walk.answer("1").text == f"we are the Duck Lane Residents\n\n{LONG}"


def test_words_that_can_be_no_answer_are_not(walk: Walk) -> None:
    walk.write("my number is 020 8579 1234").write(LONG)
    assert walk.answer("1").text == LONG
    assert walk.interview.response.about.contact is None


def test_another_name_is_asked_about_with_the_one_so_far(asked: Walk) -> None:
    asked.write("Duck Lane").write("done").write("actually we're called Duck Lane Residents")
    assert "So far it is “Duck Lane”." in asked.said
    asked.tap("Yes, put it down")
    assert asked.interview.response.about.group == "Duck Lane Residents"
    assert "Your group: Duck Lane Residents" in asked.said
    asked.write("we are called The Ducks").tap("No")
    assert asked.interview.response.about.group == "Duck Lane Residents"
    assert asked.interview.response.current(GENERAL) is None
    assert asked.place.step is Step.CONFIRM


@pytest.mark.parametrize("text", ["my number is 020 8579 1234", "020 8579 1234"])
def test_a_number_is_kept_only_with_a_yes(walk: Walk, text: str) -> None:
    walk.write(text)
    assert "It is not published." in walk.said
    assert walk.interview.response.about.contact is None
    walk.tap("Yes, put it down")
    assert walk.interview.response.about.contact == "020 8579 1234"
    assert walk.at("1")


def test_who_wants_a_copy_by_e_mail_hears_where_there_is_one(walk: Walk) -> None:
    walk.write("email me a copy to x@y.org")
    assert "I cannot send e-mail from here." in walk.said
    walk.write("no thanks")
    assert walk.interview.response.about.contact is None
    assert walk.interview.response.answers == {}


def test_an_address_is_no_name(asked: Walk) -> None:
    asked.write("x@y.org")
    assert asked.interview.response.about.group is None
    asked.write("yes")
    assert asked.interview.response.about.contact == "x@y.org"
    assert asked.place.step is Step.GROUP


def test_why_the_group_is_asked_about_can_be_asked(asked: Walk) -> None:
    asked.command(Ask(Topic.WHY))
    assert "It shows the name only if you agree." in asked.said
    assert asked.place.step is Step.GROUP


def test_a_name_that_sounds_like_a_greeting_is_a_name(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    walk.write("Duck Lane", Understanding(Ask(Topic.GREETING), 0.72))
    assert walk.interview.response.about.group == "Duck Lane"
