"""Words worth quoting: short, whole, and like what others say."""

import re
from collections.abc import Collection, Sequence

from bot.analysis.points import Answer, Point
from bot.analysis.stance import Stand, standing

QUOTES = 3
"""Quotations of a theme, at most."""

_ASKING = re.compile(
    r"\b(?:should|must|ought|needs?|wants?|asks?|please|let|would (?:like|help|be|prefer))\b",
    re.IGNORECASE,
)
"""Words by which something is asked for."""

QUOTABLE = range(6, 41)
"""How many words a quotation has."""


def quotes(points: Sequence[Point], quoted: Collection[str] = ()) -> tuple[Point, ...]:
    """Up to three points of a theme, each from another group that agreed to be quoted.

    Args:
        points: the points of the theme, those most like all others first.
        quoted: groups that are quoted already. They come after the others.
    """
    fit: dict[str, Point] = {}
    said: set[str] = set()
    for point in points:
        words = point.text.casefold()
        fits = len(words.split()) in QUOTABLE and words not in said
        if point.answer.quotable and fits and not _says_nothing(point.text):
            first = fit.setdefault(point.answer.group, point)
            said.add(first.text.casefold())
    chosen = sorted(fit.values(), key=lambda point: point.answer.group in quoted)
    return tuple(chosen[:QUOTES])


def asks(text: str) -> bool:
    """Whether a point says what should be, or asks for it: more than what is, that is an answer."""
    return _ASKING.search(text) is not None


def _says_nothing(text: str) -> bool:
    """Whether a point only says that a group has nothing to say."""
    return standing(Answer("", "", text)).stand in {Stand.DONT_KNOW, Stand.NOT_APPLICABLE}
