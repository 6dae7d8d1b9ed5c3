"""Words that were written where no question is open: the group says what they are.

They may be a comment on the whole paper, an answer, or nothing at all. Until the group has said
so they are kept as `UNSETTLED`, beside the answers, and go nowhere.
"""

from bot.interview.commands import LeaveOut, Move
from bot.interview.saying.says import Offer, Say, say
from bot.interview.state.place import ASKING, DETAILS, Step
from bot.interview.state.response import GENERAL, UNSETTLED
from bot.interview.state.route import Interview

LOOKS = frozenset({Step.WELCOME, Step.SECTIONS, Step.REVIEW, Step.CONFIRM, Step.SUBMITTED})
"""The steps at which words that are unsettled are shown, with what they can be."""

REMARKS = frozenset({Step.WELCOME, Step.SECTIONS, Step.REVIEW})
"""The steps at which words that clearly are a comment on the whole paper are kept as one."""


def is_open(step: Step) -> bool:
    """Whether a step waits for words."""
    return step in ASKING | DETAILS | {Step.REMARK}


def versions(interview: Interview) -> int:
    """How many versions there are of the words that are unsettled."""
    return len(interview.response.answers.get(UNSETTLED, ()))


def question(interview: Interview) -> list[Say]:
    """The question what the words are that are unsettled, if there are any."""
    words = interview.response.unsettled
    if not words:
        return []
    return [say("unsettled", *choices(versions(interview)), words=words)]


def choices(version: int) -> tuple[Offer, Offer, Offer]:
    """What words can be that are unsettled. A button is for the words that it was shown with.

    Args:
        version: the version of `UNSETTLED` that has the words.
    """
    return (
        Offer("as_comment", Move(UNSETTLED, version, GENERAL)),
        Offer("as_some_answer", Move(UNSETTLED, version)),
        Offer("as_no_words", LeaveOut(UNSETTLED, version)),
    )


def is_waiting(interview: Interview) -> bool:
    """Whether the group has just been asked what its words are."""
    waiting = interview.conversation.which
    return waiting is not None and waiting.startswith(f"{Move.word}:{UNSETTLED}")
