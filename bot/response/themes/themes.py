"""Themes of a question: what several groups say, with the points behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence

SINGLE, ASIDE = "single", "aside"


@dataclass(frozen=True)
class Figures:
    """The themes of one question in numbers."""

    answers: int
    """Responses that make a point."""
    points: int
    decided: int
    """Themes that people decided on."""
    candidates: int
    single: int
    aside: int
    suggested: int
    """Single points that may belong to a theme that people decided on."""
    new: int


@dataclass(frozen=True)
class Theme:
    """Points about the same thing."""

    id: str
    """What names it among the themes of its question, for as long as it is there."""
    title: str
    points: tuple[Evidence, ...]
    """Those that say it best first."""
    decided: bool = False
    """Whether a person has decided that it is a theme."""
    source: Evidence | None = None
    """The point from which the title was taken, if it was taken from one."""

    @cached_property
    def responses(self) -> tuple[str, ...]:
        """The ids of the responses that make one of its points, each once."""
        return tuple(dict.fromkeys(point.response for point in self.points))


@dataclass(frozen=True)
class Themes:
    """The themes of one question, as they stand. Every point is in exactly one place."""

    ref: Ref
    themes: tuple[Theme, ...]
    """Those that people decided on first, then the machine's candidates."""
    single: tuple[Evidence, ...]
    """Points in no theme."""
    aside: tuple[Evidence, ...] = ()
    """Points that a person has set aside: they are in no theme, and nobody needs to look again."""
    reasons: Mapping[Evidence, str] = field(default_factory=dict)
    """Why points are set aside, where a reason was given."""
    suggested: Mapping[Evidence, str] = field(default_factory=dict)
    """Single points that may belong to a theme that a person decided on, with its id."""
    new: frozenset[Evidence] = frozenset()
    """Points that came after the machine last looked, and that nobody has decided on."""
    against: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """By a theme's id, the points that say the contrary of it."""

    def readable(self, reading: Callable[[str], str]) -> Self:
        """The same with its reasons as they may be read."""
        reasons = {point: reading(reason) for point, reason in self.reasons.items()}
        return replace(self, reasons=reasons) if reasons else self

    def theme(self, id_: str) -> Theme | None:
        """The theme of this id, if it is there."""
        return next((theme for theme in self.themes if theme.id == id_), None)

    @cached_property
    def places(self) -> Mapping[Evidence, str]:
        """Where each point is: a theme's id, `ASIDE` or `SINGLE`."""
        places = dict.fromkeys(self.single, SINGLE) | dict.fromkeys(self.aside, ASIDE)
        for theme in self.themes:
            places |= dict.fromkeys(theme.points, theme.id)
        return places

    @cached_property
    def figures(self) -> Figures:
        """What there is to say and to do, in numbers."""
        decided = sum(theme.decided for theme in self.themes)
        return Figures(
            answers=len({point.response for point in self.places}),
            points=len(self.places),
            decided=decided,
            candidates=len(self.themes) - decided,
            single=len(self.single),
            aside=len(self.aside),
            suggested=len(self.suggested),
            new=len(self.new),
        )
