"""Finding themes: points about the same thing, said the same way."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from bot.analysis.coverage import people
from bot.analysis.likeness import Features, Language, agreement, likeness
from bot.analysis.points import Point
from bot.analysis.titles import title
from bot.analysis.vectors import Matrix
from bot.consultation import Stance

MOST = 7
"""Themes of a question, at most."""

ALIKE = 0.06
"""How alike the points of a theme must be on average when it is found."""

CLOSE = 0.03
"""How alike a point must be to a theme's points on average to be put there."""

CHANCE = 0.15
"""How alike two points may be by chance. The more points there are, the less chance tells."""

CONTRARY = -0.4
"""At what agreement two texts say contrary things of the same matter."""

OPPOSED = 0.25
"""What likeness counts between a group that agrees with a proposal and one that disagrees."""

ROUNDS = 2
"""How often each point is put with the theme that is closest by then."""

SAMPLE = 1000
"""Points of which themes are found, at most. The others are put with those themes."""

type Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Theme:
    """Points about the same thing, from several groups."""

    title: str
    """A point in the members' own words, or a clause of one."""
    points: tuple[Point, ...]
    """The points, those most like all others first."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that make one of the points, each once, in order."""
        return tuple(sorted({point.answer.group for point in self.points}))

    @property
    def people(self) -> int:
        """How many people are behind those groups, as far as they said."""
        return people(point.answer for point in self.points)


@dataclass(frozen=True)
class Found:
    """What was found in the answers to one question."""

    themes: tuple[Theme, ...]
    """Those of most groups first."""
    single: tuple[Point, ...]
    """The points that are in no theme, in order of their words."""


def find(points: Sequence[Point], language: Language) -> Found:
    """Find the themes of the answers to one question. The order of `points` does not matter.

    Points are put together by average linkage (R. Sokal and C. Michener, "A statistical method
    for evaluating systematic relationships", University of Kansas Science Bulletin 38, 1958) for
    as long as they are alike enough. The sets of most groups become themes. Then each point goes
    to the theme that it is closest to, or to none. Points that say contrary things are never in
    one theme, and points of groups that chose opposite stances count as less alike.

    Of more than `SAMPLE` points the themes are found in a sample: those that come first in an
    order by a hash of their words, so that one more answer changes it little.

    Raises:
        KeyError: a point is not of this language.
    """
    ordered = sorted(points, key=_order)
    if not ordered:
        return Found((), ())
    texts = [point.text for point in ordered]
    features = language.compare(texts, among=texts)
    sides = np.array([side(point.answer.stance) for point in ordered], dtype=np.float32)
    groups = np.unique([point.answer.group for point in ordered], return_inverse=True)[1]
    sample = _sample(texts)
    members = np.zeros((len(ordered), MOST), dtype=np.float32)
    for theme, rows in enumerate(_begin(features[sample], sides[sample], groups[sample])):
        members[sample[rows], theme] = 1
    for _ in range(ROUNDS):
        members = _gather(features, sides, members)
    themes: list[Theme] = []
    for rows in _largest(members, groups):
        kept = _without_contrary(rows, features)
        if len(set(groups[kept])) > 1:
            told = [ordered[row] for row in kept]
            themes.append(Theme(title(told, [theme.title for theme in themes]), tuple(told)))
    themes.sort(key=lambda theme: (-len(theme.groups), -theme.people, theme.title))
    in_themes = {point for theme in themes for point in theme.points}
    return Found(tuple(themes), tuple(point for point in ordered if point not in in_themes))


def side(stance: Stance | None) -> int:
    """1 for those who agree with a proposal, -1 for those who disagree, 0 for all others."""
    return {Stance.AGREE: 1, Stance.DISAGREE: -1}.get(stance, 0) if stance else 0


def _order(point: Point) -> tuple[str, str, str]:
    return point.text, point.answer.group, point.answer.id


def _sample(texts: Sequence[str]) -> Rows:
    if len(texts) <= SAMPLE:
        return np.arange(len(texts))
    hashes = [blake2b(text.encode(), digest_size=8).digest() for text in texts]
    first = sorted(range(len(texts)), key=lambda row: (hashes[row], row))[:SAMPLE]
    return np.array(sorted(first))


def _begin(features: Features, sides: Matrix, groups: Rows) -> list[Rows]:
    """The sets of points that themes begin with; those of most groups first."""
    if len(features) < 2:
        return []
    alike = likeness(features, features)
    alike *= np.where(np.outer(sides, sides) < 0, OPPOSED, 1)
    alike = np.where(agreement(features, features) < CONTRARY, -np.abs(alike), alike)
    np.fill_diagonal(alike, 1)
    apart = squareform(np.clip(1 - alike, 0, None), checks=False)
    labels = fcluster(linkage(apart, "average"), 1 - ALIKE, "distance")
    members = (labels[:, None] == np.unique(labels)).astype(np.float32)
    sets = [
        rows
        for rows in _largest(members, groups)
        if _mean(alike, rows) >= ALIKE + CHANCE / np.sqrt(len(rows) * (len(rows) - 1) / 2)
    ]
    return sets[:MOST]


def _mean(alike: Matrix, rows: Rows) -> float:
    """How alike points are to each other, on average."""
    return float((alike[np.ix_(rows, rows)].sum() - len(rows)) / (len(rows) * (len(rows) - 1)))


def _largest(members: Matrix, groups: Rows) -> list[Rows]:
    """The rows of each column that holds points of several groups; those of most groups first."""
    found = [np.flatnonzero(column) for column in members.T]
    sized = [(len(set(groups[rows])), rows) for rows in found]
    several = [(size, rows) for size, rows in sized if size > 1]
    return [rows for _, rows in sorted(several, key=lambda item: (-item[0], item[1][0]))]


def _gather(features: Features, sides: Matrix, members: Matrix) -> Matrix:
    """Put each point with the theme whose other points it is most like, if it is close enough."""
    others = np.maximum(members.sum(axis=0) - members, 1)
    close = np.zeros_like(members)
    for side in (-1, 0, 1):
        on_side = members * (sides == side)[:, None]
        to_side = likeness(features, features.sums(on_side))
        close += to_side * np.where(sides * side < 0, OPPOSED, 1)[:, None]
    agreeing = agreement(features, features.sums(members))
    # What a point has in common with itself tells nothing.
    close = (close - members * features.own_likeness[:, None]) / others
    agreeing = (agreeing - members * features.own_agreement[:, None]) / others
    close[agreeing < CONTRARY] = -1
    best = close.argmax(axis=1)
    gathered = np.zeros_like(members)
    bars = CLOSE + CHANCE / np.sqrt(others)
    rows = np.flatnonzero((close - bars).max(axis=1) >= 0)
    gathered[rows, best[rows]] = 1
    return gathered


def _without_contrary(rows: Rows, features: Features) -> Rows:
    """The points of a theme, most like all others first, without what is contrary to one before.

    Beyond `SAMPLE` points, contrary to one of the first that many.
    """
    theirs = features[rows]
    everyone = theirs.sums(np.ones((len(rows), 1), dtype=np.float32))
    central = likeness(theirs, everyone)[:, 0]
    # A point that denies what most others affirm speaks for none of them, however alike it is.
    denying = agreement(theirs, everyone)[:, 0] < theirs.own_agreement
    order = np.lexsort((-central, denying))
    contrary = agreement(theirs[order], theirs[order[:SAMPLE]]) < CONTRARY
    kept = np.ones(len(rows), dtype=bool)
    for place in range(contrary.shape[1]):
        if kept[place]:
            kept &= ~contrary[:, place]
    return rows[order[kept]]
