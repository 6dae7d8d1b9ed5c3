"""What a message asks to be shown of the answers, as far as its form tells."""

import re

from bot.consultation.reference import mentions
from bot.interview.commands import Review
from bot.interview.engine import Message, Tap, in_turn
from bot.interview.saying.wording import Wording
from bot.interview.state.route import Interview

LONGEST_LOOK = 9
"""In words: "can you show me my answer to question 12"."""

LONGEST_LOOK_AT_ONCE = 16
"""The same where the questions follow at once: "what am I down as for 18 and 21, yes or no?"."""

_NUMBER = re.compile(r"\d{1,3}[a-h]?", re.IGNORECASE)
_ONE = r"(?:questions?|numbers?|q)?\.?\s*\d{1,3}[a-h]?"
_AT_ONCE = re.compile(
    rf"{_ONE}(?:\s*(?:,|and|&|,\s*and)\s*{_ONE})*(?=\s*(?:[,.;?!–—-]|$))", re.IGNORECASE
)
"""Questions, and after them a pause."""

_ENDS = re.compile(r"\d[a-h]?[\s?.!]*(?:please)?[\s?.!]*$", re.IGNORECASE)
"""A message that ends with a number."""


def asked_to_see(interview: Interview, text: str, wording: Wording) -> Message | None:
    """The message that shows the answers for which a text asks, if it asks for nothing else.

    Of a question without an answer the question itself is meant.
    """
    wanted = wording.openings.shown(text)
    at_once = _AT_ONCE.match(wanted) if wanted else None
    if wanted is None or len(text.split()) > (LONGEST_LOOK_AT_ONCE if at_once else LONGEST_LOOK):
        return None
    introduced = mentions(wanted, introduced=True)
    named = introduced or (mentions(wanted) if _ENDS.search(wanted) else [])
    if at_once:
        named = [ref for one in _NUMBER.findall(at_once[0]) for ref in mentions(one)]
    if not named or not all(interview.response.current(ref) for ref in named):
        return None
    return in_turn([Tap(Review(f"question {ref}")) for ref in named])
