"""What a network response consists of. Every format is written from this."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.response.drafts.draft import Support

SCHEMA_VERSION = 1
"""The form of the data that `NetworkResponse` is, for programs that read it."""


class Stand(StrEnum):
    """Where a group stands on a question, as the network response counts it."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    OWN_WORDS = "own_words"
    """Answered in words, without marking a stance."""
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    PASSED_OVER = "passed_over"
    """Skipped, left for later, or rather not said."""


@dataclass(frozen=True)
class Contributor:
    """A group as it may be shown: by name only if it agreed to be named."""

    name: str | None
    about: str | None
    area: str | None
    people: int | None
    mandate: str | None
    sample: bool


@dataclass(frozen=True)
class Tally:
    """How many groups, with how many people, stand where on a question."""

    stand: Stand
    groups: int
    people: int | None
    """People behind those groups, as far as they have said; None if nobody has, or if the sum
    would tell how many are in a group that is not named."""
    names: tuple[str, ...]
    """Those that agreed to be named; of those that passed the question over, none."""
    inferred: int = 0
    """How many of the groups marked nothing, so that this was read out of their answers' opening
    words, and nobody has confirmed it."""


@dataclass(frozen=True)
class Quote:
    """A group's own words, shown with its consent."""

    text: str
    by: str | None
    """The group's name, if it agreed to be named too."""


@dataclass(frozen=True)
class Made:
    """A point that was made: in whose words, and by how many groups."""

    words: str | None
    """The words of a group that agreed to be quoted; None if none of them did."""
    groups: int
    names: tuple[str, ...]
    """Those that agreed to be named."""
    title: str = ""
    """What the team calls the theme in words of its own, if it is one."""
    in_answer: bool = False
    """Whether a sentence of the network's answer leans on it."""
    decided: bool = False
    """Whether people have decided that it is a theme. Else a computer put its points together."""
    said: tuple[Quote, ...] = ()
    """Its points, as far as they may be quoted. Only in what is for the team."""


@dataclass(frozen=True)
class Aside:
    """Minority views that the network's answer does not take up, and why."""

    stand: Stand
    groups: int
    reason: str


@dataclass(frozen=True)
class Given:
    """One group's whole answer, as far as it may be shown."""

    by: str | None
    """The group's name, if it agreed to be named."""
    stand: Stand
    people: int | None
    """Who took part in agreeing it, if that was said."""
    text: str | None
    """Its words; None if it did not agree to be quoted."""


@dataclass(frozen=True)
class Line:
    """A sentence as it stands in the document."""

    text: str
    """Empty if its support is lost: what may not be shown any more is not there."""
    support: Support
    evidence: tuple[str, ...] = ()
    """What it leans on, each as `Evidence` is written. Only in the named edition, and not in
    files that are published."""
    groups: int = field(default=0, compare=False)
    """How many groups it leans on. Texts that are kept do not have it, and are the same all the
    same."""


@dataclass(frozen=True)
class Written:
    """A paragraph, or a list of points, as it stands in the document."""

    lines: tuple[Line, ...]
    heading: str = ""
    points: bool = False
    """Whether its lines are the points of a list."""


@dataclass(frozen=True)
class QuestionReport:
    """What the network's members say to one question, or to one part of it."""

    ref: str
    number: int
    section: str
    heading: str | None
    text: str
    """The official wording."""
    part: str | None
    """The official wording of the part."""
    kind: str
    tallies: tuple[Tally, ...]
    shared: tuple[Made, ...]
    """Points that two groups or more make, the most widely shared first."""
    single: tuple[Made, ...]
    """Points that one group makes."""
    unquotable: int
    """Points whose groups did not agree to be quoted."""
    answer: tuple[Written, ...] = ()
    """What the network says, as it was drafted and edited."""
    answers: tuple[Given, ...] = ()
    """Every group's answer. Only in what is for the team."""
    aside: tuple[Aside, ...] = ()
    """Minority views that are set aside. None of their words are shown as points or quotations
    of this question."""


@dataclass(frozen=True)
class NetworkResponse:
    """One response on behalf of a network."""

    consultation: str
    publisher: str
    responses_due: date
    network: str
    network_short: str
    members: str
    area: str
    groups: int
    people: int
    as_of: date | None
    """When the last of the answers was submitted."""
    sample: bool
    """Whether any of it is invented."""
    divided: tuple[tuple[str, int, int], ...]
    """Questions on which members disagree: reference, how many agree, how many disagree."""
    questions: tuple[QuestionReport, ...]
    contributors: tuple[Contributor, ...]
    unnamed: int
    """Groups that did not agree to be named."""
    unnamed_people: int
    letter: tuple[Written, ...] = ()
    """The covering letter, as it was drafted and edited."""
    paper: tuple[Written, ...] = ()
    """The meeting paper, as it was drafted and edited."""
    edition: str = "named"
    """Who can be recognised: named, pseudonymous or anonymous."""
    schema_version: int = SCHEMA_VERSION
    """Which form of data this is. Raised when something is renamed or taken away."""
    remarks: tuple[Quote, ...] = ()
    """Comments on the whole paper. Only in what is for the team."""
    for_team: bool = False
    """Whether answers and points are in it that are for the team's own work, and not for
    publication."""
    samples: int = 0
    """How many of the groups are invented. A response that was stored before this was counted
    has none."""

    @property
    def all_samples(self) -> bool:
        """Whether all of it is invented."""
        return self.sample and self.samples == self.groups
