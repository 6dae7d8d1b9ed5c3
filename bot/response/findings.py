"""What was found in the answers to one question: what its draft is written from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.analysis import stance
from bot.analysis.dissent import VIEWS, dissent
from bot.analysis.points import Answer as Analysed
from bot.analysis.points import Point
from bot.analysis.quotes import QUOTES, quotes
from bot.analysis.titles import title
from bot.consultation import Consultation, Ref, Stance, Status
from bot.interview import Answer
from bot.response.document import Stand
from bot.response.evidence import (
    STANCE,
    Evidence,
    Said,
    Sources,
    opening,
    said,
)
from bot.response.points import refs_answered
from bot.response.runs import LONG, runs
from bot.response.submission import Submission
from bot.response.themes import Theme, Themes

type Stands = Mapping[tuple[str, Ref], stance.Stand]
"""Where groups stand, as the team has read their answers: by response and question."""

LOOKED_AT = 60
"""Points of a theme from which its words and its quotations are chosen, at most: those that say it
best."""

ANSWERING = (Stand.AGREE, Stand.PARTLY, Stand.DISAGREE, Stand.OWN_WORDS)
"""Who stands so has answered the question."""

_NON_ANSWERS = {
    Status.DONT_KNOW: Stand.DONT_KNOW,
    Status.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    Status.SKIPPED: Stand.PASSED_OVER,
    Status.LATER: Stand.PASSED_OVER,
    Status.RATHER_NOT_SAY: Stand.PASSED_OVER,
}
_READ = {
    stance.Stand.AGREE: Stand.AGREE,
    stance.Stand.PARTLY: Stand.PARTLY,
    stance.Stand.DISAGREE: Stand.DISAGREE,
    stance.Stand.DONT_KNOW: Stand.DONT_KNOW,
    stance.Stand.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    stance.Stand.UNCLEAR: Stand.OWN_WORDS,
}
_OF_OPEN = {stance.Stand.DONT_KNOW, stance.Stand.NOT_APPLICABLE}
"""What the opening words of an answer can tell where no proposal was made."""


@dataclass(frozen=True)
class Position:
    """Where a group stands on the question."""

    response: str
    stand: Stand
    evidence: Evidence
    people: int = 0
    """How many took part in agreeing the group's answers, as far as it has said."""
    inferred: bool = False
    """Whether it was read out of the answer's opening words, and nobody has confirmed it."""


@dataclass(frozen=True)
class View:
    """A minority view: a group that stands elsewhere than most, with its reasons."""

    response: str
    stand: Stand
    evidence: tuple[Evidence, ...]
    """Its stand, and then its points."""
    reasons: tuple[Said, ...]
    """Its points, in its own words."""
    quotable: bool
    contrary: bool = False
    """Whether it takes no stand, and says the contrary of what a theme says."""


class Wording(StrEnum):
    """Whose words tell what a theme is about."""

    QUOTED = "quoted"
    """Those of a group that agreed to be quoted."""
    TOLD = "told"
    """Those of the network's team."""
    ABOUT = "about"
    """Single words that its points share, since nobody agreed to be quoted."""


@dataclass(frozen=True)
class Shared:
    """A theme, as it can be told."""

    theme: Theme
    words: str
    wording: Wording
    points: tuple[Evidence, ...]
    """Those of its points that still stand."""

    @cached_property
    def responses(self) -> frozenset[str]:
        """The responses that make one of its points."""
        return frozenset(point.response for point in self.points)


@dataclass(frozen=True)
class Findings:
    """What was found in the answers to one question, or to one part of it."""

    ref: Ref
    asks_for_view: bool
    positions: tuple[Position, ...]
    """Of every group that answered the question or said why it does not."""
    silent: tuple[str, ...]
    """The responses that say nothing to this question."""
    themes: tuple[Shared, ...]
    """Those of the most groups first."""
    single: tuple[Said, ...]
    """Points in no theme."""
    majority: Stand | None
    """Where most groups stand, if there is such a stand."""
    minority: tuple[View, ...]
    """The views of the groups that stand elsewhere."""
    quotes: tuple[Said, ...]
    """Words worth quoting, each of another group that agreed to it. None is one by which a theme
    is told."""

    def at(self, *stands: Stand) -> tuple[Position, ...]:
        """Who stands there."""
        return tuple(position for position in self.positions if position.stand in stands)

    @cached_property
    def answered(self) -> tuple[Position, ...]:
        """Who answered the question."""
        return self.at(*ANSWERING)


