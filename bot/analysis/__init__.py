"""Reading answers: the points they make, who shares them, and words worth quoting.

Pure functions: answers in, findings out. Nothing here asks anybody or stores anything, and the
same answers always give the same findings.
"""

from bot.analysis.points import Point, split
from bot.analysis.sharing import Corpus, SharedPoint, share

__all__ = ["Corpus", "Point", "SharedPoint", "share", "split"]
