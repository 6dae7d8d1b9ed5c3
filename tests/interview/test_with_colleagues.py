"""Colleagues' answers: named when they are shown, and what waits to be settled is asked again."""

from dataclasses import replace

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview import GENERAL, Answer, Hand
from bot.interview.commands import (
    Add,
    Ask,
    BringBack,
    Change,
    Command,
    Complain,
    Correct,
    GoTo,
    KeepBoth,
    PassOver,
    Review,
    Settle,
    Settlement,
    TakeOut,
    TakeStance,
    Topic,
    Undo,
)
from bot.interview.reading.understanding import Understanding
from tests.interview.walk import LONG, MORE, Walk

JOES = "Joe thinks that there should be a bench."


def joe_answers(
    walk: Walk, ref: Ref, name: str | None = "Joe", text: str = JOES, stance: Stance | None = None
) -> None:
    """A colleague answers a question, in another conversation."""
    interview = walk.interview
    response = interview.response.with_answer(Answer(ref, Status.ANSWERED, stance, text))
    before = response.hands.get(ref, ())
    mine = [Hand(None, mine=True) for _ in response.answers[ref][len(before) : -1]]
    hands = {**response.hands, ref: (*before, *mine, Hand(name, mine=False))}
    response = replace(response, hands=hands)
    walk.turn = replace(walk.turn, interview=replace(interview, response=response))


@pytest.fixture
def clashing(walk: Walk) -> Walk:
    """Joe has answered question 1 while it was answered here."""
    joe_answers(walk, Ref(1))
    return walk.write(LONG)


def test_a_colleagues_answer_is_shown_with_the_name(walk: Walk) -> None:
    joe_answers(walk, Ref(1))
    walk.press(GoTo(Ref(1)))
    assert f"Joe answered: {JOES}" in walk.said
    assert "Your answer so far" not in walk.said


def test_an_answer_over_a_colleagues_that_was_shown_says_so_and_offers_both(walk: Walk) -> None:
    joe_answers(walk, Ref(1))
    walk.press(GoTo(Ref(1))).write(LONG)
    assert "Joe gave the old one, which is kept in the history" in walk.said
    walk.tap("Keep both")
    assert walk.answer("1").text == f"{JOES}\n\n{LONG}"


def test_without_a_name_it_is_still_said_that_it_was_a_colleagues(walk: Walk) -> None:
    joe_answers(walk, Ref(1), name=None)
    walk.press(GoTo(Ref(1))).write(LONG)
    assert "Somebody in your group, or you on another device, gave the old one" in walk.said


def test_what_waits_to_be_settled_is_asked_again_after_another_request(clashing: Walk) -> None:
    clashing.command(Ask(Topic.COME_BACK))
    assert "Replace it with mine" in clashing.labels
    clashing.tap("Add mine to it")
    assert clashing.answer("1").text == f"{JOES}\n\n{LONG}"


def test_what_waits_to_be_settled_is_asked_in_the_review(clashing: Walk) -> None:
    clashing.press(Review())
    assert "Joe has answered question 1 in the meantime" in clashing.said
    clashing.press(Settle(Settlement.REPLACE, Ref(1)))
    assert clashing.answer("1").text == LONG
    assert "in the meantime" not in clashing.said


@pytest.mark.parametrize(
    "change",
    [
        Change(Ref(1), "Put it by the school gate."),
        TakeStance(Stance.PARTLY, Ref(1)),
        Correct(Ref(1), "a bench", "a roof"),
        TakeOut(Ref(1)),
        BringBack(Ref(1), 2),
        Undo(Ref(1), of_others=True),
    ],
)
def test_one_who_changes_the_answer_is_not_asked_any_more_whose_it_shall_be(
    lsp_walk: Walk, change: Command
) -> None:
    joe_answers(lsp_walk, Ref(1))
    lsp_walk.write(LONG)
    assert "Replace it with mine" in lsp_walk.labels
    lsp_walk.press(GoTo(Ref(2))).press(change).press(Review())
    assert "in the meantime" not in lsp_walk.said


def test_words_added_to_a_colleagues_answer_leave_open_what_becomes_of_ones_own(
    clashing: Walk,
) -> None:
    clashing.press(GoTo(Ref(2))).press(Add(Ref(1), MORE)).press(Review())
    assert "Replace it with mine" in clashing.labels


@pytest.mark.parametrize("text", ["keep both for 1, that was joes", "keep both"])
def test_both_are_kept_in_words(clashing: Walk, text: str) -> None:
    clashing.write(text)
    assert clashing.answer("1").text == f"{JOES}\n\n{LONG}"


