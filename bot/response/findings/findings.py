"""What was found in the answers to one question: what its draft is written from."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.consultation import Ref
from bot.response.document import Stand
from bot.response.submitted.evidence import Evidence, Said
from bot.response.themes.themes import Theme

ANSWERING = (Stand.AGREE, Stand.PARTLY, Stand.DISAGREE, Stand.OWN_WORDS)
"""Who stands so has answered the question."""


class Asked(StrEnum):
    """What the answers are to."""

    QUESTION = "question"
    PART = "part"
    """One part of a question."""
    WHOLE = "whole"
    """A question that has parts, as a whole."""


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
    quotable: tuple[Said, ...]
    """Those of its reasons that may be quoted; before them, if they are short, all as one."""
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
    about: tuple[str, ...] = ()
    """A word that at least half of its groups use and the question does not, and others that come
    up in the same answers. None where a person decided that it is one point."""
    told_of: tuple[Evidence, ...] = ()
    """The points that are told of: its own, or of a mere subject all on the question in which the
    words come up that it is about."""
    speakers: frozenset[str] = frozenset()
    """The responses that say the words by which it is told, and may be quoted with them."""
    other: Said | None = None
    """What another of its groups says that is least like the words of the first, where these are
    quoted: by the two one sees how far the theme reaches."""

    @property
    def is_point(self) -> bool:
        """Whether its groups can be said to share a point, and not only a subject.

        What the machine has put together is about one thing, of which people may want the
        contrary. Only a person can tell that they say the same.
        """
        return self.theme.decided

    @property
    def can_be_told(self) -> bool:
        """Whether it can be said what its groups share, be it a point or only a subject."""
        return bool(self.words) and (self.is_point or bool(self.about))

    @cached_property
    def responses(self) -> frozenset[str]:
        """The responses that make one of its points."""
        return frozenset(point.response for point in self.points)

    @cached_property
    def groups(self) -> frozenset[str]:
        """The responses that are told of."""
        return frozenset(point.response for point in self.told_of)


@dataclass(frozen=True)
class Findings:
    """What was found in the answers to one question, or to one part of it."""

    ref: Ref
    asked: Asked
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
    reserving: tuple[View, ...]
    """Where most agree in part, what these say: nobody agrees in part without a reason."""
    quotes: tuple[Said, ...]
    """Words worth quoting, each of another group that agreed to it, unless one alone answers."""

    def at(self, *stands: Stand) -> tuple[Position, ...]:
        """Who stands there."""
        return tuple(position for position in self.positions if position.stand in stands)

    @cached_property
    def answered(self) -> tuple[Position, ...]:
        """Who answered the question."""
        return self.at(*ANSWERING)
