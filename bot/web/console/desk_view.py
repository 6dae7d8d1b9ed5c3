"""What the theme desk shows: themes as cards, and beside them a page of answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.analysis.points import Answer
from bot.analysis.stance import VIEWS, Stand, standing
from bot.analysis.titles import shared_words
from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.themes.deciding import Decision, Delete, Make, Merge, Move, Rename, kind_of
from bot.response.themes.points import Points
from bot.response.themes.themes import Theme, Themes
from bot.store.themes.themes import Decided

PAGE = 25
"""Answers of a page."""

FIRST_LINES = 3
"""Points of a theme that its card shows at once."""

FIRST_ITEMS = 5
"""Themes, and answers of a page, that a small screen shows before one asks for the others."""

SHOWN = 10
"""Points that a card can show; the others are among the answers."""

TELLING = 60
"""Points of a theme that are looked at for the words that they share."""

MAYBE = "maybe-"
"""Before a theme's id: the points that may belong to it."""


@dataclass(frozen=True)
class Line:
    """A point of a theme, with who makes it."""

    by: str | None
    text: str


@dataclass(frozen=True)
class Card:
    """A theme, why it is one, and what is to be looked at."""

    theme: Theme
    groups: int
    people: int
    words: Sequence[tuple[str, int]]
    """Shared words, each with how many groups use it."""
    lines: Sequence[Line]
    suggested: int
    suggested_new: int
    against: Sequence[Line]
    opposed: int
    """How many points say the contrary, also those that are not shown here."""
    stands: Mapping[str, int]
    """Where its groups stand, with how many do, if some disagree and others do not."""

    @property
    def typical(self) -> int:
        """If `words` are not of all points, of how many; else 0."""
        return TELLING if len(self.theme.points) > TELLING else 0


@dataclass(frozen=True)
class PointShown:
    """A point of an answer, and where it is."""

    evidence: Evidence
    text: str
    place: str
    """A theme's id, `ASIDE` or `SINGLE`."""
    title: str
    """Of the theme that it is in."""
    maybe: str
    """The id of the theme to which it may belong, or nothing."""
    maybe_title: str
    new: bool
    reason: str

    @property
    def id(self) -> str:
        """What names its box on the page."""
        return f"p-{self.evidence.response}-{self.evidence.mark}"


@dataclass(frozen=True)
class AnswerShown:
    """An answer with its points."""

    response: str
    by: str | None
    people: int
    stance: str
    inferred: bool
    """Whether nobody said where it stands, but its first words were read so."""
    points: Sequence[PointShown]


@dataclass(frozen=True)
class View:
    """The desk of one question."""

    ref: Ref
    themes: Themes
    cards: Sequence[Card]
    answers: Sequence[AnswerShown]
    show: str
    """Which answers are shown: `all`, `single`, `new`, `aside`, a theme's id, or what may belong
    to it."""
    found: int
    """Answers that are shown, on all pages."""
    page: int
    """From 1."""
    pages: int


def view(
    ref: Ref,
    themes: Themes,
    points: Points,
    sources: Sources,
    stances: Mapping[str, str],
    show: str = "all",
    page: int = 1,
) -> View:
    """Put together what the desk shows.

    Args:
        ref: the question.
        themes: its themes as they stand.
        points: what is said on it.
        sources: all answers.
        stances: where the team says that groups stand, by their responses.
        show: which answers; see `View`. What is not known shows all.
        page: which page of them, from 1. One that is not there is the nearest.
    """
    chosen = _chosen(themes, show)
    if chosen is None:
        chosen, show = themes.places.keys(), "all"
    by_response: dict[str, list[Evidence]] = {}
    for point in points:
        by_response.setdefault(point.response, []).append(point)
    meant = {point.response for point in chosen}
    found = [response for response in by_response if response in meant]
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 1), pages)
    return View(
        ref,
        themes,
        [_card(theme, themes, points, sources, stances) for theme in themes.themes],
        [
            _answer(response, by_response[response], themes, points, sources, stances)
            for response in found[(page - 1) * PAGE : page * PAGE]
        ],
        show,
        len(found),
        page,
        pages,
    )


