"""Walking back through the versions of an answer, and forward again."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Change, Undo
from bot.interview.state.response import GENERAL, Answer
from tests.interview.walk import LONG, MORE, Walk

POND = "By the pond, where the ducks are."
SCHOOL = "By the school, where the children are."


def three(walk: Walk) -> Walk:
    """Question 1 has been answered three times."""
    walk.write(LONG)
    for text in (POND, SCHOOL):
        walk.press(Change(Ref(1))).write(text)
    return walk


def test_undo_goes_further_back_each_time_until_nothing_is_left(walk: Walk) -> None:
    three(walk).write("undo")
    assert "taken back the last change to your answer to question 1" in walk.said
    assert walk.answer("1").text == POND
    walk.write("undo")
    assert "what you said before that on question 1" in walk.said
    assert walk.answer("1").text == LONG
    walk.write("undo")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    walk.write("undo")
    assert "nothing more to take back on question 1" in walk.said
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert len(walk.interview.response.answers[Ref(1)]) == 6


def test_what_was_undone_can_be_put_back_step_by_step(walk: Walk) -> None:
    three(walk).write("undo").write("undo").tap("Put it back")
    assert f"I have put it back. Your answer to question 1: {POND}" in walk.said
    walk.write("put it back")
    assert walk.answer("1").text == SCHOOL
    walk.write("redo")
    assert "nothing to put back" in walk.said
    walk.write("undo")
    assert walk.answer("1").text == POND


def test_new_words_after_an_undo_have_what_was_there_before_them(walk: Walk) -> None:
    three(walk).write("undo").write("undo").write(MORE)
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"
    walk.write("redo")
    assert "nothing to put back" in walk.said
    walk.write("undo")
    assert walk.answer("1").text == LONG
    walk.write("undo")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    walk.write("redo").write("redo")
    assert walk.answer("1").text == f"{LONG}\n\n{MORE}"


def test_putting_back_goes_on_with_the_next_question(walk: Walk) -> None:
    walk.write(LONG).write("undo")
    assert walk.at("1")
    walk.write("no, put it back")
    assert walk.at("2")


def test_comments_on_the_whole_paper_are_walked_through_too(opening: Walk) -> None:
    opening.write("The paper is long.").write("Overall, dear.").write("undo")
    assert opening.answer("0").text == "The paper is long."
    opening.write("undo")
    assert opening.interview.response.current(GENERAL) == Answer(GENERAL, Status.UNANSWERED)
    opening.write("undo")
    assert "no comment on the whole paper now" in opening.said
    opening.tap("Put it back")
    assert "Your comment on the whole paper: The paper is long." in opening.said
    opening.tap("Put it back")
    assert opening.answer("0").text == "The paper is long.\n\nOverall, dear."


def test_what_one_message_did_is_put_back_together(lsp_walk: Walk) -> None:
    lsp_walk.write("skip the next two").write("undo").write("undo")
    assert "nothing to take back" in lsp_walk.said
    lsp_walk.tap("Put it back")
    assert "put back your answers to these questions: 1, 2" in lsp_walk.said
    assert lsp_walk.interview.status(Ref(2)) is Status.SKIPPED


def test_where_nothing_was_undone_nothing_is_put_back(walk: Walk) -> None:
    walk.write("redo")
    assert "nothing to put back" in walk.said
    walk.write(LONG).write("put it back").tap("Take back the last change")
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    walk.press(Undo(Ref(2)))
    assert "There is nothing to take back" in walk.said


def test_undo_and_putting_back_are_done_once_more_in_words(walk: Walk) -> None:
    three(walk)
    first, second, third = (a.text for a in walk.interview.response.answers[Ref(1)][-3:])
    walk.write("undo").write("and once more")
    assert walk.answer("1").text == first
    walk.write("no, put it back after all").write("again")
    assert walk.answer("1").text == third
    assert second not in {first, third}


def test_once_more_is_an_answer_where_nothing_was_undone(walk: Walk) -> None:
    walk.write("once more")
    assert walk.answer("1").text == "once more"


@pytest.mark.parametrize(
    "text", ["undo my change to 1", "undo question 1", "take back our change to 1"]
)
def test_undo_goes_for_the_answer_that_is_named(walk: Walk, text: str) -> None:
    walk.write(LONG).write(MORE).write(text)
    assert walk.interview.status(Ref(1)) is Status.UNANSWERED
    assert walk.answer("2").text == MORE
