"""A request about another question at the end of an answer is done, and the answer is kept here."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import ChooseSection, GoTo, PassOver, SayConsent, TakeStance
from bot.interview.reading.understanding import Understanding
from tests.interview.walk import Walk

HERE = "Small groups need the papers two weeks before the meeting."
THERE = "By the school, since everybody passes there."


@pytest.fixture
def walk(lsp_walk: Walk) -> Walk:
    """At question 5, with question 2 answered and a view taken on question 1."""
    lsp_walk.press(GoTo(Ref(1))).press(TakeStance(Stance.AGREE, Ref(1)))
    lsp_walk.press(GoTo(Ref(2))).write(THERE)
    return lsp_walk.press(GoTo(Ref(5)))


@pytest.mark.parametrize(
    "request_there",
    [
        "ps put me down as partly for question 1",
        "PS. Set question 1 to partly.",
        "oh and change my answer to 1 to partly",
        "by the way, for 1 we now partly agree",
        "oh and put me down as partly for the 1st one",
        "ps mark the 1st question as partly",
    ],
)
@pytest.mark.parametrize("joined", [" ", "\n", "\n\n"])
def test_a_position_elsewhere_is_set(walk: Walk, request_there: str, joined: str) -> None:
    walk.write(f"{HERE}{joined}{request_there}")
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.answer("5").text == HERE


def test_words_elsewhere_are_corrected(walk: Walk) -> None:
    walk.write(f"{HERE} And in question 2 change school to library.")
    assert walk.answer("2").text == THERE.replace("school", "library")
    assert walk.answer("5").text == HERE


def test_words_are_added_elsewhere(walk: Walk) -> None:
    walk.write(f"{HERE} Please add to question 2: And by the chapel.")
    assert walk.answer("2").text == f"{THERE}\n\nAnd by the chapel."
    assert walk.answer("5").text == HERE


def test_an_answer_elsewhere_is_taken_out(walk: Walk) -> None:
    walk.write(f"{HERE} Oh, and take out my answer to question 2.")
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED
    assert walk.answer("5").text == HERE


def test_a_question_elsewhere_is_left_for_later(walk: Walk) -> None:
    def understand(text: str) -> Understanding:
        later = text.startswith("leave 30")
        command = PassOver(Status.LATER, Ref(30)) if later else None
        return Understanding(command, 0.99 if later else 0.0)

    walk.write(f"{HERE} And leave 30 for later", understand=understand)
    assert walk.interview.status(Ref(30)) is Status.LATER
    assert walk.answer("5").text == HERE


def test_a_short_remark_before_the_request_is_asked_about(walk: Walk) -> None:
    walk.write("I got that one wrong. Set question 1 to partly.")
    assert walk.answer("1").stance is Stance.PARTLY
    assert Ref(5) not in walk.interview.response.answers
    doubt = walk.interview.conversation.doubt
    assert doubt is not None
    assert doubt.text == "I got that one wrong."


@pytest.mark.parametrize(
    "text",
    [
        "We met 12 times. For 2 years nobody came.",
        "The plan should say more, and on question 2 it says too little.",
        "Our members said this. In question 2 we said the same.",
        "There are two points. 1: the money, 2: the hall.",
        "We said so at question 2, and we disagree with the council.",
    ],
)
def test_what_only_speaks_of_another_question_is_an_answer(walk: Walk, text: str) -> None:
    before = walk.interview.response.answers
    walk.write(text)
    after = walk.interview.response.answers
    assert {ref: after[ref] for ref in before} == before
    doubt = walk.interview.conversation.doubt
    assert (walk.answer("5").text if doubt is None else doubt.text) == text


def test_what_may_be_quoted_is_taken_beside_an_answer(walk: Walk) -> None:
    def understand(text: str) -> Understanding:
        return Understanding(SayConsent(text), 0.99 if "Quote" in text else 0.0)

    walk.write(f"{HERE} Quote us, but not by name.", understand=understand)
    assert walk.interview.response.about.quoted is True
    assert walk.interview.response.about.named is False
    assert walk.answer("5").text == HERE


def test_who_said_nothing_of_skipping_is_back_at_the_question(walk: Walk) -> None:
    walk.press(PassOver(Status.SKIPPED))
    assert walk.at("6")
    walk.write("no i didnt say skip")
    assert walk.at("5")
    assert walk.interview.status(Ref(5)) is Status.UNANSWERED
    assert walk.interview.status(Ref(6)) is Status.UNANSWERED


def test_a_short_question_may_be_one_to_the_assistant(walk: Walk) -> None:
    walk.write("Are they paid?")
    doubt = walk.interview.conversation.doubt
    assert doubt is not None
    assert doubt.text == "Are they paid?"
    walk.tap("It is my answer")
    assert walk.answer("5").text == "Are they paid?"


def test_the_next_question_is_asked_once(walk: Walk) -> None:
    walk.write(f"{HERE} PS. Set question 1 to partly.")
    assert walk.said.count("Question 6 of") == 1


def test_what_the_request_is_understood_as_is_not_done_here_too(walk: Walk) -> None:
    later = Understanding(PassOver(Status.LATER, Ref(30)), 0.99)
    walk.write(f"{HERE} And leave 30 for later", later)
    assert walk.interview.status(Ref(30)) is Status.LATER
    assert walk.answer("5").text == HERE


def test_a_request_may_be_all_that_is_said(walk: Walk) -> None:
    walk.write("ps put me down as partly for the 1st one")
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.at("5")


def test_where_words_are_asked_about_nothing_else_is_asked(walk: Walk) -> None:
    walk.write("I got that one wrong. Set question 1 to partly.")
    assert "I got that one wrong." in walk.said
    assert "question 5" not in walk.replies[-1]["text"].casefold().split("“")[0]
    assert walk.labels[-1] != "Rather not say"


def test_a_position_on_the_question_at_hand_comes_with_its_reason(walk: Walk) -> None:
    walk.press(GoTo(Ref(1))).press(TakeStance(Stance.AGREE, Ref(1)))
    walk.write("It is too big for us. PS make question 1 partly")
    assert walk.answer("1").stance is Stance.PARTLY
    assert walk.answer("1").text == "It is too big for us."


@pytest.mark.parametrize(
    ("request_there", "refs"),
    [
        (". oh and leave 30 for later", "30"),
        (", oh and leave 30 for later please", "30"),
        (". PS I'll come back to question 30 later", "30"),
        (" and leave question 30 till the end", "30"),
        (".\nLeave 30 and 31 for later", "30, 31"),
    ],
)
def test_another_question_is_left_for_later_whatever_it_is_understood_as(
    walk: Walk, request_there: str, refs: str
) -> None:
    walk.write(HERE.rstrip(".") + request_there)
    for ref in refs.split(", "):
        assert walk.interview.status(Ref.parse(ref)) is Status.LATER
    assert walk.answer("5").text.rstrip(".") == HERE.rstrip(".")


def test_what_is_to_be_left_for_later_may_be_counted_in_an_answer(walk: Walk) -> None:
    text = "Build the first three halls this year and leave 2 for later."
    walk.write(text, Understanding(PassOver(Status.LATER), 0.5))
    assert walk.interview.status(Ref(2)) is Status.ANSWERED
    assert text in walk.said or walk.answer("5").text == text


@pytest.mark.parametrize(
    "request_there",
    ["oh and leave 34 for later", "PS put me down as partly for question 1", "And skip 34."],
)
def test_where_nothing_is_asked_what_comes_first_is_held(walk: Walk, request_there: str) -> None:
    walk.press(ChooseSection())
    step = walk.place.step
    first = "Is it a list with more than one thing? Yes we think so and it should be."
    walk.write(f"{first} {request_there}", Understanding(PassOver(Status.LATER), 0.99))
    assert walk.interview.response.unsettled == first
    assert walk.labels[-1] == "Neither, leave it out"
    done = walk.interview.status(Ref(34)) in {Status.LATER, Status.SKIPPED}
    assert done or walk.answer("1").stance is Stance.PARTLY
    assert walk.place.step is step


@pytest.mark.parametrize("thanks", ["Thanks.", "Thank you very much!"])
def test_thanks_before_a_request_are_no_words_to_be_held(walk: Walk, thanks: str) -> None:
    walk.press(ChooseSection()).write(f"{thanks} Leave 34 for later")
    assert walk.interview.status(Ref(34)) is Status.LATER
    assert not walk.interview.response.unsettled


def test_where_there_is_nothing_to_pass_over_no_words_are_lost(walk: Walk) -> None:
    text = "Yes we think it is a list and it should be so, leave the rest of it for later then."
    walk.press(ChooseSection()).write(text, Understanding(PassOver(Status.LATER), 0.99))
    assert walk.interview.response.unsettled == text
    walk.tap("Neither, leave it out")
    walk.write("leave it for later", Understanding(PassOver(Status.LATER), 0.99))
    assert "no question to pass over" in walk.said
    assert not walk.interview.response.unsettled
