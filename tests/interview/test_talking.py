"""Digressions, answers in pieces, pasted papers, consent at any time, and the pace."""

import pytest

from bot.consultation import Consultation, Ref, Status
from bot.interview import GENERAL
from bot.interview.commands import (
    Add,
    Ask,
    Change,
    Complain,
    Consent,
    Erase,
    Explain,
    FindRoute,
    FollowUps,
    GoTo,
    PassOver,
    Purpose,
    Review,
    Submit,
    Tell,
    Topic,
)
from bot.interview.details import consent_in
from bot.interview.pace import BREAK, MINUTES_A_QUESTION, minutes
from bot.interview.place import ABOUT, Pace, RouteKind, Step
from bot.interview.understanding import Understanding
from bot.interview.wording import Wording
from tests.interview.walk import Walk

LONG = "We would like it where people can see the bus coming."
MORE = "And it should be out of the wind, please."


@pytest.fixture
def walk(tiny: Consultation, wording: Wording) -> Walk:
    return Walk(tiny, wording).tap("All 5 questions")


@pytest.fixture
def lsp_walk(lsp: Consultation, wording: Wording) -> Walk:
    return Walk(lsp, wording).tap("All 35 questions")


# The beginning


def test_the_welcome_says_how_long_each_route_takes(lsp: Consultation, wording: Wording) -> None:
    said = Walk(lsp, wording).said
    assert f"8 main questions take about {8 * MINUTES_A_QUESTION} minutes" in said
    assert f"all 35 about {35 * MINUTES_A_QUESTION}" in said
    assert len(said.split()) <= 70


def test_consent_can_be_given_before_any_question(walk: Walk) -> None:
    walk.command(Consent(Purpose.QUOTED, True), text="you may quote us")
    assert walk.interview.response.about.quoted is True
    assert walk.at("1")


def test_everything_about_the_group_can_be_told_early(walk: Walk) -> None:
    walk.command(Ask(Topic.ABOUT)).tap("Say now who we are")
    walk.write("Duck Lane Residents").write("only me").tap("Pass over").tap("Yes").tap("No")
    about = walk.interview.response.about
    assert (about.group, about.people, about.named, about.quoted) == (
        "Duck Lane Residents",
        None,
        True,
        False,
    )
    assert walk.at("1")
    walk.write(LONG).command(Submit())
    assert walk.place.step is Step.PEOPLE, "only what is not known yet is asked"


def test_consent_can_be_changed_after_submitting(walk: Walk) -> None:
    walk.write(LONG).command(Submit())
    for _ in ABOUT:
        walk.tap("Pass over")
    walk.tap("Submit now").tap("Say what may be named or quoted").tap("Yes").tap("Yes")
    assert walk.place.step is Step.SUBMITTED
    assert walk.interview.response.submitted
    assert walk.interview.response.about.named is True
    walk.command(Tell(Step.NAMED), text="change our consent")
    assert "So far: yes" in walk.said
    walk.tap("Keep it as it is").tap("No")
    assert walk.interview.response.about.quoted is False
    assert walk.place.step is Step.SUBMITTED


def test_going_back_on_the_way_stays_on_the_way(walk: Walk) -> None:
    walk.press(Tell(Step.GROUP)).write("Duck Lane").write("back")
    assert walk.place.step is Step.GROUP
    walk.write("back")
    assert walk.at("1")


def test_whatever_is_asked_on_the_way_it_ends(walk: Walk) -> None:
    walk.press(Tell(Step.GROUP)).press(Erase()).tap("Leave it as it is")
    for _ in ABOUT:
        walk.write("skip")
    assert walk.at("1")


@pytest.mark.parametrize(
    ("text", "purpose", "given"),
    [
        ("you may quote us", Purpose.QUOTED, True),
        ("please don't quote us", Purpose.QUOTED, False),
        ("we are happy to be named", Purpose.NAMED, True),
        ("we'd like to stay anonymous", Purpose.NAMED, False),
    ],
)
def test_consent_in_words(text: str, purpose: Purpose, given: bool) -> None:
    assert consent_in(text) == Consent(purpose, given)


@pytest.mark.parametrize(
    "text",
    [
        "change our consent",
        "you may quote us but not name us",
        "may we be quoted?",
        "don't not quote us",
        "quote",
    ],
)
def test_words_that_could_mean_two_things_are_asked_about(text: str) -> None:
    assert consent_in(text) == Tell(Step.NAMED)


def test_a_contact_is_kept_only_if_it_is_one(walk: Walk) -> None:
    walk.write(LONG).press(Tell(Step.CONTACT)).write("no idea")
    assert walk.interview.response.about.contact is None
    walk.write("020 8579 1234")
    assert walk.interview.response.about.contact == "020 8579 1234"
    assert walk.at("2")
    walk.press(Tell(Step.CONTACT)).tap("Take it out")
    assert walk.interview.response.about.contact is None
    assert walk.at("2")


