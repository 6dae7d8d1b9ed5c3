"""Who answers, and with what consent: told at any time."""

import pytest

from bot.interview.commands import Ask, Consent, Erase, Purpose, Submit, Tell, Topic, Undo
from bot.interview.details import consent_in
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


@pytest.mark.parametrize(
    ("text", "purpose", "given"),
    [
        ("you may quote us", Purpose.QUOTED, True),
        ("please don't quote us", Purpose.QUOTED, False),
        ("we are happy to be named", Purpose.NAMED, True),
        ("we'd like to stay anonymous", Purpose.NAMED, False),
    ],
)
def test_consent_in_words(text: str, purpose: Purpose, given: bool) -> None:
    assert consent_in(text) == Consent(purpose, given)


@pytest.mark.parametrize(
    "text",
    [
        "change our consent",
        "you may quote us but not name us",
        "may we be quoted?",
        "don't not quote us",
        "quote",
    ],
)
def test_words_that_could_mean_two_things_are_asked_about(text: str) -> None:
    assert consent_in(text) == Tell(Step.NAMED)


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
