"""The network response: many groups' answers as one document, with its evidence.

`bot.response.build` makes it. It stands apart: it loads the analysis, which takes a second.
"""

from bot.response.document import (
    Contributor,
    Made,
    NetworkResponse,
    QuestionReport,
    Quote,
    Tally,
)
from bot.response.submitted.selection import Selection, select
from bot.response.submitted.submission import Submission

__all__ = [
    "Contributor",
    "Made",
    "NetworkResponse",
    "QuestionReport",
    "Quote",
    "Selection",
    "Submission",
    "Tally",
    "select",
]
