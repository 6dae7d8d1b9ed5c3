"""Who answers, and with what consent: told at any time."""

from bot.interview.commands import (
    Ask,
    Consent,
    Erase,
    Purpose,
    SayConsent,
    Submit,
    Tell,
    Topic,
    Undo,
)
from bot.interview.place import ABOUT, Step
from tests.interview.walk import LONG, Walk


def test_consent_can_be_given_before_any_question(walk: Walk) -> None:
    walk.command(Consent(Purpose.QUOTED, True), text="you may quote us")
    assert walk.interview.response.about.quoted is True
    assert walk.at("1")


def test_everything_about_the_group_can_be_told_early(walk: Walk) -> None:
    walk.command(Ask(Topic.ABOUT)).tap("Say now who we are")
    walk.write("Duck Lane Residents").write("only me").tap("Pass over").tap("Yes").tap("No")
    about = walk.interview.response.about
    assert (about.group, about.people, about.named, about.quoted) == (
        "Duck Lane Residents",
        None,
        True,
        False,
    )
    assert walk.at("1")
    walk.write(LONG).command(Submit())
    assert walk.place.step is Step.PEOPLE, "only what is not known yet is asked"


def test_consent_can_be_changed_after_submitting(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    for _ in ABOUT:
        walk.tap("Pass over")
    walk.tap("Submit now").tap("Say what may be named or quoted").tap("Yes").tap("Yes")
    assert walk.place.step is Step.SUBMITTED
    assert walk.interview.response.submitted
    assert walk.interview.response.about.named is True
    walk.command(Tell(Step.NAMED), text="change our consent")
    assert "So far: yes" in walk.said
    walk.tap("Keep it as it is").tap("No")
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
    walk.write("between 12 and 15")
    assert "one whole number" in walk.said
    walk.write("1,200")
    assert walk.interview.response.about.people == 1200
