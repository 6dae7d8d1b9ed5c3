"""How many people words speak of."""

import pytest

from bot.interview.reading.counting import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("there are 40+ of us", 40),
        ("six (6)", 6),
        ("one", 1),
        ("twelve of us", 12),
        ("twenty-five", 25),
        ("twenty five people", 25),
        ("forty or so", 40),
        ("about a dozen", 12),
        ("5, no 6 sorry", 6),
        ("twelve, make that fourteen", 14),
        ("20 of us... wait, 25", 25),
        ("half a dozen", 6),
        ("a couple of dozen", 24),
        ("2 dozen", 24),
        ("a hundred", 100),
        ("two hundred and fifty", 250),
        ("a thousand", 1000),
        ("between 20 and 30", 25),
        ("between twenty and thirty", 25),
        ("20-30", 25),
        ("sixty to seventy", 65),
        ("nine or ten", 9),
    ],
)
def test_a_number_is_understood(text: str, number: int) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "none",
        "no one",
        "everyone",
        "lots",
        "12.5",
        "5 and 6",
        "12 trustees, 3 members",
        "10/12",
        "three thousand two hundred and six",
    ],
)
def test_what_is_no_one_number_is_none(text: str) -> None:
    assert number_in(text) is None
