"""What a member can tell the interview to do, by a button or in words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.consultation import Ref, Stance, Status
from bot.interview.place import RouteKind, Step


@dataclass(frozen=True)
class Command:
    """Something to be done, as opposed to an answer to be recorded."""

    word: ClassVar[str]


@dataclass(frozen=True)
class ChooseRoute(Command):
    """Ask these questions."""

    kind: RouteKind
    section: str | None = None
    word = "route"


@dataclass(frozen=True)
class ChooseSection(Command):
    """Show the sections to choose from."""

    word = "sections"


@dataclass(frozen=True)
class FindRoute(Command):
    """Ask the questions that a member's words name: the short ones, all, or a section."""

    text: str
    word = "find-route"


@dataclass(frozen=True)
class TakeStance(Command):
    """Agree, partly agree or disagree."""

    stance: Stance
    ref: Ref | None = None
    word = "stance"


@dataclass(frozen=True)
class NotSure(Command):
    """Record that the group is not sure, and ask what makes it so."""

    ref: Ref | None = None
    word = "not-sure"


@dataclass(frozen=True)
class PassOver(Command):
    """Record one of the five non-answers."""

    status: Status
    ref: Ref | None = None
    word = "pass"


@dataclass(frozen=True)
class AnswerTogether(Command):
    """Answer all parts of a question at once."""

    ref: Ref | None = None
    word = "together"


@dataclass(frozen=True)
class GoTo(Command):
    """Go to a question. Without one: ask which."""

    ref: Ref | None = None
    word = "go"


@dataclass(frozen=True)
class GoBack(Command):
    """Go to the question before."""

    word = "back"


@dataclass(frozen=True)
class GoOn(Command):
    """Go to the next question, leaving this one as it is."""

    word = "on"


@dataclass(frozen=True)
class Begin(Command):
    """Begin, or go on where the conversation stopped."""

    word = "begin"


@dataclass(frozen=True)
class Change(Command):
    """Replace an answer: the one given, or else the last."""

    ref: Ref | None = None
    text: str | None = None
    """The words to put in its place, if they were in the same message."""
    word = "change"


@dataclass(frozen=True)
class Add(Command):
    """Add to an answer: the one given, or else the last."""

    ref: Ref | None = None
    text: str | None = None
    """The words to add, if they were in the same message."""
    word = "add"


@dataclass(frozen=True)
class Undo(Command):
    """Go back to the version before, of the answer given or else of the last."""

    ref: Ref | None = None
    of_others: bool | None = None
    """Whether a colleague's version may be taken back. Only a button says so."""
    word = "undo"


@dataclass(frozen=True)
class AnswerHere(Command):
    """What was just added to the answer before is the answer to the question at hand."""

    word = "here"


@dataclass(frozen=True)
class Remark(Command):
    """Keep words as a comment on the whole paper."""

    text: str
    word = "remark"


@dataclass(frozen=True)
class File(Command):
    """Record each answer of a pasted paper with its own question. Its text is in doubt."""

    word = "file"


@dataclass(frozen=True)
class Review(Command):
    """Show what has been recorded: everything, or what a member's words ask for."""

    text: str | None = None
    word = "review"


@dataclass(frozen=True)
class Submit(Command):
    """Submit the response, after the last questions about the group."""

    word = "submit"


@dataclass(frozen=True)
class Withdraw(Command):
    """Take the submitted response back, after asking whether it is meant."""

    sure: bool | None = None
    """Whether the group has been asked. Only a button says so."""
    word = "withdraw"


@dataclass(frozen=True)
class Erase(Command):
    """Erase everything that the group has written, after asking whether it is meant."""

    sure: bool | None = None
    """Whether the group has been asked. Only a button says so."""
    word = "erase"


class Settlement(StrEnum):
    """What becomes of an answer that was given while a colleague answered the same question."""

    ADD = "add"
    """It is added to the colleague's."""
    REPLACE = "replace"
    """It takes the place of the colleague's."""
    LEAVE = "leave"
    """The colleague's stays."""


@dataclass(frozen=True)
class Settle(Command):
    """Say what becomes of one's own answer beside a colleague's."""

    how: Settlement
    ref: Ref
    word = "settle"


class Purpose(StrEnum):
    """What a group can consent to."""

    NAMED = "named"
    QUOTED = "quoted"


@dataclass(frozen=True)
class Consent(Command):
    """Say yes or no to being named, or to being quoted."""

    purpose: Purpose
    given: bool
    word = "consent"


@dataclass(frozen=True)
class Tell(Command):
    """Say now who answers and with what consent, from this step on; then go on as before."""

    step: Step
    word = "tell"


@dataclass(frozen=True)
class Give(Command):
    """Give one detail about the group, in the words that come with it. None take it back."""

    step: Step
    word = "give"


@dataclass(frozen=True)
class RemoveContact(Command):
    """Take the e-mail address or the telephone number out."""

    word = "no-contact"


@dataclass(frozen=True)
class FollowUps(Command):
    """Ask for more when an answer is very short, or do not, in this conversation."""

    wanted: bool
    word = "follow-ups"


@dataclass(frozen=True)
class Fill(Command):
    """Answer one question on a form, with the words that come with it.

    Unlike words said in conversation, it names its question, and it replaces only the version
    of the answer that was on the form.
    """

    ref: Ref
    seen: int
    """How many versions the answer had when the form was shown."""
    stance: Stance | None = None
    status: Status | None = None
    """One of the five non-answers, if one was chosen."""
    more: bool | None = None
    """Whether the words say more about an answer, after it was given."""
    word = "fill"


class Topic(StrEnum):
    """What can be asked about without leaving the question."""

    WHY = "why"
    PAPER = "paper"
    REPEAT = "repeat"
    HELP = "help"
    ABOUT = "about"
    PROGRESS = "progress"
    PERSON = "person"
    EXAMPLE = "example"
    WHO_READS = "who_reads"
    COME_BACK = "come_back"
    COPY = "copy"
    OFF_TOPIC = "off_topic"
    GREETING = "greeting"
    THANKS = "thanks"
    STOP = "stop"


@dataclass(frozen=True)
class Ask(Command):
    """Ask about the question, the paper or the assistant; then go on at the same place."""

    topic: Topic
    word = "ask"


@dataclass(frozen=True)
class Explain(Command):
    """Explain a term. The text is the member's question."""

    text: str
    word = "explain"


@dataclass(frozen=True)
class Complain(Command):
    """Complain about the assistant or the consultation. The text is the complaint."""

    text: str
    word = "complain"


@dataclass(frozen=True)
class AsAnswer(Command):
    """What was in doubt is an answer."""

    word = "as-answer"


@dataclass(frozen=True)
class AsCommand(Command):
    """What was in doubt is a command."""

    word = "as-command"
