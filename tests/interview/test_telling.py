"""What members say of themselves in their own words."""

import pytest

from bot.interview.telling import is_alone, name_in, says_nothing


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northolt Mums", "Northolt Mums"),
        ("We Are Ealing", "We Are Ealing"),
        ("we are called Duck Lane", "Duck Lane"),
        ("My name is Jean Smith", "Jean Smith"),
        ("our group's name is northolt mums", "northolt mums"),
        ("The name of our group is Bread and Roses", "Bread and Roses"),
        ("we are the Northolt Mums", "Northolt Mums"),
        ("I'm from Northolt Mums", "Northolt Mums"),
        ("I'm Jean from Northolt Mums by the way", "Northolt Mums"),
        ("Hi, we are from the Acton Homeless Concern", "Acton Homeless Concern"),
        ("On behalf of Southall Carers.", "Southall Carers"),
        ("call us the Ducks please", "Ducks"),
        ("we are the people who run the lunch club", "we are the people who run the lunch club"),
    ],
)
def test_the_name_is_found_in_what_leads_up_to_it(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "just me",
        "Only me.",
        "it's just me",
        "me",
        "just little old me",
        "I'm on my own",
        "I'm not a group",
        "just one person",
    ],
)
def test_somebody_can_be_alone(text: str) -> None:
    assert is_alone(text)


@pytest.mark.parametrize("text", ["me and my wife", "a resident", "just us", "Meadow Group"])
def test_not_everybody_is_alone(text: str) -> None:
    assert not is_alone(text)


def test_words_that_say_nothing() -> None:
    assert says_nothing("OK.")
    assert says_nothing("?")
    assert not says_nothing("OK Kids")
