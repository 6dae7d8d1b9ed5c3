"""Placing points in themes that somebody gave."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.analysis.likeness import Language, agreement, likeness
from bot.analysis.points import Point
from bot.analysis.themes import CONTRARY
from bot.analysis.vectors import Matrix
from bot.consultation import Stance

PLACED = 0.2
"""The score from which a point is placed in a theme."""

SHARPNESS = 20
"""How much more a point counts for the stance of the theme that it is most like than for others."""


TAUGHT = 1.0
"""What the likeness to the points that people put in a theme weighs; that to its title weighs 1."""


@dataclass(frozen=True)
class Placing:
    """How well points fit the given themes, and which are placed there."""

    scores: Matrix
    """Points by themes: 0 if they have nothing in common. Not a likelihood."""
    placed: tuple[tuple[int, ...], ...]
    """For each theme the places of its points among those given; the best first."""


def assign(
    points: Sequence[Point],
    titles: Sequence[str],
    language: Language,
    taught: Sequence[Sequence[Point]] = (),
) -> Placing:
    """Place the points of the answers to one question in themes given by their titles.

    A point's score for a theme is how alike it is to the title. Where groups chose a stance, it is
    multiplied by how much more often the points that are like that title come from groups of the
    point's own stance than all points do: whoever agrees makes the points of those who agree. A
    point can be in several themes. One that says the contrary of a title is not placed there.
    The order of `points` does not matter.

    Args:
        points: what to place.
        titles: the titles of the themes.
        language: what texts are compared by.
        taught: for each theme the points that people put there already, if they did. What is like
            them counts beside what is like the title.

    Raises:
        KeyError: a point or a title is not of this language.
    """
    texts = [point.text for point in points]
    among = [*texts, *(point.text for own in taught for point in own)]
    compared = language.compare(texts, among)
    given = language.compare(titles, among)
    scores = likeness(compared, given)
    for theme, own in enumerate(taught):
        if own:
            centre = language.compare([point.text for point in own], among).centre
            near = likeness(compared, centre)[:, 0]
            scores[:, theme] = (scores[:, theme] + TAUGHT * near) / (1 + TAUGHT)
    scores = np.maximum(scores, 0)
    scores *= _telling(scores, [point.answer.stance for point in points])
    fit = (scores >= PLACED) & (agreement(compared, given) >= CONTRARY)
    placed = []
    for theme in range(len(titles)):
        rows = sorted(np.flatnonzero(fit[:, theme]), key=lambda row: -scores[row, theme])
        placed.append(tuple(map(int, rows)))
    return Placing(scores, tuple(placed))


def _telling(scores: Matrix, stances: Sequence[Stance | None]) -> Matrix:
    """How much more often each point's stance meets each theme than it is met on the whole."""
    telling = np.ones_like(scores)
    chosen = [stance for stance in Stance if stance in stances]
    if scores.shape[1] == 0 or not chosen:
        return telling
    near = np.exp(SHARPNESS * (scores - scores.max(axis=1, keepdims=True)))
    near *= scores.max(axis=1, keepdims=True) / near.sum(axis=1, keepdims=True)
    own = np.array([[stance is one for one in chosen] for stance in stances])
    met = own.T.astype(np.float32) @ near
    # One point of no stance in particular, so that a single point does not decide.
    overall = own.sum(axis=0) / own.sum()
    shares = (met + overall[:, None]) / (met.sum(axis=0) + 1)
    for number in range(len(chosen)):
        telling[own[:, number]] = shares[number] / overall[number]
    return telling
