"""Minority views: who stands elsewhere than most, and which points oppose a theme."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.likeness import Language, agreement, likeness
from bot.analysis.points import Answer, Point
from bot.analysis.stance import Stand, standing
from bot.analysis.themes import CLOSE, CONTRARY, Theme

VIEWS = (Stand.AGREE, Stand.PARTLY, Stand.DISAGREE)


@dataclass(frozen=True)
class Dissent:
    """The minority views on one question."""

    majority: Stand | None
    """Where most groups stand. None if nobody takes a stand, or no stand has most."""
    minority: tuple[Answer, ...]
    """The answers that take another stand, in order of their ids."""


@dataclass(frozen=True)
class Opposing:
    """Points that say the contrary of a theme."""

    theme: int
    """The theme's place among those given."""
    points: tuple[Point, ...]


def dissent(answers: Sequence[Answer]) -> Dissent:
    """Where most groups stand on a question, and who stands elsewhere.

    A group counts once for each stand. Whoever does not know or is not concerned takes none. Where
    two stands have equally many groups there is no majority, and all of them are minority views.
    """
    standing_at = [(answer, standing(answer).stand) for answer in answers]
    groups = {
        view: len({answer.group for answer, stand in standing_at if stand is view})
        for view in VIEWS
    }
    most = max(groups.values())
    leading = [view for view in VIEWS if groups[view] == most and most]
    majority = leading[0] if len(leading) == 1 else None
    minority = [a for a, stand in standing_at if stand in VIEWS and stand is not majority]
    return Dissent(majority, tuple(sorted(minority, key=lambda answer: answer.id)))


def opposing(
    themes: Sequence[Theme], others: Sequence[Point], language: Language, among: Sequence[str]
) -> list[Opposing]:
    """The points outside of themes that say the contrary of one, about the same matter.

    Args:
        themes: themes of the answers to one question.
        others: points of those answers that are in none of the themes.
        language: what the points are compared by.
        among: the texts of all points of those answers.
    """
    told = [theme for theme in themes if theme.points]
    if not told or not others:
        return []
    centres = language.compare([theme.points[0].text for theme in told], among)
    compared = language.compare([point.text for point in others], among)
    contrary = agreement(compared, centres) < CONTRARY
    contrary &= likeness(compared, centres) >= CLOSE
    found = []
    for place, theme in enumerate(told):
        against = tuple(
            point for point, opposes in zip(others, contrary[:, place], strict=True) if opposes
        )
        if against:
            found.append(Opposing(themes.index(theme), against))
    return found
