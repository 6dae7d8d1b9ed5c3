"""What a message asks to be shown of the answers, as far as its form tells."""

import re

from bot.consultation.reference import mentions
from bot.interview.commands import Review
from bot.interview.engine import Message, Tap, in_turn
from bot.interview.saying.wording import Wording
from bot.interview.state.route import Interview

LONGEST_LOOK = 9
"""In words: "can you show me my answer to question 12"."""

_ENDS = re.compile(r"\d[a-h]?[\s?.!]*(?:please)?[\s?.!]*$", re.IGNORECASE)
"""A message that ends with a number."""


def asked_to_see(interview: Interview, text: str, wording: Wording) -> Message | None:
    """The message that shows the answers for which a text asks, if it asks for nothing else.

    Of a question without an answer the question itself is meant.
    """
    if len(text.split()) > LONGEST_LOOK or not wording.openings.shows(text):
        return None
    named = mentions(text, introduced=True) or (mentions(text) if _ENDS.search(text) else [])
    if not named or not all(interview.response.current(ref) for ref in named):
        return None
    return in_turn([Tap(Review(f"question {ref}")) for ref in named])