# Digressions


def test_an_example_is_shown_as_invented(lsp_walk: Walk, lsp: Consultation) -> None:
    lsp_walk.command(Ask(Topic.EXAMPLE))
    assert "This answer is invented" in lsp_walk.said
    assert str(lsp.questions[1].example) in lsp_walk.said
    assert lsp_walk.at("1")


def test_a_consultation_without_examples_says_so(walk: Walk) -> None:
    walk.command(Ask(Topic.EXAMPLE))
    assert "no example for question 1" in walk.said


def test_a_complaint_is_no_answer_and_can_be_kept(walk: Walk) -> None:
    walk.command(Complain("this is a waste of time"), text="this is a waste of time")
    assert walk.interview.response.answers == {}
    assert walk.at("1")
    walk.tap("Keep it as a comment on the whole paper")
    assert walk.answer("0").text == "this is a waste of time"
    assert walk.at("1")


def test_after_a_digression_the_long_text_is_not_repeated(lsp_walk: Walk) -> None:
    lsp_walk.command(Ask(Topic.OFF_TOPIC))
    assert "In the paper's words" not in lsp_walk.said
    assert "Back to question 1" in lsp_walk.said


@pytest.mark.parametrize(
    ("text", "kind", "section"),
    [
        ("I'd rather do the short one", RouteKind.SHORT, None),
        ("can we do all of them", RouteKind.ALL, None),
        ("only the look please", RouteKind.SECTION, "look"),
        ("section 1", RouteKind.SECTION, "place"),
    ],
)
def test_a_route_can_be_chosen_in_words(
    walk: Walk, text: str, kind: RouteKind, section: str | None
) -> None:
    walk.command(FindRoute(text), text=text)
    assert walk.interview.conversation.route is not None
    assert walk.interview.conversation.route.kind is kind
    assert walk.interview.conversation.route.section == section


def test_a_route_that_is_not_named_is_asked_for(walk: Walk) -> None:
    walk.command(FindRoute("another one"))
    assert "All 5 questions" in walk.labels
    walk.command(FindRoute("let me choose a section"))
    assert walk.place.step is Step.SECTIONS


def test_two_requests_in_one_message_are_done_one_after_the_other(lsp_walk: Walk) -> None:
    lsp_walk.write("skip that, but what is an LAA?")
    assert lsp_walk.interview.status(Ref(1)) is Status.SKIPPED
    assert "Local Area Agreement (LAA)" in lsp_walk.said
    assert lsp_walk.said.count("Question 2 of 35") == 1
    assert "Back to question" not in lsp_walk.said
    assert lsp_walk.at("2")


def test_two_requests_of_which_the_second_was_understood(lsp_walk: Walk) -> None:
    lsp_walk.write("skip it and go to 12", Understanding(GoTo(Ref(12)), 0.9))
    assert lsp_walk.interview.status(Ref(1)) is Status.SKIPPED
    assert lsp_walk.at("12")


@pytest.mark.parametrize(
    "text", ["skip that, but fund the buses", "next, please build a hall", "back and forth we go"]
)
def test_an_answer_that_begins_like_a_request_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(text)
    assert walk.answer("1").text == text


# Answers in pieces


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


PAPER = f"""1. No. It is dark there.

2) {LONG}
3: n/a
4a. Green.
4b. {MORE}"""


def test_a_pasted_paper_is_offered_for_filing(walk: Walk) -> None:
    walk.write(PAPER)
    assert "these questions: 1, 2, 3, 4a, 4b" in walk.said
    walk.tap("Put 5 answers with their questions")
    assert walk.answer("1").text == "No. It is dark there."
    assert walk.answer("2").text == LONG
    assert walk.interview.status(Ref(3)) is Status.NOT_APPLICABLE
    assert walk.answer("4b").text == MORE
    assert walk.place.step is Step.REVIEW


def test_a_pasted_paper_can_be_one_answer(walk: Walk) -> None:
    walk.write(PAPER).tap("It is all my answer to question 1")
    assert walk.answer("1").text == PAPER


def test_a_pasted_paper_is_kept_whatever_comes_next(walk: Walk) -> None:
    walk.write(PAPER).command(PassOver(Status.SKIPPED), text="skip")
    assert walk.answer("1").text == PAPER


def test_filing_says_what_has_an_answer_and_adds_a_version(walk: Walk) -> None:
    walk.write(LONG).write(PAPER)
    assert "have an answer already: 1" in walk.said
    walk.tap("Put 5 answers with their questions")
    versions = [version.text for version in walk.interview.response.answers[Ref(1)]]
    assert versions == [LONG, "No. It is dark there."]


