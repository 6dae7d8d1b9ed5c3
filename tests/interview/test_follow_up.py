"""One more question on a short answer, once, and not against anybody's will."""

import pytest

from bot.consultation import Consultation, Ref, Stance
from bot.interview.commands import Change, FollowUps, GoTo
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Step
from tests.interview.walk import Walk


def test_yes_is_agreement_in_the_groups_own_word(walk: Walk) -> None:
    walk.write("Yes.")
    assert walk.answer("1").stance is Stance.AGREE
    assert walk.answer("1").text == "Yes."
    assert walk.place.step is Step.FOLLOW_UP


def test_a_follow_up_is_kept_apart_from_the_first_words(walk: Walk) -> None:
    walk.write("Yes.").write("It is dry there.")
    assert walk.answer("1").text == "Yes."
    assert walk.answer("1").followup == "It is dry there."


def test_a_follow_up_is_asked_once_for_a_question(walk: Walk) -> None:
    walk.write("Yes.").tap("Nothing to add")
    walk.command(Change(Ref(1))).write("No.")
    assert walk.answer("1").text == "No."
    assert walk.place.step is not Step.FOLLOW_UP


def test_a_network_can_do_without_follow_ups(tiny: Consultation, wording: Wording) -> None:
    walk = Walk(tiny.model_copy(update={"follow_up": False}), wording)
    walk.tap("All 5 questions").write("Yes.")
    assert walk.at("3")


def test_follow_ups_are_off_with_one_word(walk: Walk) -> None:
    walk.write("Yes.").write("enough")
    assert walk.answer("1").followup == ""
    assert walk.at("3")
    walk.write("No.")
    assert walk.at("4a"), "no second follow-up"
    walk.write("ask me more").write("Green.")
    assert walk.place.step is Step.FOLLOW_UP


def test_they_cannot_be_turned_on_where_the_network_has_none(
    tiny: Consultation, wording: Wording
) -> None:
    walk = Walk(tiny.model_copy(update={"follow_up": False}), wording)
    walk.press(FollowUps(True))
    assert "never ask you to say more" in walk.said


@pytest.mark.parametrize(
    ("number", "asked"),
    [(1, "say why"), (2, "give an example"), (14, "Who would be affected"), (20, "say why")],
)
def test_what_is_asked_for_depends_on_the_question(lsp_walk: Walk, number: int, asked: str) -> None:
    lsp_walk.press(GoTo(Ref(number))).write("More money.")
    assert asked in lsp_walk.said