def find_all(
    consultation: Consultation,
    sources: Sources,
    themes: Mapping[Ref, Themes],
    stands: Stands | None = None,
) -> list[Findings]:
    """What was found in the answers to each question, in the consultation's order.

    Args:
        consultation: the consultation.
        sources: the answers from which the response is made.
        themes: the themes of each question. A question may have none.
        stands: where groups stand, as the team has read their answers.
    """
    ordered = sorted(sources, key=_order)
    return [
        _find(consultation, ref, sources, ordered, themes.get(ref), stands or {})
        for ref in refs_answered(consultation, sources)
    ]


def find_one(
    consultation: Consultation,
    ref: Ref,
    sources: Sources,
    themes: Themes | None,
    stands: Stands | None = None,
) -> Findings:
    """What was found in the answers to one question. As `find_all`."""
    return _find(consultation, ref, sources, sorted(sources, key=_order), themes, stands or {})


def _order(submission: Submission) -> tuple[str, list[str], str]:
    """By name, then by what was said: as far as can be, nothing that differs between databases."""
    words = [answer.text for _, answer in sorted(submission.answers.items())]
    return submission.about.group or "", words, submission.id


def _find(
    consultation: Consultation,
    ref: Ref,
    sources: Sources,
    ordered: Sequence[Submission],
    themes: Themes | None,
    stands: Stands,
) -> Findings:
    view = consultation.question(ref).asks_for_view
    positions = []
    silent = []
    for submission in ordered:
        answer = submission.answers.get(ref)
        stood = None
        if answer is not None:
            stood = _position(submission, answer, stands.get((submission.id, ref)), view=view)
        if stood is None:
            silent.append(submission.id)
        else:
            positions.append(stood)
    majority, minority = _minority(positions)
    shared = _shared(ref, themes, sources) if themes else ()
    single = tuple(
        Said(point, words)
        for point in (themes.single if themes else ())
        if (words := sources.words(point)) is not None
    )
    views = [_view(position, sources, ref) for position in minority]
    if not views and majority is None and themes:
        views = _contrary(positions, shared, themes, sources)
    return Findings(
        ref=ref,
        asks_for_view=view,
        positions=tuple(positions),
        silent=tuple(silent),
        themes=shared,
        single=single,
        majority=majority,
        minority=tuple(views),
        quotes=_quotes(shared, single, sources),
    )


def _position(
    submission: Submission, answer: Answer, corrected: stance.Stand | None, *, view: bool
) -> Position | None:
    """Where a group stands by its answer; None if that says nothing."""
    ref, people = answer.ref, submission.about.people or 0
    by_mark = Evidence(submission.id, ref, f"{STANCE}{answer.stance or answer.status}")
    if corrected is not None and answer.status is not Status.UNANSWERED:
        by_words = opening(submission, answer) or by_mark
        return Position(submission.id, _READ[corrected], by_words, people)
    if answer.status in _NON_ANSWERS:
        return Position(submission.id, _NON_ANSWERS[answer.status], by_mark, people)
    if answer.status is not Status.ANSWERED:
        return None
    if answer.stance is not None:
        return Position(submission.id, Stand(answer.stance.value), by_mark, people)
    read = stance.standing(Analysed(submission.id, submission.id, answer.text))
    tells = read.inferred and (view or read.stand in _OF_OPEN)
    stand = _READ[read.stand] if tells else Stand.OWN_WORDS
    by_words = opening(submission, answer) or by_mark
    return Position(submission.id, stand, by_words, people, inferred=tells)