def test_what_belongs_to_no_question_is_kept_too(walk: Walk) -> None:
    walk.write(f"Dear clerk,\nthank you for asking us.\n\n{PAPER}")
    walk.tap("Put 5 answers with their questions")
    general = walk.interview.response.current(GENERAL)
    assert general is not None
    assert "thank you for asking us" in general.text


@pytest.mark.parametrize("text", ["1. Only one thing.\nAnd this.", "In 2004\nwe had 12 people."])
def test_a_text_with_a_number_or_two_is_an_answer(walk: Walk, text: str) -> None:
    walk.write(text)
    assert walk.answer("1").text == text


# Showing a part


@pytest.mark.parametrize("text", ["show section 2", "what did I say on the look?"])
def test_a_section_can_be_shown_by_itself(walk: Walk, text: str) -> None:
    walk.write(LONG).command(GoTo(Ref(3))).write("There is no room for that on the verge.")
    walk.command(Review(text), text=text)
    assert "3: There is no room" in walk.said
    assert LONG not in walk.said
    assert walk.at("4a")


def test_one_question_can_be_shown_by_itself(walk: Walk) -> None:
    walk.write(LONG).write(MORE).command(Review("what did I say to 2?"))
    assert MORE in walk.said
    assert LONG not in walk.said


def test_what_was_said_on_a_term_can_be_shown(lsp_walk: Walk) -> None:
    lsp_walk.write(LONG).press(GoTo(Ref(14))).write("We have two of everything here.")
    lsp_walk.command(Review("show what I said on coterminosity"))
    assert "We have two of everything" in lsp_walk.said
    assert LONG not in lsp_walk.said


def test_a_part_without_answers_is_named(walk: Walk) -> None:
    walk.write(LONG).command(Review("show section 2"))
    assert "Nothing has been recorded on “The look” yet" in walk.said


def test_review_shows_every_word_of_a_long_answer(walk: Walk) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    walk.tap("Disagree").write(long).write(MORE)
    assert "word199" not in walk.said
    assert " …" in walk.said
    walk.write("review")
    assert long in walk.said


def test_an_answer_to_the_whole_is_shown_beside_those_to_its_parts(walk: Walk) -> None:
    walk.press(GoTo(Ref(4))).write("Low, with a bench.").press(GoTo(Ref(4)))
    walk.press(Change(Ref(4, "b"))).write("White inside.")
    walk.write("1. Here.\n4. Green all over.").tap("Put 2 answers with their questions")
    walk.write("review")
    assert "4: Green all over." in walk.said
    assert "4b: White inside." in walk.said


# Follow-ups


def test_follow_ups_are_off_with_one_word(walk: Walk) -> None:
    walk.write("Yes.").write("enough")
    assert walk.answer("1").followup == ""
    assert walk.at("3")
    walk.write("No.")
    assert walk.at("4a"), "no second follow-up"
    walk.write("ask me more").write("Green.")
    assert walk.place.step is Step.FOLLOW_UP


def test_they_cannot_be_turned_on_where_the_network_has_none(
    tiny: Consultation, wording: Wording
) -> None:
    walk = Walk(tiny.model_copy(update={"follow_up": False}), wording)
    walk.press(FollowUps(True))
    assert "no further questions on short answers" in walk.said


@pytest.mark.parametrize(
    ("number", "asked"),
    [(1, "say why"), (2, "give an example"), (14, "Who would be affected"), (20, "say why")],
)
def test_what_is_asked_for_depends_on_the_question(lsp_walk: Walk, number: int, asked: str) -> None:
    lsp_walk.press(GoTo(Ref(number))).write("More money.")
    assert asked in lsp_walk.said


# The pace


def test_the_constant_holds_until_the_pace_is_known() -> None:
    assert minutes(10) == 10 * MINUTES_A_QUESTION
    assert minutes(10, Pace(0.0, 10.0, 2)) == 10 * MINUTES_A_QUESTION
    assert minutes(10, Pace(0.0, 3 * 300.0, 3)) == 50
    assert minutes(0) == 0


def test_what_is_left_is_told_from_the_groups_own_pace(lsp_walk: Walk) -> None:
    lsp_walk.passes = 300.0
    for _ in range(5):
        lsp_walk.write(LONG)
    lsp_walk.passes = BREAK + 1
    lsp_walk.command(Ask(Topic.PROGRESS))
    assert "30 are still open, about 150 minutes" in lsp_walk.said


def test_a_section_says_how_much_is_left(lsp_walk: Walk) -> None:
    for _ in range(5):
        lsp_walk.write(LONG)
    assert "Questions left: 30, about 15 minutes." in lsp_walk.said


def test_a_term_asked_about_does_not_end_what_goes_on(lsp_walk: Walk) -> None:
    lsp_walk.write(LONG).command(Explain("what is an LAA?")).write("Also, " + MORE)
    assert lsp_walk.answer("1").text.endswith(MORE)
