"""Reading answers: where groups stand, the themes of their points, dissent and quotes.

Pure functions: answers in, findings out. Nothing here asks anybody or stores anything, and the
same answers always give the same findings. The one thing read from disk is the table of word
vectors that comes with a package.
"""

from bot.analysis.analyse import Analysed, Given, Score, analyse
from bot.analysis.assign import Placing, assign
from bot.analysis.coverage import Coverage, coverage
from bot.analysis.dissent import Dissent, Opposing, dissent, opposing
from bot.analysis.likeness import Language
from bot.analysis.points import Answer, Point, points, split
from bot.analysis.quotes import quotes
from bot.analysis.stance import Stand, Standing, standing
from bot.analysis.themes import Found, Theme, find

__all__ = [
    "Analysed",
    "Answer",
    "Coverage",
    "Dissent",
    "Found",
    "Given",
    "Language",
    "Opposing",
    "Placing",
    "Point",
    "Score",
    "Stand",
    "Standing",
    "Theme",
    "analyse",
    "assign",
    "coverage",
    "dissent",
    "find",
    "opposing",
    "points",
    "quotes",
    "split",
    "standing",
]
