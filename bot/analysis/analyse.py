"""The analysis of a consultation: every question's themes, stances, dissent and coverage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.analysis.assign import assign
from bot.analysis.coverage import Coverage, coverage
from bot.analysis.dissent import Dissent, dissent
from bot.analysis.likeness import Language
from bot.analysis.opposing import Opposing, opposing
from bot.analysis.points import Answer, Point, points
from bot.analysis.quotes import quotes
from bot.analysis.stance import Standing, standing
from bot.analysis.themes import Theme, find


@dataclass(frozen=True)
class Given:
    """A theme that somebody gave."""

    id: str
    title: str


@dataclass(frozen=True)
class Score:
    """How well an answer fits a given theme: the score of its best point."""

    answer: str
    theme: str
    score: float


@dataclass(frozen=True)
class Analysed:
    """What was found in the answers to one question."""

    question: str
    themes: tuple[Theme, ...]
    ids: tuple[str, ...]
    """The ids of `themes`: those given, or numbers from 1."""
    quotes: tuple[tuple[Point, ...], ...]
    """Quotations for each of `themes`."""
    single: tuple[Point, ...]
    """Points in no theme."""
    unassigned: tuple[str, ...]
    """The ids of answers none of whose points is in a theme."""
    standings: tuple[tuple[str, Standing], ...]
    """Where each answer stands, by its id."""
    dissent: Dissent
    opposing: tuple[Opposing, ...]
    coverage: Coverage
    scores: tuple[Score, ...]
    """Of every answer for every given theme; empty if none were given."""


def analyse(
    questions: Mapping[str, Sequence[Answer]],
    given: Mapping[str, Sequence[Given]] | None = None,
) -> Iterator[Analysed]:
    """Analyse the answers to each question, one question at a time, in the order given.

    Args:
        questions: the answers to each question. Their order does not matter.
        given: themes for each question, to place answers in. None finds themes instead.
    """
    made = {
        question: [point for answer in sorted(answers, key=_id) for point in points(answer)]
        for question, answers in questions.items()
    }
    titles = [theme.title for themes in (given or {}).values() for theme in themes]
    language = Language([*(p.text for told in made.values() for p in told), *titles])
    covered = coverage(questions)
    for question, answers in questions.items():
        ordered, told = sorted(answers, key=_id), made[question]
        scores: tuple[Score, ...] = ()
        if given is None:
            themes = find(told, language).themes
            ids = tuple(str(number) for number in range(1, len(themes) + 1))
        else:
            listed = given.get(question, ())
            ids = tuple(theme.id for theme in listed)
            themes, scores = _place(ordered, told, listed, language)
        in_themes = {point for theme in themes for point in theme.points}
        single = tuple(point for point in told if point not in in_themes)
        placed = {point.answer.id for point in in_themes}
        yield Analysed(
            question=question,
            themes=themes,
            ids=ids,
            quotes=_quotes(themes),
            single=single,
            unassigned=tuple(answer.id for answer in ordered if answer.id not in placed),
            standings=tuple((answer.id, standing(answer)) for answer in ordered),
            dissent=dissent(ordered),
            opposing=tuple(opposing(themes, told, language)),
            coverage=covered[question],
            scores=scores,
        )


def _id(answer: Answer) -> str:
    return answer.id


def _place(
    answers: Sequence[Answer], told: Sequence[Point], given: Sequence[Given], language: Language
) -> tuple[tuple[Theme, ...], tuple[Score, ...]]:
    placing = assign(told, [theme.title for theme in given], language)
    themes = tuple(
        Theme(theme.title, tuple(told[row] for row in rows))
        for theme, rows in zip(given, placing.placed, strict=True)
    )
    best = {answer.id: [0.0] * len(given) for answer in answers}
    for point, scores in zip(told, placing.scores.tolist(), strict=True):
        best[point.answer.id] = list(map(max, best[point.answer.id], scores))
    return themes, tuple(
        Score(answer, theme.id, score)
        for answer, scores in best.items()
        for theme, score in zip(given, scores, strict=True)
    )


def _quotes(themes: Sequence[Theme]) -> tuple[tuple[Point, ...], ...]:
    chosen = []
    quoted: set[str] = set()
    for theme in themes:
        chosen.append(quotes(theme.points, quoted))
        quoted |= {point.answer.group for point in chosen[-1]}
    return tuple(chosen)
