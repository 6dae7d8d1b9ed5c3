"""Terms are found by any of their names, however they are asked about and spelt."""

import random
import string

import pytest

from bot.consultation import Consultation
from bot.consultation.glossary import find_term
from bot.consultation.model import Term

ASKED = [
    "{}",
    "{}?",
    "{}??",
    "what is {}?",
    "whats {}",
    "wot is a {}",
    "what does {} mean",
    "What does “{}” mean, please?",
    "define {}",
    "explain {} please",
    "sorry, but what on earth is {}?",
    "I don't know what {} means",
]

UNRELATED = """
    library school doctor bus money council meeting volunteer question answer chair weather time
    people trust street garden letter paper website computer telephone email member election
    secretary treasurer charity neighbour hospital police nurse teacher pupil park river house
    village tenant landlord rent budget report notice agenda minutes vote ballot petition contact
    contract impact military special vegan began impish relish radish polish residence providence
    income management government tool kitchen plant planet official crime station
    ingredient adhesion publicity opacity prototype upstream statue status
"""


def slips(name: str, dice: random.Random, number: int) -> list[str]:
    """The name with one letter left out, put in, changed, or changed round with the next."""
    made = []
    while len(made) < number:
        at, letter = dice.randrange(len(name)), dice.choice(string.ascii_lowercase)
        wrong = dice.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            ]
        )
        if wrong != name:
            made.append(wrong)
    return made


def share_found(asked: list[tuple[str, Term]], terms: list[Term]) -> float:
    missed = [(text, term.term) for text, term in asked if find_term(text, terms) is not term]
    print(missed[:40])
    return 1 - len(missed) / len(asked)


def test_every_term_is_found_by_each_of_its_names_however_asked(lsp: Consultation) -> None:
    asked = [(way.format(name), term) for term in lsp.terms for name in term.names for way in ASKED]
    assert len(asked) > 2000
    assert share_found(asked, lsp.terms) >= 0.99


def test_every_term_is_found_with_any_one_slip_in_its_name(lsp: Consultation) -> None:
    dice = random.Random(2005)
    asked = [
        (dice.choice(ASKED).format(wrong), term)
        for term in lsp.terms
        for wrong in slips(term.term, dice, 30)
    ]
    assert share_found(asked, lsp.terms) >= 0.99


def test_case_accents_dots_and_spaces_do_not_matter(lsp: Consultation) -> None:
    by_name = {term.term: term for term in lsp.terms}
    for text, name in {
        "l.s.p.?": "Local Strategic Partnership",
        "LOCAL AREA AGREEMENT": "Local Area Agreement",
        "co terminosity": "Co-terminosity",
        "sub-regionál": "Sub-regional",
        "what are laas": "Local Area Agreement",
        "hospitaltrust": "Hospital trust",
        "tool kit": "Toolkit",
        "what's a GO?": "Government Office",
        "whats a go": "Government Office",
    }.items():
        assert find_term(text, lsp.terms) is by_name[name], text


@pytest.mark.parametrize("way", ["{}?", "what is a {}", "what does {} mean"])
def test_unrelated_words_are_not_taken_for_terms(lsp: Consultation, way: str) -> None:
    taken = [word for word in UNRELATED.split() if find_term(way.format(word), lsp.terms)]
    assert taken == []


@pytest.mark.parametrize(
    "text",
    ["where do we go from here?", "what is the LGA", "what does ASBO mean", "how do I go on"],
)
def test_words_and_initials_that_are_no_terms_are_not_taken_for_any(
    lsp: Consultation, text: str
) -> None:
    assert find_term(text, lsp.terms) is None
