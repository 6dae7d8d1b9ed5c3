"""The machine's candidates for themes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.analysis.assign import assign
from bot.analysis.likeness import Language
from bot.analysis.opposing import opposing
from bot.analysis.points import Point
from bot.analysis.themes import MOST, find
from bot.analysis.themes import Theme as Told
from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence, Sources, sentences
from bot.response.themes.deciding import Candidate, Candidates, Decision, decide, source_of
from bot.response.themes.points import Points, points_on, refs_answered
from bot.response.themes.themes import Theme, Themes

__all__ = ["find_candidates", "find_themes", "language_of", "refs_answered"]


def language_of(sources: Sources, titles: Iterable[str] = ()) -> Language:
    """What all answers to a consultation are compared by.

    Args:
        sources: the answers.
        titles: the titles of themes with which they will be compared.
    """
    told = [
        text
        for submission in sources
        for answer in submission.answers.values()
        for sentence in sentences(answer)
        # Points are compared without what stands in place of redacted words.
        for text in dict.fromkeys((sentence, submission.own_words(sentence)))
    ]
    return Language([*told, *titles])


def find_themes(sources: Sources, refs: Iterable[Ref], language: Language) -> Iterator[Themes]:
    """Find the themes of questions, one at a time. The order of the answers does not matter."""
    for ref in refs:
        points = points_on(ref, sources)
        yield decide(ref, points, (), find_candidates(ref, points, (), language))


def find_candidates(
    ref: Ref, points: Points, decisions: Sequence[Decision], language: Language
) -> Candidates:
    """Find what a person may want to decide on next. What is decided stays as it is.

    Points on which nothing is decided are compared with the themes that people made: by their
    titles, and by the points that people put there. Themes are found in what is left.

    Args:
        ref: the question.
        points: what is said on it.
        decisions: what people decided on it.
        language: what texts are compared by. It knows the titles that people typed.
    """
    given = decide(ref, points, decisions, Candidates())
    # Before the machine has read anything, all that is not decided on is new.
    suggested = _suggest(given.themes, sorted(given.new, key=str), points, language)
    left = [points[point] for point in points if point in given.new and point not in suggested]
    found = find(left, language).themes[: max(0, MOST - len(given.themes))]
    evidence = _evidence(points)
    candidates = []
    for theme in found:
        own = tuple(evidence[point] for point in theme.points)
        candidates.append(Candidate(own, source_of(theme.title, own, points)))
    told = [theme.points for theme in given.themes if theme.points]
    told += [candidate.points for candidate in candidates]
    return Candidates(
        themes=tuple(candidates),
        read=frozenset(points),
        suggested=suggested,
        against=_against(told, points, evidence, language),
    )


def _evidence(points: Points) -> dict[Point, Evidence]:
    return {point: evidence for evidence, point in points.items()}


def _suggest(
    themes: Sequence[Theme], free: Sequence[Evidence], points: Points, language: Language
) -> dict[Evidence, str]:
    """For points that may belong to a theme its id; of several the theme they fit best."""
    if not themes or not free:
        return {}
    placing = assign(
        [points[point] for point in free],
        [theme.title for theme in themes],
        language,
        [[points[point] for point in theme.points] for theme in themes],
    )
    best: dict[Evidence, tuple[float, str]] = {}
    for column, rows in enumerate(placing.placed):
        for row in rows:
            fit = float(placing.scores[row, column]), themes[column].id
            best[free[row]] = max(best.get(free[row], (0.0, "")), fit)
    return {point: id_ for point, (_, id_) in best.items()}


def _against(
    told: Sequence[Sequence[Evidence]],
    points: Points,
    evidence: Mapping[Point, Evidence],
    language: Language,
) -> dict[Evidence, tuple[Evidence, ...]]:
    themes = [Told("", tuple(points[point] for point in own)) for own in told]
    return {
        told[found.theme][0]: tuple(evidence[point] for point in found.points)
        for found in opposing(themes, list(points.values()), language)
    }
