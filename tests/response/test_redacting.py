"""Taking words out of a response."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Ref, Status
from bot.interview import About, Answer
from bot.response.submitted.redacting import Redaction, Redactor, names_in
from bot.response.submitted.suggesting import Kind, Suggestion, suggestions

WORDS = st.lists(st.sampled_from(["Ann", "Smith", "ann", "the", "Hall", "smith,", "x"]), min_size=1)


@given(
    st.lists(WORDS, min_size=1, max_size=3),
    WORDS,
    st.lists(st.sampled_from([" ", "\n", "  ", "\u00a0"]), min_size=30, max_size=30),
)
def test_no_redacted_words_can_be_read_whatever_the_white_space_or_case(
    passages: list[list[str]], text: list[str], between: list[str]
) -> None:
    redactor = Redactor(Redaction(" ".join(passage), "[…]") for passage in passages)
    written = "".join(word + space for word, space in zip(text, between, strict=False)).strip()
    read = redactor(written)
    for passage in passages:
        assert not names_in(read, [" ".join(passage)])
        assert not names_in(read.swapcase(), [" ".join(passage)])
    if "[…]" not in read:
        assert read == written


@given(st.text(max_size=200), st.text(min_size=1, max_size=10).filter(str.strip))
def test_what_is_not_redacted_stays_as_it_was_written(text: str, passage: str) -> None:
    redactor = Redactor([Redaction(passage, "\0")])
    places = list(redactor.places(text))
    kept = "".join(
        text[end:start]
        for (_, end, _), (start, _, _) in zip([(0, 0, ""), *places], [*places, (len(text), 0, "")],
                                              strict=True)
    )  # fmt: skip
    assert redactor(text).replace("\0", "") == kept.replace("\0", "")


def test_a_word_is_not_redacted_inside_another() -> None:
    redactor = Redactor([Redaction("Ann", "[name]")])
    assert redactor("Ann's annual Anning, said ANN.") == "[name]'s annual Anning, said [name]."


def test_where_passages_overlap_nothing_of_either_is_left() -> None:
    redactor = Redactor([Redaction("John Smith", "[name]"), Redaction("Smith Street", "[road]")])
    assert redactor("At John Smith Street now") == "At [name] now"


def test_a_telephone_number_is_found_however_it_is_divided() -> None:
    redactor = Redactor([Redaction("020 8567 1234", "[number]")])
    assert redactor("Ring 02085671234 or (020) 8567-1234.") == "Ring [number] or ([number]."
    assert redactor("In 120 8567 12345 cases") == "In 120 8567 12345 cases"


def test_an_answer_keeps_all_but_its_words() -> None:
    answer = Answer(Ref(1), Status.ANSWERED, text="Ask Ann", followup="or ann", restores=2)
    shown = Redactor([Redaction("ANN", "[name]")]).in_answer(answer)
    assert (shown.text, shown.followup, shown.restores) == ("Ask [name]", "or [name]", 2)


@pytest.mark.parametrize(
    ("text", "kind", "passage"),
    [
        ("Write to asha.kaur@example.org.uk.", Kind.EMAIL, "asha.kaur@example.org.uk"),
        ("Ring 020 8567 1234 after six", Kind.TELEPHONE, "020 8567 1234"),
        ("Ring +44 (0)20 8567 1234", Kind.TELEPHONE, "+44 (0)20 8567 1234"),
        ("I live at W5 2BY, by the park", Kind.POSTCODE, "W5 2BY"),
        ("Acton Lunch Club thinks so", Kind.GROUP, "Acton Lunch Club"),
        ("Ask for room 7b", Kind.CONTACT, "room 7b"),
        ("Mrs O'Neill was never asked", Kind.NAME, "Mrs O'Neill"),
        ("Ask Rev. J. P. Smith-Jones.", Kind.NAME, "Rev. J. P. Smith-Jones"),
        ("My name is Asha Kaur and I drive.", Kind.NAME, "Asha Kaur"),
        ("Please contact Jo Brown on Friday", Kind.NAME, "Jo Brown"),
        ("Yours sincerely\n\nZoë Müller", Kind.NAME, "Zoë Müller"),
        ("Jane Smith (secretary) wrote this", Kind.NAME, "Jane Smith"),
        ("our caretaker Quentin Xylander", Kind.NAME, "Quentin Xylander"),
        ("I live at 12a Uxbridge Road", Kind.ADDRESS, "12a Uxbridge Road"),
        ("Flat 3, 12-14 St Mary's Gardens", Kind.ADDRESS, "Flat 3, 12-14 St Mary's Gardens"),
        ("Ring (020) 8567 1234", Kind.TELEPHONE, "(020) 8567 1234"),
    ],
)
def test_what_may_identify_somebody_is_suggested(text: str, kind: Kind, passage: str) -> None:
    about = About(group="Acton Lunch Club", named=False, contact="room 7b")
    assert [(s.kind, s.passage) for s in suggestions([text, text], about)] == [(kind, passage)]


def test_ordinary_numbers_and_words_are_not_suggested() -> None:
    text = "In 2005 there were 1,200 of 35 000 people, 07 March 2006, question 16a; B3 paper 4ab."
    about = About(group="Acton Lunch Club", named=True)
    assert suggestions([text, "Acton Lunch Club"], about) == []


def test_the_name_that_a_contact_tells_is_suggested_where_it_stands() -> None:
    about = About(group="Choir", named=True, contact="asha.kaur@example.org")
    found = suggestions(["Nobody asked Asha  Kaur about it."], about)
    assert found == [Suggestion(Kind.NAME, "Asha  Kaur")]


@pytest.mark.parametrize(
    "text",
    [
        "Contact Ealing Council, or talk to the team. Write to Local Strategic Partnerships.",
        "In 2005 Hanwell Green Lane was closed. We met 3 times a week on the Uxbridge Road.",
        "The chair should be elected. Our Director of Public Health agrees. A Councillor Call.",
        "Question 12 is hard. Yes, we agree with the chair.",
    ],
)
def test_organisations_years_and_offices_are_not_suggested(text: str) -> None:
    assert suggestions([text], About(named=True)) == []
