"""How long it takes: a constant at first, then the group's own pace."""

from bot.consultation import Consultation
from bot.interview.commands import Ask, Topic
from bot.interview.saying.wording import Wording
from bot.interview.state.pace import BREAK, MINUTES_A_QUESTION, minutes
from bot.interview.state.place import Pace
from tests.interview.walk import LONG, Walk


def test_the_welcome_says_how_long_each_route_takes(lsp: Consultation, wording: Wording) -> None:
    said = Walk(lsp, wording).said
    assert f"8 main questions take about {8 * MINUTES_A_QUESTION} minutes" in said
    assert f"all 35 about {35 * MINUTES_A_QUESTION}" in said
    assert len(said.split()) <= 70


def test_the_groups_own_pace_counts_more_the_more_is_known_of_it() -> None:
    assert minutes(10) == 10 * MINUTES_A_QUESTION
    assert minutes(10, Pace(0.0, 60.0, 2)) == 20
    assert minutes(10, Pace(0.0, 3 * 300.0, 3)) == 40
    assert minutes(10, Pace(0.0, 27 * 300.0, 27)) == 48
    assert minutes(0) == 0


def test_what_is_left_is_told_from_the_groups_own_pace(lsp_walk: Walk) -> None:
    lsp_walk.passes = 300.0
    for _ in range(5):
        lsp_walk.write(LONG)
    lsp_walk.passes = BREAK + 1
    lsp_walk.command(Ask(Topic.PROGRESS))
    assert "Still open: 30, about 128 minutes" in lsp_walk.said


def test_a_section_says_how_much_is_left(lsp_walk: Walk) -> None:
    for _ in range(5):
        lsp_walk.write(LONG)
    assert "Questions left: 30, about 47 minutes." in lsp_walk.said


def test_one_who_goes_by_the_short_route_hears_how_long_that_takes(
    lsp: Consultation, wording: Wording
) -> None:
    walk = Walk(lsp, wording).tap("The 8 that matter most to ECN").write(LONG)
    walk.command(Ask(Topic.PROGRESS))
    assert "What is left of your questions takes about" in walk.said