def _minority(positions: Iterable[Position]) -> tuple[Stand | None, list[Position]]:
    views = {p.response: p for p in positions if p.stand in set(map(Stand, VIEWS))}
    found = dissent([Analysed(key, key, "", Stance(p.stand.value)) for key, p in views.items()])
    dissenting = {answer.id for answer in found.minority}
    majority = None if found.majority is None else _READ[found.majority]
    return majority, [position for key, position in views.items() if key in dissenting]


def _view(position: Position, sources: Sources, ref: Ref) -> View:
    submission = sources.submissions[position.response]
    reasons = said(submission, ref)
    points = (reason.evidence for reason in reasons)
    evidence = tuple(dict.fromkeys([position.evidence, *points]))
    quotable = bool(submission.about.quoted)
    return View(position.response, position.stand, evidence, reasons, quotable)


def _contrary(
    positions: Iterable[Position], shared: Iterable[Shared], themes: Themes, sources: Sources
) -> list[View]:
    """Who says the contrary of what more groups say, where nobody takes a stand."""
    points: dict[str, list[Said]] = {}
    for theme in shared:
        found: dict[str, list[Said]] = {}
        for point in themes.against.get(theme.theme.id, ()):
            if point.response not in theme.responses and (words := sources.words(point)):
                found.setdefault(point.response, []).append(Said(point, words))
        if len(found) < len(theme.responses):
            for response, against in found.items():
                points.setdefault(response, []).extend(against)
    views = []
    for position in positions:
        if reasons := tuple(dict.fromkeys(points.get(position.response, ()))):
            evidence = tuple(reason.evidence for reason in reasons)
            quotable = bool(sources.submissions[position.response].about.quoted)
            views.append(
                View(position.response, position.stand, evidence, reasons, quotable, contrary=True)
            )
    return views


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


def _shared(ref: Ref, themes: Themes, sources: Sources) -> tuple[Shared, ...]:
    withheld = _Withheld(ref, sources)
    taken: list[str] = []
    found = []
    for theme in themes.themes:
        points = tuple(point for point in theme.points if sources.stands(point))
        if points:
            words, wording = _told(theme, points, sources, withheld, taken)
            taken.append(words)
            found.append(Shared(theme, words, wording, points))
    return tuple(sorted(found, key=lambda shared: -len(shared.responses)))


def _told(
    theme: Theme,
    points: Sequence[Evidence],
    sources: Sources,
    withheld: _Withheld,
    taken: Sequence[str],
) -> tuple[str, Wording]:
    """What a theme is about, in words that may be shown."""
    of_theme = [_point(point, sources) for point in points[:LOOKED_AT]]
    if theme.source is not None and theme.source in points[LOOKED_AT:]:
        of_theme.append(_point(theme.source, sources))
    quotable = [" ".join(p.text.split()).casefold() for p in of_theme if p.answer.quotable]
    given = " ".join(theme.title.split())
    if given and any(given.casefold() in words for words in quotable):
        return given, Wording.QUOTED
    if given and theme.decided and not withheld.has(given):
        return given, Wording.TOLD
    return title(of_theme, taken), Wording.QUOTED if quotable else Wording.ABOUT


def _point(evidence: Evidence, sources: Sources) -> Point:
    submission = sources.submissions[evidence.response]
    answer = Analysed(submission.id, submission.id, "", quotable=bool(submission.about.quoted))
    return Point(answer, sources.words(evidence) or "")


def _quotes(shared: Sequence[Shared], single: Sequence[Said], sources: Sources) -> tuple[Said, ...]:
    """Words worth quoting: of each theme in turn, then of what is in none, from new groups."""
    told = [theme.words.casefold() for theme in shared]
    chosen: dict[str, Said] = {}
    of_themes = [(theme.points, 1) for theme in shared]
    for points, most in (*of_themes, (tuple(point.evidence for point in single), QUOTES)):
        by_point = {_point(point, sources): point for point in points[:LOOKED_AT]}
        fit = [
            point
            for point in quotes(list(by_point), chosen)
            if point.answer.group not in chosen
            and not any(words in point.text.casefold() for words in told)
        ]
        chosen |= {p.answer.group: Said(by_point[p], p.text) for p in fit[:most]}
    return tuple(chosen.values())
