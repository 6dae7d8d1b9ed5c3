"""What people decide about the themes of a question.

A decision names points by their evidence and themes by ids that are never given again. So it means
the same whatever the machine finds later, and whatever becomes of the answers: points that are
gone are passed over, and stand in their place again if they come back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.analysis.titles import title
from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence
from bot.response.themes.points import Points
from bot.response.themes.themes import Theme, Themes

MACHINE = "m"
"""With what the ids of the machine's candidates begin."""


@dataclass(frozen=True)
class Make:
    """Make a theme of points, wherever they are now: a candidate's, or chosen ones."""

    theme: str
    """The new theme's id, which no other theme of the question has had."""
    points: tuple[Evidence, ...]
    title: str = ""
    """As somebody typed it. Empty for a title in the members' own words."""
    source: Evidence | None = None
    """The point whose words the title is, or holds."""


@dataclass(frozen=True)
class Rename:
    """Give a theme another title; see `Make`."""

    theme: str
    title: str = ""
    source: Evidence | None = None


@dataclass(frozen=True)
class Merge:
    """Put all points of other themes into one."""

    theme: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """Put points into a theme, or out of any, to stand alone."""

    points: tuple[Evidence, ...]
    theme: str | None = None


@dataclass(frozen=True)
class SetAside:
    """Set points aside: they are in no theme, and nobody needs to look again."""

    points: tuple[Evidence, ...]
    reason: str = ""


@dataclass(frozen=True)
class BringBack:
    """Bring points back that were set aside, as if nothing had been decided about them."""

    points: tuple[Evidence, ...]


@dataclass(frozen=True)
class Delete:
    """Take a theme away. Nothing is decided about its points then."""

    theme: str


type Decision = Make | Rename | Merge | Move | SetAside | BringBack | Delete

_KINDS: dict[str, type[Any]] = {
    "make": Make, "rename": Rename, "merge": Merge, "move": Move, "aside": SetAside,
    "back": BringBack, "delete": Delete,
}  # fmt: skip


def kind_of(decision: Decision) -> str:
    """The key of a kind of decision, such as `make`."""
    return next(key for key, kind in _KINDS.items() if isinstance(decision, kind))


def plain(decision: Decision) -> dict[str, Any]:
    """A decision as plain values, as they are stored."""
    written: dict[str, Any] = {"do": kind_of(decision)}
    for name, value in vars(decision).items():
        match value:
            case tuple():
                written[name] = [str(each) for each in value]
            case Evidence():
                written[name] = str(value)
            case _:
                written[name] = value
    return written


def read(written: Mapping[str, Any]) -> Decision:
    """Read what `plain` has written."""
    values: dict[str, Any] = {}
    for name, value in written.items():
        match name, value:
            case "do", _:
                continue
            case "points", _:
                values[name] = tuple(Evidence.parse(each) for each in value)
            case "others", _:
                values[name] = tuple(value)
            case "source", str():
                values[name] = Evidence.parse(value)
            case _:
                values[name] = value
    made: Decision = _KINDS[written["do"]](**values)
    return made


@dataclass(frozen=True)
class Candidate:
    """A theme that the machine has found."""

    points: tuple[Evidence, ...]
    source: Evidence | None = None
    """The point from which its title was taken, if it was taken from one."""


@dataclass(frozen=True)
class Candidates:
    """What the machine last found in the answers to a question. It decides nothing."""

    themes: tuple[Candidate, ...] = ()
    read: frozenset[Evidence] = frozenset()
    """All points that it has read."""
    suggested: Mapping[Evidence, str] = field(default_factory=dict)
    """Points that may belong to themes that people decided on, with the themes' ids."""
    against: Mapping[Evidence, tuple[Evidence, ...]] = field(default_factory=dict)
    """By the first point of a theme, the points that say the contrary."""


@dataclass(frozen=True)
class _Titled:
    title: str = ""
    source: Evidence | None = None


