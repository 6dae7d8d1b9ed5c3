"""Who can be recognised in which edition."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Consultation, Stance
from bot.response import Submission
from bot.response.build import build
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.plain import plain
from bot.response.submitted.editions import Edition, Naming, letters
from tests.response.test_build import answer, group

NAMED, PSEUDONYMOUS, ANONYMOUS = Edition.NAMED, Edition.PSEUDONYMOUS, Edition.ANONYMOUS
TEXT = "We at {name} think that it is dry there, and {name}'s members say so."
GROUPS = [
    group("Acton Lunch Club", answer("1", TEXT.format(name="acton  lunch-club"), Stance.AGREE)),
    group("Duck Lane Residents", answer("1", TEXT.format(name="DUCK LANE RESIDENTS")), named=False),
    group("Hanwell Singers", answer("1", TEXT.format(name="Duck Lane Residents")), named=None),
]
DRAFTS = {"1": Draft("1", (Passage((Sentence("Hanwell Singers and others say so."),)),))}


def written(tiny: Consultation, edition: Edition, groups: list[Submission] = GROUPS) -> str:
    response = build(tiny, groups, {}, DRAFTS, edition, answers=True)
    return json.dumps(plain(response), ensure_ascii=False).casefold()


def test_the_named_edition_names_only_those_that_agreed(tiny: Consultation) -> None:
    text = written(tiny, NAMED)
    assert "acton lunch club" in text
    assert "duck lane" not in text
    assert "hanwell" not in text
    assert "[a member group]'s members say so" in text
    assert "[a member group] and others say so." in text


@pytest.mark.parametrize("edition", [PSEUDONYMOUS, ANONYMOUS])
def test_the_others_name_nobody_not_even_inside_quotations(
    tiny: Consultation, edition: Edition
) -> None:
    text = written(tiny, edition)
    for name in ("lunch", "duck lane", "hanwell", "the committee"):
        assert name not in text


def test_in_the_pseudonymous_edition_a_group_can_be_followed(tiny: Consultation) -> None:
    response = build(tiny, GROUPS, edition=PSEUDONYMOUS)
    assert {c.name for c in response.contributors} == {"Group A", "Group B", "Group C"}
    assert response == build(tiny, GROUPS[::-1], edition=PSEUDONYMOUS)
    assert {quote.by for quote in response.questions[0].quotes} == {
        *("Group A", "Group B", "Group C")
    }


def test_in_the_anonymous_edition_nothing_is_anybodys(tiny: Consultation) -> None:
    response = build(tiny, GROUPS, edition=ANONYMOUS, answers=True)
    report = response.questions[0]
    assert response.contributors == ()
    assert response.unnamed == 3
    assert {quote.by for quote in report.quotes} | {given.by for given in report.answers} == {None}
    assert not any(tally.names for tally in report.tallies)


def test_letters_do_not_follow_the_alphabet_of_names() -> None:
    groups = [group(f"{name} Group", answer("1", name), id=name) for name in "ABCDEFGHIJKL"]
    naming = Naming(groups, PSEUDONYMOUS)
    assert [naming.name(g) for g in groups] != sorted(str(naming.name(g)) for g in groups)


def test_letters_go_on_after_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 27, 701, 702)] == [
        *("A", "Z", "AA", "AB", "ZZ", "AAA")
    ]


def test_a_name_inside_another_that_may_be_shown_is_left_whole() -> None:
    naming = Naming([group("Acton", named=False), group("Acton Lunch Club")])
    assert naming.masked("Acton Lunch Club and Acton agree. Actonians do not.") == (
        "Acton Lunch Club and [a member group] agree. Actonians do not."
    )


def test_a_name_of_common_words_does_not_spoil_the_text() -> None:
    assert Naming([group("We", named=False)]).masked("We agree.") == "We agree."


def test_names_of_groups_that_are_not_in_it_are_not_read_either() -> None:
    assert Naming([], others=["Duck Lane Residents"]).masked("So says Duck Lane Residents.") == (
        "So says [a member group]."
    )


def test_an_area_of_one_group_does_not_tell_who_it_is() -> None:
    there = [replace(group(f"{n}", id=str(n)), area="Acton") for n in range(3)]
    lone = replace(group("Lone", id="lone"), area="Hanwell")
    naming = Naming([*there, lone], PSEUDONYMOUS)
    assert naming.area(there[0]) == "Acton"
    assert naming.area(lone) is None
    assert Naming([lone]).area(lone) == "Hanwell"


@given(
    st.text("qxzQXZ '’-.é", min_size=3, max_size=12).filter(
        lambda name: any(len(word) > 3 for word in re.findall(r"\w+", name))
    ),
    st.text("abc .,!'\n", max_size=20),
    st.text("abc .,!'\n", max_size=20),
)
def test_no_name_is_read_anywhere(name: str, before: str, after: str) -> None:
    naming = Naming([group(name, named=False)])
    masked = naming.masked(f"{before} {name} {after}")
    assert f" {name} " not in f" {masked} "
