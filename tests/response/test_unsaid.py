"""Taking words that groups took back out of what others wrote."""

import time

import pytest

from bot.response.submitted.unsaid import TAKEN_OUT, Unsaid, is_telling

SAID = "The heron needs a dry perch by noon, and shade."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (SAID, "[…]."),
        ("They say: “the  heron NEEDS a dry perch”. We do not.", "They say: “[…]”. We do not."),
        ("A dry perch by noon? Never.", "[…]? Never."),
        ("The heron needs a bath.", "The heron needs a bath."),
        ("", ""),
    ],
)
def test_five_words_in_a_row_are_taken_out_and_all_else_is_left(text: str, left: str) -> None:
    assert Unsaid([SAID])(text) == left
    assert Unsaid([SAID], texts=[text])(text) == left


def test_words_that_somebody_goes_on_saying_stay() -> None:
    without = Unsaid([SAID], lambda: ["Surely the heron needs a dry perch, we think."])
    assert without("The heron needs a dry perch.") == "The heron needs a dry perch."
    assert without("It needs a dry perch by noon.") == "It […]."


def test_a_group_that_may_not_be_quoted_repeats_its_own_words_and_nobody_else_does() -> None:
    without = Unsaid([], withheld=[("Duck Lane", SAID)], texts=[SAID])
    assert without(SAID, "duck  lane") == SAID
    assert without(SAID, "Acton") == "[…]."


def test_redacted_words_tell_of_somebody_if_they_are_more_than_one_or_have_digits() -> None:
    telling = ["Ann Smith", "a@example.org", "N1", "020 7946 0018"]
    assert [each for each in [*telling, "we", "Smith"] if is_telling(each)] == telling


def test_thousands_of_comments_and_answers_are_compared_in_seconds() -> None:
    said = [f"Answer {n} tells of bench {n} beside path {n} there." for n in range(4000)]
    comments = [f"As we said: {each}" for each in said]
    begun = time.monotonic()
    unsaid = Unsaid([], withheld=[(f"Group {n}", s) for n, s in enumerate(said)], texts=comments)
    read = [unsaid(text, f"Group {n}") for n, text in enumerate(comments)]
    assert read == comments
    assert unsaid(comments[7], "Group 8") == f"As we said: {TAKEN_OUT}."
    # To look at every comment for each of the answers took minutes.
    assert time.monotonic() - begun < 10
