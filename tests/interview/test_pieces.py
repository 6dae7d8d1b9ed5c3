"""Answers that come in pieces."""

import pytest

from bot.consultation import Ref
from bot.interview.commands import Add, Explain, GoTo
from bot.interview.reading.understanding import Understanding
from tests.interview.walk import LONG, MORE, Walk


@pytest.mark.parametrize("lead", ["Also, ", "and another thing: ", "P.S. ", "One more thing, "])
def test_what_goes_on_is_added_to_the_answer_before(walk: Walk, lead: str) -> None:
    walk.write(LONG).write(lead + MORE)
    assert walk.answer("1").text == f"{LONG}\n\n{lead}{MORE}"
    assert walk.at("2")
    walk.tap("Undo")
    assert walk.answer("1").text == LONG


def test_what_seemed_to_go_on_can_be_the_next_answer(walk: Walk) -> None:
    walk.write(LONG).write("Also, " + MORE).tap("No, it is my answer to question 2")
    assert walk.answer("1").text == LONG
    assert walk.answer("2").text == "Also, " + MORE
    assert walk.at("3")


def test_also_is_an_answer_where_nothing_came_before(walk: Walk) -> None:
    walk.write("Also, " + MORE)
    assert walk.answer("1").text == "Also, " + MORE
    walk.command(GoTo(Ref(4, "b"))).write("Also, " + MORE)
    assert walk.answer("4b").text == "Also, " + MORE


def test_an_addition_without_a_number_is_never_lost(walk: Walk) -> None:
    walk.write(LONG).write("also we want a bench", Understanding(Add(), 0.95))
    assert walk.answer("1").text == f"{LONG}\n\nalso we want a bench"


def test_however_long_an_addition_is_it_goes_where_it_says(walk: Walk) -> None:
    words = "and this has many more words than any command could have, so many that it is long."
    walk.write(LONG).write(LONG).write(f"Add to question 1: {words}")
    assert walk.answer("1").text == f"{LONG}\n\n{words}"
    assert walk.at("3")


def test_a_new_answer_can_come_with_its_number(walk: Walk) -> None:
    walk.write(LONG).write(f"change my answer to 1: {MORE}")
    assert [version.text for version in walk.interview.response.answers[Ref(1)]] == [LONG, MORE]
    assert walk.at("2")


def test_words_for_a_question_that_does_not_exist_can_be_kept(walk: Walk) -> None:
    walk.command(Add(Ref(99), MORE)).tap("Keep it as a comment on the whole paper")
    assert walk.answer("0").text == MORE


def test_a_term_asked_about_does_not_end_what_goes_on(lsp_walk: Walk) -> None:
    lsp_walk.write(LONG).command(Explain("what is an LAA?")).write("Also, " + MORE)
    assert lsp_walk.answer("1").text.endswith(MORE)
