"""Points that say the contrary of a theme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.analysis.likeness import Language, agreement, likeness
from bot.analysis.points import Point
from bot.analysis.themes import CLOSE, CONTRARY, Theme


@dataclass(frozen=True)
class Opposing:
    """Points that say the contrary of a theme."""

    theme: int
    """The theme's place among those given."""
    points: tuple[Point, ...]


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
