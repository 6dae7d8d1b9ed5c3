"""What is written on the buttons of the last messages can be typed, too."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview import Tap, respond
from bot.interview.commands import (
    Add,
    AsAnswer,
    Ask,
    Change,
    Explain,
    GoBack,
    GoOn,
    GoTo,
    PassOver,
    Review,
    Topic,
)
from bot.interview.hearing.hear import hear
from bot.interview.reading.understanding import AN_ANSWER, Understanding
from tests.interview.walk import LONG, MORE, Walk

UNSURE = Understanding(Review(), 0.7)


def test_a_position_typed_after_the_next_question_belongs_to_the_answer_before(
    walk: Walk,
) -> None:
    walk.write(LONG)
    assert walk.at("2")
    walk.write("Partly")
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.answer("1").text == LONG
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED


def test_the_label_of_a_lesser_button_can_be_typed(walk: Walk) -> None:
    walk.write(LONG).press(Change(Ref(1))).write(MORE)
    assert "Keep only the new words" in walk.labels
    walk.write("yes please, keep only the new words")
    assert walk.answer("1").text == MORE


def test_a_button_of_earlier_messages_cannot_be_typed_any_more(walk: Walk) -> None:
    walk.write(LONG).write(LONG).write("Partly")
    assert walk.answer("1").stance is None


@pytest.mark.parametrize(
    "text",
    ["neither, it was a question you muppet", "Neither! Not that.", "neither, for Christ's sake"],
)
def test_neither_may_be_said_with_more_words(walk: Walk, text: str) -> None:
    walk.write("look at it", UNSURE).write(text)
    assert walk.interview.conversation.doubt is None
    assert not walk.interview.response.answers


def test_after_neither_something_else_can_be_asked_for(walk: Walk) -> None:
    walk.write("look at it", UNSURE).write("neither. skip this one")
    assert walk.interview.status(Ref(1)) is Status.SKIPPED


def test_words_in_doubt_are_no_answer_of_one_who_would_rather_not_answer(walk: Walk) -> None:
    walk.write("submit to no one", UNSURE).command(PassOver(Status.RATHER_NOT_SAY))
    assert walk.interview.status(Ref(1)) is Status.RATHER_NOT_SAY
    assert len(walk.interview.response.answers[Ref(1)]) == 1
    assert "I have kept" not in walk.said


def test_an_answer_that_begins_like_a_label_is_an_answer(walk: Walk) -> None:
    walk.write(LONG).write("Partly by the pond, partly by the church.")
    assert walk.answer("2").text == "Partly by the pond, partly by the church."


def test_words_in_doubt_are_added_to_by_what_is_typed_next(walk: Walk) -> None:
    walk.write("look at it", UNSURE).command(Add(Ref(1), MORE))
    assert walk.answer("1").text == f"look at it\n\n{MORE}"


def test_what_seems_to_ask_something_is_held_and_not_an_answer(walk: Walk) -> None:
    walk.write("umm what is a shelter? in one line", Understanding(Explain("shelter"), 0.7))
    walk.write(LONG)
    assert walk.answer("1").text == LONG
    assert walk.interview.response.unsettled == "umm what is a shelter? in one line"


def test_what_names_another_question_is_held_and_no_answer_here(walk: Walk) -> None:
    walk.write("please see to question 4 as well", UNSURE).write(LONG)
    assert walk.answer("1").text == LONG
    assert walk.interview.response.unsettled == "please see to question 4 as well"


def test_words_that_are_held_can_be_left_out_with_a_reason(opening: Walk) -> None:
    opening.write("We have a nice cake").write("neither, it is only small talk")
    assert opening.interview.response.unsettled == ""


def test_skip_and_what_is_next_skips_one_question(walk: Walk) -> None:
    walk.write("skip, and next please", Understanding(GoOn(), 0.99))
    assert walk.interview.status(Ref(1)) is Status.SKIPPED
    assert walk.interview.status(Ref(2)) is not Status.SKIPPED


def test_only_the_word_is_changed_that_was_meant(walk: Walk) -> None:
    walk.write("We meet on tuesday at the church.").write("oops i meant thursday not tuesday")
    assert walk.answer("1").text == "We meet on thursday at the church."


def test_a_courtesy_is_no_part_of_a_correction(walk: Walk) -> None:
    walk.write("Ask the mosques.").write("in 1 change mosques to churches and mosques please")
    assert walk.answer("1").text == "Ask the churches and mosques."


def test_two_answers_are_corrected_in_one_message(walk: Walk) -> None:
    walk.write("It happned here.").press(GoTo(Ref(2))).write("The libary, we say.")
    walk.write("in question 1 replace happned with happened, and in 2 replace libary with library")
    assert walk.answer("1").text == "It happened here."
    assert walk.answer("2").text == "The library, we say."


def test_a_sentence_is_taken_out_with_its_full_stop(walk: Walk) -> None:
    walk.write("They sit there. That's fine.").write('in question 1 take out "That\'s fine."')
    assert walk.answer("1").text == "They sit there."


@pytest.mark.parametrize("text", ["ok back. where was i", "right back sorry where were we"])
def test_who_asks_where_they_were_is_told_and_goes_nowhere(walk: Walk, text: str) -> None:
    walk.write(LONG).write(text, Understanding(GoBack(), 0.99))
    assert walk.at("2")
    assert "1 of 5" in walk.said


def test_an_answer_after_a_greeting_is_not_lost(walk: Walk) -> None:
    greeting = Understanding(Ask(Topic.GREETING), 0.99)
    message = hear(
        walk.interview,
        "hello, it's me. To listen, mostly, and turn up.",
        walk.wording,
        lambda text: AN_ANSWER if text.startswith("To listen") else greeting,
    )
    turn = respond(walk.interview, message)
    assert [said.key for said in turn.says][:2] == ["topic_greeting", "in_doubt"]
    answer = respond(turn.interview, Tap(AsAnswer())).interview.response.current(Ref(1))
    assert answer is not None
    assert answer.text == "To listen, mostly, and turn up."


def test_words_can_be_changed_to_nothing(walk: Walk) -> None:
    walk.write("By the church. Hang on.").write('in 1 change "Hang on." to nothing')
    assert walk.answer("1").text == "By the church."


def test_of_two_undo_buttons_each_says_for_which_question_it_is(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(6))).write(LONG).press(GoTo(Ref(4)))
    lsp_walk.write("We are all for it here, as it is. PS add to question 6: and more halls.")
    assert "Undo" not in lsp_walk.labels
    assert "Take back the last change, to 4" in lsp_walk.labels
    lsp_walk.tap("Take back the last change, to 6")
    assert lsp_walk.answer("6").text == LONG
    assert lsp_walk.answer("4").text == "We are all for it here, as it is."


def test_a_single_undo_button_names_no_question(lsp_walk: Walk) -> None:
    lsp_walk.write(LONG)
    assert lsp_walk.labels.count("Undo") == 1


def test_positions_on_another_question_than_that_at_hand_name_it(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(3))).write(LONG)
    assert lsp_walk.at("4")
    assert lsp_walk.labels.count("Agree") == 1
    lsp_walk.tap("Agree, on 3")
    assert lsp_walk.answer("3").stance is Stance.AGREE
    assert Ref(4) not in lsp_walk.interview.response.answers
    lsp_walk.tap("Agree")
    assert lsp_walk.answer("4").stance is Stance.AGREE
