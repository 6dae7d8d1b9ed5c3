"""Submitting, and what can still be changed afterwards."""

import pytest

from bot.consultation import Ref
from bot.interview.commands import Ask, Change, ChooseRoute, Review, Submit, Topic, Undo
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import RouteKind, Step
from tests.interview.walk import LONG, Walk


def test_submitting_asks_who_answers_and_with_what_consent(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    walk.write("Duck Lane Residents").write("the committee, in January").write("about 12 of us")
    walk.tap("Yes, name us").tap("No, do not quote us").tap("Submit now")
    assert walk.place.step is Step.SUBMITTED
    response = walk.interview.response
    assert response.submitted
    assert response.about.group == "Duck Lane Residents"
    assert response.about.mandate == "the committee, in January"
    assert response.about.people == 12
    assert response.about.named is True
    assert response.about.quoted is False


def test_everything_about_the_group_can_be_passed_over(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    for _ in range(5):
        walk.tap("Pass over")
    walk.tap("Submit now")
    assert walk.interview.response.submitted
    assert walk.interview.response.about.named is None


def test_nothing_cannot_be_submitted(opening: Walk) -> None:
    opening.command(Submit())
    assert "nothing to submit" in opening.said


def test_answers_can_be_changed_after_submitting(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    for _ in range(5):
        walk.tap("Pass over")
    walk.tap("Submit now").command(Change(Ref(1))).write("By the pond after all, please.")
    assert walk.answer("1").text == "By the pond after all, please."


def test_nothing_can_be_submitted_once_everything_is_taken_back(walk: Walk) -> None:
    walk.write("A shelter by the church, so that nobody waits in the rain.")
    walk.command(Undo()).command(Submit())
    assert walk.place.step is not Step.GROUP


def test_submitting_is_only_spoken_of_where_there_is_something_to_submit(walk: Walk) -> None:
    walk.press(Review()).command(Ask(Topic.THANKS))
    assert "Submit" not in walk.labels
    assert "submit" not in walk.said
    walk.press(Change(Ref(1))).write(LONG).press(Review()).command(Ask(Topic.THANKS))
    assert "Submit" in walk.labels
    assert "or submit" in walk.said


def test_the_same_at_the_end_of_a_section(opening: Walk) -> None:
    section = opening.interview.consultation.sections[0]
    opening.press(ChooseRoute(RouteKind.SECTION, section.id)).press(Review())
    assert "Submit" not in opening.labels
    assert "or submit" not in opening.said


@pytest.mark.parametrize(
    "text",
    [
        "so have ECN got the new version?",
        "is the new version gone in or do i have to send it again?",
        "have our changes gone through?",
        "Do I need to submit it again?",
    ],
)
def test_who_asks_whether_changes_have_arrived_is_told(asked: Walk, text: str) -> None:
    while asked.place.step is not Step.CONFIRM:
        asked.tap("Pass over")
    asked.tap("Submit now").write(text, Understanding(Submit(), 0.99))
    assert "all your changes since then are part of it already" in asked.said
    assert asked.place.step is Step.SUBMITTED
    assert not asked.interview.response.unsettled


def test_what_only_says_that_something_arrived_is_no_question(asked: Walk) -> None:
    while asked.place.step is not Step.CONFIRM:
        asked.tap("Pass over")
    asked.tap("Submit now").write("The new lights have gone in and they are good.")
    assert asked.interview.response.unsettled


def test_before_submitting_it_is_said_that_nothing_is_sent(walk: Walk) -> None:
    walk.write(LONG).press(Ask(Topic.SENT))
    assert "You have not submitted your answers yet." in walk.said
