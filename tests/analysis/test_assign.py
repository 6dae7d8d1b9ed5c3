from bot.analysis.assign import Placing, assign
from bot.analysis.likeness import Language
from bot.analysis.points import Answer, Point
from bot.consultation import Stance
from tests.analysis.talk import OTHER

TITLES = ["Meetings should be in the evening", "Volunteers' expenses should be paid"]


def placed(*texts: str, stances: tuple[Stance | None, ...] = ()) -> Placing:
    chosen = stances or (None,) * len(texts)
    told = [
        Point(Answer(str(i), str(i), text, stance), text)
        for i, (text, stance) in enumerate(zip(texts, chosen, strict=True))
    ]
    return assign(told, TITLES, Language([*OTHER, *TITLES, *texts]))


def test_points_are_placed_in_the_themes_they_are_about() -> None:
    placing = placed(
        "Hold the meetings in the evenings.",
        "Pay the volunteers their expenses.",
        "The pond needs a fence.",
    )
    assert placing.placed == ((0,), (1,))


def test_a_point_can_be_in_several_themes() -> None:
    both = "Hold meetings in the evening, and pay the expenses of volunteers."
    assert placed(both).placed == ((0,), (0,))


def test_a_point_that_says_the_contrary_is_not_placed() -> None:
    assert placed("Meetings should not be in the evening.").placed == ((), ())


def test_the_best_points_of_a_theme_come_first() -> None:
    placing = placed("Meetings in the evening suit some of us.", TITLES[0])
    assert placing.placed[0][0] == 1


def test_among_those_who_disagree_the_points_of_those_who_agree_count_for_less() -> None:
    agreeing = [f"Meetings should be in the evening, {n} of us say" for n in ("two", "six", "ten")]
    disagreeing = [f"Volunteers' expenses should be paid, {n} of us say" for n in ("two", "six")]
    mixed = "Evening expenses"
    stances = (Stance.AGREE,) * 3 + (Stance.DISAGREE,) * 2
    agrees = placed(*agreeing, *disagreeing, mixed, stances=(*stances, Stance.AGREE)).scores[-1]
    differs = placed(*agreeing, *disagreeing, mixed, stances=(*stances, Stance.DISAGREE)).scores[-1]
    assert agrees[0] > differs[0]
    assert agrees[1] < differs[1]


def test_without_themes_or_points_nothing_is_placed() -> None:
    assert placed().placed == ((), ())
    told = [Point(Answer("1", "a", "Hold it."), "Hold it.")]
    assert assign(told, [], Language(["Hold it."])).placed == ()
