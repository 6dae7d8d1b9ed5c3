"""By which words a theme can be told, and which words are worth quoting."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from operator import itemgetter

from bot.analysis.points import Point
from bot.analysis.quotes import QUOTES
from bot.analysis.quotes import quotes as chosen_from
from bot.analysis.titles import LONGEST, bare, main_clause, stands_alone, title
from bot.analysis.words import is_common, stem, unstopped, words
from bot.consultation import Ref
from bot.response.document import Stand
from bot.response.findings.findings import Position, Shared, Wording
from bot.response.findings.stances import VIEWS, contrary_to
from bot.response.findings.subjects import LOOKED_AT, Subjects, analysed
from bot.response.submitted.evidence import Evidence, Said, Sources, said, whole
from bot.response.submitted.runs import LONG, runs
from bot.response.themes.themes import Theme, Themes

_SENTENCE_ENDS = re.compile(r"[.!?…][”’\"')]*\s")

WHOLE = 40
"""Words of a sentence that is quoted whole, at most."""


class _Withheld:
    """What groups that did not agree to be quoted say on a question."""

    def __init__(self, ref: Ref, sources: Sources) -> None:
        self._ref, self._sources = ref, sources

    @cached_property
    def _runs(self) -> set[tuple[str, ...]]:
        return {
            run
            for submission in self._sources
            if not submission.about.quoted
            for point in said(submission, self._ref)
            for run in runs(point.text, LONG)
        }

    def has(self, text: str) -> bool:
        """Whether a text repeats some of it."""
        of_text = set(runs(text, LONG))
        return bool(of_text) and not of_text.isdisjoint(self._runs)


def shared_of(
    ref: Ref,
    themes: Themes,
    sources: Sources,
    positions: Sequence[Position],
    asked: str,
) -> tuple[Shared, ...]:
    """The themes of a question as they can be told, those of the most groups first.

    Args:
        ref: the question.
        themes: its themes.
        sources: the answers.
        positions: where groups stand on it.
        asked: the question, in all its words.
    """
    withheld = _Withheld(ref, sources)
    subjects = Subjects(ref, [each.response for each in positions], sources, asked)
    stands = {each.response: each.stand for each in positions if each.stand in VIEWS}
    standing = [
        (theme, points)
        for theme in themes.themes
        if (points := tuple(point for point in theme.points if sources.stands(point)))
    ]
    contrary = {
        response
        for theme, points in standing
        for response in contrary_to(theme.id, {p.response for p in points}, themes, sources)
    }
    taken: list[str] = []
    found = []
    for theme, points in standing:
        differing = contrary | _differing(points, stands)
        about, told_of, own = tuple[str, ...](), points, points
        if not theme.decided:
            about, told_of = subjects.of(points)
            saying = {*told_of}
            own = tuple(point for point in points if point in saying) if about else points
        looked_at = {point: analysed(point, sources) for point in own[:LOOKED_AT]}
        told, wording = _told(theme, own, looked_at, sources, withheld, taken, differing)
        taken.append(told)
        is_quoted = wording is Wording.QUOTED
        other = _other(told, looked_at, differing) if is_quoted else None
        speakers = _speakers(told, points, sources) if is_quoted else frozenset()
        found.append(Shared(theme, told, wording, points, about, told_of, speakers, other))
    return tuple(sorted(found, key=lambda shared: -len(shared.groups)))


def _differing(points: Iterable[Evidence], stands: Mapping[str, Stand]) -> set[str]:
    """Who stands elsewhere than most of those behind a theme."""
    there = {point.response: stands.get(point.response) for point in points}
    counts = Counter(stand for stand in there.values() if stand)
    most = max(counts.values(), default=0)
    return {response for response, stand in there.items() if stand and counts[stand] < most}


def _told(
    theme: Theme,
    points: Sequence[Evidence],
    looked_at: Mapping[Evidence, Point],
    sources: Sources,
    withheld: _Withheld,
    taken: Sequence[str],
    differing: Collection[str],
) -> tuple[str, Wording]:
    """What a theme is about, in words that may be shown.

    Who differs does not speak for the others, unless nobody else may be quoted, or somebody has
    written the title so.
    """
    of_theme = [*looked_at.values()]
    if theme.source is not None and theme.source in points[LOOKED_AT:]:
        of_theme.append(analysed(theme.source, sources))
    quotable = [point for point in of_theme if point.answer.quotable]
    agreeing = [point for point in quotable if point.answer.group not in differing]
    given = " ".join(theme.title.split())
    written = theme.decided and theme.source is None
    if given and _is_in(given, quotable if written else agreeing or quotable):
        return given if written else _sentence(given, agreeing or quotable), Wording.QUOTED
    if given and theme.decided and not _is_in(given, quotable) and not withheld.has(given):
        return given, Wording.TOLD
    told = title(agreeing or of_theme, taken)
    if _is_in(told, quotable):
        return _sentence(told, agreeing or quotable), Wording.QUOTED
    return told, Wording.ABOUT


def _sentence(told: str, points: Iterable[Point]) -> str:
    """The whole sentence that a title was made of, by cutting its opening or its second clause."""
    texts = [" ".join(point.text.split()) for point in points]
    made = [(bare(text), text) for text in texts] + [(main_clause(bare(t)), t) for t in texts]
    whole = next((text for title, text in made if title.casefold() == told.casefold()), told)
    is_one = len(whole.split()) <= WHOLE and not _SENTENCE_ENDS.search(whole)
    return unstopped(whole) if is_one else told


def _speakers(told: str, points: Iterable[Evidence], sources: Sources) -> frozenset[str]:
    """Who says these words and may be quoted."""
    letters = told.casefold()
    first, *_ = letters.split() or [""]
    return frozenset(
        evidence.response
        for evidence in points
        # Nearly always it is not there at all, and that is quickly seen.
        if (text := sources.words(evidence))
        and first in text.casefold()
        and letters in " ".join(text.split()).casefold()
        and sources.submissions[evidence.response].may_quote(text)
    )


def _other(
    told: str, looked_at: Mapping[Evidence, Point], differing: Collection[str]
) -> Said | None:
    """A point of another group that shares the fewest words with those by which a theme is told."""
    own = _telling_words(told)
    fit: list[tuple[float, Said]] = []
    speakers = set(differing)
    for evidence, point in looked_at.items():
        text = unstopped(" ".join(point.text.split()))
        fits = stands_alone(bare(text)) and len(text.split()) <= LONGEST
        if told.casefold() in text.casefold():
            speakers.add(evidence.response)
        elif point.answer.quotable and fits:
            others = _telling_words(text)
            shared = len(own & others) / max(len(own | others), 1)
            fit.append((shared, Said(evidence, text)))
    left = [each for each in fit if each[1].evidence.response not in speakers]
    return min(left, key=itemgetter(0))[1] if left else None


def _telling_words(text: str) -> set[str]:
    return {stem(word) for word in words(text) if not is_common(word)}


def _is_in(text: str, points: Iterable[Point]) -> bool:
    return any(text.casefold() in " ".join(each.text.split()).casefold() for each in points)


def quotes_of(
    shared: Sequence[Shared],
    single: Sequence[Said],
    sources: Sources,
    aside: Collection[Evidence] = (),
) -> tuple[Said, ...]:
    """Words worth quoting: of each theme in turn, then of what is in none, from new groups.

    Where only one group says anything, they are all its own.
    """
    told = [theme.words.casefold() for theme in shared]
    chosen: dict[str, Said] = {}
    of_themes = [(theme.points, 1) for theme in shared]
    for points, most in (*of_themes, (tuple(point.evidence for point in single), QUOTES)):
        by_point = {analysed(point, sources): point for point in points[:LOOKED_AT]}
        fit = [p for p in chosen_from(list(by_point), chosen) if p.answer.group not in chosen]
        # A theme that is not told by itself may be quoted in the words that stand for it.
        fit.sort(key=lambda point: any(words in point.text.casefold() for words in told))
        chosen |= {
            p.answer.group: _quotation(by_point[p], p.text, told, sources, aside)
            for p in fit[:most]
        }
    if len({point.evidence.response for point in single} | _makers(shared)) == 1:
        quotable = (each for each in single if chosen_from([analysed(each.evidence, sources)]))
        return tuple(islice(quotable, QUOTES))
    return tuple(chosen.values())


def _quotation(
    evidence: Evidence,
    text: str,
    told: Iterable[str],
    sources: Sources,
    aside: Collection[Evidence],
) -> Said:
    """A point as it is quoted: with the rest of its answer if that is short, and not told yet."""
    submission = sources.submissions[evidence.response]
    together = whole(submission, evidence.ref, evidence, aside)
    if together is None or any(words in together.text.casefold() for words in told):
        return Said(evidence, text)
    return together


def _makers(shared: Iterable[Shared]) -> set[str]:
    return {response for theme in shared for response in theme.responses}
