"""Words that say which question they belong to go there, wherever the interview stands."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import GoTo, Review
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, MORE, Walk

OTHER = "By the school, since everybody passes there."
WORDS = "the council should pay for the hall"


def versions(walk: Walk, number: int) -> list[str]:
    return [answer.text for answer in walk.interview.response.answers.get(Ref(number), ())]


@pytest.mark.parametrize(
    "text",
    [
        f"question 31: {WORDS}",
        f"Question 31 - {WORDS}",
        f"Q31 – {WORDS}",
        f"q.31: {WORDS}",
        f"#31: {WORDS}",
        f"Question 31\n{WORDS}",
        f"question 31. {WORDS}",
        f"for 31: {WORDS}",
        f"on question 31: {WORDS}",
        f"No. 31: {WORDS}",
        f"my answer to question 31 is {WORDS}",
        f"our answer to 31 is that {WORDS}",
        f"The answer for q31 would be {WORDS}",
        f"Sorry, actually for 31, I meant {WORDS}",
        f"number 31 should say {WORDS}",
        f"for question 31 we would say {WORDS}",
        f"change my answer to 31 to: {WORDS}",
        f"please could you change what we said for 31 to {WORDS}",
        f"I want to change my answer to question 31: {WORDS}",
        f"replace our answer to 31 with {WORDS}",
        f"add to question 31: {WORDS}",
    ],
)
def test_words_go_to_the_question_that_they_name(lsp_walk: Walk, text: str) -> None:
    lsp_walk.press(GoTo(Ref(5))).write(text)
    assert lsp_walk.answer("31").text == WORDS
    assert Ref(5) not in lsp_walk.interview.response.answers
    assert lsp_walk.at("5")


def test_however_long_they_are(lsp_walk: Walk) -> None:
    long = " ".join([WORDS] * 60)
    lsp_walk.write(f"Actually for question 31, I meant: {long}")
    assert lsp_walk.answer("31").text == long


@pytest.mark.parametrize(
    "text",
    [
        "as in question 3, we want halls",
        "see question 3",
        "In question 3 we said no, and we say it here too.",
        "Question 3 asks about the same thing.",
        "For 20 years we have waited for this.",
        "On 7 May we met, and nobody came.",
        "12 people came. They said no.",
        "10 - 12 people would come to such a meeting.",
        "12:30 is when we meet.",
        "3.5 million pounds were spent on it.",
        "Question 3.5 million pounds if you like.",
        "Like question 3: we want halls.",
    ],
)
def test_an_answer_that_mentions_a_question_or_a_number_is_an_answer(
    lsp_walk: Walk, text: str
) -> None:
    lsp_walk.press(GoTo(Ref(5))).write(text)
    assert lsp_walk.answer("5").text == text


@pytest.mark.parametrize(
    "text", ["for 7: yes", "Q7 yes", "question 7, yes", "7a: yes", "q7 - Yes."]
)
def test_a_label_presses_the_button_of_the_question_that_is_named(walk: Walk, text: str) -> None:
    text = text.replace("7a", "3").replace("7", "3")
    if text.startswith("3"):
        walk.write(text).tap("Put it with question 3")
    else:
        walk.write(text)
    assert walk.answer("3").stance is Stance.AGREE
    assert walk.at("1")


def test_a_question_that_is_named_can_be_passed_over(walk: Walk) -> None:
    walk.write("question 4a: not applicable").write("for 4b: don't know")
    assert walk.interview.status(Ref(4, "a")) is Status.NOT_APPLICABLE
    assert walk.interview.status(Ref(4, "b")) is Status.DONT_KNOW
    assert walk.at("1")


def test_an_answer_that_is_changed_to_yes_keeps_its_words(walk: Walk) -> None:
    walk.tap("Disagree").write(LONG).write("change my answer to 1 to yes")
    assert walk.answer("1").stance is Stance.AGREE
    assert walk.answer("1").text == LONG


@pytest.mark.parametrize("text", [f"31. {WORDS}", f"31) {WORDS}", f"31 - {WORDS}", f"31: {WORDS}"])
def test_a_number_alone_may_be_a_list_so_it_is_asked(lsp_walk: Walk, text: str) -> None:
    lsp_walk.press(GoTo(Ref(5))).write(text)
    assert "Is this for question 31?" in lsp_walk.said
    assert lsp_walk.labels == ["Put it with question 31", "It is all my answer to question 5"]
    there, here = Walk(lsp_walk.consultation, lsp_walk.wording), lsp_walk
    there.turn, there.replies = here.turn, here.replies
    there.tap("Put it with question 31")
    assert there.answer("31").text == WORDS
    assert there.at("5")
    here.tap("It is all my answer to question 5")
    assert here.answer("5").text == text


def test_the_number_of_the_question_at_hand_is_no_news(walk: Walk) -> None:
    walk.write(f"1. {WORDS}")
    assert walk.answer("1").text == f"1. {WORDS}"
    walk.press(GoTo(Ref(2))).write(f"Question 2: {WORDS}")
    assert walk.answer("2").text == WORDS
    assert walk.at("3")


def test_a_part_answers_to_the_number_of_its_question(walk: Walk) -> None:
    walk.press(GoTo(Ref(4, "b"))).write("question 4: white inside, if it can be had")
    assert walk.answer("4b").text == "white inside, if it can be had"


@pytest.mark.parametrize(
    "text", ["question 31 we think they should pay", "on question 31, they should pay for it"]
)
def test_words_that_only_seem_to_name_a_question_are_asked_about(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(text)
    assert lsp_walk.labels == ["Put it with question 31", "It is all my answer to question 1"]
    assert Ref(1) not in lsp_walk.interview.response.answers


def test_what_is_asked_about_is_kept_whatever_comes_next(lsp_walk: Walk) -> None:
    lsp_walk.write(f"31. {WORDS}").write(LONG)
    assert lsp_walk.answer("1").text == f"31. {WORDS}\n\n{LONG}"


def test_a_sure_command_that_names_a_question_is_obeyed(lsp_walk: Walk) -> None:
    lsp_walk.write("question 12, please", Understanding(GoTo(Ref(12)), 0.99))
    assert lsp_walk.at("12")


def test_without_a_new_answer_the_old_one_is_asked_again(walk: Walk) -> None:
    walk.write(LONG).write("change my answer to 1 to something else")
    assert walk.at("1")
    assert versions(walk, 1) == [LONG]
    walk.write(OTHER)
    assert walk.answer("1").text == OTHER
    assert walk.at("2")


def test_several_questions_in_one_address_are_left_to_the_question_at_hand(lsp_walk: Walk) -> None:
    lsp_walk.write("questions 3, 4 and 5: we have no view on these")
    assert lsp_walk.answer("1").text.startswith("questions 3, 4")


def test_more_can_be_said_on_a_question_that_is_named(walk: Walk) -> None:
    walk.write(LONG).write("On question 1 I'd also like to say that it is dark there.")
    assert walk.answer("1").text == f"{LONG}\n\nI'd also like to say that it is dark there."
    walk.write("also for question 1: it is cold")
    assert walk.answer("1").text.endswith("\n\nit is cold")
    assert walk.at("2")


def test_words_that_name_a_question_at_the_end_go_there_too(walk: Walk) -> None:
    walk.write(LONG).press(Review()).write(f"Question 1: {MORE}")
    assert walk.answer("1").text == MORE
    assert walk.place.step is Step.REVIEW


# What an answer's words take the place of


def test_one_who_replaces_an_answer_is_told_and_can_keep_both(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1))).write(OTHER)
    assert "The old one is kept in the history" in walk.said
    walk.tap("Keep both")
    assert versions(walk, 1) == [LONG, OTHER, f"{LONG}\n\n{OTHER}"]


def test_both_are_kept_in_words_too_but_only_once(walk: Walk) -> None:
    walk.write(LONG).write(f"question 1: {MORE}").write("keep both").write("keep both")
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"


def test_an_answer_that_is_replaced_says_how_it_is_marked(walk: Walk) -> None:
    walk.tap("Agree").write(LONG).write(f"question 1: {MORE}")
    assert "It is still marked: agree" in walk.said
    walk.tap("Disagree, on 1")
    assert walk.answer("1").stance is Stance.DISAGREE
    assert walk.answer("1").text == MORE


# Corrections


@pytest.mark.parametrize(
    "text",
    [
        "in question 1 change Monday to Tuesday",
        "In question 1, please change “monday” to “Tuesday”.",
        "change Monday to Tuesday in question 1",
        "in my answer to question 1 replace Monday with Tuesday",
        "question 1: it should be Tuesday, not Monday",
    ],
)
def test_some_words_of_an_answer_can_be_corrected(walk: Walk, text: str) -> None:
    walk.tap("Agree").write("We meet every Monday by the church.").write(text)
    assert walk.answer("1").text.startswith("We meet every Tuesday")
    assert walk.answer("1").stance is Stance.AGREE
    assert "We meet every Tuesday" in walk.said
    walk.tap("Undo")
    assert walk.answer("1").text == "We meet every Monday by the church."


def test_words_can_be_taken_out_of_an_answer(walk: Walk) -> None:
    walk.write("We would, of course, like it here.").write('remove "of course," from question 1')
    assert walk.answer("1").text == "We would, like it here."


def test_a_correction_of_words_that_are_not_there_is_asked_about(walk: Walk) -> None:
    walk.write(LONG).write("in question 1 change must to should")
    assert walk.labels == ["It is my answer", "Change the answer to 1"]
    walk.tap("It is my answer")
    assert walk.answer("2").text == "in question 1 change must to should"


def test_a_number_that_no_question_has_is_said_and_the_words_can_be_kept(walk: Walk) -> None:
    walk.write(f"question 99: {MORE}")
    assert "no question with that number" in walk.said
    assert "It is all my answer to question 1" in walk.labels
    walk.tap("Keep it as a comment on the whole paper")
    assert walk.answer("0").text == f"question 99: {MORE}"


@pytest.mark.parametrize(
    "lead",
    ["Question 2, if I may: ", "question 2 again - ", "For Q2, as promised: "],
)
def test_an_aside_after_the_question_changes_nothing(walk: Walk, lead: str) -> None:
    walk.write(f"{lead}Put it by the school.")
    assert walk.answer("2").text == "Put it by the school."
    assert walk.at("1")


# Words that change an answer from elsewhere

SPELT = "It happned on a Tuesday, in two halls."


@pytest.mark.parametrize(
    "text",
    [
        "change 31 to: {words}",
        "can you change 31 to: {words}",
        "31 replace with: {words}",
        "Kindly change my answer to question 31 to the following: {words}",
        "sorry, that last one was a slip. for 31 I meant: {words}",
    ],
)
def test_a_new_answer_takes_the_place_of_the_one_that_is_named(lsp_walk: Walk, text: str) -> None:
    lsp_walk.press(GoTo(Ref(31))).write(LONG).press(GoTo(Ref(5)))
    lsp_walk.write(text.format(words=WORDS))
    assert versions(lsp_walk, 31) == [LONG, WORDS]
    assert lsp_walk.at("5")
    assert Ref(5) not in lsp_walk.interview.response.answers


def test_without_a_colon_a_number_alone_is_asked_about(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(31))).write(LONG).press(GoTo(Ref(5))).write(f"change 31 to {WORDS}")
    lsp_walk.tap("Put it with question 31")
    assert lsp_walk.answer("31").text == WORDS
    lsp_walk.write("change 9 to 12 hours a week")
    assert lsp_walk.answer("5").text == "change 9 to 12 hours a week"


def test_what_is_said_before_it_is_kept_and_asked_about(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(17, "a"))).write("We want two seats.").press(GoTo(Ref(5)))
    lsp_walk.write("Right, the committee met last night. In 17a it should be three seats, not two.")
    assert lsp_walk.answer("17a").text == "We want three seats."
    assert "“Right, the committee met last night.”" in lsp_walk.said
    lsp_walk.tap("It is all my answer to question 5")
    assert lsp_walk.answer("5").text == "Right, the committee met last night."


@pytest.mark.parametrize(
    "text",
    [
        "there's a spelling mistake in 31, it says happned and should say happened",
        'replace "happned" with "happened"',
        "correct my answer to 31: happened instead of happned",
        "happned should be happened",
        "in 31 it should be happened, not happned",
    ],
)
@pytest.mark.parametrize("here", [31, 5])
def test_only_the_word_changes(lsp_walk: Walk, text: str, here: int) -> None:
    lsp_walk.press(GoTo(Ref(31))).write(SPELT).press(GoTo(Ref(2))).write(LONG)
    lsp_walk.press(GoTo(Ref(here))).write(text)
    assert lsp_walk.answer("31").text == SPELT.replace("happned", "happened")
    assert Ref(5) not in lsp_walk.interview.response.answers


def test_at_the_answer_itself_a_bare_correction_changes_only_the_word(walk: Walk) -> None:
    walk.write(SPELT).press(GoTo(Ref(1))).write("happened not happned")
    assert walk.answer("1").text == SPELT.replace("happned", "happened")


def test_what_only_may_be_a_correction_is_asked_about(walk: Walk) -> None:
    walk.write(SPELT).write("replace two halls with a tent")
    assert versions(walk, 1) == [SPELT]
    walk.tap("Change words in the answer to 1")
    assert walk.answer("1").text == "It happned on a Tuesday, in a tent."


def test_a_new_answer_that_begins_like_the_old_one_is_no_correction(walk: Walk) -> None:
    walk.write("The council knows best.").press(GoTo(Ref(1))).write("The council should be elected")
    assert walk.answer("1").text == "The council should be elected"


def test_words_are_added_to_the_answer_at_hand_without_their_opening(walk: Walk) -> None:
    walk.write(LONG).press(GoTo(Ref(1))).write(f"Add this: {OTHER}")
    assert versions(walk, 1) == [LONG, f"{LONG}\n\n{OTHER}"]


def test_at_a_fresh_question_it_is_asked_which_answer_they_are_added_to(walk: Walk) -> None:
    walk.write(LONG).write(f"Add this: {OTHER}").tap("Put it with question 1")
    assert versions(walk, 1) == [LONG, f"{LONG}\n\n{OTHER}"]
