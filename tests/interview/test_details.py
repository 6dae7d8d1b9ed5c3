"""Who answers, and with what consent: told at any time."""

import pytest

from bot.consultation import Ref
from bot.interview import GENERAL, About
from bot.interview.commands import (
    Ask,
    Consent,
    Erase,
    GoTo,
    Purpose,
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
