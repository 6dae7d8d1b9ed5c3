"""Comments on the whole paper can be seen, changed and taken out."""

import pytest

from bot.consultation import Ref, Status
from bot.interview import GENERAL
from bot.interview import commands as c
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk

COMMENT = "Overall, it is a good idea."
ANOTHER = "In general, ask earlier."


@pytest.fixture
def commented(walk: Walk) -> Walk:
    """One answer and two comments have been given."""
    return walk.write(LONG).press(c.Review()).write(COMMENT).write(ANOTHER)


@pytest.mark.parametrize(
    "text",
    ["show my comments", "Show me our comment on the whole paper please", "what's my comment?"],
)
def test_they_can_be_seen(commented: Walk, text: str) -> None:
    commented.write(text)
    assert f"On the whole paper: {COMMENT}\n\n{ANOTHER}" in commented.said
    assert {"Change the comment", "Remove the comment"} <= set(commented.labels)


def test_the_review_shows_them_with_what_can_be_done(commented: Walk) -> None:
    commented.press(c.Review())
    assert ANOTHER in commented.said
    commented.tap("Change the comment")
    assert "Write a new one to replace it." in commented.said
    commented.write("Ask us earlier, please.")
    assert commented.answer("0").text == "Ask us earlier, please."
    assert commented.place.step is Step.REVIEW
    commented.tap("Undo")
    assert commented.answer("0").text == f"{COMMENT}\n\n{ANOTHER}"


@pytest.mark.parametrize(
    "text", ["change my comment on the whole paper", "I'd like to edit our comment please"]
)
def test_they_can_be_changed_from_any_question(commented: Walk, text: str) -> None:
    commented.press(c.GoTo(Ref(2))).write(text)
    assert commented.place.step is Step.REMARK
    commented.write("So be it.")
    assert commented.answer("0").text == "So be it."
    assert commented.at("2")


@pytest.mark.parametrize(
    "text",
    [
        "change my comment to: So be it.",
        "Our comment should say: So be it.",
        "my comment on the whole paper should read So be it.",
    ],
)
def test_the_new_words_can_come_at_once(commented: Walk, text: str) -> None:
    commented.press(c.GoTo(Ref(2))).write(text)
    assert commented.answer("0").text == "So be it."
    assert commented.at("2")


def test_they_can_be_kept_as_they_are(commented: Walk) -> None:
    commented.write("change my comment").tap("Keep it as it is")
    assert commented.answer("0").text == f"{COMMENT}\n\n{ANOTHER}"
    assert commented.place.step is Step.REVIEW


@pytest.mark.parametrize(
    "text",
    ["delete my comment", "delete my comment on the whole paper", "Please take our comments out."],
)
def test_they_can_be_removed(commented: Walk, text: str) -> None:
    commented.write(text, Understanding(c.Erase(), 0.99))
    assert commented.answer("0").status is Status.UNANSWERED
    assert "I have taken out your comment" in commented.said
    commented.tap("Undo")
    assert ANOTHER in commented.answer("0").text


@pytest.mark.parametrize("text", ["take the last comment out", "remove my last comment please"])
def test_the_last_can_be_removed(commented: Walk, text: str) -> None:
    commented.write(text)
    assert commented.answer("0").text == COMMENT


def test_one_can_be_added(commented: Walk) -> None:
    commented.press(c.GoTo(Ref(2))).write("add to my comment").write("So be it.")
    assert commented.answer("0").text.endswith("\n\nSo be it.")
    assert commented.at("2")
    commented.write("A general comment: too long.")
    assert commented.answer("0").text.endswith("\n\ntoo long.")


def test_one_can_be_given_where_there_is_none(walk: Walk) -> None:
    walk.write("make a general comment").write("Too long.")
    assert walk.answer("0").text == "Too long."
    assert walk.at("1")


def test_where_there_is_none_that_is_said(walk: Walk) -> None:
    assert "You have given no comment" in walk.write("delete my comment").said
    assert "You have given no comment" in walk.write("show my comments").said


def test_where_there_is_none_a_comment_may_be_an_answer(walk: Walk) -> None:
    walk.write(LONG).write("change my comment", Understanding(c.Change(), 0.99))
    assert walk.at("1")


def test_a_comment_on_a_question_is_its_answer(commented: Walk) -> None:
    commented.write("change my comment on question 1: So be it.")
    assert commented.answer("1").text == "So be it."


def test_doubtful_words_are_added_to_them_where_nobody_says_what_they_are(commented: Walk) -> None:
    over = Understanding(c.PassOver(Status.SKIPPED), 0.6)
    commented.write("change my comment").write("move on please", over).press(c.Review())
    assert commented.answer("0").text == f"{COMMENT}\n\n{ANOTHER}\n\nmove on please"
    assert "I have kept “move on please” as a comment" in commented.said


def test_both_the_old_and_the_new_can_be_kept(commented: Walk) -> None:
    commented.write("change my comment to: So be it.").write("keep both")
    assert commented.answer("0").text == f"{COMMENT}\n\n{ANOTHER}\n\nSo be it."
    assert "Both are now in your comments on the whole paper" in commented.said


def test_one_that_is_put_where_it_is_stays(commented: Walk) -> None:
    commented.tap("Put it with another question").press(c.Move(GENERAL, 2, GENERAL))
    assert commented.answer("0").text == f"{COMMENT}\n\n{ANOTHER}"
    assert "left your comment on the whole paper as it is" in commented.said
