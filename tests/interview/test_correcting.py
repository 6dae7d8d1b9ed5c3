"""A correction ends with its quoted words; what follows is done too, or asked about."""

import pytest

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import GoTo, PassOver
from bot.interview.reading.understanding import Understanding
from tests.interview.walk import Walk

OLD = "Oh for heavens sake. Allotments"
WORDS = f"{OLD} never get a look in."


@pytest.fixture
def partly(walk: Walk) -> Walk:
    """The first question has an answer that is marked partly, and the third is asked."""
    walk.tap("Partly").write(WORDS).press(GoTo(Ref(3)))
    assert (walk.answer("1").stance, walk.answer("1").text) == (Stance.PARTLY, WORDS)
    return walk


@pytest.mark.parametrize(
    "text",
    [
        f'In question 1 change "{OLD}" to "Allotments" and change me from partly to disagree',
        f"In question 1 change “{OLD}” to “Allotments”. Also set me to disagree.",
        "in q1 take out 'Oh for heavens sake.' and put me down as disagree for question 1",
        f"in q1 change {OLD} to Allotments, and set it to disagree",
        'in question 1 change "Oh for heavens sake." to nothing and change me to disagree on 1',
    ],
)
def test_a_position_is_set_after_words_are_corrected(partly: Walk, text: str) -> None:
    partly.write(text)
    assert partly.answer("1").text == "Allotments never get a look in."
    assert partly.answer("1").stance is Stance.DISAGREE
    assert partly.at("3")


@pytest.mark.parametrize(
    "text", ["change me to disagree on 1", "switch us from partly to disagree for question 1"]
)
def test_a_group_is_set_to_a_position(partly: Walk, text: str) -> None:
    partly.write(text)
    assert partly.answer("1").stance is Stance.DISAGREE
    assert partly.answer("1").text == WORDS


def test_of_what_else_follows_quoted_words_it_is_asked_what_it_is(partly: Walk) -> None:
    partly.write('In question 1 change "Allotments" to "Our plots" and they are in Mill Lane')
    assert partly.answer("1").text == "Oh for heavens sake. Our plots never get a look in."
    assert "Is this for question 1? “they are in Mill Lane”" in partly.said
    partly.tap("Put it with question 1")
    assert partly.answer("1").text.endswith("get a look in.\n\nthey are in Mill Lane")


def test_what_is_asked_for_after_quoted_words_is_done(partly: Walk) -> None:
    skip = Understanding(PassOver(Status.SKIPPED), 0.99)
    partly.write('in question 1 change "Allotments" to "Plots" and skip this one', skip)
    assert "Plots" in partly.answer("1").text
    assert partly.interview.status(Ref(3)) is Status.SKIPPED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('change "a look in" to "a say" in question 1 please', "never get a say."),
        ("in question 1 change 'Allotments' to 'members' rights'", "members' rights never get"),
        ("in question 1 change Allotments to our plots and our sheds", "our plots and our sheds"),
    ],
)
def test_what_belongs_to_the_new_words_stays_with_them(partly: Walk, text: str, words: str) -> None:
    partly.write(text)
    assert words in partly.answer("1").text
    assert partly.answer("1").stance is Stance.PARTLY
    assert partly.at("3")


@pytest.mark.parametrize(
    "text",
    [
        'They said "no" to us and change me from a friend to a foe they did.',
        "Set us from day one to agree on something and you get nowhere.",
    ],
)
def test_an_answer_that_speaks_of_such_things_is_an_answer(partly: Walk, text: str) -> None:
    partly.write(text)
    assert partly.answer("3").text == text
    assert partly.answer("1").text == WORDS
