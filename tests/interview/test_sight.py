"""Words that come after the interview has gone on belong where they were written."""

import pytest

from bot.consultation import Consultation, Ref, Stance, Status
from bot.interview import commands as c
from bot.interview.reading.understanding import Understanding
from bot.interview.sight import UnknownPlace, decode, encode
from bot.interview.state.place import Sight, Step
from tests.interview.walk import LONG, MORE, Walk


def test_a_second_quick_message_is_added_to_the_answer_that_it_was_written_to(walk: Walk) -> None:
    seen = walk.sight
    walk.write(LONG).write(MORE, sight=seen)
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED
    assert walk.at("2")
    assert "I have added that to your answer to question 1." in walk.said
    assert "Back to question 2" in walk.said
    walk.tap("Undo")
    assert walk.answer("1").text == LONG


def test_it_can_be_said_that_it_was_meant_for_the_next_question(walk: Walk) -> None:
    seen = walk.sight
    walk.write(LONG).write(MORE, sight=seen).tap("No, it is my answer to question 2")
    assert (walk.answer("1").text, walk.answer("2").text) == (LONG, MORE)
    assert walk.at("3")


def test_words_written_at_the_question_at_hand_answer_it(walk: Walk) -> None:
    walk.write(LONG)
    walk.write(MORE, sight=walk.sight)
    assert walk.answer("2").text == MORE


def test_three_quick_messages_make_one_answer(walk: Walk) -> None:
    seen = walk.sight
    walk.write(LONG).write(MORE, sight=seen).write("Thank you for asking us.", sight=seen)
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}\n\nThank you for asking us."


def test_a_changed_answer_is_not_replaced_by_a_second_quick_message(walk: Walk) -> None:
    walk.write(LONG).write(LONG).command(c.Change(Ref(1)))
    seen = walk.sight
    walk.write("By the school, we think.").write(MORE, sight=seen)
    assert walk.answer("1").text == f"By the school, we think.\n\n{MORE}"
    assert walk.at("3")


def test_a_second_quick_message_takes_the_place_of_the_follow_up(walk: Walk) -> None:
    seen = walk.sight
    walk.write("Big.")
    assert walk.place.step is Step.FOLLOW_UP
    walk.write(MORE, sight=seen)
    assert walk.answer("1").text == f"Big.\n\n{MORE}"
    assert walk.at("2")


def test_words_for_a_question_that_is_answered_elsewhere_are_added_there(walk: Walk) -> None:
    seen = walk.sight
    walk.write(LONG).write(LONG).write(MORE, sight=seen)
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"
    assert walk.at("3")


def test_words_for_a_question_that_was_left_are_its_answer(walk: Walk) -> None:
    seen = walk.sight
    walk.command(c.GoTo(Ref(3))).write(MORE, sight=seen)
    assert walk.answer("1").text == MORE
    assert walk.at("3")


def test_a_label_presses_the_button_that_was_seen(lsp_walk: Walk) -> None:
    seen = lsp_walk.sight
    lsp_walk.write(LONG).write("yes", sight=seen)
    assert lsp_walk.answer("1").stance is Stance.AGREE
    assert lsp_walk.interview.status(Ref(2)) is Status.UNANSWERED
    assert lsp_walk.at("2")


@pytest.mark.parametrize("text", ["skip", "next", "don't know"])
def test_a_question_that_was_not_seen_is_not_passed_over(walk: Walk, text: str) -> None:
    seen = walk.sight
    walk.write(LONG).write(text, Understanding(c.PassOver(Status.SKIPPED), 0.99), sight=seen)
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED
    assert walk.at("2")


def test_a_doubt_about_late_words_is_about_the_answer_that_they_were_written_to(
    walk: Walk,
) -> None:
    seen = walk.sight
    walk.write(LONG).write(MORE, Understanding(c.Undo(), 0.6), sight=seen).tap("It is my answer")
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"
    assert walk.at("2")


def test_a_second_name_is_not_the_mandate(walk: Walk) -> None:
    walk.write(LONG).press(c.Submit())
    seen = walk.sight
    walk.write("southall yth club").write("Southall Youth Link", sight=seen)
    about = walk.interview.response.about
    assert (about.group, about.mandate) == ("Southall Youth Link", None)
    assert walk.place.step is Step.MANDATE
    assert "What is your group called?" in walk.said
    assert "It now says: Southall Youth Link" in walk.said
    walk.tap("Change the name")
    assert walk.place.step is Step.GROUP


def test_more_on_the_mandate_is_added_to_it(walk: Walk) -> None:
    walk.write(LONG).press(c.Submit()).write("Southall Youth Link")
    seen = walk.sight
    walk.write("our committee").write("six of us met in January", sight=seen)
    assert walk.interview.response.about.mandate == "our committee\n\nsix of us met in January"
    assert walk.place.step is Step.PEOPLE


def test_yes_to_one_consent_is_not_yes_to_the_next(walk: Walk) -> None:
    walk.write(LONG).press(c.Submit())
    for _ in range(3):
        walk.press(c.GoOn())
    seen = walk.sight
    walk.write("yes", sight=seen).write("yes", sight=seen)
    about = walk.interview.response.about
    assert (about.named, about.quoted) == (True, None)
    assert walk.place.step is Step.QUOTED


def test_words_written_before_a_question_was_chosen_are_asked_about(opening: Walk) -> None:
    seen = opening.sight
    opening.tap("All 5 questions").write(MORE, sight=seen)
    assert opening.interview.response.unsettled == MORE
    opening.tap("It is a comment on the whole paper")
    assert opening.answer("0").text == MORE
    assert opening.at("1")


def test_words_written_to_an_answer_are_no_name(walk: Walk) -> None:
    seen = walk.sight
    walk.write(LONG).press(c.Submit()).write(MORE, sight=seen)
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"
    assert walk.interview.response.about.group is None
    assert walk.place.step is Step.GROUP


@pytest.mark.parametrize(
    "sight", [Sight(Step.REVIEW), Sight(Step.QUESTION, Ref(17, "a"), 2), Sight(Step.REASON, Ref(1))]
)
def test_a_place_is_the_same_when_it_comes_back(sight: Sight) -> None:
    assert decode(encode(sight)) == sight


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nowhere",
        "question",
        "question:1",
        "question:x:1",
        "group:1:0",
        "question:1:01",
        "question:1:-1",
    ],
)
def test_a_place_that_was_never_given_is_not_known(text: str) -> None:
    with pytest.raises(UnknownPlace):
        decode(text)


def test_a_question_of_another_consultation_is_no_place(walk: Walk, lsp: Consultation) -> None:
    assert Ref(30) in lsp
    walk.write(LONG, sight=Sight(Step.QUESTION, Ref(30), 0))
    assert walk.answer("1").text == LONG
