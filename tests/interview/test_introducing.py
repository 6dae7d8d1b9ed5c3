"""Who the group is and how to reach it, said beside something else."""

import pytest

from bot.consultation import Ref, Status
from bot.interview.commands import Ask, ChooseSection, FindRoute, GoTo, Review, Topic
from bot.interview.reading.telling import name_told
from bot.interview.reading.understanding import AN_ANSWER, Understanding
from bot.interview.state.place import Step
from tests.interview.walk import LONG, Walk

WHO = "Im Doreen, secretary at Horsenden Allotment Society"
NAME = "Horsenden Allotment Society"


@pytest.mark.parametrize(
    "text",
    [
        WHO,
        "I'm the chair of Horsenden Allotment Society",
        "My name is Doreen Pickett, treasurer of the Horsenden Allotment Society",
    ],
)
def test_the_group_of_somebody_with_an_office_is_told(text: str) -> None:
    assert name_told(text) == NAME


def test_who_speaks_is_asked_about_after_the_request(opening: Walk) -> None:
    text = f"the short one please, Im in a hurry. {WHO}"
    short = Understanding(FindRoute("the short one please"), 0.99)
    opening.write(text, short)
    route = opening.interview.conversation.route
    assert route is not None
    assert opening.place.step is Step.QUESTION
    assert f"Shall I put down “{NAME}” as the name of your group?" in opening.said
    opening.write("yes")
    assert opening.interview.response.about.group == NAME
    assert opening.place.step is Step.QUESTION
    assert not opening.interview.response.answers


def test_who_says_nothing_of_the_name_has_given_no_answer_by_it(opening: Walk) -> None:
    opening.write(f"the short one please. {WHO}", Understanding(FindRoute("short"), 0.99))
    ref = opening.place.question
    opening.write(LONG)
    assert opening.interview.response.answers[ref][-1].text == LONG


@pytest.mark.parametrize("told", ["Our e-mail is jo@ducks.org", "You can reach us at jo@ducks.org"])
def test_how_to_reach_a_group_is_asked_about_after_the_request(walk: Walk, told: str) -> None:
    walk.write(f"Skip. {told}")
    assert walk.interview.status(Ref(1)) is Status.SKIPPED
    assert "jo@ducks.org" in walk.said
    walk.write("yes")
    assert walk.interview.response.about.contact == "jo@ducks.org"


def test_it_may_be_said_first(walk: Walk) -> None:
    walk.press(Review()).write("We are the Northolt Mums. Show me my answer to question 1 please")
    assert "Northolt Mums" in walk.said


@pytest.mark.parametrize(
    "text",
    [
        f"The plan is too long for us. {WHO}",
        f"Agree. {WHO}",
        "Nobody told us about it. We are the Northolt Mums.",
    ],
)
def test_beside_an_answer_nothing_changes(walk: Walk, text: str) -> None:
    walk.press(GoTo(Ref(2))).write(text, Understanding(ChooseSection(), 0.2))
    assert walk.answer("2").text == text
    assert walk.interview.response.about.group is None


TOLD = f"{NAME}, as I told you at the start. I am Doreen Pickett, secretary"


@pytest.mark.parametrize("understood", [Understanding(Ask(Topic.GREETING), 0.99), AN_ANSWER])
def test_a_name_with_more_after_it_is_read_back(asked: Walk, understood: Understanding) -> None:
    asked.write(TOLD, understood)
    assert f"Shall I put down “{NAME}” as the name of your group?" in asked.said
    asked.write("yes")
    assert asked.interview.response.about.group == NAME
    assert asked.place.step is Step.MANDATE


def test_all_of_it_can_be_the_name(asked: Walk) -> None:
    text = "Friends of Horsenden Hill, the part that looks after the old hedges"
    asked.write(text)
    assert "Friends of Horsenden Hill" in asked.said
    asked.tap("It is my answer")
    assert asked.interview.response.about.group == text


@pytest.mark.parametrize(
    "name", ["Ealing, Acton and Hanwell Friends of the Older People of the Parish", "Ducks, Acton"]
)
def test_a_name_may_have_commas(asked: Walk, name: str) -> None:
    asked.write(name)
    assert asked.interview.response.about.group == name


def test_a_request_after_a_name_is_no_name(asked: Walk) -> None:
    asked.write("Thank You, now please just submit it all as it stands", Understanding(Review(), 1))
    assert asked.interview.response.about.group is None


@pytest.mark.parametrize("topic", [Topic.GREETING, Topic.OFF_TOPIC])
def test_who_was_asked_only_themselves_may_say_more(asked: Walk, topic: Topic) -> None:
    text = "only me realy, tho I did mention it to the chairman Ron"
    asked.tap("Pass over").write(text, Understanding(Ask(topic), 0.99))
    assert asked.interview.response.about.mandate == text
    assert asked.place.step is Step.PEOPLE
