"""Earlier versions of an answer are shown, and brought back, by words and by buttons."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import BringBack, Change, GoTo, Remark, Versions
from tests.interview.test_history import POND, SCHOOL, three
from tests.interview.walk import LONG, MORE, Walk


@pytest.mark.parametrize(
    "text",
    [
        "show the earlier versions of question 1",
        "what did we first say on 1",
        "what did we say on 1 before?",
        "can I see the earlier versions of my answer to question 1?",
        "earlier versions",
    ],
)
def test_versions_are_shown_with_a_button_for_each(walk: Walk, text: str) -> None:
    three(walk).write(text)
    assert "These are the versions of your answer to question 1" in walk.said
    assert f"1. {LONG}\n2. {POND}\n3. {SCHOOL}" in walk.said
    assert "Version 3 is the one we use" in walk.said
    assert walk.at("2")
    assert [label for label in walk.labels if label.startswith("Bring")] == [
        "Bring back version 1",
        "Bring back version 2",
    ]
    walk.tap("Bring back version 1")
    assert walk.answer("1").text == LONG
    assert len(walk.interview.response.answers[Ref(1)]) == 4
    assert walk.at("2")
    walk.tap("Undo")
    assert walk.answer("1").text == SCHOOL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bring back the first version", LONG),
        ("bring back the first version of question 1", LONG),
        ("go back to what we had before on 1", POND),
        ("please go back to our original answer to question 1", LONG),
        ("I want the old version back", POND),
        ("on 1, go back to version 2", POND),
        ("bring the second version back please", POND),
    ],
)
def test_a_version_is_brought_back_in_words(walk: Walk, text: str, words: str) -> None:
    three(walk).write(text)
    assert walk.answer("1").text == words
    assert words in walk.said
    assert len(walk.interview.response.answers[Ref(1)]) == 4


def test_after_the_versions_were_shown_a_number_says_which(walk: Walk) -> None:
    three(walk).write(MORE).write("show the earlier versions of question 1").write("use version 2")
    assert walk.answer("1").text == POND
    assert walk.answer("2").text == MORE


def test_what_was_said_twice_is_shown_once(walk: Walk) -> None:
    three(walk).press(BringBack(Ref(1), 1)).write("show the earlier versions of question 1")
    assert walk.said.count(LONG) == 1
    assert "Version 1 is the one we use" in walk.said
    walk.press(BringBack(Ref(1), 1))
    assert "the one we use already" in walk.said


def test_an_answer_that_was_taken_back_can_be_brought_back(walk: Walk) -> None:
    walk.write(LONG).write("undo").write("show the earlier versions of question 1")
    assert "None of them is used now" in walk.said
    walk.tap("Bring back version 1")
    assert walk.answer("1").text == LONG
    assert walk.at("2")


def test_where_there_is_one_version_or_none_it_is_said(walk: Walk) -> None:
    walk.write(LONG).write("go back to what we had before on 1")
    assert f"only one version of your answer to question 1: {LONG}" in walk.said
    walk.write("show the earlier versions of question 3")
    assert "not recorded your answer to question 3 yet" in walk.said
    walk.press(Versions(Ref(99)))
    assert "There is no question 99" in walk.said


def test_comments_on_the_whole_paper_have_versions_too(opening: Walk) -> None:
    opening.press(Remark("It is long.")).press(Remark("And dear."))
    opening.write("show the earlier versions of our comments on the whole paper")
    opening.tap("Bring back version 1")
    assert opening.answer("0").text == "It is long."


def test_of_many_versions_the_first_and_the_last_are_shown(walk: Walk) -> None:
    for number in range(1, 13):
        walk.press(Change(Ref(1))).write(f"This is what we say for the {number}th time, mind you.")
    walk.write("earlier versions of question 1")
    shown = [line.partition(".")[0] for line in walk.said.splitlines() if "time, mind" in line]
    assert shown == ["1", "5", "6", "7", "8", "9", "10", "11", "12"]


def test_versions_are_offered_where_an_answer_is_opened(walk: Walk) -> None:
    three(walk).press(GoTo(Ref(1))).tap("Earlier versions").tap("Bring back version 2")
    assert walk.answer("1").text == POND


@pytest.mark.parametrize(
    "text",
    [
        "We should go back to the old version of the partnership.",
        "bring back the bus",
        "the old answer was better for tenants than the new one is",
        "what did we say about the police before?",
    ],
)
def test_what_only_sounds_like_it_is_an_answer(walk: Walk, text: str) -> None:
    three(walk).write(text)
    assert walk.answer("2").text == text


def test_without_versions_to_go_back_to_words_are_what_they_seem(walk: Walk) -> None:
    walk.write("go back to the old one")
    assert walk.answer("1").text == "go back to the old one"
    assert walk.interview.status(Ref(1)) is Status.ANSWERED


def test_a_version_with_more_words_is_shown_from_where_they_begin(walk: Walk) -> None:
    first = "We would like it where people can see the bus coming, which they cannot do now at all."
    walk.write(first).write("Also out of the wind.").write("earlier versions of question 1")
    assert f"1. {first}\n2. … Also out of the wind." in walk.said


def test_a_version_is_cut_only_where_it_begins_like_one_that_is_shown(walk: Walk) -> None:
    words = LONG
    walk.write(words)
    for nth in range(2, 13):
        words += f"\n\nPoint number {nth} is this."
        walk.press(Change(Ref(1), words))
    walk.press(Versions(Ref(1)))
    assert "Point number 4 is this." in walk.said
    assert "\n6. … Point number 6 is this." in walk.said
