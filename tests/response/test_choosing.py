"""What is asked for at the desk, and the decision that does it."""

from dataclasses import replace

import pytest

from bot.response.themes.choosing import ALONE, Asked, CannotDecide, decision_of
from bot.response.themes.deciding import Candidate, Candidates, Make, Merge, Move, Rename, decide
from tests.response.test_deciding import POINTS, REF, points

TOLD = points()
CANDIDATE = (POINTS[1], POINTS[7], POINTS[13])
FOUND = Candidates(
    (Candidate(CANDIDATE, POINTS[1]),),
    frozenset(POINTS),
    suggested={POINTS[0]: "t1", POINTS[6]: "t1"},
)
MADE = [Make("t1", (POINTS[12],), "Evenings"), Make("t2", (POINTS[2],), "Named people")]
THEMES = decide(REF, TOLD, MADE, FOUND)


def decided(asked: Asked) -> object:
    return decision_of(asked, THEMES, TOLD, "t3")


def why(asked: Asked, told: object = TOLD) -> str:
    with pytest.raises(CannotDecide) as raised:
        decision_of(asked, THEMES, told, "t3")  # type: ignore[arg-type]
    return raised.value.why


def test_suggested_points_are_taken_or_refused_together_or_one_by_one() -> None:
    assert decided(Asked("take", "t1")) == Move((POINTS[0], POINTS[6]), "t1")
    assert decided(Asked("take", "t1", points=(POINTS[6],))) == Move((POINTS[6],), "t1")
    assert decided(Asked("refuse", "t1", points=(POINTS[0],))) == Move((POINTS[0],))
    # Another person has decided on it meanwhile.
    assert why(Asked("take", "t1", points=(POINTS[9],))) == "no_points"


def test_deciding_on_a_candidate_accepts_it() -> None:
    assert decided(Asked("accept", "m1")) == Make("t3", CANDIDATE, source=POINTS[1])
    assert decided(Asked("rename", "m1", title="Money")) == Make("t3", CANDIDATE, "Money")
    more = Make("t3", (*CANDIDATE, POINTS[3]), source=POINTS[1])
    assert decided(Asked("move", into="m1", points=(POINTS[3],))) == more
    assert decided(Asked("merge", "m1", into="t1")) == Move(CANDIDATE, "t1")
    # A title that somebody gave outlasts the machine's.
    assert decided(Asked("merge", "t1", into="m1")) == Move(CANDIDATE, "t1")
    assert decided(Asked("merge", "t1", into="t2")) == Merge("t2", ("t1",))
    assert why(Asked("merge", "t1", into="t1")) == "no_other"


def test_points_are_moved_out_of_any_theme() -> None:
    assert decided(Asked("move", into=ALONE, points=(POINTS[12],))) == Move((POINTS[12],))
    assert why(Asked("move", into="t9", points=(POINTS[12],))) == "no_place"
    assert why(Asked("move", into=ALONE)) == "no_points"


def test_a_typed_title_that_repeats_a_point_is_known_to_be_its_words() -> None:
    words = "held in the evening"
    assert decided(Asked("rename", "t1", title=words)) == Rename("t1", words, POINTS[12])
    assert decided(Asked("rename", "t1", title="Evening")) == Rename("t1", "Evening")


def test_a_title_is_not_in_the_words_of_a_group_that_may_not_be_quoted() -> None:
    silent = points(quotable=False)
    asked = Asked("rename", "t1", title="held in the evening")
    assert why(asked, silent) == "not_quotable"
    one = {
        point: replace(said, answer=replace(said.answer, quotable=point == POINTS[0]))
        for point, said in TOLD.items()
    }
    assert decision_of(asked, THEMES, one, "t3") == Rename("t1", asked.title, POINTS[0])
