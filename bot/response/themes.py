"""Themes of a question: what several groups say, with the points behind it."""

from dataclasses import dataclass

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
    """The themes of one question, as they stand."""

    ref: Ref
    themes: tuple[Theme, ...]
    """Those that people decided on first, then the machine's candidates."""
    single: tuple[Evidence, ...]
    """Points in no theme."""
    aside: tuple[Evidence, ...] = ()
    """Points that a person has set aside: they are in no theme, and nobody needs to look again."""
