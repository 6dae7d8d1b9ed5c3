"""Answering on a form: the same rules, and no answer replaced that was not shown."""

from dataclasses import replace

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview import Answer, Tap, respond
from bot.interview.commands import Fill, Give, NotSure
from bot.interview.commands.encoding import UnknownChoice, decode
from bot.interview.state.place import Step
from tests.interview.walk import Walk

LONG = "It is the highest point of the village, and dry."


def fill(walk: Walk, words: str = "", **how: object) -> Walk:
    ref = Ref.parse(str(how.pop("ref", "1")))
    command = Fill(ref, int(str(how.pop("seen", 0))), **how)  # type: ignore[arg-type]
    return walk.fill(command, words)


def test_stance_and_words_are_one_version_and_the_interview_goes_on(walk: Walk) -> None:
    fill(walk, LONG, stance=Stance.AGREE)
    assert walk.interview.response.answers[Ref(1)] == (
        Answer(Ref(1), Status.ANSWERED, Stance.AGREE, LONG),
    )
    assert walk.at("3")


def test_what_was_not_shown_is_not_replaced(walk: Walk) -> None:
    fill(walk, LONG)
    fill(walk, "Something else entirely, from an old page.", seen=0)
    assert walk.answer("1").text == LONG
    assert "changed the answer to question 1" in walk.said


def test_the_same_again_makes_no_version_whatever_its_line_breaks(walk: Walk) -> None:
    fill(walk, "One line.\r\nAnother line, and more.")
    fill(walk, "One line.\nAnother line, and more.", seen=1)
    assert len(walk.interview.response.answers[Ref(1)]) == 1


def test_another_question_is_answered_and_the_interview_stays_where_it_was(walk: Walk) -> None:
    fill(walk, LONG, ref="4b")
    assert walk.answer("4b").text == LONG
    assert walk.at("1")


def test_a_thin_answer_is_followed_up_once(walk: Walk) -> None:
    fill(walk, "Yes.")
    assert walk.place.step is Step.FOLLOW_UP
    fill(walk, "It is dry there.", seen=1, more=True)
    assert (walk.answer("1").text, walk.answer("1").followup) == ("Yes.", "It is dry there.")
    fill(walk, "No.", seen=2)
    assert walk.place.step is not Step.FOLLOW_UP
    assert walk.answer("1").followup == "It is dry there."


def test_words_never_vanish_behind_a_non_answer(walk: Walk) -> None:
    fill(walk, LONG, status=Status.LATER)
    assert (walk.answer("1").status, walk.answer("1").text) == (Status.ANSWERED, LONG)
    fill(walk, LONG, ref="3", status=Status.NOT_APPLICABLE)
    assert (walk.answer("3").status, walk.answer("3").text) == (Status.NOT_APPLICABLE, LONG)


def test_what_was_added_to_an_answer_stays_when_it_becomes_a_non_answer(walk: Walk) -> None:
    fill(walk, "Yes.")
    fill(walk, "It is dry there.", seen=1, more=True)
    fill(walk, "Yes.", seen=2, status=Status.NOT_APPLICABLE)
    assert (walk.answer("1").text, walk.answer("1").followup) == ("Yes.", "It is dry there.")
    walk.press(NotSure(Ref(1)))
    assert (walk.answer("1").text, walk.answer("1").followup) == ("Yes.", "It is dry there.")


def test_a_question_that_does_not_exist_is_said_not_to(walk: Walk) -> None:
    fill(walk, LONG, ref="99")
    assert "There is no question 99" in walk.said
    assert dict(walk.interview.response.answers) == {}


def test_details_are_told_one_by_one(walk: Walk) -> None:
    for step, words in ((Step.GROUP, "Lunch  Club"), (Step.PEOPLE, "12")):
        walk._take(respond(walk.interview, Tap(Give(step), words)))
    about = walk.interview.response.about
    assert (about.group, about.people) == ("Lunch Club", 12)
    assert walk.at("1")
    walk._take(respond(walk.interview, Tap(Give(Step.PEOPLE))))
    walk._take(respond(walk.interview, Tap(Give(Step.GROUP))))
    assert walk.interview.response.about == replace(about, people=None)


@pytest.mark.parametrize("value", ["fill", "fill:1", "fill:1:x", "fill:1:0:maybe", "give:shoe"])
def test_what_no_form_sends_is_refused(value: str) -> None:
    with pytest.raises(UnknownChoice):
        decode(value)
