"""Where a conversation stands: what it waits for, on which route, and what is in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.consultation import Ref, Status


class Step(StrEnum):
    """What the interview is waiting for."""

    WELCOME = "welcome"
    """A choice of route."""
    SECTIONS = "sections"
    """A choice of section."""
    QUESTION = "question"
    """An answer: a stance, words, or one of the non-answers."""
    REASON = "reason"
    """Why the group takes the stance that it has just taken."""
    FOLLOW_UP = "follow_up"
    """A little more on an answer that is too short to quote."""
    REVIEW = "review"
    """A look at everything, then submitting or going back to a question."""
    REMARK = "remark"
    """Comments on the whole paper, other words for those that are there, or more."""
    GROUP = "group"
    """The name of the group."""
    MANDATE = "mandate"
    """Who was asked, and how the answers were agreed."""
    PEOPLE = "people"
    """How many people took part."""
    CONTACT = "contact"
    """An e-mail address or a telephone number. Asked only when the group wants to give one."""
    NAMED = "named"
    """Whether the group may be named."""
    QUOTED = "quoted"
    """Whether its words may be quoted."""
    CONFIRM = "confirm"
    """The last word before submitting."""
    SUBMITTED = "submitted"
    """Nothing. Answers can still be changed."""
    WITHDRAW = "withdraw"
    """The last word before the response is taken back."""
    ERASE = "erase"
    """The last word before everything is erased."""
    ERASED = "erased"
    """Nothing any more."""


ASKING = frozenset({Step.QUESTION, Step.REASON, Step.FOLLOW_UP})
"""The steps that are about one question."""

COMING_BACK = ASKING | {Step.REVIEW, Step.CONFIRM, Step.SUBMITTED}
"""The steps at which the interview goes on after an answer was changed elsewhere."""

ENDING = frozenset({Step.WITHDRAW, Step.ERASE})
"""The steps at which a group is asked whether it means to take everything back."""

REPLACING = frozenset({Step.QUESTION, Step.REMARK})
"""The steps at which words take the place of those that are there, unless they are added."""

ABOUT = (Step.GROUP, Step.MANDATE, Step.PEOPLE, Step.NAMED, Step.QUOTED)
"""The steps that ask who answers, in order. Each can be passed over."""

CONSENTS = frozenset({Step.NAMED, Step.QUOTED})
"""The steps among them that ask for yes or no."""

DETAILS = frozenset({*ABOUT, Step.CONTACT})
"""All steps at which words are about the group, and no answer."""


@dataclass(frozen=True)
class Place:
    """What the interview is waiting for, and about which question."""

    step: Step
    ref: Ref | None = None
    """The question, on the steps that are about one."""
    adding: bool = False
    """Whether words are added to the answer that is there, instead of replacing it."""
    revisiting: bool = False
    """Whether the question is asked again because it was left for later; of a step about the
    group, whether it is asked on the way to something else than submitting."""
    single: bool = False
    """Of a step about the group, whether nothing more is asked after it."""

    @property
    def question(self) -> Ref:
        """The question that this place is about.

        Raises:
            LookupError: the step is not about a question.
        """
        if self.ref is None:
            raise LookupError(f"{self.step} is not about a question")
        return self.ref


class RouteKind(StrEnum):
    """Which questions a group has chosen to be asked."""

    ALL = "all"
    SHORT = "short"
    SECTION = "section"


@dataclass(frozen=True)
class Route:
    """The questions that a group has chosen to be asked."""

    kind: RouteKind = RouteKind.ALL
    section: str | None = None
    """The section's id, if one section was chosen."""


@dataclass(frozen=True)
class Piece:
    """One answer in a pasted paper."""

    ref: Ref
    """The question that it is numbered with; `GENERAL` for what belongs to none."""
    status: Status
    text: str


@dataclass(frozen=True)
class Sight:
    """What a member saw when they wrote: what was asked, and which version of the answer."""

    step: Step
    ref: Ref | None = None
    versions: int = 0
    """How many versions the answer had."""


@dataclass(frozen=True)
class Doubt:
    """Words that may be an answer or a command. They wait until the group has said which."""

    text: str
    command: str
    """The command that they may be, encoded."""
    pieces: tuple[Piece, ...] = ()
    """The answers in them, if they seem to be a paper of several answers."""
    sight: Sight | None = None
    """Where they were written, if the interview had gone on since."""
    meanwhile: bool = False
    """Whether it is a detail about the group which a colleague has given in the meantime."""
    then: tuple[str, ...] = ()
    """Other such details, which are asked about next: the commands that give them, encoded."""


@dataclass(frozen=True)
class Offered:
    """A button that was shown with the assistant's last messages."""

    key: str
    command: str
    """What it carries, encoded."""
    params: Mapping[str, str] = field(default_factory=dict)
    """What is filled in on it."""


@dataclass(frozen=True)
class Just:
    """What was recorded last, as long as the conversation has not moved on from there."""

    ref: Ref
    """The question whose answer was recorded."""
    added: str = ""
    """Words that went to it because they seemed to go on with it."""


@dataclass(frozen=True)
class Pace:
    """How long a group takes, from the times of its own messages."""

    heard: float | None = None
    """When its last message came, in seconds since 1970."""
    spent: float = 0.0
    """Seconds between its messages so far, without long breaks."""
    settled: int = 0
    """How many of its messages settled a question."""


@dataclass(frozen=True)
class Clash:
    """An answer that was given while a colleague answered the same question.

    It is kept as a version; the colleague's stays the current one until the group has said
    what to do.
    """

    ref: Ref
    based_on: int
    """How many versions its author had seen of the answer."""
    version: int
    """Which version it is, counted from 1."""


@dataclass(frozen=True)
class Conversation:
    """The state of one conversation. Small, and stored after every message."""

    place: Place = Place(Step.WELCOME)
    route: Route | None = None
    """None until one has been chosen."""
    resume: Place | None = None
    """Where to go on once an earlier answer has been changed or added to."""
    last: Ref | None = None
    """The question whose answer was recorded last; the one that "undo" is about."""
    about: Ref | None = None
    """The one answer that was shown or spoken of in the last reply, if nothing was recorded."""
    together: tuple[Ref, ...] = ()
    """The questions whose answers the last change recorded, if there were several."""
    doubt: Doubt | None = None
    which: str | None = None
    """The command, encoded, that waits to be told its question."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """For each question of which an answer was shown or recorded in this conversation: how
    many versions the answer then had."""
    clashes: tuple[Clash, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    """For each detail about the group that was told or given in this conversation, a mark of
    what it then was."""
    returning: bool = False
    """Whether the group has just come back, and has been offered to continue."""
    just: Just | None = None
    offered: tuple[Offered, ...] = ()
    follow_up: bool = True
    """Whether the group may be asked for a little more; it can say no to that."""
    pace: Pace = Pace()
