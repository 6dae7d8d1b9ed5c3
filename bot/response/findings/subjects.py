"""What themes are about: words by which they can be told as mere subjects."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from bot.analysis.points import Answer as Analysed
from bot.analysis.points import Point
from bot.analysis.titles import shared_words
from bot.analysis.words import is_negative, is_vague, stem, word_at, words
from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence, Sources, said

LOOKED_AT = 60
"""Points of a theme from which its words and its quotations are chosen, at most: those that say it
best."""

ABOUT = 3
"""Words that tell what a theme is about, at most."""


class Subjects:
    """What the themes of a question are about.

    Of each word it is known who uses it, in any of its forms and anywhere in the answers to the
    question. So what is told of so many groups is true of these, and of no others.
    """

    def __init__(self, ref: Ref, responses: Iterable[str], sources: Sources, asked: str) -> None:
        self._ref, self._responses, self._sources = ref, responses, sources
        self._taken = {stem(word) for word in words(asked)}

    @cached_property
    def _points(self) -> tuple[list[Evidence], list[int], str]:
        """All points, where each begins in a text of them all, and that text."""
        points = [
            (point.evidence, submission.own_words(point.text).lower().replace("’", "'"))
            for submission in map(self._sources.submissions.__getitem__, self._responses)
            for point in said(submission, self._ref)
        ]
        begins = [0, *accumulate(len(text) + 1 for _, text in points)]
        return [evidence for evidence, _ in points], begins, "\n".join(text for _, text in points)

    def of(self, points: Sequence[Evidence]) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
        """The words of a theme, and all points of the groups that use them.

        The first word is the one that most of its groups use, half of them at least. Others are
        named where each group that uses the first uses them too. What is a word of the question, or
        of a theme before, tells nothing.
        """
        looked_at = [analysed(point, self._sources) for point in points[:LOOKED_AT]]
        enough = max(2, len({point.answer.group for point in looked_at}) / 2)
        telling = [
            word
            for word, n in shared_words(looked_at, most=LOOKED_AT)
            if n >= enough and self._tells(word.lower())
        ]
        if not telling:
            return (), tuple(points)
        first, *others = telling[: ABOUT + 1]
        told_of = self._using(first)
        if not told_of:
            return (), tuple(points)
        groups = {point.response for point in told_of}
        about = [first]
        for word in others:
            using = [point for point in self._using(word) if point.response in groups]
            if len(about) < ABOUT and {point.response for point in using} == groups:
                about.append(word)
                told_of += using
        self._taken |= {stem(word.lower()) for word in about}
        return tuple(about), tuple(dict.fromkeys(told_of))

    def _tells(self, word: str) -> bool:
        return not (is_vague(word) or is_negative(word) or stem(word) in self._taken)

    def _using(self, word: str) -> list[Evidence]:
        root = stem(word.lower())
        # To look for what begins so is much quicker than dividing every answer into words.
        # The stem of "organization" is that of "organisation".
        start = root.removesuffix("s") if root.endswith("is") else root
        points, begins, text = self._points
        found: dict[Evidence, None] = {}
        at = text.find(start)
        while at >= 0:
            there = word_at(text, at)
            if there and stem(there) == root:
                found[points[bisect(begins, at) - 1]] = None
            at = text.find(start, at + 1)
        return [*found]


def analysed(evidence: Evidence, sources: Sources) -> Point:
    """A point as the analysis reads it."""
    submission = sources.submissions[evidence.response]
    words = sources.words(evidence) or ""
    answer = Analysed(submission.id, submission.id, "", quotable=submission.may_quote(words))
    return Point(answer, submission.own_words(words))
