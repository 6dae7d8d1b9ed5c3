"""Who can be recognised in which edition."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.consultation import Consultation, Ref, Stance, Status
from bot.exports import DATA, export
from bot.interview import About
from bot.response import Submission
from bot.response.build import build
from bot.response.document import Stand
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.findings.stances import stand_of
from bot.response.people import people_by_stand
from bot.response.plain import plain
from bot.response.submitted.editions import Edition, Naming, letters
from tests.exports.test_exports import WORDS, everything_in
from tests.response.answers import REFS, submissions, themes_of
from tests.response.test_build import answer, group

ONE, AGREE, DISAGREE = Ref(1), Stance.AGREE, Stance.DISAGREE
NAMED, PSEUDONYMOUS, ANONYMOUS = Edition.NAMED, Edition.PSEUDONYMOUS, Edition.ANONYMOUS
TEXT = "We at {name} think that it is dry there, and {name}'s members say so."
GROUPS = [
    group("Acton Lunch Club", answer("1", TEXT.format(name="acton  lunch-club"), Stance.AGREE)),
    group("Duck Lane Residents", answer("1", TEXT.format(name="DUCK LANE RESIDENTS")), named=False),
    group("Hanwell Singers", answer("1", TEXT.format(name="Duck Lane Residents")), named=None),
]
few = settings(max_examples=25, deadline=None)
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
    response = build(tiny, GROUPS, edition=PSEUDONYMOUS, answers=True)
    assert {c.name for c in response.contributors} == {"Group A", "Group B", "Group C"}
    assert response == build(tiny, GROUPS[::-1], edition=PSEUDONYMOUS, answers=True)
    assert {given.by for given in response.questions[0].answers} == {
        *("Group A", "Group B", "Group C")
    }


def test_in_the_anonymous_edition_nothing_is_anybodys(tiny: Consultation) -> None:
    response = build(tiny, GROUPS, edition=ANONYMOUS, answers=True)
    report = response.questions[0]
    assert response.contributors == ()
    assert response.unnamed == 3
    assert {given.by for given in report.answers} == {None}
    assert not any(made.names for made in (*report.shared, *report.single))
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


def test_a_sum_of_people_is_told_only_where_three_groups_or_more_are_behind_it(
    tiny: Consultation,
) -> None:
    def told(*groups: tuple[Stance, int | None], edition: Edition = ANONYMOUS) -> list[int | None]:
        made = [
            group(f"G{n}", answer("1", "", stance), people=people)
            for n, (stance, people) in enumerate(groups)
        ]
        return [t.people for t in build(tiny, made, edition=edition).questions[0].tallies]

    yes, no, partly = Stance.AGREE, Stance.DISAGREE, Stance.PARTLY
    three = [(yes, 10), (yes, 20), (yes, 30)]
    assert told(*three) == [60]
    assert told(*three[:2]) == [None]
    # One of them has not said.
    assert told(*three[:2], (yes, None)) == [None]
    assert told(*three, *[(no, 7)] * 3) == [60, 21]
    # What is left of all the people would be those of the only one that disagrees.
    assert told(*three, (no, 7)) == [None, None]
    assert told(*three, *[(partly, 5)] * 4, (no, 7)) == [None, 20, None]
    # From sums of groups that have letters it could be worked out how many are in each.
    assert told(*three, *[(no, 7)] * 3, edition=PSEUDONYMOUS) == [None, None]


@st.composite
def marked(draw: st.DrawFn) -> list[Submission]:
    """Groups, each with a number of people, an area and a mandate that nobody else has."""
    return [
        replace(
            each,
            about=replace(each.about, people=7_001 + number, mandate=f"Mandate{number}q"),
            area=f"Area{number}q",
            group_about=f"About{number}q",
        )
        for number, each in enumerate(draw(submissions()))
    ]


@few
@given(st.data())
def test_no_number_area_or_mandate_tells_of_a_group_unless_it_is_named(
    tiny: Consultation, data: st.DataObject
) -> None:
    groups = data.draw(marked())
    themes = data.draw(themes_of(groups))
    for edition in (PSEUDONYMOUS, ANONYMOUS):
        response = build(tiny, groups, themes, edition=edition, answers=True)
        for format_ in DATA:
            text = everything_in(export(response, format_, WORDS), format_)
            assert not re.search(r"\b70\d\d\b|(Mandate|Area|About)\dq|Quorndon", text), format_
            assert not any(each.id in text for each in groups)
            assert edition is PSEUDONYMOUS or "Group A" not in text


@few
@given(st.data())
def test_in_the_anonymous_edition_nothing_but_words_tells_what_is_of_one_group(
    tiny: Consultation, data: st.DataObject
) -> None:
    """Whoever gives which answer to a question, all files are the same."""
    groups = data.draw(submissions())
    about = About(people=data.draw(st.sampled_from([None, 9])), named=True, quoted=True)
    known = [s for s in groups if s.answers]
    owners = {
        ref: data.draw(st.permutations([s.id for s in known if ref in s.answers])) for ref in REFS
    }

    def exchanged(submission: Submission) -> Submission:
        answers = {}
        for ref in submission.answers:
            there = [s for s in known if ref in s.answers]
            at = [s.id for s in there].index(submission.id)
            answers[ref] = next(s for s in there if s.id == owners[ref][at]).answers[ref]
        return replace(submission, answers=answers)

    def refers(submission: Submission) -> bool:
        return any("See answer" in answer.text for answer in submission.answers.values())

    assume(not any(map(refers, known)))
    first = [replace(s, about=replace(about, group=s.about.group)) for s in known]
    second = [exchanged(each) for each in first]
    for format_ in DATA:
        one, other = (
            export(build(tiny, each, edition=ANONYMOUS, answers=True), format_, WORDS)
            for each in (first, second)
        )
        assert one == other


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


def test_in_the_named_edition_no_number_tells_the_size_of_a_group_that_is_not_named() -> None:
    def people(*groups: Submission) -> Mapping[Stand, int | None]:
        standing: dict[Stand, list[Submission]] = {}
        for each in groups:
            standing.setdefault(stand_of(each, ONE, {}), []).append(each)
        return people_by_stand(standing, groups, Edition.NAMED)

    def of(name: str, stance: Stance, n: int, *, named: bool = True) -> Submission:
        return group(name, answer("1", "", stance), people=n, named=named)

    named = [of("A", AGREE, 5), of("B", DISAGREE, 7), of("C", DISAGREE, 4)]
    assert people(*named) == {Stand.AGREE: 5, Stand.DISAGREE: 11}
    hidden = of("D", AGREE, 13, named=False)
    assert people(*named, hidden) == {Stand.DISAGREE: 11}
    three = [of(name, AGREE, n, named=False) for name, n in (("D", 13), ("E", 9), ("F", 8))]
    assert people(*named, *three) == {Stand.AGREE: 35, Stand.DISAGREE: 11}
    # What is left of all unnamed groups would be one group's.
    other = of("G", DISAGREE, 6, named=False)
    assert people(*named, *three, other) == {}
    passed = group("H", answer("1", status=Status.RATHER_NOT_SAY), people=3)
    assert Stand.PASSED_OVER not in people(*named, passed)
