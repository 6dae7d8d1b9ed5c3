"""Taking everything back is asked about: what is meant by it?"""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Erase, GoTo, Submit, TakeBack
from bot.interview.course.lasting import takes_all_back
from bot.interview.state.place import ABOUT, Step
from tests.interview.walk import LONG, MORE, Walk


@pytest.fixture
def submitted(walk: Walk) -> Walk:
    walk.write(LONG).write(MORE).press(Submit())
    for _ in ABOUT:
        walk.tap("Pass over")
    return walk.tap("Submit now")


def test_after_submitting_it_may_be_the_response_or_the_last_change(submitted: Walk) -> None:
    submitted.write("I take it all back")
    assert submitted.labels == ["Take the response back", "Take back the last change"]
    submitted.tap("Take the response back").tap("Withdraw it")
    assert not submitted.interview.response.submitted
    assert submitted.answer("1").text == LONG


def test_only_the_last_change_can_be_taken_back(submitted: Walk) -> None:
    submitted.write("take back everything").tap("Take back the last change")
    assert submitted.interview.response.submitted
    assert submitted.interview.status(Ref(2)) is Status.UNANSWERED
    assert submitted.answer("1").text == LONG


def test_before_submitting_it_may_be_the_last_change_or_all(walk: Walk) -> None:
    walk.write(LONG).write(MORE).write("take it all back")
    assert walk.labels == ["Take back the last change", "Erase everything"]
    assert walk.answer("2").text == MORE
    walk.tap("Erase everything")
    assert walk.place.step is Step.ERASE
    walk.tap("Leave it as it is").write("take it all back").tap("Take back the last change")
    assert walk.interview.status(Ref(2)) is Status.UNANSWERED


def test_where_there_is_nothing_nothing_is_taken_back(walk: Walk) -> None:
    walk.write("undo everything")
    assert "nothing to take back" in walk.said
    assert walk.at("1")


def test_at_the_last_word_it_means_not_to_submit(walk: Walk) -> None:
    walk.write(LONG).press(Submit())
    for _ in ABOUT:
        walk.tap("Pass over")
    walk.write("cancel my submission")
    assert walk.place.step is Step.REVIEW
    assert not walk.interview.response.submitted


def test_where_erasing_is_asked_about_it_leaves_everything(walk: Walk) -> None:
    walk.write(LONG).press(Erase()).press(TakeBack())
    assert walk.at("2")
    assert walk.answer("1").text == LONG


def test_words_that_go_on_leave_everything(submitted: Walk) -> None:
    submitted.write("take it all back").press(GoTo(Ref(1)))
    assert submitted.at("1")
    assert submitted.interview.response.submitted


@pytest.mark.parametrize(
    "text",
    ["I take it all back", "please undo everything", "cancel our submission", "take the lot back"],
)
def test_what_is_about_everything(text: str) -> None:
    assert takes_all_back(text)


@pytest.mark.parametrize("text", ["take it back", "undo", "delete everything", "cancel that"])
def test_what_is_not(text: str) -> None:
    assert not takes_all_back(text)
