"""A pasted paper, filed by question."""

import pytest

from bot.consultation import Ref, Status
from bot.interview import GENERAL
from bot.interview.commands import GoTo, PassOver
from bot.interview.state.place import Step
from tests.interview.walk import LONG, MORE, Walk

PAPER = f"""1. No. It is dark there.

2) {LONG}
3: n/a
4a. Green.
4b. {MORE}"""


def test_a_pasted_paper_is_offered_for_filing(walk: Walk) -> None:
    walk.write(PAPER)
    assert "these questions: 1, 2, 3, 4a, 4b" in walk.said
    walk.tap("Put 5 answers with their questions")
    assert walk.answer("1").text == "No. It is dark there."
    assert walk.answer("2").text == LONG
    assert walk.interview.status(Ref(3)) is Status.NOT_APPLICABLE
    assert walk.answer("4b").text == MORE
    assert walk.place.step is Step.REVIEW


def test_a_pasted_paper_can_be_one_answer(walk: Walk) -> None:
    walk.write(PAPER).tap("It is all my answer to question 1")
    assert walk.answer("1").text == PAPER


def test_a_pasted_paper_is_kept_whatever_comes_next(walk: Walk) -> None:
    walk.write(PAPER).command(PassOver(Status.SKIPPED), text="skip")
    assert walk.answer("1").text == PAPER


def test_filing_says_what_has_an_answer_and_adds_a_version(walk: Walk) -> None:
    walk.write(LONG).write(PAPER)
    assert "have an answer already: 1" in walk.said
    walk.tap("Put 5 answers with their questions")
    versions = [version.text for version in walk.interview.response.answers[Ref(1)]]
    assert versions == [LONG, "No. It is dark there."]


def test_what_belongs_to_no_question_is_kept_too(walk: Walk) -> None:
    walk.write(f"Dear clerk,\nthank you for asking us.\n\n{PAPER}")
    walk.tap("Put 5 answers with their questions")
    general = walk.interview.response.current(GENERAL)
    assert general is not None
    assert "thank you for asking us" in general.text


@pytest.mark.parametrize("text", ["1. Only one thing.\nAnd this.", "In 2004\nwe had 12 people."])
def test_a_text_with_a_number_or_two_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(text)
    assert walk.answer("1").text == text


def test_undo_takes_back_all_answers_of_a_paper(walk: Walk) -> None:
    walk.write(LONG).write(PAPER).tap("Put 5 answers with their questions").write("undo")
    assert "these questions: 1, 2, 3, 4a, 4b" in walk.said
    assert walk.answer("1").text == LONG
    assert walk.interview.status(Ref(4, "a")) is Status.UNANSWERED
    walk.write("redo")
    assert walk.answer("1").text == "No. It is dark there."
    assert walk.interview.status(Ref(4, "a")) is Status.ANSWERED


# Points of one answer

POINTS = "1. Ask us early.\n2. Ask us often.\n3. Tell us what came of it."


def test_points_of_a_later_answer_are_offered_as_one_answer_first(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(12))).write(POINTS)
    assert "Is it all one answer to question 12?" in lsp_walk.said
    assert lsp_walk.labels == [
        "It is all my answer to question 12",
        "Put 3 answers with their questions",
    ]
    lsp_walk.write("yes")
    assert lsp_walk.answer("12").text == POINTS


def test_they_can_still_be_put_with_their_questions(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(12))).write(POINTS).tap("Put 3 answers with their questions")
    assert lsp_walk.answer("2").text == "Ask us often."


def test_points_that_do_not_read_as_replies_are_one_answer_first(lsp_walk: Walk) -> None:
    assert "Is it all one answer to question 1?" in lsp_walk.write(POINTS).said


def test_points_that_read_as_replies_are_a_paper(lsp_walk: Walk) -> None:
    lsp_walk.write(
        "1. Yes, an LSP should agree the vision.\n2. Let the regional bodies meet us.\n"
        "3. Health plans should take account of it."
    )
    assert "Shall I put each with its own question?" in lsp_walk.said


def test_a_list_of_many_is_a_paper(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(30)))
    lsp_walk.write("\n".join(f"{number}. Ask us early." for number in range(1, 13)))
    assert "Shall I put each with its own question?" in lsp_walk.said


def test_a_pasted_answer_that_echoes_its_question_is_kept_whole(walk: Walk) -> None:
    echo = "Yes. The shelter should stand by the church."
    walk.write(f"1. Should the shelter stand by the church? {echo}\n2. By the pond.")
    walk.tap("Put 2 answers with their questions")
    assert walk.answer("1").text == echo
    assert walk.answer("2").text == "By the pond."
