"""The network response: many groups' answers as one document, with its evidence."""

from bot.response.build import build
from bot.response.document import (
    Contributor,
    Made,
    NetworkResponse,
    QuestionReport,
    Quote,
    Tally,
)
from bot.response.selection import Selection, select

__all__ = [
    "Contributor",
    "Made",
    "NetworkResponse",
    "QuestionReport",
    "Quote",
    "Selection",
    "Tally",
    "build",
    "select",
]
