"""What was recorded is shown: after a section, in part, and whole."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import AnswerTogether, Change, GoTo, PassOver, Review, Undo
from bot.interview.reading.understanding import Understanding
from bot.interview.saying.review import SNIPPET, snippet
from tests.interview.walk import LONG, MORE, Walk


def test_a_section_is_played_back_when_it_ends(walk: Walk) -> None:
    walk.tap("Disagree").tap("Nothing to add").write("By the pond, please.")
    assert "That was “The place”" in walk.said
    assert "1: disagree." in walk.said
    assert "2: By the pond, please." in walk.said
    walk.tap("Change 2")
    assert walk.at("2")


def test_a_play_back_is_cut_even_where_there_are_no_spaces() -> None:
    assert len(snippet("我" * 5000)) <= SNIPPET + 2


def test_an_answer_to_a_whole_question_is_shown_once(walk: Walk) -> None:
    walk.press(PassOver(Status.SKIPPED, Ref(4, "a")))
    walk.press(Change(Ref(4, "b"), MORE)).press(Undo(Ref(4, "b")))
    walk.press(AnswerTogether(Ref(4))).write(LONG).press(Review())
    assert f"4: {LONG}" in walk.said
    assert "4a" not in walk.said
    assert "4b" not in walk.said


def test_where_it_was_taken_back_its_parts_are_shown_again(walk: Walk) -> None:
    walk.press(PassOver(Status.SKIPPED, Ref(4, "a"))).press(AnswerTogether(Ref(4))).write(LONG)
    walk.tap("Undo").press(Review())
    assert "4a: passed over." in walk.said
    assert "4:" not in walk.said


@pytest.mark.parametrize("text", ["show section 2", "what did I say on the look?"])
def test_a_section_can_be_shown_by_itself(walk: Walk, text: str) -> None:
    walk.write(LONG).command(GoTo(Ref(3))).write("There is no room for that on the verge.")
    walk.command(Review(text), text=text)
    assert "3: There is no room" in walk.said
    assert LONG not in walk.said
    assert walk.at("4a")


def test_one_question_can_be_shown_by_itself(walk: Walk) -> None:
    walk.write(LONG).write(MORE).command(Review("what did I say to 2?"))
    assert MORE in walk.said
    assert LONG not in walk.said


@pytest.mark.parametrize("text", ["show me q1 pls", "can I see my answer to question 1?"])
def test_looking_at_an_answer_does_not_open_it(walk: Walk, text: str) -> None:
    walk.write(LONG).write(text, Understanding(GoTo(Ref(1)), 0.99))
    assert LONG in walk.said
    assert "Write a new answer" not in walk.said
    assert walk.at("2")
    walk.write(MORE)
    assert (walk.answer("1").text, walk.answer("2").text) == (LONG, MORE)
    walk.write("show me q1 pls").tap("Change 1")
    assert walk.at("1")


def test_a_question_without_an_answer_is_gone_to(walk: Walk) -> None:
    walk.write("show me question 3", Understanding(GoTo(Ref(3)), 0.99))
    assert walk.at("3")


def test_what_was_said_on_a_term_can_be_shown(lsp_walk: Walk) -> None:
    lsp_walk.write(LONG).press(GoTo(Ref(14))).write("We have two of everything here.")
    lsp_walk.command(Review("show what I said on coterminosity"))
    assert "We have two of everything" in lsp_walk.said
    assert LONG not in lsp_walk.said


def test_a_part_without_answers_is_named(walk: Walk) -> None:
    walk.write(LONG).command(Review("show section 2"))
    assert "Nothing has been recorded on “The look” yet" in walk.said


def test_review_shows_every_word_of_a_long_answer(walk: Walk) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    walk.tap("Disagree").write(long).write(MORE)
    assert "word199" not in walk.said
    assert " …" in walk.said
    walk.write("review")
    assert long in walk.said


def test_an_answer_to_the_whole_is_shown_beside_those_to_its_parts(walk: Walk) -> None:
    walk.press(GoTo(Ref(4))).write("Low, with a bench.").press(GoTo(Ref(4)))
    walk.press(Change(Ref(4, "b"))).write("White inside.")
    walk.write("1. Here.\n4. Green all over.").tap("Put 2 answers with their questions")
    walk.write("review")
    assert "4: Green all over." in walk.said
    assert "4b: White inside." in walk.said


@pytest.mark.parametrize("text", ["show me 1", "what do I have for 1", "show me 1 and 2"])
def test_answers_are_shown_by_their_numbers_alone(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write(text)
    assert f"1: {LONG}" in walk.said
    assert (f"2: {MORE}" in walk.said) == text.endswith("2")
    assert walk.at("3")
    assert Ref(3) not in walk.interview.response.answers


@pytest.mark.parametrize(
    "text",
    [
        "what am i down as for 1 and 2, agree or disagree?",
        "What did I say for questions 1 and 2?",
        "what have you got us down as for 1, 2 - so I can tell them",
    ],
)
def test_several_answers_are_shown_together(walk: Walk, text: str) -> None:
    walk.tap("Disagree").tap("Nothing to add").write(MORE).write(text)
    assert "1: disagree." in walk.said
    assert f"2: {MORE}" in walk.said
    assert walk.at("3")


def test_what_only_begins_so_is_an_answer(walk: Walk) -> None:
    walk.write(LONG).write("Show me 1 good reason and we would agree.")
    assert walk.answer("2").text == "Show me 1 good reason and we would agree."
