"""How long an answer may become, and what is said when that is too long."""

import time

import pytest
from pydantic import ValidationError

from bot.consultation import Ref
from bot.interview.commands import Add, Change, GoOn, GoTo, Remark
from bot.interview.state.response import GENERAL, LONGEST_ANSWER
from bot.settings import Settings
from tests.interview.walk import Walk

NEARLY = "x" * (LONGEST_ANSWER - 12)
FITS = "ten more x"
TOO_LONG = "eleven more"


def test_words_that_just_fit_are_added(walk: Walk) -> None:
    walk.write(NEARLY).command(Add(Ref(1), FITS))
    assert walk.answer("1").text == f"{NEARLY}\n\n{FITS}"


def test_words_with_which_an_answer_would_be_too_long_are_not_added(walk: Walk) -> None:
    place = walk.write(NEARLY).place
    walk.command(Add(Ref(1), TOO_LONG))
    assert "your answer to question 1 would have more than 100,000 characters" in walk.said
    assert [version.text for version in walk.interview.response.answers[Ref(1)]] == [NEARLY]
    assert walk.place == place


def test_after_words_that_did_not_fit_the_answer_can_be_shortened(walk: Walk) -> None:
    walk.write(NEARLY).command(Add(Ref(1))).write(TOO_LONG)
    assert walk.at("1")
    walk.command(Change(Ref(1), "Shorter.")).command(Add(Ref(1), TOO_LONG))
    assert walk.answer("1").text == f"Shorter.\n\n{TOO_LONG}"


def test_what_is_said_when_asked_for_more_has_the_same_limit(walk: Walk) -> None:
    walk.write("Yes.").write(NEARLY).command(GoTo(Ref(1)))
    assert walk.answer("1").followup == NEARLY
    walk.write("Yes, all of it, and every day.")
    assert walk.answer("1").text == "Yes, all of it, and every day."


def test_a_comment_that_would_be_too_long_is_not_added_to_the_others(walk: Walk) -> None:
    walk.press(Remark(NEARLY)).press(Remark(TOO_LONG))
    assert "your comments on the whole paper would have more than 100,000" in walk.said
    assert walk.answer("0").text == NEARLY
    assert len(walk.interview.response.answers[GENERAL]) == 1


def test_a_correction_does_not_make_an_answer_too_long(walk: Walk) -> None:
    text = "a " * (LONGEST_ANSWER // 2)
    walk.write(text).write("change a to everything in my answer to question 1")
    assert "would have more than 100,000 characters" in walk.said
    assert walk.answer("1").text == text


def test_words_in_doubt_that_do_not_fit_hold_nothing_up(walk: Walk) -> None:
    walk.write(NEARLY).command(Add(Ref(1)))
    walk.command(GoOn(), confidence=0.7, text="then move on")
    walk.write("A bench.")
    assert "would have more than 100,000 characters" in walk.said
    assert walk.answer("1").text == NEARLY
    walk.write(FITS)
    assert walk.answer("1").text == f"{NEARLY}\n\n{FITS}"


def test_no_message_may_be_longer_than_an_answer() -> None:
    assert Settings(longest_message=LONGEST_ANSWER).longest_message == LONGEST_ANSWER
    with pytest.raises(ValidationError):
        Settings(longest_message=LONGEST_ANSWER + 1)


@pytest.mark.parametrize("piece", ["x", "word ", "1. ", "yes ", "x@", "1"])
def test_a_very_long_message_is_heard_in_no_time(walk: Walk, piece: str) -> None:
    text = (piece * LONGEST_ANSWER)[:LONGEST_ANSWER].strip()
    before = time.process_time()
    walk.write(text)
    assert time.process_time() - before < 5
    assert walk.answer("1").text == text
