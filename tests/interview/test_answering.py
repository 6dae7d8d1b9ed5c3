"""An answer: a stance, words, both, or none; the questions that follow from it, and its parts."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import Change, GoTo, TakeStance
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk


def test_a_stance_is_followed_by_why(walk: Walk) -> None:
    walk.tap("Disagree")
    assert walk.place.step is Step.REASON
    walk.write(LONG)
    assert walk.answer("1").stance is Stance.DISAGREE
    assert walk.answer("1").text == LONG
    assert walk.at("2")


def test_a_stance_without_a_reason_is_an_answer(walk: Walk) -> None:
    walk.tap("Disagree").tap("Nothing to add")
    assert walk.answer("1").status is Status.ANSWERED
    assert walk.answer("1").text == ""
    assert walk.at("2")


def test_words_are_an_answer_to_a_question_that_asks_for_a_view(walk: Walk) -> None:
    walk.write(LONG)
    assert walk.answer("1").text == LONG
    assert walk.answer("1").stance is None
    assert walk.at("2")
    assert {"Agree", "Partly", "Disagree"} <= set(walk.labels)


def test_a_stance_can_be_marked_after_the_words(walk: Walk) -> None:
    walk.write(LONG)
    walk.press(TakeStance(Stance.PARTLY, Ref(1)))
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.answer("1").text == LONG
    assert walk.at("2")


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Doesn't apply to us", Status.NOT_APPLICABLE),
        ("Don't know", Status.DONT_KNOW),
        ("Skip", Status.SKIPPED),
        ("Come back to it later", Status.LATER),
        ("Rather not say", Status.RATHER_NOT_SAY),
    ],
)
def test_the_five_ways_of_not_answering_are_kept_apart(
    walk: Walk, label: str, status: Status
) -> None:
    walk.press(GoTo(Ref(4, "a"))).tap(label)
    assert walk.interview.status(Ref(4, "a")) is status
    assert walk.at("4b")


def test_not_sure_is_recorded_and_its_reason_too(walk: Walk) -> None:
    walk.tap("Not sure").write("We have not been asked before.")
    assert walk.answer("1").status is Status.DONT_KNOW
    assert walk.answer("1").text == "We have not been asked before."


def test_a_stance_that_is_typed_leaves_an_answer_that_says_more(walk: Walk) -> None:
    walk.write("Yes, because the lane floods every winter and nobody comes.")
    walk.command(Change(Ref(1))).write("agree")
    assert walk.answer("1").text.startswith("Yes, because the lane floods")


def test_a_label_within_words_of_another_script_is_no_label(walk: Walk) -> None:
    walk.write("ਅਸੀਂ agree ਨਹੀਂ ਕਰਦੇ")
    assert walk.answer("1").stance is None
    assert walk.answer("1").text == "ਅਸੀਂ agree ਨਹੀਂ ਕਰਦੇ"


def test_typing_the_label_of_a_button_presses_it(opening: Walk) -> None:
    opening.write("all 5 questions").write("come back to it later")
    assert opening.interview.status(Ref(1)) is Status.LATER


def test_a_question_that_does_not_arise_is_passed_by(walk: Walk) -> None:
    walk.tap("Agree")
    assert "I will not ask: 2" in walk.said
    walk.write(LONG)
    assert walk.interview.status(Ref(2)) is Status.BYPASSED
    assert walk.at("3")


def test_a_question_that_does_not_arise_can_be_answered_all_the_same(walk: Walk) -> None:
    walk.tap("Agree").write(LONG)
    walk.command(GoTo(Ref(2))).write("By the pond, if not there.")
    assert walk.answer("2").status is Status.ANSWERED


def test_a_fact_that_is_not_so_settles_every_question_about_it(walk: Walk) -> None:
    walk.press(GoTo(Ref(3))).tap("Nobody here drives")
    assert walk.interview.status(Ref(3)) is Status.NOT_APPLICABLE
    assert walk.interview.status(Ref(5)) is Status.BYPASSED


def test_changing_ones_mind_brings_questions_back(walk: Walk) -> None:
    walk.press(GoTo(Ref(3))).tap("Nobody here drives")
    walk.command(Change(Ref(3))).write("One of us does, after all, at weekends.")
    assert walk.interview.status(Ref(5)) is Status.UNANSWERED


def test_questions_on_two_tier_areas_are_passed_by_in_a_borough(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(7))).tap("Our area has one council only")
    states = [lsp_walk.interview.status(Ref(n)) for n in (7, 10, 11)]
    assert states == [Status.NOT_APPLICABLE, Status.BYPASSED, Status.BYPASSED]


def test_19_and_20_do_not_follow_for_a_group_that_rejects_18(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(18))).tap("Disagree").write(LONG)
    assert lsp_walk.at("21")


def test_parts_are_asked_one_by_one(walk: Walk) -> None:
    walk.command(GoTo(Ref(4))).write("Green, and low, with a bench.")
    assert walk.answer("4a").text == "Green, and low, with a bench."
    assert walk.at("4b")


def test_parts_can_be_answered_together(walk: Walk) -> None:
    walk.command(GoTo(Ref(4))).tap("Answer both parts together")
    walk.write("Green all over, inside and outside.")
    assert walk.answer("4").text == "Green all over, inside and outside."
    assert walk.interview.status(Ref(4, "a")) is Status.ANSWERED
    assert walk.interview.status(Ref(4, "b")) is Status.ANSWERED
    assert walk.at("5")
