"""Is it an answer or a command?

People write "I think we should go back to the old arrangement" and "we'd skip the statutory
duty". A command wrongly obeyed loses words; an answer wrongly questioned costs one tap. So a
command is taken as one only when it is surely one, and in doubt the group is asked.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.consultation.reference import see_other
from bot.interview.commands import Command

SURE = 0.9
"""From this confidence a message is taken as the command it seems to be."""

SURE_AT_LENGTH = 0.95
"""The same for a message of more than `LONG` words: there is more in it that may be an answer."""

LONG = 20
"""In words."""

DOUBTFUL = 0.5
"""From this confidence, and below `SURE`, the group is asked."""

LONGEST_COMMAND = 30
"""In words. Anything longer is an answer."""

LONGEST_COMMAND_LETTERS = 240
"""In characters, for writing that does not put spaces between words."""


_E_MAIL_ADDRESS = re.compile(r"\s*[^\s@]+@[^\s@]+\s*")
_CODE = re.compile(r"[<>{}\[\]|`\\;]|--")


@dataclass(frozen=True)
class Understanding:
    """What a message seems to tell the interview to do, and how likely that is."""

    command: Command | None = None
    """None where it seems to be an answer."""
    confidence: float = 0.0
    """From 0 to 1."""


AN_ANSWER = Understanding()
"""Nothing but an answer."""


class Verdict(Enum):
    """How a message is taken."""

    ANSWER = auto()
    COMMAND = auto()
    DOUBT = auto()


def can_only_be_an_answer(text: str) -> bool:
    """Whether a message is an answer whatever it seems to say.

    It is if it is long; if it is nothing but an e-mail address; if it sends its reader to another
    answer, as "see question 3" does; and if it begins with "/" or has the signs of code in it:
    nobody talks to people like that, but programs may, and they mean what they send.
    """
    return (
        len(text) > LONGEST_COMMAND_LETTERS
        or len(text.split()) > LONGEST_COMMAND
        or text.lstrip().startswith("/")
        or _E_MAIL_ADDRESS.fullmatch(text) is not None
        or _CODE.search(text) is not None
        or see_other(text) is not None
    )


def judge(text: str, understanding: Understanding) -> Verdict:
    """How to take a message, given what it seems to be."""
    if understanding.command is None or understanding.confidence < DOUBTFUL:
        return Verdict.ANSWER
    if can_only_be_an_answer(text):
        return Verdict.ANSWER
    sure = SURE_AT_LENGTH if len(text.split()) > LONG else SURE
    return Verdict.COMMAND if understanding.confidence >= sure else Verdict.DOUBT
