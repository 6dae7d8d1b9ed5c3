"""Themes of a question: what several groups say, with the points behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.consultation import Ref
from bot.response.evidence import Evidence


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

    @property
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

    def theme(self, id_: str) -> Theme | None:
        """The theme of this id, if it is there."""
        return next((theme for theme in self.themes if theme.id == id_), None)

    def place(self, point: Evidence) -> str:
        """Where a point is: a theme's id, `aside`, or `single`."""
        for theme in self.themes:
            if point in theme.points:
                return theme.id
        return "aside" if point in self.aside else "single"
