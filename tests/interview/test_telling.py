"""What members say of themselves in their own words."""

import pytest

from bot.interview.reading.telling import contact_told, is_alone, name_in, name_told, says_nothing


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
        "i'm on my own to be honest",
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my name is Jean Smith", "Jean Smith"),
        ("actually we are called Northolt Dads", "Northolt Dads"),
        ("we are the Northolt Mums", "Northolt Mums"),
        ("I'm from northolt mums group", "northolt mums group"),
        ("I'm Jean from the Acton Homeless Concern", "Acton Homeless Concern"),
        ("on behalf of Southall Carers", "Southall Carers"),
    ],
)
def test_a_name_can_be_told_at_any_time(text: str, name: str) -> None:
    assert name_told(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Northolt Mums",
        "I'm from Poland",
        "We are from a small charity and find it hard",
        "we are the forgotten people",
        "We are the voice of the community and must be heard",
        "we represent 40 families",
        "We're for it",
        "My name is on the list already",
        "it is called partnership but nobody listens",
    ],
)
def test_what_may_be_an_answer_is_no_name(text: str) -> None:
    assert name_told(text) is None


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("email me a copy to x@y.org", "x@y.org"),
        ("my email is jean@duck.org.uk.", "jean@duck.org.uk"),
        ("my number is 020 8579 1234", "020 8579 1234"),
        ("you can reach me on 07700 900123", "07700 900123"),
        ("+44 20 8579 1234", "+44 20 8579 1234"),
    ],
)
def test_a_contact_can_be_told_at_any_time(text: str, contact: str) -> None:
    assert contact_told(text) == contact


@pytest.mark.parametrize(
    "text",
    [
        "our members ring 020 8825 5000 and nobody answers",
        "People should email info@ealing.gov.uk",
        "contact our councillor on 020 8825 5000",
        "In 2003/04 and 2004/05",
        "my number is up",
    ],
)
def test_an_address_of_others_is_no_contact(text: str) -> None:
    assert contact_told(text) is None
