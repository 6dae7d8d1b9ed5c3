"""Finding the points that several groups make, each in its own words."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.analysis.points import Point
from bot.analysis.words import is_negative, terms

ALIKE = 0.16
"""How alike, from 0 to 1, two sets of points must be on average to be taken as one."""

PAIR_WEIGHT = 0.5
"""What a pair of neighbouring words counts, beside the words themselves."""

type Vector = Mapping[str, float]


@dataclass(frozen=True)
class SharedPoint:
    """Points that say much the same, the one that says it best first."""

    points: tuple[Point, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that make the point, each once, in the order of `points`."""
        return tuple(dict.fromkeys(point.group for point in self.points))


class Corpus:
    """How common each term is in everything that was said to a consultation.

    A word that is common in the answers to one question may be telling there, and a word that
    is common everywhere is not.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        counted = [terms(text) for text in texts]
        self._size = len(counted)
        self._occurrences = Counter(term for count in counted for term in count)

    def vector(self, text: str) -> Vector:
        """The weights of a text's terms, as a vector of length 1."""
        weights = {
            term: (1 + math.log(n))
            * math.log(1 + self._size / max(1, self._occurrences[term]))
            * (PAIR_WEIGHT if " " in term else 1)
            for term, n in terms(text).items()
        }
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {term: w / length for term, w in weights.items()}


def share(points: Iterable[Point], corpus: Corpus) -> list[SharedPoint]:
    """Put points that say much the same together; those that most groups make come first.

    Points are compared by the cosine of their term weights (term frequency by inverse document
    frequency; G. Salton and C. Buckley, "Term-weighting approaches in automatic text
    retrieval", Information Processing and Management 24, 1988) and put together from the most
    alike downwards, by average linkage. Points of the same group are never put together, since
    nobody shares a point with itself. What is put together does not depend on the order of the
    points; points that equally many groups make stay in the order in which they are given.
    """
    given = {point: index for index, point in reversed(list(enumerate(points)))}
    ordered = sorted(given, key=lambda point: (point.text, point.group))
    clusters = _cluster(ordered, [corpus.vector(point.text) for point in ordered])
    shared = [SharedPoint(tuple(cluster)) for cluster in clusters]
    return sorted(shared, key=lambda s: (-len(s.groups), min(given[p] for p in s.points)))


def _cosine(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _cluster(points: Sequence[Point], vectors: Sequence[Vector]) -> list[list[Point]]:
    # "We want training" and "We don't want training" have the same words and another point.
    negative = [is_negative(point.text) for point in points]
    likeness: dict[tuple[int, int], float] = {}
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            if points[i].group != points[j].group and negative[i] == negative[j]:
                likeness[i, j] = _cosine(vectors[i], vectors[j])

    clusters: dict[int, list[int]] = {i: [i] for i in range(len(points))}
    linked = {pair: value for pair, value in likeness.items() if value >= ALIKE}
    while linked:
        (a, b), _ = max(linked.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        clusters[a] += clusters.pop(b)
        linked = {pair: v for pair, v in linked.items() if b not in pair and a not in pair}
        for other, members in clusters.items():
            if other == a or _same_group(points, clusters[a], members):
                continue
            average = sum(
                likeness.get((min(i, j), max(i, j)), 0.0) for i in clusters[a] for j in members
            ) / (len(clusters[a]) * len(members))
            if average >= ALIKE:
                linked[min(a, other), max(a, other)] = average
    return [_best_first(points, members, likeness) for members in clusters.values()]


def _same_group(points: Sequence[Point], a: list[int], b: list[int]) -> bool:
    return not {points[i].group for i in a}.isdisjoint(points[j].group for j in b)


def _best_first(
    points: Sequence[Point], members: list[int], likeness: Mapping[tuple[int, int], float]
) -> list[Point]:
    """The point that is most like the others first; then the others by likeness."""

    def centrality(i: int) -> float:
        return sum(likeness.get((min(i, j), max(i, j)), 0.0) for j in members if j != i)

    return [points[i] for i in sorted(members, key=lambda i: (-centrality(i), points[i].text))]