def _chosen(themes: Themes, show: str) -> Iterable[Evidence] | None:
    match show:
        case "single":
            return themes.single
        case "aside":
            return themes.aside
        case "new":
            return themes.new
    if show.startswith(MAYBE):
        id_ = show.removeprefix(MAYBE)
        return [point for point, theme in themes.suggested.items() if theme == id_]
    theme = themes.theme(show)
    return theme.points if theme else None


def _name(response: str, sources: Sources) -> str | None:
    submission = sources.submissions.get(response)
    return submission.about.group if submission else None


def _lines(evidence: Iterable[Evidence], points: Points, sources: Sources) -> Sequence[Line]:
    return [Line(_name(p.response, sources), _text(p, points, sources)) for p in evidence]


def _text(point: Evidence, points: Points, sources: Sources) -> str:
    """A point as it may be read, with what stands in place of redacted words."""
    return sources.words(point) or points[point].text


def _card(
    theme: Theme, themes: Themes, points: Points, sources: Sources, stances: Mapping[str, str]
) -> Card:
    answers = {point.response: points[point].answer for point in theme.points}
    stands = Counter(_stand(answer, stances) for answer in answers.values())
    taken = {str(stand): stands[stand] for stand in VIEWS if stands[stand]}
    suggested = [point for point, id_ in themes.suggested.items() if id_ == theme.id]
    return Card(
        theme=theme,
        groups=len(answers),
        people=sum(answer.people for answer in answers.values()),
        words=shared_words([points[point] for point in theme.points[:TELLING]]),
        lines=_lines(theme.points[:SHOWN], points, sources),
        suggested=len(suggested),
        suggested_new=len(themes.new.intersection(suggested)),
        against=_lines(themes.against.get(theme.id, ())[:SHOWN], points, sources),
        opposed=len(themes.against.get(theme.id, ())),
        stands=taken if Stand.DISAGREE in taken and len(taken) > 1 else {},
    )


def _answer(
    response: str,
    own: Sequence[Evidence],
    themes: Themes,
    points: Points,
    sources: Sources,
    stances: Mapping[str, str],
) -> AnswerShown:
    answer = points[own[0]].answer
    titles = {theme.id: theme.title for theme in themes.themes}
    return AnswerShown(
        response,
        _name(response, sources),
        answer.people,
        _stand(answer, stances),
        standing(answer).inferred and response not in stances,
        [
            PointShown(
                point,
                _text(point, points, sources),
                themes.places[point],
                titles.get(themes.places[point], ""),
                themes.suggested.get(point, ""),
                titles.get(themes.suggested.get(point, ""), ""),
                point in themes.new,
                themes.reasons.get(point, ""),
            )
            for point in own
        ],
    )


def _stand(answer: Answer, stances: Mapping[str, str]) -> str:
    stance = stances.get(answer.id) or standing(answer).stand.value
    return stance if stance in set(Stand) else Stand.UNCLEAR


@dataclass(frozen=True)
class Event:
    """A decision as it is told."""

    kind: str
    """make, rename, merge, delete, move, alone, aside or back."""
    title: str
    """Of the theme; empty if it cannot be told any more."""
    count: int
    """How many points, or themes, it was about."""
    made: Decided


def events(decided: Sequence[Decided], themes: Themes) -> list[Event]:
    """What was decided, the latest first, with titles as they are now or were given last."""
    titles: dict[str, str] = {}
    for each in decided:
        match each.decision:
            case Make(theme, title=title, source=None) | Rename(theme, title=title, source=None):
                titles[theme] = title
            case _:
                pass
    titles |= {theme.id: theme.title for theme in themes.themes if theme.decided}
    return [_event(each, titles) for each in reversed(decided)]


def _event(made: Decided, titles: Mapping[str, str]) -> Event:
    decision: Decision = made.decision
    kind, count = kind_of(decision), 0
    theme: str | None = None
    match decision:
        case Make(theme=theme, points=points) | Move(theme=theme, points=points):
            count = len(points)
            if theme is None:
                kind = "alone"
        case Merge(theme=theme, others=others):
            count = len(others)
        case Rename(theme=theme) | Delete(theme=theme):
            pass
        case _:
            count = len(decision.points)
    return Event(kind, titles.get(theme or "", ""), count, made)
