"""How long it takes: a constant at first, then the group's own pace."""

from bot.consultation import Consultation
from bot.interview.commands import Ask, Topic
from bot.interview.pace import BREAK, MINUTES_A_QUESTION, minutes
from bot.interview.place import Pace
from bot.interview.wording import Wording
from tests.interview.walk import LONG, Walk


def test_the_welcome_says_how_long_each_route_takes(lsp: Consultation, wording: Wording) -> None:
    said = Walk(lsp, wording).said
    assert f"8 main questions take about {8 * MINUTES_A_QUESTION} minutes" in said
    assert f"all 35 about {35 * MINUTES_A_QUESTION}" in said
    assert len(said.split()) <= 70


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
    assert "Still open: 30, about 150 minutes" in lsp_walk.said


def test_a_section_says_how_much_is_left(lsp_walk: Walk) -> None:
    for _ in range(5):
        lsp_walk.write(LONG)
    assert "Questions left: 30, about 15 minutes." in lsp_walk.said
