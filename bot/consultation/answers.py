"""What counts as an answer: the stances a group can take, and the states of a question."""

from enum import StrEnum


class Stance(StrEnum):
    """Where a group stands on a proposal, by its own choice."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"


class Status(StrEnum):
    """The one state that a question is in, for one group's response."""

    UNANSWERED = "unanswered"
    """Not reached yet."""
    ANSWERED = "answered"
    """Answered, by a stance, by words, or by both."""
    DONT_KNOW = "dont_know"
    """The group says that it does not know, or is not sure."""
    NOT_APPLICABLE = "not_applicable"
    """The group says that the question does not apply to it."""
    SKIPPED = "skipped"
    """Passed over, without a reason."""
    LATER = "later"
    """To be come back to."""
    RATHER_NOT_SAY = "rather_not_say"
    """The group has a view and prefers to keep it to itself."""
    BYPASSED = "bypassed"
    """Not asked, because an earlier answer means that it does not arise."""


NON_ANSWERS = frozenset(
    {
        Status.DONT_KNOW,
        Status.NOT_APPLICABLE,
        Status.SKIPPED,
        Status.LATER,
        Status.RATHER_NOT_SAY,
    }
)
"""The five ways of not answering. They mean different things and are kept apart."""
