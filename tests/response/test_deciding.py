"""Decisions on themes: whatever people decide, in any order, no point is lost or doubled."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.points import Answer, Point
from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence, mark_of
from bot.response.themes.deciding import (
    BringBack,
    Candidate,
    Candidates,
    Decision,
    Delete,
    Make,
    Merge,
    Move,
    Rename,
    SetAside,
    decide,
    plain,
    read,
)
from bot.response.themes.points import Points
from bot.response.themes.themes import Themes

REF = Ref(3)
WORDS = [
    "The meetings should be held in the evening.",
    "Please pay the expenses of all volunteers.",
    "Small groups need a named person at the council.",
    "Nobody at the surgery reads the long papers.",
    "The bus stops running before the meetings end.",
    "Our hall is cold from October to April.",
]
ALL = [(f"r{number}", text) for number in range(4) for text in WORDS]


def evidence(response: str, text: str) -> Evidence:
    return Evidence(response, REF, mark_of(text))


POINTS = [evidence(*each) for each in ALL]


def points(told: list[tuple[str, str]] = ALL, quotable: bool = True) -> Points:
    return {
        evidence(response, text): Point(Answer(response, response, text, quotable=quotable), text)
        for response, text in told
    }


NEW = st.sampled_from(["t1", "t2", "t3", "t4"])
IDS = NEW | st.just("m1")
SOME = st.lists(st.sampled_from(POINTS), max_size=8, unique=True).map(tuple)
TITLES = st.sampled_from(["", "Evenings", "Money for volunteers"])
SOURCES = st.none() | st.sampled_from(POINTS)
DECISIONS: st.SearchStrategy[Decision] = st.one_of(
    st.builds(Make, NEW, SOME, TITLES, SOURCES),
    st.builds(Rename, IDS, TITLES, SOURCES),
    st.builds(Merge, IDS, st.lists(IDS, max_size=3).map(tuple)),
    st.builds(Move, SOME, st.none() | IDS),
    st.builds(SetAside, SOME, st.sampled_from(["", "Said elsewhere"])),
    st.builds(BringBack, SOME),
    st.builds(Delete, IDS),
)
SEQUENCES = st.lists(DECISIONS, max_size=12)
CANDIDATES = st.builds(
    lambda themes, known: Candidates(tuple(Candidate(each) for each in themes), frozenset(known)),
    st.lists(SOME, max_size=3),
    SOME,
)
THERE = st.lists(st.sampled_from(ALL), unique=True)


def places(themes: Themes) -> Counter[Evidence]:
    return Counter(
        [point for theme in themes.themes for point in theme.points]
        + list(themes.single)
        + list(themes.aside)
    )


def human(themes: Themes) -> list[Any]:
    return [(t.id, t.points) for t in themes.themes if t.decided] + [themes.aside, themes.reasons]


@given(SEQUENCES, CANDIDATES, THERE)
@settings(max_examples=300)
def test_every_point_is_in_exactly_one_place_whatever_is_decided(
    decisions: list[Decision], candidates: Candidates, there: list[tuple[str, str]]
) -> None:
    themes = decide(REF, points(there), decisions, candidates)
    assert places(themes) == Counter(list(points(there)))
    assert len({theme.id for theme in themes.themes}) == len(themes.themes)
    assert all(theme.title for theme in themes.themes)
    assert set(themes.suggested) | themes.new <= set(points(there))


@given(SEQUENCES, CANDIDATES, CANDIDATES)
def test_a_run_of_the_machine_changes_nothing_that_people_decided(
    decisions: list[Decision], one: Candidates, other: Candidates
) -> None:
    before = decide(REF, points(), decisions, one)
    after = decide(REF, points(), decisions, other)
    assert human(before) == human(after)


@given(SEQUENCES, THERE, CANDIDATES)
def test_points_that_are_gone_change_nothing_for_the_others(
    decisions: list[Decision], there: list[tuple[str, str]], candidates: Candidates
) -> None:
    """Also whoever comes back stands where they stood."""
    left = points(there)
    before = decide(REF, points(), decisions, candidates)
    after = decide(REF, left, decisions, candidates)
    for theme in after.themes:
        if theme.decided:
            was = before.theme(theme.id)
            assert was is not None
            assert theme.points == tuple(point for point in was.points if point in left)
    assert set(after.aside) == {point for point in before.aside if point in left}


@given(SEQUENCES, DECISIONS, CANDIDATES)
def test_a_decision_that_is_left_out_again_leaves_the_state_before(
    decisions: list[Decision], last: Decision, candidates: Candidates
) -> None:
    """Undoing is to leave the last decision out: nothing else is kept of it."""
    before = decide(REF, points(), decisions, candidates)
    decide(REF, points(), [*decisions, last], candidates)
    assert decide(REF, points(), decisions, candidates) == before


@given(DECISIONS)
def test_a_decision_can_be_stored_and_read(decision: Decision) -> None:
    assert read(plain(decision)) == decision


@given(SEQUENCES, CANDIDATES, THERE)
def test_no_title_made_of_words_is_by_somebody_who_may_not_be_quoted(
    decisions: list[Decision], candidates: Candidates, there: list[tuple[str, str]]
) -> None:
    themes = decide(REF, points(there, quotable=False), decisions, candidates)
    for theme in themes.themes:
        assert not any(text.rstrip(".") in theme.title for text in WORDS)


def test_a_title_in_a_members_words_goes_with_them_and_another_is_made() -> None:
    made = Make("t1", (POINTS[0], POINTS[7]), source=POINTS[0])
    [theme] = decide(REF, points(), [made], Candidates()).themes
    assert theme.title == "The meetings should be held in the evening"
    [theme] = decide(REF, points(ALL[1:]), [made], Candidates()).themes
    assert "expenses of all volunteers" in theme.title
    assert theme.points == (POINTS[7],)


def test_a_typed_title_that_holds_a_members_words_goes_with_them_too() -> None:
    made = Make("t1", (POINTS[0], POINTS[7]), "held in the evening", POINTS[0])
    assert decide(REF, points(), [made], Candidates()).themes[0].title == "held in the evening"
    assert "evening" not in decide(REF, points(ALL[1:]), [made], Candidates()).themes[0].title


def test_a_typed_title_stays_though_nobody_says_it_any_more() -> None:
    made = Make("t1", (POINTS[0],), "Evenings")
    [theme] = decide(REF, {}, [made], Candidates()).themes
    assert (theme.title, theme.points) == ("Evenings", ())


def test_candidates_have_only_what_nobody_decided_on() -> None:
    candidates = Candidates((Candidate((POINTS[0], POINTS[6], POINTS[12])),), frozenset(POINTS))
    [theme] = decide(REF, points(), [], candidates).themes
    assert (theme.id, theme.decided, len(theme.points)) == ("m1", False, 3)
    moved = decide(REF, points(), [Move((POINTS[0],))], candidates)
    assert moved.themes[0].points == (POINTS[6], POINTS[12])
    assert POINTS[0] in moved.single
    # One group alone is no theme.
    assert decide(REF, points(), [SetAside((POINTS[0], POINTS[6]))], candidates).themes == ()


def test_what_nobody_has_decided_on_and_the_machine_has_not_read_is_new() -> None:
    candidates = Candidates((), frozenset(POINTS[2:]), suggested={POINTS[3]: "t1"})
    themes = decide(REF, points(), [Make("t1", (POINTS[0],), "Evenings")], candidates)
    assert themes.new == {POINTS[1]}
    assert themes.suggested == {POINTS[3]: "t1"}
    assert POINTS[3] in themes.single
    # A suggestion that was turned down is none any more.
    turned = [Make("t1", (POINTS[0],), "Evenings"), Move((POINTS[3],))]
    assert decide(REF, points(), turned, candidates).suggested == {}


def test_merging_and_deleting() -> None:
    made = [Make("t1", POINTS[:2], "One"), Make("t2", POINTS[2:4], "Two")]
    [one] = decide(REF, points(), [*made, Merge("t1", ("t2",))], Candidates()).themes
    assert one.points == tuple(POINTS[:4])
    [left] = decide(REF, points(), [*made, Delete("t1")], Candidates()).themes
    assert left.title == "Two"
