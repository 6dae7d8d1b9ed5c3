from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import Corpus, Point, share

OTHER = [
    "The bus never comes on a Sunday.",
    "Our hall has no heating at all.",
    "Planners should walk the streets first.",
    "The police know our street well.",
]


def shared(*points: tuple[str, str]) -> list[tuple[str, ...]]:
    corpus = Corpus([*OTHER, *(text for _, text in points)])
    return [s.groups for s in share([Point(g, t) for g, t in points], corpus)]


def test_points_in_much_the_same_words_are_put_together() -> None:
    found = shared(
        ("a", "Meetings should be in the evening."),
        ("b", "Hold the meetings in the evenings, please."),
        ("c", "Give us a key to the hall."),
    )
    assert [set(groups) for groups in found] == [{"a", "b"}, {"c"}]


def test_what_most_groups_say_comes_first() -> None:
    found = shared(
        ("a", "Give us a key to the hall."),
        ("b", "Pay volunteers their expenses."),
        ("c", "Volunteers need their expenses paid."),
        ("d", "Expenses of volunteers must be paid."),
    )
    assert set(found[0]) == {"b", "c", "d"}


def test_a_group_does_not_share_a_point_with_itself() -> None:
    found = shared(("a", "Pay the fares."), ("a", "Pay the fares of volunteers."))
    assert found == [("a",), ("a",)]


def test_wanting_and_not_wanting_are_not_the_same_point() -> None:
    assert len(shared(("a", "We want training."), ("b", "We don't want training."))) == 2


VOCABULARY = ("evening", "meetings", "hall", "money", "young", "people", "council", "not")

points = st.lists(
    st.builds(
        Point,
        st.sampled_from("abcdef"),
        st.lists(
            st.sampled_from(VOCABULARY),
            min_size=1,
            max_size=6,
        ).map(" ".join),
    ),
    max_size=20,
)


@given(points, st.randoms())
def test_every_point_is_in_one_set_and_their_order_does_not_matter(
    given_points: list[Point], random: Random
) -> None:
    corpus = Corpus(p.text for p in given_points)
    found = share(given_points, corpus)
    assert sorted((p.group, p.text) for s in found for p in s.points) == sorted(
        {(p.group, p.text) for p in given_points}
    )
    shuffled = list(given_points)
    random.shuffle(shuffled)
    assert {s.points for s in share(shuffled, corpus)} == {s.points for s in found}
    for s in found:
        assert len(s.groups) == len(s.points)
