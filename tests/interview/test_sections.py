"""Going by section: how much is left, going on with another, and choosing one in words."""

import pytest

from bot.consultation import Consultation, Ref
from bot.interview.commands import Ask, GoTo, Review, Submit, Topic
from bot.interview.course.returning import welcome_back
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Route, RouteKind, Step
from tests.interview.walk import Walk


@pytest.fixture
def planned(lsp: Consultation, wording: Wording) -> Walk:
    """The section on planning has been chosen, and all of it is passed over."""
    walk = Walk(lsp, wording).tap("Choose a section").tap("Links with planning (0 of 2)")
    while walk.place.step is not Step.REVIEW:
        walk.press(GoTo(walk.place.question)).tap("Skip")
    return walk


def chosen(walk: Walk) -> str | None:
    route = walk.interview.conversation.route
    return route.section if route else None


def test_after_a_section_another_is_offered_first_and_submitting_last(planned: Walk) -> None:
    assert (
        "You have done 2 of 2 questions in “Links with planning”, and 2 of 35 in the whole paper"
        in (planned.said)
    )
    assert planned.labels[-5:] == [
        "Go on with “Two-tier areas”",
        "Choose a section",
        "Go on to all 35 questions",
        "Look at my answers",
        "Submit",
    ]
    assert "still open" not in planned.said


def test_the_end_of_a_section_is_short_when_it_is_said_again(planned: Walk) -> None:
    planned.command(Ask(Topic.THANKS))
    assert "To change an answer" not in planned.said
    assert "Go on with “Two-tier areas”" in planned.labels


def test_one_who_goes_by_section_hears_of_the_whole_paper_and_what_each_section_has(
    planned: Walk,
) -> None:
    planned.command(Ask(Topic.PROGRESS))
    assert "2 of 35 in the whole paper" in planned.said
    assert "Nothing is left open" not in planned.said
    planned.tap("Accountability (0 of 9)")
    assert chosen(planned) == "accountability"


def test_welcome_back_tells_the_section_and_the_whole_paper(planned: Walk) -> None:
    turn = welcome_back(planned.interview)
    text = planned.wording.text(turn.says[0])
    assert "2 of 2 questions in “Links with planning”, and 2 of 35 in the whole paper" in text


def test_one_who_chose_a_part_hears_where_in_that_part_a_question_is(opening: Walk) -> None:
    opening.tap("The 2 that matter most to SN")
    assert "There are 2 questions" in opening.said
    assert "Question 1 (1 of your 2). The place" in opening.said
    opening.write("We would like it where people can see the bus.")
    assert "Question 4a (2 of your 2). The look" in opening.said
    assert "Question 3. The look" in opening.press(GoTo(Ref(3))).said


def test_the_count_stays_what_it_was_when_questions_do_not_arise(walk: Walk) -> None:
    walk.press(GoTo(Ref(3))).tap("Nobody here drives")
    assert "Question 4a of 5" in walk.said
    assert "You have done 2 of 5 questions" in walk.command(Ask(Topic.PROGRESS)).said


@pytest.mark.parametrize("text", ["next section", "Go on with “Two-tier areas”"])
def test_the_next_section_is_gone_to_in_words(planned: Walk, text: str) -> None:
    planned.write(text)
    assert chosen(planned) == "two-tier"


def test_a_section_that_is_done_is_gone_by_when_the_next_is_offered(planned: Walk) -> None:
    planned.write("next section")
    while planned.place.step is not Step.REVIEW:
        planned.press(GoTo(planned.place.question)).tap("Skip")
    assert any(label.startswith("Go on with “Governance") for label in planned.labels)


def test_once_the_whole_paper_is_done_no_section_is_offered(walk: Walk) -> None:
    while walk.place.step is not Step.REVIEW:
        walk.press(GoTo(walk.place.question)).tap("Skip")
    assert "No question is open any more" in walk.said
    assert "Choose a section" not in walk.labels


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("ok capacity section next", "capacity"),
        ("capacity section", "capacity"),
        ("can we do the two-tier bit now", "two-tier"),
        ("two-tier areas please", "two-tier"),
        ("go to the capacity section", "capacity"),
        ("i want the accountability section", "accountability"),
        ("the neighbourhood one", "neighbourhoods"),
        ("questions about accountability", "accountability"),
        ("section 8 please", "capacity"),
    ],
)
def test_a_section_is_gone_to_by_its_name_where_no_question_is_open(
    planned: Walk, text: str, section: str
) -> None:
    planned.write(text)
    assert chosen(planned) == section
    assert planned.place.step is Step.QUESTION


def test_a_section_that_is_done_already_is_said_to_be(planned: Walk) -> None:
    planned.write("planning section please")
    assert "Every question in “Links with planning” is done already" in planned.said


@pytest.mark.parametrize(
    "text",
    [
        "im back. skip to the planning section, i know about that",
        "I am back. Skip to the planning section.",
        "can we do the planning bit now",
    ],
)
def test_a_section_is_gone_to_while_a_question_is_open_and_the_others_are_asked_afterwards(
    lsp_walk: Walk, text: str
) -> None:
    lsp_walk.write(text)
    assert lsp_walk.interview.consultation.section_of(lsp_walk.place.question).id == "planning"
    assert lsp_walk.interview.response.answers == {}
    assert lsp_walk.interview.conversation.route == Route(RouteKind.ALL)


@pytest.mark.parametrize(
    "text",
    [
        "The planning section",
        "We should go to the planning section first, they know about that",
        "planning",
        "capacity building",
        "two-tier areas please",
        "We want eight main questions answered by the council",
    ],
)
def test_what_may_be_an_answer_chooses_nothing(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(text)
    assert lsp_walk.answer("1").text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fine. Give me the eight questions then", RouteKind.SHORT),
        ("I only want the 8 that matter", RouteKind.SHORT),
        ("I want eight main question please", RouteKind.SHORT),
        ("eight", RouteKind.SHORT),
        ("8", RouteKind.SHORT),
        ("the 35", RouteKind.ALL),
        ("all 35 questions please", RouteKind.ALL),
    ],
)
def test_a_route_is_chosen_by_how_many_questions_it_has(
    lsp: Consultation, wording: Wording, text: str, kind: RouteKind
) -> None:
    walk = Walk(lsp, wording).write(text)
    assert walk.interview.conversation.route == Route(kind)


@pytest.mark.parametrize("text", ["I said EIGHT. Not 35.", "No, give me the 8 main questions"])
def test_a_route_is_corrected_while_a_question_is_open(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(text)
    assert lsp_walk.interview.conversation.route == Route(RouteKind.SHORT)
    assert lsp_walk.interview.response.answers == {}


@pytest.mark.parametrize("text", ["question 8", "go to question 8 please"])
def test_a_question_that_is_named_is_no_route(lsp_walk: Walk, text: str) -> None:
    lsp_walk.write(text)
    assert lsp_walk.interview.conversation.route == Route(RouteKind.ALL)


def test_what_is_submitted_is_not_offered_to_be_submitted_again(planned: Walk) -> None:
    planned.tap("Submit").write("done").tap("Submit now")
    planned.command(Review())
    assert "Submit" not in planned.labels
    planned.command(Submit())
    assert "It is submitted already" in planned.said
    planned.tap("Not yet")
    assert planned.place.step is Step.SUBMITTED