class Settled:
    """What a sequence of decisions comes to, whatever points there are now."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take the decisions in order. One about a theme that is not there does nothing."""
        self.titles: dict[str, _Titled] = {}
        """The themes, in order."""
        self.places: dict[Evidence, str | None] = {}
        """For each point that was decided on its theme, or none; in the order of decisions."""
        self.aside: dict[Evidence, str] = {}
        """The points that were set aside, and why."""
        for decision in decisions:
            self._take(decision)

    @property
    def points(self) -> set[Evidence]:
        """All points about which something is decided."""
        return self.places.keys() | self.aside.keys()

    def _take(self, decision: Decision) -> None:
        match decision:
            case Make(theme, points, text, source) if theme not in self.titles:
                self.titles[theme] = _Titled(text, source)
                self._put(points, theme)
            case Rename(theme, text, source) if theme in self.titles:
                self.titles[theme] = _Titled(text, source)
            case Merge(theme, others) if theme in self.titles:
                gone = {other for other in others if other != theme and other in self.titles}
                self._put([p for p, place in self.places.items() if place in gone], theme)
                for other in gone:
                    del self.titles[other]
            case Move(points, theme) if theme is None or theme in self.titles:
                self._put(points, theme)
            case SetAside(points, reason):
                self._free(points)
                self.aside |= dict.fromkeys(points, reason)
            case BringBack(points):
                for point in points:
                    self.aside.pop(point, None)
            case Delete(theme) if theme in self.titles:
                del self.titles[theme]
                self._free([p for p, place in self.places.items() if place == theme])
            case _:
                pass

    def _put(self, points: Sequence[Evidence], theme: str | None) -> None:
        self._free(points)
        self.places |= dict.fromkeys(points, theme)

    def _free(self, points: Sequence[Evidence]) -> None:
        for point in points:
            self.places.pop(point, None)
            self.aside.pop(point, None)


def decide(
    ref: Ref, points: Points, decisions: Iterable[Decision], candidates: Candidates
) -> Themes:
    """The themes of a question, as people decided on them and the machine fills in.

    Every point is in exactly one place: in one theme, set aside, or single. What people decided
    comes first; the machine only has what they did not decide on.

    Args:
        ref: the question.
        points: what is said on it now.
        decisions: what was decided, in order, without what was undone.
        candidates: what the machine last found.
    """
    settled = Settled(decisions)
    placed: dict[str, list[Evidence]] = {theme: [] for theme in settled.titles}
    for point, place in settled.places.items():
        if place is not None and point in points:
            placed[place].append(point)
    themes: list[Theme] = []
    for id_, given in settled.titles.items():
        if given.source is None and given.title:
            themes.append(Theme(id_, given.title, tuple(placed[id_]), decided=True))
        elif placed[id_]:
            own = _Titled() if given.source and not _quotable(given.source, points) else given
            themes.append(_titled(id_, own, placed[id_], points, themes, decided=True))
    free = points.keys() - settled.points
    for number, candidate in enumerate(candidates.themes, 1):
        left = [point for point in candidate.points if point in free]
        if len({point.response for point in left}) > 1:
            source = candidate.source
            if source is not None and (source not in free or not _quotable(source, points)):
                source = None
            own = _Titled("", source)
            themes.append(_titled(f"{MACHINE}{number}", own, left, points, themes))
            free.difference_update(left)
    return _themes(ref, points, settled, tuple(themes), candidates)


def _themes(
    ref: Ref,
    points: Points,
    settled: Settled,
    themes: tuple[Theme, ...],
    candidates: Candidates,
) -> Themes:
    inside = {point for theme in themes for point in theme.points}
    aside = tuple(point for point in points if point in settled.aside)
    single = tuple(p for p in points if p not in inside and p not in settled.aside)
    ids = {theme.id for theme in themes if theme.decided}
    open_ = points.keys() - settled.points
    return Themes(
        ref,
        themes,
        single,
        aside,
        reasons={point: settled.aside[point] for point in aside if settled.aside[point]},
        suggested={
            point: theme
            for point, theme in candidates.suggested.items()
            if theme in ids and point in open_ and point not in inside
        },
        new=frozenset(open_ - candidates.read),
        against={
            theme.id: found
            for theme in themes
            if theme.points and (found := _against(theme, points, candidates))
        },
    )


def _against(theme: Theme, points: Points, candidates: Candidates) -> tuple[Evidence, ...]:
    own = set(theme.points)
    contrary = candidates.against.get(theme.points[0], ())
    return tuple(point for point in contrary if point in points and point not in own)


def _titled(
    id_: str,
    given: _Titled,
    own: Sequence[Evidence],
    points: Points,
    before: Sequence[Theme],
    *,
    decided: bool = False,
) -> Theme:
    """A theme with a title in the members' own words, unless somebody typed one."""
    theme = Theme(id_, given.title, tuple(own), decided, given.source)
    if given.title:
        return theme
    taken = [other.title for other in before]
    if given.source is not None:
        return replace(theme, title=title([points[given.source]], taken))
    made = title([points[point] for point in own], taken)
    return replace(theme, title=made, source=source_of(made, own, points))


def source_of(text: str, among: Iterable[Evidence], points: Points) -> Evidence | None:
    """The point from which a title was taken, if it was taken from one that may be quoted."""
    words = " ".join(text.split()).casefold()
    for point in among:
        if _quotable(point, points) and words in " ".join(points[point].text.split()).casefold():
            return point
    return None


def _quotable(point: Evidence, points: Points) -> bool:
    return point in points and points[point].answer.quotable
