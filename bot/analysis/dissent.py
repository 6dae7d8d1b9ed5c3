"""Minority views: who stands elsewhere than most, and which points oppose a theme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    themes: Sequence[Theme], points: Sequence[Point], language: Language
) -> list[Opposing]:
    """For each theme the points, in another or in none, that say the contrary of its first point.

    Args:
        themes: themes of the answers to one question.
        points: all points of those answers.
        language: what the points are compared by.
    """
    told = [place for place, theme in enumerate(themes) if theme.points]
    if not told:
        return []
    among = [point.text for point in points]
    centres = language.compare([themes[place].points[0].text for place in told], among)
    compared = language.compare(among, among)
    contrary = agreement(compared, centres) < CONTRARY
    contrary &= likeness(compared, centres) >= CLOSE
    found = []
    for column, place in enumerate(told):
        own = set(themes[place].points)
        against = [points[row] for row in np.flatnonzero(contrary[:, column]).tolist()]
        if others := tuple(point for point in against if point not in own):
            found.append(Opposing(place, others))
    return found
