"""Withdrawing and erasing: asked about first, and left unless it is surely meant."""

import pytest

from bot.interview.commands import Ask, Change, Erase, Submit, Topic, Undo, Withdraw
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import ABOUT, Step
from tests.interview.walk import LONG, Walk

LEFT = "I have left everything as it is."


@pytest.fixture
def submitted(walk: Walk) -> Walk:
    walk.write(LONG).command(Submit())
    for _ in ABOUT:
        walk.tap("Pass over")
    return walk.tap("Submit now")


@pytest.mark.parametrize("asked", [Withdraw(), Erase()])
@pytest.mark.parametrize(
    "text",
    [
        "no",
        "no wait, keep it",
        "stop, don't",
        "cancel that",
        "I changed my mind",
        "oh no don't erase anything please",
        "dont withdraw it",
        "hold on a minute",
        "leave it",
        "back",
    ],
)
def test_a_wish_to_leave_it_leaves_it(submitted: Walk, asked: Erase, text: str) -> None:
    submitted.press(asked).write(text)
    assert LEFT in submitted.said
    assert submitted.place.step is Step.SUBMITTED
    assert submitted.interview.response.submitted
    assert submitted.answer("1").text == LONG
    assert not submitted.interview.response.answers.keys() - {submitted.answer("1").ref}


@pytest.mark.parametrize(
    "text", ["yes", "yes erase it", "go on then", "ok", "please delete it all", "do it"]
)
def test_only_the_button_or_its_label_erases(walk: Walk, text: str) -> None:
    walk.write(LONG).press(Erase()).write(text)
    assert "Nothing has been erased." in walk.said
    assert walk.place.step is Step.ERASE
    assert walk.labels == ["Erase everything", "Leave it as it is"]
    walk.write("Erase everything.")
    assert walk.interview.response.erased


def test_words_that_are_understood_as_erasing_do_not_erase(walk: Walk) -> None:
    walk.write(LONG).press(Erase()).command(Erase(), text="yes erase everything we wrote")
    assert "Nothing has been erased." in walk.said
    assert walk.answer("1").text == LONG


def test_yes_withdraws_what_can_be_submitted_again(submitted: Walk) -> None:
    submitted.press(Withdraw()).write("I think so")
    assert "Nothing has been taken back." in submitted.said
    submitted.write("yes please withdraw it")
    assert submitted.interview.response.withdrawn


def test_words_understood_as_another_change_leave_it(walk: Walk) -> None:
    walk.write(LONG).press(Erase()).command(Change(), text="I changed my mind")
    assert LEFT in walk.said
    walk.press(Erase()).command(Undo(), text="undo that please")
    assert LEFT in walk.said
    assert walk.answer("1").text == LONG
    walk.press(Erase()).write("undo")
    assert LEFT in walk.said
    assert walk.answer("1").text == LONG


def test_what_is_asked_before_erasing_is_answered_first(walk: Walk) -> None:
    walk.write(LONG).press(Erase()).command(Ask(Topic.COPY), text="can I keep a copy?")
    assert "A copy of my answers" in walk.said
    assert "Shall I erase everything?" in walk.said
    assert walk.place.step is Step.ERASE


def test_a_remark_is_not_kept_unless_that_is_wanted(walk: Walk) -> None:
    walk.write(LONG).press(Erase()).write("The bus is late again every morning this week")
    assert walk.interview.response.answers.keys() == {walk.answer("1").ref}
    walk.tap("Keep it as a comment on the whole paper")
    assert walk.answer("0").text.startswith("The bus")
    assert walk.place.step is Step.ERASE


def test_doubtful_words_do_not_erase(walk: Walk) -> None:
    walk.write(LONG).press(Erase()).write("go for it", Understanding(Erase(), 0.7))
    assert "Nothing has been erased." in walk.said
    assert walk.interview.conversation.doubt is None
