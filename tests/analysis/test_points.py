import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.points import split


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "One thing we want. Another thing we want!",
            ["One thing we want.", "Another thing we want!"],
        ),
        ("Yes. It would help us.", ["Yes. It would help us."]),
        (
            "We need a hall, e.g. St. Mary's. It is warm there.",
            ["We need a hall, e.g. St. Mary's.", "It is warm there."],
        ),
        (
            "Three things:\n- more money for us\n- more time for us",
            ["Three things:", "more money for us", "more time for us"],
        ),
        (
            "1. Ask the young people first\n2) Ask the old people too",
            ["Ask the young people first", "Ask the old people too"],
        ),
        (
            "Stand in our lane at 8 a.m. for one week before touching the map.",
            ["Stand in our lane at 8 a.m. for one week before touching the map."],
        ),
        (
            "It is open from 9a.m. to 5 p.m. every day. See para. 4, i.e. Mr. Smith at No. 7.",
            [
                "It is open from 9a.m. to 5 p.m. every day.",
                "See para. 4, i.e. Mr. Smith at No. 7.",
            ],
        ),
        (
            "We all meet there at 7 p.m. The hall is warm by then.",
            ["We all meet there at 7 p.m.", "The hall is warm by then."],
        ),
        ("It costs £3.50 a time to come.", ["It costs £3.50 a time to come."]),
        ("", []),
    ],
)
def test_a_text_is_split_into_its_points(text: str, points: list[str]) -> None:
    assert split(text) == points


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=200))
def test_no_word_is_lost_by_splitting(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    kept = [c for point in split(text) for c in point if c.isalpha()]
    # A letter that numbers a list item, as in "a) one thing", is not a word.
    assert len(letters) - len(kept) <= 1
