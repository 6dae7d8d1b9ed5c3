"""Commands about words that were written: where they belong, and what was recorded."""

from dataclasses import dataclass
from enum import StrEnum

from bot.consultation import Ref
from bot.interview.commands.base import Command


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
class Correct(Command):
    """Put other words in the place of some words of an answer."""

    ref: Ref
    old: str
    new: str | None = None
    """None takes the words out."""
    word = "correct"


@dataclass(frozen=True)
class KeepBoth(Command):
    """Put what an answer's last words took the place of before them: that given, or the last."""

    ref: Ref | None = None
    word = "both"


@dataclass(frozen=True)
class KeepNew(Command):
    """Put what was last added to an answer in the place of what was there."""

    ref: Ref
    word = "new"


@dataclass(frozen=True)
class Undo(Command):
    """Go back to the version before, of the answer given or else of the last."""

    ref: Ref | None = None
    of_others: bool | None = None
    """Whether a colleague's version may be taken back. Only a button says so."""
    word = "undo"


@dataclass(frozen=True)
class Redo(Command):
    """Put back what was undone last, of the answer given or else of the last."""

    ref: Ref | None = None
    word = "redo"


@dataclass(frozen=True)
class Versions(Command):
    """Show the versions of an answer: the one given, or else that shown or recorded last."""

    ref: Ref | None = None
    word = "versions"


@dataclass(frozen=True)
class BringBack(Command):
    """Bring an earlier version of an answer back, as a new version."""

    ref: Ref | None = None
    version: int | None = None
    """Which, as they are shown; without it, the one before."""
    word = "bring-back"


class Unit(StrEnum):
    """What an answer consists of."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    LINE = "line"


@dataclass(frozen=True)
class TakeOut(Command):
    """Take an answer out, or a part of it: the answer given, or else that shown last."""

    ref: Ref | None = None
    version: int | None = None
    """How many versions it had when it was shown. If it has more, it is shown anew."""
    unit: Unit | None = None
    """What is counted, where only a part is to go."""
    nth: int | None = None
    """Which part; -1 is the last."""
    word = "take-out"


@dataclass(frozen=True)
class Reconsider(Command):
    """Say that an answer is wrong, and not what is to become of it."""

    ref: Ref
    word = "reconsider"


@dataclass(frozen=True)
class AnswerHere(Command):
    """What was just added to the answer before is the answer to the question at hand."""

    word = "here"


@dataclass(frozen=True)
class Move(Command):
    """Put words that were kept in one place with another question. Without one: ask which."""

    of: Ref | None = None
    """Where they were kept; else the answer that was recorded last."""
    version: int | None = None
    """In which of its versions they came; else all its words, or those of the last version where
    no answer is named."""
    ref: Ref | None = None
    word = "move"


@dataclass(frozen=True)
class LeaveOut(Command):
    """Take words out of an answer again."""

    of: Ref
    version: int
    """In which of its versions they came."""
    word = "leave-out"


@dataclass(frozen=True)
class Remark(Command):
    """Keep words as a comment on the whole paper."""

    text: str
    word = "remark"


@dataclass(frozen=True)
class ShowRemark(Command):
    """Show the comments on the whole paper."""

    word = "show-remark"


@dataclass(frozen=True)
class RemoveRemark(Command):
    """Take the comments on the whole paper out: all of them, or the last."""

    last: bool | None = None
    word = "no-remark"


@dataclass(frozen=True)
class File(Command):
    """Record each answer of a pasted paper with its own question. Its text is in doubt."""

    word = "file"


@dataclass(frozen=True)
class AsAnswer(Command):
    """What was in doubt is an answer."""

    word = "as-answer"


@dataclass(frozen=True)
class AsCommand(Command):
    """What was in doubt is a command."""

    word = "as-command"


@dataclass(frozen=True)
class AsNothing(Command):
    """What was in doubt is neither: it was only said."""

    word = "as-nothing"
