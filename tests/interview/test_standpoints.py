"""A position is corrected in words, and comes with the words of a new answer."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import Add, Change, GoTo
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk

CORRECTIONS = [
    ("no wait i meant agree soz 😅", Stance.AGREE),
    ("wait no agree", Stance.AGREE),
    ("nah hold on i do agree", Stance.AGREE),
    ("no wait i meant yes", Stance.AGREE),
    ("oops wrong button i agree", Stance.AGREE),
    ("Sorry, I meant partly.", Stance.PARTLY),
    ("actually partly", Stance.PARTLY),
    ("agree sorry", Stance.AGREE),
]


@pytest.mark.parametrize(("text", "stance"), CORRECTIONS)
def test_a_wrong_button_is_corrected_in_words(walk: Walk, text: str, stance: Stance) -> None:
    walk.tap("Disagree").write(text)
    assert (walk.answer("1").stance, walk.answer("1").text) == (stance, "")
    assert f"Recorded for question 1: {stance}." in walk.said
    assert walk.place.step is Step.REASON
    walk.write(LONG)
    assert (walk.answer("1").stance, walk.answer("1").text) == (stance, LONG)


def test_a_correction_can_be_taken_back(walk: Walk) -> None:
    walk.tap("Disagree").write("wait no agree").tap("Undo")
    assert walk.answer("1").stance is Stance.DISAGREE


def test_sorry_disagree_corrects_too(walk: Walk) -> None:
    walk.tap("Agree").write("sorry, disagree")
    assert walk.answer("1").stance is Stance.DISAGREE


def test_not_sure_is_corrected_and_corrects(walk: Walk) -> None:
    walk.tap("Not sure").write("no wait, agree")
    assert walk.answer("1").stance is Stance.AGREE
    walk.write("actually not sure")
    assert (walk.answer("1").status, walk.answer("1").stance) == (Status.DONT_KNOW, None)


def test_a_correction_may_bring_its_reason(walk: Walk) -> None:
    text = "no wait i meant agree cos the lane floods"
    walk.tap("Disagree").write(text)
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.AGREE, text)


def test_what_was_said_stays_when_the_position_is_corrected(walk: Walk) -> None:
    walk.tap("Disagree").write(LONG)
    assert walk.at("2")
    walk.write("no wait i meant partly")
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.PARTLY, LONG)
    assert walk.at("2")
    walk.write("oops, I meant agree because it floods")
    assert walk.answer("1").stance is Stance.AGREE
    assert walk.answer("1").text == f"{LONG}\n\noops, I meant agree because it floods"


def test_words_that_only_said_the_old_position_do_not_stay(walk: Walk) -> None:
    walk.write("yeah").write("no wait disagree")
    assert (walk.answer("1").stance, walk.answer("1").text) == (
        Stance.DISAGREE,
        "no wait disagree",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Actually partly because the council never asked us.",
        "no-one agrees with this",
        "agreeing takes time",
        "wait times are far too long",
        "I mean the buses.",
    ],
)
def test_a_reason_that_only_sounds_like_a_correction_is_a_reason(walk: Walk, text: str) -> None:
    walk.tap("Disagree").write(text)
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.DISAGREE, text)


@pytest.mark.parametrize(
    "text", ["Actually partly because the council never asked us.", "yes, but only by day", "wait"]
)
def test_an_answer_to_a_fresh_question_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(text)
    assert walk.answer("1").text == text


@pytest.mark.parametrize("text", ["well, yes", "sorry no", "agree", "no idea sorry"])
def test_the_answer_to_the_next_question_leaves_the_last_position(walk: Walk, text: str) -> None:
    walk.tap("Disagree").write(LONG)
    assert walk.at("2")
    walk.write(text)
    assert walk.answer("1").stance is Stance.DISAGREE
    assert walk.answer("2").text == text


def test_words_that_begin_with_a_position_bring_it_when_they_replace_an_answer(walk: Walk) -> None:
    text = "yh agree tbh but we r a youth club n no1 ever asks us abt the plan 😂"
    walk.tap("Disagree").write(LONG).command(Change(Ref(1))).write(text)
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.AGREE, text)
    assert "Recorded for question 1: agree." in walk.said


def test_words_that_name_no_position_say_which_is_still_recorded(walk: Walk) -> None:
    walk.tap("Disagree").write(LONG).command(Change(Ref(1))).write("By the pond, please.")
    assert walk.answer("1").stance is Stance.DISAGREE
    assert "still marked: disagree" in walk.said
    assert {"Agree", "Partly", "Disagree"} <= set(walk.labels)


def test_words_that_are_added_leave_the_position(walk: Walk) -> None:
    walk.tap("Disagree").write(LONG).command(Add(Ref(1))).write("yes, but the lane floods too")
    assert walk.answer("1").stance is Stance.DISAGREE


def test_a_position_on_an_open_question_is_no_correction_without_a_word_for_it(walk: Walk) -> None:
    walk.tap("Agree").write(LONG).command(GoTo(Ref(4, "a"))).write("disagree")
    assert walk.answer("1").stance is Stance.AGREE


@pytest.mark.parametrize(
    "text",
    [
        "for question 18 I disagree",
        "set question 18 to disagree",
        "for 18 we disagree",
        "on 18 i'd disagree",
        "we’d disagree with question 18",
        "we now disagree with question 18",
        "disagree with question 18 obviously",
        "Please change my answer to question 18 from agree to disagree.",
    ],
)
def test_a_position_is_set_where_it_is_named_and_the_words_stay(lsp_walk: Walk, text: str) -> None:
    lsp_walk.press(GoTo(Ref(18))).tap("Agree").write(LONG).press(GoTo(Ref(30))).write(text)
    assert (lsp_walk.answer("18").stance, lsp_walk.answer("18").text) == (Stance.DISAGREE, LONG)
    assert "Your words there stay as they are" in lsp_walk.said
    assert lsp_walk.at("30")
    lsp_walk.tap("Undo")
    assert (lsp_walk.answer("18").stance, lsp_walk.answer("18").text) == (Stance.AGREE, LONG)


@pytest.mark.parametrize(
    "text",
    [
        "Change it from agree to disagree",
        "keep what I wrote, and put Disagree on it",
        "set it to disagree",
        "for question 1 I disagree",
    ],
)
def test_at_the_question_itself_the_words_stay_too(walk: Walk, text: str) -> None:
    walk.tap("Agree").write(LONG).press(GoTo(Ref(1))).write(text)
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.DISAGREE, LONG)


def test_a_position_where_nothing_was_written_brings_no_words(walk: Walk) -> None:
    walk.tap("Agree").press(GoTo(Ref(2))).write("set question 1 to disagree")
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.DISAGREE, "")


@pytest.mark.parametrize("text", ["we now disagree with question 3", "disagree with question 3"])
def test_without_an_answer_there_it_may_be_an_answer_here(walk: Walk, text: str) -> None:
    walk.press(GoTo(Ref(2))).write(text)
    assert walk.answer("2").text == text


@pytest.fixture
def with_reason(walk: Walk) -> Walk:
    """A position was typed, and its reason was given when it was asked for."""
    walk.write("agree").write("It is dry there.")
    assert (walk.answer("1").text, walk.answer("1").followup) == ("agree", "It is dry there.")
    return walk


@pytest.mark.parametrize("text", ["no wait, i meant disagree", "set question 1 to disagree"])
def test_a_typed_position_leaves_the_reason_that_was_given(with_reason: Walk, text: str) -> None:
    with_reason.write(text)
    assert with_reason.answer("1").stance is Stance.DISAGREE
    assert with_reason.answer("1").followup == "It is dry there."
    assert "Your words there stay as they are" in with_reason.said


def test_a_position_with_a_reason_is_not_put_right_elsewhere(with_reason: Walk) -> None:
    with_reason.write("agree was for 3")
    assert (with_reason.answer("1").text, with_reason.answer("1").followup) == (
        "agree",
        "It is dry there.",
    )