def test_a_paper_that_comes_when_older_words_clash_is_asked_about_too(walk: Walk) -> None:
    walk.write("skip the church", Understanding(PassOver(Status.SKIPPED), 0.6))
    joe_answers(walk, Ref(1), text="", stance=Stance.AGREE)
    walk.write(f"2. {LONG}\n3. {MORE}")
    assert "Joe has answered question 1" in walk.said
    assert "skip the church" in walk.said
    walk.tap("Put 2 answers with their questions")
    assert (walk.answer("2").text, walk.answer("3").text) == (LONG, MORE)
    walk.press(Settle(Settlement.REPLACE, Ref(1)))
    assert walk.answer("1").text == "skip the church"


def test_both_are_kept_in_words_once_something_else_is_asked(walk: Walk) -> None:
    joe_answers(walk, Ref(1))
    walk.press(GoTo(Ref(1))).write(LONG).write("keep both for 1, that was joes")
    assert walk.answer("1").text == f"{JOES}\n\n{LONG}"


def test_both_are_kept_once_whatever_button_says_so(clashing: Walk) -> None:
    clashing.press(GoTo(Ref(2))).press(KeepBoth(Ref(1))).press(Review())
    assert clashing.answer("1").text == f"{JOES}\n\n{LONG}"
    assert "in the meantime" not in clashing.said


def test_what_was_said_first_comes_first_where_both_are_kept(clashing: Walk) -> None:
    clashing.tap("Leave theirs").press(KeepBoth(Ref(1)))
    assert clashing.answer("1").text == f"{JOES}\n\n{LONG}"
    clashing.press(Undo(Ref(1))).press(Undo(Ref(1), of_others=True)).press(KeepBoth(Ref(1)))
    assert clashing.answer("1").text == f"{JOES}\n\n{LONG}"


def test_no_paragraph_stands_twice_where_both_are_kept(walk: Walk) -> None:
    joe_answers(walk, Ref(1), text=f"{JOES}\n\n{MORE}")
    walk.write(f"{LONG}\n\n{MORE}").tap("Add mine to it")
    assert walk.answer("1").text == f"{JOES}\n\n{MORE}\n\n{LONG}"
    walk.write(f"change my answer to 1: {MORE}").press(KeepBoth(Ref(1)))
    assert walk.answer("1").text == f"{JOES}\n\n{MORE}\n\n{LONG}"


def test_it_is_said_which_of_two_answers_counts_until_the_group_chooses(clashing: Walk) -> None:
    theirs, mine, *_ = clashing.said.splitlines()
    assert (theirs.endswith(JOES), mine.endswith(LONG)) == (True, True)
    assert "For now, the first of these two counts." in clashing.said


def test_words_that_begin_so_may_be_an_answer(walk: Walk) -> None:
    walk.write(LONG).write("Keep both 1 and 2 as they are.")
    assert "Keep both 1" in walk.answer("2").text


def test_a_colleagues_comment_on_the_whole_paper_is_called_so(walk: Walk) -> None:
    joe_answers(walk, GENERAL)
    walk.press(Undo(GENERAL))
    assert "Joe gave the last version of your comments on the whole paper" in walk.said
    assert "question 0" not in walk.said


@pytest.mark.parametrize("text", ["Partly", "partly agree", "I disagree", "we disagree"])
def test_a_bare_position_where_none_is_asked_for_belongs_to_the_answer_before(
    lsp_walk: Walk, text: str
) -> None:
    consultation = lsp_walk.interview.consultation
    view = next(
        ref
        for ref, after in zip(consultation.refs, consultation.refs[1:], strict=False)
        if consultation.question(ref).kind == "view" and consultation.question(after).kind == "open"
    )
    lsp_walk.press(GoTo(view)).write(f"{LONG} {MORE} {LONG}")
    asked = lsp_walk.place.question
    assert consultation.question(asked).kind == "open"
    lsp_walk.write(text)
    assert lsp_walk.interview.response.answers.get(asked) is None
    stance = Stance.PARTLY if "artly" in text else Stance.DISAGREE
    assert lsp_walk.answer(str(view)).stance is stance


def test_a_complaint_where_no_question_is_open_offers_no_skipping(walk: Walk) -> None:
    walk.press(Review()).command(Complain("this is rubbish"), text="this is rubbish")
    assert "I am sorry" in walk.said
    assert "skip" not in walk.said
