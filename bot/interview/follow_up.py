"""When to ask for a little more."""

from bot.consultation import Status
from bot.interview.response import Answer
from bot.interview.route import Interview

THIN = 3
"""An answer of this many words or fewer cannot be quoted in a network response."""


def is_thin(text: str) -> bool:
    """Whether an answer says too little to be quoted."""
    return len(text.split()) <= THIN


def wanted(interview: Interview, answer: Answer) -> bool:
    """Whether to ask one follow-up question about an answer that is about to be recorded.

    Only if the network wants follow-ups, the answer is thin, and it is the group's first to
    this question: so at most once a question.
    """
    if not interview.consultation.follow_up or not is_thin(answer.text):
        return False
    earlier = interview.response.answers.get(answer.ref, ())
    return not any(version.status is Status.ANSWERED for version in earlier)
