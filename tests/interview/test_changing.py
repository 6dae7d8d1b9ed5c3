"""Changing an answer, adding to it, and undo."""

from bot.consultation import Ref, Status
from bot.interview.commands import Add, AnswerTogether, Change, GoTo, Undo
from tests.interview.walk import LONG, Walk


def test_changing_an_answer_keeps_the_old_one_and_returns(walk: Walk) -> None:
    walk.write(LONG).write(LONG)
    walk.command(Change(Ref(1))).write("On second thoughts, by the school.")
    versions = walk.interview.response.answers[Ref(1)]
    assert [version.text for version in versions] == [LONG, "On second thoughts, by the school."]
    assert walk.at("3")


def test_my_answer_without_a_number_is_the_last_one(walk: Walk) -> None:
    walk.write(LONG).command(Change())
    assert walk.at("1")


def test_adding_to_an_answer_keeps_both(walk: Walk) -> None:
    walk.write(LONG).command(Add(Ref(1))).write("And out of the wind.")
    assert walk.answer("1").text == f"{LONG}\n\nAnd out of the wind."
    assert walk.at("2")


def test_an_addition_can_come_in_the_same_message(walk: Walk) -> None:
    walk.write(LONG).command(Add(Ref(1), "And out of the wind."))
    assert walk.answer("1").text == f"{LONG}\n\nAnd out of the wind."
    assert walk.at("2")


def test_undoing_a_first_answer_asks_again(walk: Walk) -> None:
    walk.write(LONG).tap("Undo")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.at("1")
    assert walk.interview.response.answers[Ref(1)][0].text == LONG


def test_undoing_a_part_brings_back_what_was_said_of_all_parts(opening: Walk) -> None:
    opening.command(GoTo(Ref(4))).command(AnswerTogether(Ref(4))).write(
        "Low and white, with a bench."
    )
    opening.command(Change(Ref(4, "a"))).write("High after all, the bench is enough for us.")
    opening.command(Undo(Ref(4, "a")))
    assert opening.interview.status(Ref(4, "a")) is Status.ANSWERED
    assert opening.answer("4a").text == "Low and white, with a bench."


def test_what_is_added_to_a_part_goes_to_the_answer_to_all_parts(opening: Walk) -> None:
    opening.command(GoTo(Ref(4))).command(AnswerTogether(Ref(4))).write(
        "Low and white, with a bench."
    )
    opening.command(Add(Ref(4, "a"), "And a roof."))
    assert opening.answer("4").text == "Low and white, with a bench.\n\nAnd a roof."
    assert Ref(4, "a") not in opening.interview.response.answers
