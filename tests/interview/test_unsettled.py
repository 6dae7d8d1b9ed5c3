"""Words that are written where no question is open: the group is asked what they are."""

import pytest

from bot.consultation import Ref, Status
from bot.interview import GENERAL
from bot.interview import commands as c
from bot.interview.course.returning import welcome_back
from bot.interview.reading.understanding import Understanding
from bot.interview.state.place import ABOUT, Step
from tests.interview.walk import LONG, Walk

WORDS = "Bring back the conductors."
CHOICES = [
    "It is a comment on the whole paper",
    "It is an answer to a question",
    "Neither, leave it out",
]


@pytest.fixture
def review(walk: Walk) -> Walk:
    """One question is answered, and the answers are looked at."""
    return walk.write(LONG).press(c.Review())


@pytest.fixture
def submitted(review: Walk) -> Walk:
    """The response is submitted."""
    review.press(c.Submit())
    for _ in ABOUT:
        review.tap("Pass over")
    return review.tap("Submit now")


def nothing_goes_with_it(walk: Walk) -> bool:
    """Whether nothing that is unsettled is part of the response."""
    return walk.interview.response.current(GENERAL) is None


# What is asked, and what becomes of the words


@pytest.mark.parametrize("place", ["opening", "review", "submitted"])
def test_words_where_nothing_is_asked_are_asked_about(
    place: str, request: pytest.FixtureRequest
) -> None:
    walk: Walk = request.getfixturevalue(place)
    step = walk.place.step
    walk.write(WORDS)
    assert f"You have also written this: “{WORDS}”" in walk.said
    assert walk.labels == CHOICES
    assert walk.place.step is step
    assert nothing_goes_with_it(walk)


@pytest.mark.parametrize("typed", ["It is a comment on the whole paper", "comment"])
def test_they_can_be_a_comment_on_the_whole_paper(review: Walk, typed: str) -> None:
    review.write(WORDS).write(typed)
    assert review.answer("0").text == WORDS
    assert not review.interview.response.unsettled
    review.tap("Undo")
    assert review.interview.response.unsettled == WORDS
    assert not review.interview.response.remark


@pytest.mark.parametrize("which", ["2", "question 2", "to question 2 please"])
def test_the_number_of_a_question_puts_them_there(review: Walk, which: str) -> None:
    review.write(WORDS).write(which)
    assert review.answer("2").text == WORDS
    assert not review.interview.response.unsettled


def test_they_can_be_an_answer(review: Walk) -> None:
    review.write(WORDS).tap("It is an answer to a question")
    assert "Which question?" in review.said
    review.write("2")
    assert review.answer("2").text == WORDS


@pytest.mark.parametrize("typed", ["neither", "no", "it was only a question", "Nothing."])
def test_they_can_be_nothing(review: Walk, typed: str) -> None:
    review.write(WORDS).write(typed)
    assert "I have left those words out." in review.said
    assert not review.interview.response.unsettled
    assert nothing_goes_with_it(review)
    review.tap("Undo")
    assert review.interview.response.unsettled == WORDS


def test_more_words_are_asked_about_together(review: Walk) -> None:
    review.write(WORDS)
    old = next(choice["value"] for reply in review.replies for choice in reply["choices"])
    review.write("They were kind.")
    assert f"“{WORDS}\n\nThey were kind.”" in review.said
    # A button is for the words that it was shown with.
    review.choose(old)
    assert nothing_goes_with_it(review)
    assert review.interview.response.unsettled == f"{WORDS}\n\nThey were kind."


def test_they_are_not_joined_to_the_comments_on_the_whole_paper(review: Walk) -> None:
    review.press(c.Remark("It is long.")).write(WORDS)
    assert f"You have also written this: “{WORDS}”" in review.said
    review.tap(CHOICES[0])
    assert review.answer("0").text == f"It is long.\n\n{WORDS}"


# Who says nothing of them


def test_they_are_shown_until_somebody_says_what_they_are(review: Walk) -> None:
    review.write(WORDS).press(c.GoTo(Ref(2))).write(LONG).press(c.Review())
    assert f"You have also written this: “{WORDS}”" in review.said
    review.press(c.Submit())
    for _ in ABOUT:
        review.tap("Pass over")
    assert review.place.step is Step.CONFIRM
    assert WORDS in review.said
    review.tap("Submit now")
    assert WORDS in review.said
    assert nothing_goes_with_it(review)


def test_they_alone_are_nothing_to_submit(opening: Walk) -> None:
    opening.write(WORDS).press(c.Submit())
    assert "nothing to submit" in opening.said


def test_one_who_comes_back_is_shown_them(review: Walk) -> None:
    review.write(WORDS).press(c.GoTo(Ref(2)))
    review._take(welcome_back(review.interview))
    assert WORDS in review.said
    review.tap(CHOICES[0])
    assert review.answer("0").text == WORDS
    assert review.at("2")


def test_they_change_nothing_that_is_submitted(submitted: Walk) -> None:
    submitted.write(WORDS)
    assert "stays submitted" not in submitted.said
    submitted.write("2")
    assert submitted.answer("2").text == WORDS
    assert "stays submitted" in submitted.said


# What is clear


@pytest.mark.parametrize(
    "text",
    [
        "We would like to add that the paper is far too long.",
        "Overall, a good paper.",
        "There was too little time, " * 8 + "and nobody told us.",
    ],
)
def test_what_clearly_is_a_comment_is_kept_as_one(opening: Walk, text: str) -> None:
    opening.write(text)
    assert opening.answer("0").text == text
    assert "Undo" in opening.labels


def test_after_submitting_it_is_always_asked(submitted: Walk) -> None:
    submitted.write("Overall, a good paper.")
    assert submitted.labels == CHOICES


