"""Words that were kept in one place and belong in another, or in none, and what is added."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import Add, Change, Explain, GoTo, Move, PassOver, Review
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk

OTHER = "By the school, since everybody passes there."
COMMENT = "Overall, it is a good idea."
ANOTHER = "In general, ask earlier."


# Words in doubt that are passed over


def in_doubt(walk: Walk, text: str = "skip the church") -> Walk:
    return walk.write(text, Understanding(PassOver(Status.SKIPPED), 0.6))


def test_one_who_writes_on_is_told_that_the_words_in_doubt_are_kept(walk: Walk) -> None:
    in_doubt(walk).write(OTHER)
    assert walk.answer("1").text == f"skip the church\n\n{OTHER}"
    assert "I have kept “skip the church” as part of your answer to question 1" in walk.said
    assert walk.at("2")
    walk.tap("Leave it out")
    assert walk.answer("1").text == OTHER
    assert walk.at("2")
    walk.tap("Undo")
    assert walk.answer("1").text == f"skip the church\n\n{OTHER}"


def test_they_can_be_left_out_after_more_was_added(walk: Walk) -> None:
    in_doubt(walk).write(OTHER)
    value = next(
        choice["value"]
        for reply in walk.replies
        for choice in reply["choices"]
        if choice["label"] == "Leave it out"
    )
    walk.write("Also, it is dry there.").choose(value)
    assert walk.answer("1").text == f"{OTHER}\n\nAlso, it is dry there."
    walk.choose(value)
    assert "settled already" in walk.said


def test_they_can_be_put_with_another_question(walk: Walk) -> None:
    in_doubt(walk, "skip the roof").command(Explain("what is a shelter?"))
    assert "kept “skip the roof”" in walk.said
    walk.tap("Put it with another question").write("4b please")
    assert walk.answer("4b").text == "skip the roof"
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED


def test_words_in_doubt_that_were_all_of_an_answer_can_be_left_out(walk: Walk) -> None:
    in_doubt(walk).press(GoTo(Ref(3))).tap("Leave it out")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.at("3")


def test_the_button_for_what_the_words_may_be_says_what_they_are(walk: Walk) -> None:
    in_doubt(walk).press(PassOver(Status.SKIPPED, Ref(1)))
    assert walk.interview.status(Ref(1)) is Status.SKIPPED
    assert walk.interview.response.answers[Ref(1)][-1].text == ""
    assert "kept" not in walk.said


# Comments on the whole paper


def test_words_at_the_end_are_a_comment_that_can_be_put_with_a_question(walk: Walk) -> None:
    walk.write(LONG).press(Review()).write(COMMENT)
    assert "comment on the whole paper, not as an answer" in walk.said
    walk.tap("Put it with another question")
    assert "Which question?" in walk.said
    walk.write("2")
    assert walk.answer("2").text == COMMENT
    assert walk.answer("0").status is Status.UNANSWERED
    assert walk.place.step is Step.REVIEW


def test_only_the_last_comment_is_put_with_a_question(walk: Walk) -> None:
    walk.write(LONG).press(Review()).write(COMMENT).write(ANOTHER)
    walk.tap("Put it with another question").write("question 1")
    assert walk.answer("1").text == f"{LONG}\n\n{ANOTHER}"
    assert walk.answer("0").text == COMMENT


def test_a_comment_stays_where_nobody_says_which_question(walk: Walk) -> None:
    walk.write(LONG).press(Review()).write(COMMENT).tap("Put it with another question")
    walk.write(ANOTHER)
    assert walk.answer("0").text == f"{COMMENT}\n\n{ANOTHER}"
    walk.write("2")
    assert walk.answer("0").text.endswith(ANOTHER)
    assert walk.at("2")


def test_a_question_that_is_not_there_is_asked_for_again(walk: Walk) -> None:
    walk.write(LONG).press(Review()).write(COMMENT).tap("Put it with another question")
    assert "no question 99" in walk.write("99").said
    walk.write("2")
    assert walk.answer("2").text == COMMENT


# Words of which it is said afterwards where they belong


@pytest.mark.parametrize(
    "text",
    ["that was for question 4b", "Sorry, that was meant for 4b.", "move it to q4b please"],
)
def test_the_last_words_can_be_put_with_another_question(walk: Walk, text: str) -> None:
    walk.write(OTHER).write(text)
    assert walk.answer("4b").text == OTHER
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.at("1")
    walk.tap("Undo")
    assert walk.answer("1").text == OTHER
    assert walk.interview.status(Ref(4, "b")) is Status.UNANSWERED


@pytest.mark.parametrize(
    "text",
    [
        "That was for question 3, you bloody idiot",
        "that last answer belongs to question 3, move it",
        "That last one was my answer to question 3, not 1",
        "I want these words moved to question 3",
        "What I wrote for 1 belongs to question 3 really, please move it there",
        "move my answer from 1 to 3",
    ],
)
def test_however_it_is_said(walk: Walk, text: str) -> None:
    walk.write(OTHER).write(text)
    assert walk.answer("3").text == OTHER
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    walk.tap("Undo")
    assert walk.answer("1").text == OTHER


def test_a_whole_answer_is_moved_from_where_it_is_and_the_position_stays(walk: Walk) -> None:
    walk.tap("Disagree").write(LONG).write("also for question 1: a bench").write(OTHER)
    walk.write("move my answer from 1 to 4b")
    assert walk.answer("4b").text == f"{LONG}\n\na bench"
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.DISAGREE, "")
    assert walk.answer("2").text == OTHER
    assert walk.at("3")


@pytest.mark.parametrize(("given", "named"), [("4", "4a"), ("4a", "4")])
def test_an_answer_to_a_part_and_one_to_the_whole_are_found_by_either(
    walk: Walk, given: str, named: str
) -> None:
    walk.press(Change(Ref.parse(given), LONG)).write(f"move my answer from {named} to 1")
    assert walk.answer("1").text == LONG
    assert walk.answer(given).status is Status.UNANSWERED


def test_a_position_that_was_written_at_another_question_is_put_right(walk: Walk) -> None:
    walk.press(GoTo(Ref(2))).write("Partly").write("Partly was for question 1, not for 2")
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED


def test_words_that_took_the_place_of_others_give_it_back(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1))).write(OTHER).write("that was for question 2")
    assert walk.answer("1").text == LONG
    assert walk.answer("2").text == OTHER


def test_words_for_the_question_at_hand_are_its_answer(walk: Walk) -> None:
    walk.press(GoTo(Ref(2))).write(OTHER).write("that was for question 3")
    assert walk.answer("3").text == OTHER
    assert walk.at("2")


def test_there_must_be_words_to_put_elsewhere(walk: Walk) -> None:
    walk.write("Skip").write("that was for question 3").press(Move(Ref(3), 7, Ref(1)))
    assert "no words here" in walk.said


# More on a question that is come back to


@pytest.mark.parametrize(
    "lead",
    ["I want say also ", "I also want to add: ", "One more thing: ", "and also ", "Also, ", "And "],
)
def test_more_on_a_question_that_is_asked_again_is_added(walk: Walk, lead: str) -> None:
    walk.write(LONG).press(GoTo(Ref(1))).write(lead + "it is dark there")
    assert walk.answer("1").text == f"{LONG}\n\n{lead}it is dark there"
    assert "I have added that" in walk.said
    walk.tap("Keep only the new words")
    assert walk.answer("1").text == f"{lead}it is dark there"


def test_an_addition_that_was_understood_as_such_is_not_asked_for_again(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1)))
    walk.write("I want to say also that it is dark", Understanding(Add(), 0.99))
    assert walk.answer("1").text == f"{LONG}\n\nI want to say also that it is dark"


def test_an_addition_to_another_question_is_left_to_it(walk: Walk) -> None:
    walk.write(LONG).write(OTHER)
    walk.write("I also want to add something to question 1", Understanding(Add(Ref(1)), 0.99))
    assert walk.at("1")
    assert walk.place.adding


def test_plain_words_take_the_place_of_an_answer_that_is_asked_again(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1))).write(OTHER)
    assert walk.answer("1").text == OTHER


# Commands that wait for their question


def test_a_number_says_which_question(walk: Walk) -> None:
    walk.command(GoTo()).write("to question 4b")
    assert walk.at("4b")


def test_what_has_nothing_to_do_with_it_ends_the_waiting(walk: Walk) -> None:
    walk.command(GoTo()).command(Explain("what is a shelter?")).write("4")
    assert walk.answer("1").text == "4"


@pytest.mark.parametrize(
    "text",
    [
        "no thats not an answer, leave it out",
        "That was not my answer. Take it out!",
        "oh no sorry, i was talking to my wife, leave that out please",
        "no, leave it out",
        "no no that isn't part of it leave it out",
    ],
)
def test_words_that_were_kept_are_left_out_by_one_who_says_why(walk: Walk, text: str) -> None:
    in_doubt(walk).write(OTHER).write(text)
    assert walk.answer("1").text == OTHER
    assert "I have left those words out." in walk.said
    assert Ref(2) not in walk.interview.response.answers


def test_what_may_be_an_answer_before_leaving_out_is_asked_about(walk: Walk) -> None:
    text = "Where there is a school nearby, leave it out."
    in_doubt(walk).write(OTHER).write(text)
    assert walk.answer("1").text == f"skip the church\n\n{OTHER}"
    assert walk.labels[:2] == ["It is my answer", "Leave the other words out"]
    walk.tap("It is my answer")
    assert walk.answer("2").text == text


def test_an_answer_that_ends_with_leaving_out_is_an_answer(walk: Walk) -> None:
    text = "That's not an answer to what ails us, and as for the flag, leave it out."
    walk.write(LONG).write(text)
    assert walk.answer("2").text == text


@pytest.mark.parametrize(
    "text",
    [
        "It is for 3 people.",
        "Put it in question 3 if you like, we said there that halls matter.",
        "The bit about the pond: put that as our answer to 3 and we are happy.",
    ],
)
def test_an_answer_that_speaks_of_where_things_belong_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(LONG).write(text)
    assert walk.answer("2").text == text
    assert walk.answer("1").text == LONG


@pytest.mark.parametrize(
    "text",
    [
        "Wrong place! That was meant for 3 not 1, move it please",
        "oops wrong question, that was for 3",
        "make my answer to 1 go under 3 instead",
        "what I put for question 1 needs to go under 3",
    ],
)
def test_what_is_in_the_wrong_place_is_moved(walk: Walk, text: str) -> None:
    walk.write(OTHER).write(text, Understanding(GoTo(Ref(3)), 0.99))
    assert walk.answer("3").text == OTHER
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED


def test_what_only_speaks_of_moving_is_an_answer(walk: Walk) -> None:
    text = "Wrong place! It should go by the pond and not on the verge."
    walk.write(OTHER).write(text)
    assert walk.answer("2").text == text
