"""When to ask for a little more."""

from bot.consultation import Question, Status
from bot.consultation.model import FollowUp
from bot.interview.state.response import Answer
from bot.interview.state.route import Interview

THIN = 3
"""An answer of this many words or fewer cannot be quoted in a network response."""


def is_thin(text: str) -> bool:
    """Whether an answer says too little to be quoted."""
    return len(text.split()) <= THIN


def wanted(interview: Interview, answer: Answer) -> bool:
    """Whether to ask one follow-up question about an answer that is about to be recorded.

    Only if the network wants follow-ups and the group has not said no to them, the answer is
    thin, and it is the group's first to this question: so at most once a question.
    """
    allowed = interview.consultation.follow_up and interview.conversation.follow_up
    if not allowed or not is_thin(answer.text):
        return False
    earlier = interview.response.answers.get(answer.ref, ())
    return not any(version.status is Status.ANSWERED for version in earlier)


def kind(question: Question, answer: Answer | None) -> FollowUp:
    """What to ask for: why, an example, or who would be affected.

    Of a stance, and of words on a proposal, why. Of an open question, what the consultation
    says to ask, or else an example.
    """
    if question.asks_for_view or (answer is not None and answer.stance is not None):
        return "why"
    return question.follow_up or "example"