@pytest.mark.parametrize("place", ["review", "submitted"])
def test_a_bare_number_goes_to_its_question(place: str, request: pytest.FixtureRequest) -> None:
    walk: Walk = request.getfixturevalue(place)
    assert walk.write("3").at("3")
    assert not walk.interview.response.unsettled


def test_a_number_that_no_question_has_is_told(review: Walk) -> None:
    assert "no question 34" in review.write("34").said


def test_a_bare_number_at_the_welcome_asks_which_questions(opening: Walk) -> None:
    assert "Which questions would you like?" in opening.write("3").said
    assert not opening.interview.response.answers


@pytest.mark.parametrize("text", ["training for what", "Who do I speak for?", "how does that work"])
@pytest.mark.parametrize("place", ["opening", "review", "submitted"])
def test_a_question_is_helped_and_not_kept(
    place: str, text: str, request: pytest.FixtureRequest
) -> None:
    walk: Walk = request.getfixturevalue(place)
    walk.write(text)
    assert "You have also written" not in walk.said
    assert not walk.interview.response.unsettled
    walk.tap("Keep it as a comment on the whole paper")
    assert walk.answer("0").text == text


def test_a_question_that_may_ask_for_something_is_answered(review: Walk) -> None:
    review.write("and what is a shelter?", Understanding(c.Explain("a shelter"), 0.6))
    assert "A roof to wait under." in review.said


# Words that may be a command


def test_words_that_may_be_a_command_can_be_any_of_four(review: Walk) -> None:
    skip = Understanding(c.PassOver(Status.SKIPPED), 0.6)
    review.write("skip the church", skip)
    assert review.labels == ["Skip the question", *CHOICES]
    review.tap("It is an answer to a question").write("2")
    assert review.answer("2").text == "skip the church"
    review.write("skip the church", skip).tap("It is a comment on the whole paper")
    assert review.answer("0").text == "skip the church"
    review.write("skip over that", skip).tap("Neither, leave it out")
    assert review.answer("0").text == "skip the church"
    assert not review.interview.response.unsettled


def test_words_that_seem_to_introduce_the_group_can_be_an_answer_too(review: Walk) -> None:
    text = "our group is called upon when the bus is late"
    review.write(text, Understanding(c.PassOver(Status.SKIPPED), 0.6))
    review.tap("It is an answer to a question").write("2")
    assert review.answer("2").text == text
    assert not review.interview.response.unsettled


def test_they_are_unsettled_where_nobody_says_what_they_are(review: Walk) -> None:
    skip = Understanding(c.PassOver(Status.SKIPPED), 0.6)
    review.write("skip the church", skip).press(c.GoTo(Ref(2)))
    assert "It does not go with your response until you say what it is." in review.said
    assert nothing_goes_with_it(review)
    assert review.interview.response.unsettled == "skip the church"


def test_that_words_became_an_answer_is_told_beside_others_that_are_unsettled(review: Walk) -> None:
    skip = Understanding(c.PassOver(Status.SKIPPED), 0.6)
    review.write(WORDS).press(c.GoTo(Ref(2))).write("skip the church", skip).press(c.Review())
    assert review.answer("2").text == "skip the church"
    assert "“skip the church”" in review.said
    assert f"You have also written this: “{WORDS}”" in review.said


# The welcome


def test_beginning_asks_which_questions(opening: Walk) -> None:
    opening.write("no i just meant yes lets start", Understanding(c.Begin(), 0.95))
    assert "Which questions would you like?" in opening.said
    assert opening.place.step is Step.WELCOME


# Where they belong, in one's own words


@pytest.mark.parametrize(
    "text",
    [
        "its my answer to question 2 of course!",
        "I mean the bit about the conductors, put that as my answer to q2",
        "no, it's about question 2",
        "they're part of our answer to 2, not a comment",
        "The bit about conductors: that belongs under question 2, like I said.",
    ],
)
def test_it_can_be_said_to_which_question_they_are_an_answer(review: Walk, text: str) -> None:
    review.write(WORDS).write(text)
    assert review.answer("2").text == WORDS
    assert not review.interview.response.unsettled
    assert review.answer("1").text == LONG


def test_they_are_meant_also_where_something_else_was_recorded_last(review: Walk) -> None:
    review.write(WORDS).press(c.Add(Ref(1), "Soon.")).press(c.Review())
    review.write("it's my answer to question 2")
    assert review.answer("2").text == WORDS
    assert review.answer("1").text == f"{LONG}\n\nSoon."


@pytest.mark.parametrize(
    "text",
    [
        "The bit about us, we wrote it at 2 in the morning.",
        "It's for question time that we come, all 2 of us.",
    ],
)
def test_what_only_speaks_of_such_things_is_kept(review: Walk, text: str) -> None:
    review.write(WORDS).write(text)
    assert review.interview.response.unsettled == f"{WORDS}\n\n{text}"
    assert Ref(2) not in review.interview.response.answers


# Taking it back


def test_after_undoing_it_is_said_what_has_become_of_them(review: Walk) -> None:
    review.write(WORDS).tap("Neither, leave it out")
    assert "I have left those words out." in review.said
    review.tap("Undo")
    assert review.interview.response.unsettled == WORDS
    assert f"I have kept “{WORDS}”" in review.said
    assert "left those words out" not in review.said
    review.tap("Undo")
    assert not review.interview.response.unsettled
    assert "I have left those words out." in review.said
    review.tap("Put it back")
    assert f"I have kept “{WORDS}”" in review.said
    review.tap("Put it back")
    assert "I have left those words out." in review.said
    assert not review.interview.response.unsettled
