"""An answer, or a part of it, is taken out; one that is wrong is asked about."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Change, Erase, GoTo, PassOver, TakeOut, Undo, Unit, Withdraw
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, MORE, Walk

PARTS = (
    "This is from our newsletter.\n\n"
    "The shelter leaks. It has leaked for years! Who mends it?\n\n"
    "And nobody sweeps there."
)


@pytest.mark.parametrize(
    "text", ["1 is wrong i didnt know what it was asking", "my answer to question 1 was a mistake"]
)
def test_an_answer_that_is_wrong_is_asked_about(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write(text)
    assert f"your answer to question 1: {LONG}" in walk.said
    assert walk.labels[:3] == ["Change it", "Take it out", "Leave it as it is"]
    assert (walk.answer("1").text, walk.answer("2").text) == (LONG, MORE)


def test_it_can_be_taken_out(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("1 is wrong i didnt know what it was asking")
    walk.write("take it out")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.answer("2").text == MORE
    assert walk.interview.status(Ref(3)) is Status.UNANSWERED
    walk.tap("Undo")
    assert walk.answer("1").text == LONG


@pytest.mark.parametrize(
    "text",
    [
        "take out this answer about the newsletter",
        "please remove the bit about our newsletter",
        "just take out the newsletter bit",
        "take what I said about the newsletter out",
    ],
)
def test_words_of_an_answer_tell_which_is_to_be_taken_out(walk: Walk, text: str) -> None:
    understood = Understanding(PassOver(Status.SKIPPED), 0.99)
    walk.write(PARTS).write(MORE).write(text, understood)
    assert "This is from our newsletter." in walk.said
    assert "Take it out" in walk.labels
    assert walk.answer("1").text == PARTS
    assert walk.interview.status(Ref(3)) is Status.UNANSWERED


def test_words_that_no_answer_has_tell_nothing(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("take out the bit about giraffes")
    assert walk.answer("1").text == LONG


def test_it_can_be_changed(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("1 is wrong").write("change it").write(
        "By the pond, please."
    )
    assert walk.answer("1").text == "By the pond, please."
    assert walk.answer("2").text == MORE
    assert walk.at("3")


def test_it_can_be_left(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("1 is wrong").write("leave it")
    assert "left your answer to question 1 as it is" in walk.said
    assert walk.answer("1").text == LONG
    assert walk.at("3")
    assert walk.interview.status(Ref(3)) is Status.UNANSWERED


def test_the_words_can_be_an_answer_all_the_same(walk: Walk) -> None:
    walk.write(LONG).write("1 is wrong, and so is 2").tap("It is all my answer to question 2")
    assert walk.answer("2").text == "1 is wrong, and so is 2"


def test_of_a_question_without_an_answer_it_is_an_answer(walk: Walk) -> None:
    walk.write("4 is wrong, five would do")
    assert walk.answer("1").text == "4 is wrong, five would do"


@pytest.mark.parametrize("text", ["take it out", "delete that", "please take that out"])
def test_it_is_the_answer_that_was_just_shown(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write("show me question 1").write(text)
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.answer("2").text == MORE
    assert "taken out your answer to question 1" in walk.said


def test_my_answer_is_the_one_that_was_just_shown(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("show me question 1").command(Change())
    assert walk.at("1")


def test_undo_asks_if_another_answer_was_shown_meanwhile(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("show me question 1").command(Undo())
    assert walk.labels == ["Take back the last change, to 2", "Take out the answer to 1"]
    walk.tap("Take back the last change, to 2")
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED
    assert walk.answer("1").text == LONG


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "the first paragraph under 1 is a stray; would you take it out",
            PARTS.partition("\n\n")[2],
        ),
        ("take out the last paragraph of my answer to question 1", PARTS.rpartition("\n\n")[0]),
        (
            "can you delete the third sentence of question 1",
            PARTS.replace("It has leaked for years! ", ""),
        ),
        ("in question 1 remove the last line", PARTS.rpartition("\n\n")[0]),
    ],
)
def test_a_part_is_taken_out(walk: Walk, text: str, left: str) -> None:
    walk.write(PARTS).write(MORE).write(text)
    assert walk.answer("1").text == left
    assert "I have taken this out of your answer to question 1" in walk.said
    walk.tap("Undo")
    assert walk.answer("1").text == PARTS


def test_a_part_of_the_answer_that_was_just_given_is_taken_out(walk: Walk) -> None:
    walk.write(PARTS).write("delete the last sentence please")
    assert walk.answer("1").text == PARTS.rpartition("\n\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "take out the fifth paragraph of question 1",
        "the last paragraph under 1 is not how we put it",
    ],
)
def test_if_it_is_unclear_the_parts_are_offered_and_nothing_is_replaced(
    walk: Walk, text: str
) -> None:
    walk.write(PARTS).press(GoTo(Ref(1))).write(text)
    assert walk.answer("1").text == PARTS
    walk.tap("Take out “Who mends it?”")
    assert walk.answer("1").text == PARTS.replace(" Who mends it?", "")


def test_the_only_part_of_an_answer_is_asked_about(walk: Walk) -> None:
    walk.write(LONG).write("remove the first paragraph of my answer to question 1")
    assert "Shall I change it, take it or a part of it out, or leave it?" in walk.said
    walk.tap("Take it out")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED


def test_an_old_button_takes_nothing_out_of_a_newer_answer(walk: Walk) -> None:
    walk.write(PARTS).press(Change(Ref(1))).write(LONG)
    walk.press(TakeOut(Ref(1), 1, Unit.SENTENCE, 1))
    assert walk.answer("1").text == LONG
    assert f"your answer to question 1: {LONG}" in walk.said


@pytest.mark.parametrize(
    "text", ["take it out", "remove the first sentence", "question 1 is wrong to ask for that"]
)
def test_what_names_no_answer_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(text)
    assert walk.answer("1").text == text


def test_where_an_answer_is_opened_it_is_said_what_new_words_do(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1)))
    assert f"Your answer so far: {LONG}" in walk.said
    assert "New words take its place" in walk.said
    assert {"Keep it as it is", "Take it out"} <= set(walk.labels)
    walk.write("show me question 1")
    assert "You have an answer there. New words take its place" in walk.said
    walk.write("also a roof")
    assert walk.answer("1").text == f"{LONG}\n\nalso a roof"


def test_a_part_of_the_answer_at_hand_that_is_wrong_is_asked_about(walk: Walk) -> None:
    walk.write(PARTS).press(GoTo(Ref(1))).write("the first paragraph is a stray")
    assert walk.answer("1").text == PARTS
    assert "Take out “This is from our newsletter.”" in walk.labels


def test_at_a_position_without_words_it_is_said_that_words_are_added(lsp_walk: Walk) -> None:
    lsp_walk.tap("Agree").press(GoTo(Ref(1)))
    assert "What you write is added to it" in lsp_walk.said


@pytest.mark.parametrize("text", ["take it out", "take out the last sentence"])
def test_what_was_taken_out_can_be_put_back_in_words(walk: Walk, text: str) -> None:
    walk.write(PARTS).write("show me question 1").write(text)
    assert walk.interview.response.answers[Ref(1)][-1].text != PARTS
    walk.write("put it back")
    assert walk.answer("1").text == PARTS


def test_at_the_question_itself_what_may_be_an_answer_is_asked_about(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1))).write("scrap it")
    assert walk.answer("1").text == LONG
    walk.tap("It is all my answer to question 1")
    assert walk.answer("1").text == "scrap it"
    walk.press(GoTo(Ref(1))).write("take it out")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "please delete everything in my answer 1",
        "remove my answer to 1, please clear",
        "clear question 1",
        "I'd like to withdraw our answer to question 1, please leave it blank",
        "take out my answer to question 1",
        "remove 1",
    ],
)
def test_the_answer_that_is_named_is_taken_out(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write(text, Understanding(Erase(), 0.99))
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.answer("2").text == MORE
    walk.tap("Undo")
    assert walk.answer("1").text == LONG


def test_several_answers_are_taken_out_and_come_back_together(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("1 and 2 are not answers, take them both out")
    assert {walk.interview.status(Ref(n)) for n in (1, 2)} == {Status.UNANSWERED}
    walk.command(Undo())
    assert (walk.answer("1").text, walk.answer("2").text) == (LONG, MORE)


def test_who_names_a_question_is_not_asked_to_erase_everything(walk: Walk) -> None:
    walk.write(LONG).write("get shot of question 1 for good", Understanding(Erase(), 0.99))
    assert "Take it out" in walk.labels
    assert walk.place.step is not Step.ERASE


def test_the_whole_response_is_not_one_answer(walk: Walk) -> None:
    walk.write(LONG).write("show me question 1")
    walk.write("withdraw our response", Understanding(Withdraw(), 0.99))
    assert walk.answer("1").text == LONG


def test_the_question_at_hand_is_left_blank(walk: Walk) -> None:
    text = "I don't want any answer here. Leave it blank."
    walk.write(LONG).press(GoTo(Ref(1))).write(text)
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    walk.write(text)
    assert walk.interview.status(Ref(1)) is Status.SKIPPED


def test_to_skip_an_answer_offers_to_take_it_out(walk: Walk) -> None:
    walk.write(LONG).write("skip question 1")
    assert "left your answer to question 1 as it is" in walk.said
    walk.tap("Take it out")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "delete my answer to 1, Ill do it later",
        "Take out question 1. I'll come back to it.",
        "remove my answer to 1 and I'll answer it again tomorrow",
        "scrap 1, we need to think about it first",
    ],
)
def test_who_takes_an_answer_out_may_say_why(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write(text, Understanding(PassOver(Status.LATER), 0.99))
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.interview.status(Ref(3)) is Status.UNANSWERED
    assert walk.answer("2").text == MORE


def test_what_only_speaks_of_taking_something_out_is_an_answer(walk: Walk) -> None:
    text = "Delete the second one, they can come back to it after the summer."
    walk.write(LONG).write(MORE).write(text)
    assert walk.answer("3").text == text


@pytest.mark.parametrize(
    "text",
    [
        "no sorry put 1 back",
        "bring my answer to 1 back please",
        "Actually I want to keep question 1 after all",
        "put 1 back in",
    ],
)
def test_an_answer_that_was_taken_out_comes_back_in_words(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write("take 1 out altogether")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    walk.write(text, Understanding(GoTo(Ref(1)), 0.99))
    assert walk.answer("1").text == LONG


def test_several_answers_come_back_in_words(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("take out 1 and 2").write("put 1 and 2 back")
    assert (walk.answer("1").text, walk.answer("2").text) == (LONG, MORE)


def test_what_was_not_taken_out_is_not_put_back(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("put 2 back")
    assert walk.answer("2").text == MORE
    assert walk.answer("3").text == "put 2 back"
