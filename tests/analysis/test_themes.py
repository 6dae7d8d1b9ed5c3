from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import themes
from bot.analysis.likeness import Language
from bot.analysis.points import Answer, Point, points
from bot.analysis.themes import Found, find
from bot.consultation import Stance
from tests.analysis.talk import OTHER, talk


def found(*answers: tuple[str, str], people: int = 0, **other: object) -> Found:
    """The themes of answers, each a group and what it says, among other talk."""
    told = [
        point
        for number, (group, text) in enumerate(answers)
        for point in points(Answer(str(number), group, text, people=people, **other))  # type: ignore[arg-type]
    ]
    return find(told, Language([*OTHER, *(point.text for point in told)]))


def groups(result: Found) -> list[set[str]]:
    return [set(theme.groups) for theme in result.themes]


MEETINGS = (
    ("a", "Meetings should be in the evening."),
    ("b", "Hold the meetings in the evenings, please."),
)
EXPENSES = (
    ("b", "Pay volunteers their expenses."),
    ("c", "Volunteers need their expenses paid."),
    ("d", "Expenses of volunteers must be paid."),
)


def test_points_about_the_same_thing_are_a_theme() -> None:
    result = found(*MEETINGS, ("c", "Give us a key to the hall."))
    assert groups(result) == [{"a", "b"}]
    assert [point.text for point in result.single] == ["Give us a key to the hall."]


def test_what_most_groups_say_comes_first() -> None:
    assert groups(found(*MEETINGS, *EXPENSES)) == [{"b", "c", "d"}, {"a", "b"}]


def test_groups_and_the_people_behind_them_count_once() -> None:
    again = ("c", "Their expenses must be paid to volunteers.")
    theme = found(*EXPENSES, again, people=7).themes[0]
    assert len(theme.points) == 4
    assert theme.groups == ("b", "c", "d")
    assert theme.people == 21


def test_what_one_group_says_twice_is_not_a_theme() -> None:
    result = found(("a", "Pay the fares."), ("a", "Pay the fares of volunteers."))
    assert result.themes == ()
    assert len(result.single) == 2


@pytest.mark.parametrize(
    ("wanting", "not_wanting"),
    [
        ("We want training.", "We don't want training."),
        ("We want more street lighting on the estate.", "We do not want more street lighting."),
        ("The board should meet in the evening.", "The board should not meet in the evening."),
        ("We support a statutory duty on partners.", "We oppose a statutory duty on partners."),
        ("Money should go to small groups.", "No money should go to small groups."),
        ("We need a larger partnership.", "There is never any need of a larger partnership."),
    ],
)
def test_wanting_and_not_wanting_are_never_in_one_theme(wanting: str, not_wanting: str) -> None:
    said = {wanting: "abc", not_wanting: "defg"}
    result = found(*((group, text) for text, makers in said.items() for group in makers))
    assert groups(result) == [set("defg"), set("abc")]


def test_themes_are_found_where_all_answers_are_about_one_thing() -> None:
    texts = (
        "We want more street lighting because the path is dark at night and people fall over.",
        "More street lighting please.",
        "We want more street lighting.",
        "We do not want more street lighting.",
        "Street lighting is not wanted here, it keeps everybody awake.",
    )
    told = [Point(Answer(str(i), str(i), text), text) for i, text in enumerate(texts)]
    result = find(told, Language(texts))
    assert groups(result) == [{"0", "1", "2"}, {"3", "4"}]


def test_a_theme_has_a_title_in_the_members_own_words() -> None:
    for theme in found(*MEETINGS, *EXPENSES).themes:
        assert theme.title in {point.text.rstrip(".") for point in theme.points}


def test_there_are_seven_themes_at_most() -> None:
    told = talk(groups=60, matters=12, seed=1)
    assert len(find(told, Language(p.text for p in told)).themes) == themes.MOST


def test_themes_are_what_the_talk_was_made_of() -> None:
    told = talk(groups=40, matters=5, seed=5)
    result = find(told, Language(p.text for p in told))
    matters = [Counter(p.answer.id.split()[0] for p in theme.points) for theme in result.themes]
    assert sorted(max(counted, key=counted.__getitem__) for counted in matters) == list("01234")
    rightly = sum(max(counted.values()) for counted in matters)
    assert rightly > 0.9 * sum(map(Counter.total, matters))


VOCABULARY = ("evening", "meetings", "hall", "money", "young", "people", "council", "not", "é", "3")

said = st.lists(
    st.builds(
        Answer,
        st.uuids().map(str),
        st.sampled_from("abcdef"),
        st.lists(st.sampled_from(VOCABULARY), max_size=6).map(" ".join),
        st.sampled_from([None, *Stance]),
    ),
    max_size=20,
)


@given(said, st.randoms())
@settings(deadline=None, max_examples=60)
def test_every_point_is_in_one_place_and_their_order_does_not_matter(
    answers: list[Answer], random: Random
) -> None:
    told = [point for answer in answers for point in points(answer)]
    language = Language(point.text for point in told)
    result = find(told, language)
    placed = [*(p for theme in result.themes for p in theme.points), *result.single]
    assert sorted(p.answer.id for p in placed) == sorted(p.answer.id for p in told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert find(shuffled, Language(point.text for point in shuffled)) == result
    assert all(len(theme.groups) > 1 for theme in result.themes)
    assert len({theme.title for theme in result.themes}) == len(result.themes)


@pytest.mark.parametrize("size", [30, 300])
def test_one_more_answer_changes_few_places(size: int) -> None:
    told = talk(groups=size, matters=6, seed=3)
    before = places(told)
    for extra in ("Buses on Sundays, that is all we ask.", told[0].text):
        after = places([*told, Point(Answer("x", "new", extra), extra)])
        moved = sum(before[answer] != after[answer] for answer in before)
        assert moved < 0.05 * size


def places(told: list[Point]) -> dict[str, str]:
    """For each answer which matter most of its theme is about; nothing if it is in no theme."""
    found = dict.fromkeys((point.answer.id for point in told), "")
    for theme in find(told, Language(point.text for point in told)).themes:
        counted = Counter(point.answer.id.split()[0] for point in theme.points)
        found |= dict.fromkeys((p.answer.id for p in theme.points), counted.most_common(1)[0][0])
    return found


def test_of_very_many_points_themes_are_found_in_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themes, "SAMPLE", 50)
    told = talk(groups=200, matters=4, seed=4)
    result = find(told, Language(p.text for p in told))
    assert len(result.themes) == 4
    assert sum(len(theme.points) for theme in result.themes) > 0.8 * len(told)
