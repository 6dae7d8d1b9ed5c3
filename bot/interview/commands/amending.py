"""Commands about words that were written: where they belong, and what was recorded."""

from dataclasses import dataclass

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
class AnswerHere(Command):
    """What was just added to the answer before is the answer to the question at hand."""

    word = "here"


@dataclass(frozen=True)
class Move(Command):
    """Put words that were kept in one place with another question. Without one: ask which."""

    of: Ref | None = None
    """Where they were kept; else the answer that was recorded last."""
    version: int | None = None
    """In which of its versions they came; else in the last."""
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
