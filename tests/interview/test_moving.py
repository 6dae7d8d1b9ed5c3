"""Going through the questions: routes, back and on, later, and how far one is."""

import pytest

from bot.consultation import Ref, Status
from bot.interview import progress
from bot.interview.commands import Add, Change, ChooseRoute, FindRoute, GoBack, GoOn, GoTo, PassOver
from bot.interview.state.place import RouteKind, Step
from tests.interview.walk import LONG, Walk


def test_the_first_question_is_reached_in_one_tap(walk: Walk) -> None:
    assert walk.at("1")


def test_going_back_shows_the_answer_that_is_there(walk: Walk) -> None:
    walk.write(LONG).command(GoBack())
    assert walk.at("1")
    assert LONG in walk.said


def test_going_back_and_on_again_returns_to_the_same_question(walk: Walk) -> None:
    walk.write(LONG).write(LONG)
    assert walk.at("3")
    walk.command(GoBack()).command(GoBack()).command(GoOn()).command(GoOn())
    assert walk.at("3")


def test_skipping_a_question_that_has_an_answer_leaves_it(walk: Walk) -> None:
    walk.write(LONG).command(GoBack()).command(PassOver(Status.SKIPPED))
    assert walk.answer("1").text == LONG


def test_what_is_left_for_later_is_asked_at_the_end(walk: Walk) -> None:
    walk.tap("Come back to it later")
    for _ in range(5):
        walk.tap("Skip")
    assert walk.at("1")
    walk.tap("Come back to it later")
    assert walk.place.step is Step.REVIEW


def test_a_button_of_an_earlier_question_still_means_that_question(walk: Walk) -> None:
    walk.write(LONG).press(PassOver(Status.DONT_KNOW, Ref(4, "a")))
    assert walk.interview.status(Ref(4, "a")) is Status.DONT_KNOW
    assert walk.at("2")


@pytest.mark.parametrize("command", [GoTo(Ref(99)), Change(Ref(99)), Add(Ref(99), "x")])
def test_a_question_that_does_not_exist_is_named(walk: Walk, command: GoTo) -> None:
    walk.command(command)
    assert "no question 99" in walk.said
    assert walk.at("1")


def test_an_unknown_section_is_answered_with_the_sections(opening: Walk) -> None:
    opening.press(ChooseRoute(RouteKind.SECTION, "cellar"))
    assert opening.place.step is Step.SECTIONS


def test_a_section_can_be_chosen_and_then_another(opening: Walk) -> None:
    opening.tap("Choose a section").tap("The look (0 of 3)")
    assert opening.at("3")
    for _ in range(4):
        opening.tap("Skip")
    assert opening.place.step is Step.REVIEW
    opening.tap("Choose a section").tap("The place (0 of 2)")
    assert opening.at("1")


@pytest.mark.parametrize(
    ("text", "kind", "section"),
    [
        ("I'd rather do the short one", RouteKind.SHORT, None),
        ("can we do all of them", RouteKind.ALL, None),
        ("only the look please", RouteKind.SECTION, "look"),
        ("section 1", RouteKind.SECTION, "place"),
    ],
)
def test_a_route_can_be_chosen_in_words(
    walk: Walk, text: str, kind: RouteKind, section: str | None
) -> None:
    walk.command(FindRoute(text), text=text)
    assert walk.interview.conversation.route is not None
    assert walk.interview.conversation.route.kind is kind
    assert walk.interview.conversation.route.section == section


def test_a_route_that_is_not_named_is_asked_for(walk: Walk) -> None:
    walk.command(FindRoute("another one"))
    assert "All 5 questions" in walk.labels
    walk.command(FindRoute("let me choose a section"))
    assert walk.place.step is Step.SECTIONS


def test_progress_counts_whole_questions_and_what_does_not_arise_as_settled(walk: Walk) -> None:
    walk.tap("Agree").tap("Nothing to add")
    assert (progress(walk.interview).done, progress(walk.interview).of) == (2, 5)
