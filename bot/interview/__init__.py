"""The interview engine: what to ask, and what a reply does. Plain Python without I/O."""

from bot.interview.engine import Message, Tap, Words, offers, open_interview, respond
from bot.interview.reading.understanding import Understanding
from bot.interview.saying.turn import Turn
from bot.interview.state.response import GENERAL, About, Answer, Hand, Response
from bot.interview.state.route import Interview, Progress, progress

__all__ = [
    "GENERAL",
    "About",
    "Answer",
    "Hand",
    "Interview",
    "Message",
    "Progress",
    "Response",
    "Tap",
    "Turn",
    "Understanding",
    "Words",
    "offers",
    "open_interview",
    "progress",
    "respond",
]
