import pytest

from bot.analysis.analyse import Given, analyse
from bot.analysis.coverage import Coverage, coverage
from bot.analysis.dissent import dissent
from bot.analysis.likeness import Language
from bot.analysis.opposing import opposing
from bot.analysis.points import Answer, Point, points
from bot.analysis.quotes import quotes
from bot.analysis.stance import Stand
from bot.analysis.themes import find
from bot.analysis.titles import title
from bot.consultation import Stance
from tests.analysis.talk import OTHER

LONG = (
    "Pay the fares of all volunteers, because only those with money of their own can come to the"
    " meetings that you hold in the town hall otherwise"
)


def told(*texts: str, quotable: bool = True) -> list[Point]:
    return [
        Point(Answer(f"{i}", f"g{i}", text, quotable=quotable), text)
        for i, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["Yes. We need a hall that is warm."], "We need a hall that is warm"),
        (["And pay the fares of volunteers."], "Pay the fares of volunteers"),
        (
            ["Let a planner stand in our lane at 8 a.m."],
            "Let a planner stand in our lane at 8 a.m.",
        ),
        (
            ["It would help with the fares.", "Fares should be paid to all."],
            "Fares should be paid to all",
        ),
        (
            [LONG],
            "Pay the fares of all volunteers",
        ),
        (["Fares."], "Fares"),
    ],
)
def test_a_title_is_short_and_stands_alone(said: list[str], expected: str) -> None:
    assert title(told(*said)) == expected


def test_without_consent_a_title_is_the_words_that_points_share() -> None:
    said = told("Pay the bus fares.", "The fares of the bus are dear.", quotable=False)
    assert title(said).lower().split(", ")[:2] == ["fares", "dear"]


def test_quotations_are_short_and_whole_and_spread_over_groups() -> None:
    said = [
        *told("Pay the fares of the volunteers.", "Fares.", "Pay all of the fares of carers too."),
        Point(Answer("9", "g0", "Once more"), "Pay the fares, we say it once more."),
        Point(Answer("8", "shy", "Shy", quotable=False), "Pay the fares of shy people as well."),
    ]
    assert [point.answer.group for point in quotes(said)] == ["g0", "g2"]
    assert [point.answer.group for point in quotes(said, {"g0"})] == ["g2", "g0"]


def test_dissent_is_whoever_does_not_stand_with_most() -> None:
    answers = [
        Answer("1", "a", "", Stance.AGREE),
        Answer("2", "b", "Yes."),
        Answer("3", "c", "No. It is too dear."),
        Answer("4", "d", "Don't know"),
        Answer("5", "e", "Yes, but not yet."),
    ]
    found = dissent(answers)
    assert found.majority is Stand.AGREE
    assert [answer.id for answer in found.minority] == ["3", "5"]


def test_where_sides_are_equal_all_are_minority_views() -> None:
    found = dissent([Answer("1", "a", "Yes."), Answer("2", "b", "No.")])
    assert found.majority is None
    assert len(found.minority) == 2
    assert dissent([]).minority == ()
    partly = [Answer("1", "a", "Yes."), Answer("2", "b", "Yes, but not yet.")]
    assert dissent(partly).majority is Stand.AGREE
    assert [answer.id for answer in dissent(partly).minority] == ["2"]


def test_points_that_oppose_a_theme_are_found() -> None:
    said = told(
        "We want more street lighting.",
        "More street lighting, we want it.",
        "We do not want more street lighting.",
    )
    texts = [point.text for point in said]
    language = Language([*OTHER, *texts])
    result = find(said, language)
    (found,) = opposing(result.themes, said, language)
    assert found.theme == 0
    assert [point.answer.id for point in found.points] == ["2"]


def test_coverage_tells_who_answered_and_who_is_silent() -> None:
    covered = coverage(
        {
            "1": [Answer("1", "a", "Yes.", people=5), Answer("2", "b", "", Stance.AGREE, 7)],
            "2": [Answer("3", "a", "Fine.", people=5), Answer("4", "b", " ", people=7)],
        }
    )
    assert covered == {
        "1": Coverage(("a", "b"), 12, ()),
        "2": Coverage(("a",), 5, ("b",)),
    }


def test_an_answer_is_in_the_given_themes_of_any_of_its_points() -> None:
    answers = {
        "1": [
            Answer("x", "a", "Hold the meetings in the evening. Pay volunteers their expenses."),
            Answer("y", "b", "The pond needs a fence."),
        ]
    }
    themes = {
        "1": [Given("t1", "Meetings in the evening"), Given("t2", "Pay volunteers' expenses")]
    }
    (found,) = analyse(answers, themes)
    assert found.ids == ("t1", "t2")
    assert [{p.answer.id for p in theme.points} for theme in found.themes] == [{"x"}, {"x"}]
    assert found.unassigned == ("y",)
    assert [(s.answer, s.theme) for s in found.scores] == [
        ("x", "t1"), ("x", "t2"), ("y", "t1"), ("y", "t2"),
    ]  # fmt: skip


def test_what_can_be_found_without_words_is_found() -> None:
    (found,) = analyse({"1": [Answer("x", "a", "", Stance.AGREE), Answer("y", "b", "???")]})
    assert found.themes == ()
    assert found.unassigned == ("x", "y")
    assert points(Answer("x", "a", "")) == []
