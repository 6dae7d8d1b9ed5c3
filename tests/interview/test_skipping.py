"""Passing over several questions at once, and going on to a later one."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Command, GoTo, PassOver, PassSeveral, Review, SkipTo, Submit
from bot.interview.course.skipping import asked_in, listed, passed_in
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk


def skipped(walk: Walk) -> str:
    refs = [r for r in walk.consultation.refs if walk.interview.status(r) is Status.SKIPPED]
    return listed(refs, walk.consultation)


@pytest.mark.parametrize(
    ("text", "refs", "then"),
    [
        ("skip this one and the next", "14, 15", "16a"),
        ("please skip this and the next two", "14–16b", "17a"),
        ("Skip the next two.", "14, 15", "16a"),
        ("can we skip the next 3 questions please", "14–16b", "17a"),
        ("skip 14 and 15", "14, 15", "16a"),
        ("skip questions 15, 17 and 20", "15, 17a, 17b, 20", "14"),
        ("skip questions 14 to 17", "14–17b", "18"),
        ("leave out question 20", "20", "14"),
        ("skip 16", "16a, 16b", "14"),
    ],
)
def test_what_is_named_is_passed_over(lsp_walk: Walk, text: str, refs: str, then: str) -> None:
    lsp_walk.press(GoTo(Ref(14))).write(text)
    assert skipped(lsp_walk) == refs
    assert lsp_walk.at(then)


def test_it_is_said_and_can_be_taken_back(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(14))).write("skip the next two")
    assert "14, 15. They are marked: passed over" in lsp_walk.said
    lsp_walk.tap("Undo")
    assert skipped(lsp_walk) == ""
    assert lsp_walk.at("14")


def test_the_rest_of_a_section_can_be_passed_over(lsp_walk: Walk) -> None:
    section = lsp_walk.consultation.sections[0].refs
    lsp_walk.write(LONG).write("skip the rest of this section")
    assert skipped(lsp_walk) == listed(section[1:], lsp_walk.consultation)
    assert lsp_walk.answer("1").text == LONG
    assert lsp_walk.place.question == lsp_walk.consultation.sections[1].refs[0]


def test_a_section_that_is_named_can_be_passed_over(walk: Walk) -> None:
    walk.write("skip section 2")
    assert skipped(walk) == "3–5"
    assert walk.at("1")
    walk.write("undo").write("skip the next section")
    assert skipped(walk) == "3–5"
    walk.write("undo").write("skip to the next section")
    assert skipped(walk) == "1, 2"
    assert walk.at("3")


def test_the_rest_can_be_passed_over(walk: Walk) -> None:
    walk.write(LONG).write("skip the rest")
    assert walk.place.step is Step.REVIEW
    assert skipped(walk) == "2–5"


@pytest.mark.parametrize("text", ["skip to 12", "skip ahead to question 12", "jump to q12 please"])
def test_one_who_skips_to_a_question_is_told_what_is_left_open(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(LONG).write(text)
    assert lsp_walk.at("12")
    assert "left open: 2–11" in lsp_walk.said
    assert skipped(lsp_walk) == ""
    lsp_walk.tap("Pass over 2–11")
    assert skipped(lsp_walk) == "2–11"
    assert lsp_walk.at("12")


def test_back_to_an_earlier_question_leaves_nothing_open(lsp_walk: Walk) -> None:
    lsp_walk.press(GoTo(Ref(5))).write("skip to 2")
    assert lsp_walk.at("2")
    assert "left open" not in lsp_walk.said


def test_one_question_between_can_be_passed_over_too(walk: Walk) -> None:
    walk.write("skip to 2").tap("Pass over 1")
    assert walk.interview.status(Ref(1)) is Status.SKIPPED
    assert walk.at("2")


def test_answers_are_left_as_they_are(walk: Walk) -> None:
    walk.write(LONG).write("By the pond, please.").write("skip 1 and 2")
    assert "1, 2" in walk.said
    assert walk.answer("1").text == LONG
    assert walk.at("3")
    walk.write("skip 1, 2 and 3")
    assert skipped(walk) == "3"


@pytest.mark.parametrize(
    "command",
    [
        PassOver(Status.SKIPPED, Ref(1)),
        PassOver(Status.LATER, Ref(1)),
        PassSeveral(Status.SKIPPED, "skip 1 and 2"),
    ],
)
def test_why_a_group_is_not_sure_is_left_as_it_is(walk: Walk, command: Command) -> None:
    walk.tap("Not sure").write("We have not met yet.").press(command)
    assert walk.answer("1").status is Status.DONT_KNOW
    assert walk.answer("1").text == "We have not met yet."


def test_a_part_that_was_answered_with_the_whole_is_left_with_it(walk: Walk) -> None:
    walk.press(GoTo(Ref(4))).tap("Answer both parts together").write(LONG).write("skip 4a")
    assert "left your answer to question 4 as it is" in walk.said
    walk.tap("Take it out")
    assert walk.interview.status(Ref(4, "b")) is Status.UNANSWERED


def test_where_no_question_is_asked_only_numbers_tell(walk: Walk) -> None:
    walk.press(Review()).write("skip the next two")
    assert "no question to pass over" in walk.said
    walk.write("skip 2 to 4")
    assert skipped(walk) == "2–4b"


def test_among_the_questions_about_the_group_the_rest_is_theirs(walk: Walk) -> None:
    walk.write(LONG).press(Submit()).write("skip the rest")
    assert walk.place.step is Step.CONFIRM


@pytest.mark.parametrize(
    "text",
    [
        "skip the duty",
        "Leave out the small ones and we all lose.",
        "skip this one",
        "Pass over all of that to the council.",
        "next",
    ],
)
def test_what_is_not_such_a_request(text: str) -> None:
    assert asked_in(text) is None


@pytest.mark.parametrize(
    ("status", "text", "command"),
    [
        (Status.SKIPPED, "I'd skip this", PassOver(Status.SKIPPED)),
        (Status.SKIPPED, "let us skip question 7, it is long", PassOver(Status.SKIPPED, Ref(7))),
        (Status.DONT_KNOW, "we don't know about question 3", PassOver(Status.DONT_KNOW, Ref(3))),
        (Status.LATER, "the next two later", PassSeveral(Status.LATER, "the next two later")),
        (Status.SKIPPED, "I would like to skip to 12", SkipTo(Ref(12))),
    ],
)
def test_what_was_understood_says_which_questions(
    status: Status, text: str, command: PassOver
) -> None:
    assert passed_in(status, text) == command


def test_in_doubt_the_button_says_which_question(lsp_walk: Walk) -> None:
    lsp_walk.write("perhaps skip question 7", Understanding(PassOver(Status.SKIPPED, Ref(7)), 0.6))
    lsp_walk.tap("Mark question 7: passed over")
    assert lsp_walk.interview.status(Ref(7)) is Status.SKIPPED
    assert lsp_walk.at("1")


@pytest.mark.parametrize("text", ["questions 3 and 4: don't know", "For 3, 4 don't know"])
def test_other_ways_not_to_answer_can_be_for_several(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(text)
    assert lsp_walk.interview.status(Ref(3)) is Status.DONT_KNOW
    assert lsp_walk.interview.status(Ref(4)) is Status.DONT_KNOW
    assert lsp_walk.at("1")


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("and leave 30 for later please", "30"),
        ("leave question 30 till the end", "30"),
        ("I'll come back to 30 later", "30"),
        ("do 30 later", "30"),
        ("30 later please", "30"),
        ("skip 30 for now", "30"),
        ("leave 16 for later", "16a, 16b"),
        ("leave 30 and 31 for later", "30, 31"),
    ],
)
@pytest.mark.parametrize("understood", [None, PassOver(Status.LATER)])
@pytest.mark.parametrize("first", [GoTo(Ref(17, "a")), Review()])
def test_a_question_that_is_named_is_left_for_later(
    lsp_walk: Walk, text: str, refs: str, understood: Command | None, first: Command
) -> None:
    lsp_walk.press(first)
    here = lsp_walk.place
    lsp_walk.write(text, Understanding(understood, 0.99 if understood else 0.0))
    later = [r for r in lsp_walk.consultation.refs if lsp_walk.interview.status(r) is Status.LATER]
    assert listed(later, lsp_walk.consultation) == refs
    assert lsp_walk.place == here


def test_what_only_says_that_something_is_for_later_is_an_answer(lsp_walk: Walk) -> None:
    text = "Leave 2 for later and build the rest."
    lsp_walk.press(GoTo(Ref(14))).write(text)
    assert lsp_walk.answer("14").text == text


def test_questions_that_are_named_are_left_for_later_among_those_about_the_group(
    walk: Walk,
) -> None:
    walk.write(LONG).press(Submit())
    here = walk.place
    walk.write("leave 2 and 3 for later")
    assert walk.interview.status(Ref(2)) is Status.LATER
    assert walk.place == here
