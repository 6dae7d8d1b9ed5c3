"""Titles of themes, in the members' own words."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.analysis.points import Point
from bot.analysis.words import is_common, stem, unstopped, words

FIT = range(4, 17)
"""How many words a title has, where the points allow it."""

LONGEST = 30
"""How many words a title has at most, where there is any point as short."""

WORDS = 3
"""How many words stand in for a title where nobody agreed to be quoted."""

_SAYS_LITTLE = re.compile(
    r"(?:(?:yes|no|agreed?|absolutely|definitely|certainly|of course|not applicable|n/a|so|well"
    r"|firstly|secondly|finally|however|in addition)\s*[,.;:!–—-]"
    r"|(?:also|and|but(?!\s+for\b))\b)[\s,.;:!–—-]+",
    re.IGNORECASE,
)
"""What opens a point and is not about anything. But "No vote" is, and "Well kept paths"."""

_POINTS_BACK = re.compile(
    r"(?:it|its|this|these|those|they|their|them|he|she|which|such|that|who|as|for example|e\.g"
    r"|see|or|then|there|because|therefore|thus|however|otherwise|instead|same)\b",
    re.IGNORECASE,
)
"""How a text begins that leans on what stands before it."""

_POINTS_BACK_SOON = re.compile(
    r"(?:\S+\s+){1,2}(?:they|them|their|this|these|those|he|she|his|her)\b"
    r"|(?:if|when|unless|until|once|although|though|since)\s+(?:it|that|so|not)\b",
    re.IGNORECASE,
)
"""How a text begins that leans on what stands before it after a word or two."""

_ONE_SIDE = re.compile(r"\b(?:for|against|pros?|cons?)\s*:", re.IGNORECASE)
"""What stands before one side of a question, of which the other is told beside it."""

_ONLY_ASKS = re.compile(r"(?:what|whose|who|how|why|where)\b", re.IGNORECASE)
"""How a text begins that is a question, or the answer to one."""

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|do|does|did|can|cannot|could|will|would|shall|should"
    r"|must|may|might|needs?|wants?|asks?|makes?|gets?|goes|go|keeps?|lets?|gives?|sends?|puts?"
    r"|says?|knows?|helps?|takes?|comes?|tells?|finds?|works?|pays?|support|agree|think|believe"
    r"|hope|expect)\b|\w['’](?:s|re|ve|ll|d|t|m)\b",
    re.IGNORECASE,
)
"""Verbs that most sentences have one of."""

_CLAUSE_ENDS = re.compile(
    r"\s*(?:[;:()]|\s[–—-]\s|,\s+(?=(?:because|so|as|since|which|who|and)\b)|\s(?=because\b))",
    re.IGNORECASE,
)
"""Where a clause ends that says the same without the rest. What stands before "but" does not."""


def title(points: Sequence[Point], taken: Sequence[str] = ()) -> str:
    """The first point that makes a good title; a whole one, or its main clause.

    Args:
        points: the points of a theme, those most like all others first.
        taken: the titles of other themes.

    Without consent of anybody to be quoted, the words that most of the points share.
    """
    # What begins with a small letter goes on from something else. It is only a last resort.
    begun = sorted(points, key=lambda point: point.text.lstrip("\"“‘'(")[:1].islower())
    quotable = [bare(point.text) for point in begun if point.answer.quotable]
    whole = [text for text in quotable if len(text.split()) in FIT]
    clauses = [clause for text in quotable if len((clause := main_clause(text)).split()) in FIT]
    tiers = (
        [text for text in whole if stands_alone(text)],
        [text for text in whole if not _POINTS_BACK.match(text)],
        [text for text in clauses if not _POINTS_BACK.match(text)],
        whole,
        [text for text in quotable if len(text.split()) <= LONGEST and len(text.split()) > 1],
        sorted(quotable, key=len),
    )
    for tier in tiers:
        for text in tier:
            if text and (made := text[0].upper() + text[1:]) not in taken:
                return made
    return _shared_words(points)


def stands_alone(text: str) -> bool:
    """Whether a text reads as a whole sentence that leans on nothing before it."""
    return (
        text.lstrip("\"“‘'")[:1].isupper()
        and not _POINTS_BACK.match(text)
        and not _POINTS_BACK_SOON.match(text)
        and not _ONLY_ASKS.match(text)
        and not tells_one_side(text)
        and _VERB.search(text) is not None
    )


def tells_one_side(text: str) -> bool:
    """Whether a text gives what speaks for something, or against it, and leaves out the other."""
    return _ONE_SIDE.search(text) is not None


def bare(text: str) -> str:
    """A point without what opens it and says little, and without its full stop."""
    text = " ".join(text.split())
    while (opening := _SAYS_LITTLE.match(text)) and opening.end() < len(text):
        text = text[opening.end() :]
    return unstopped(text)


def main_clause(text: str) -> str:
    """The main clause of a sentence, if it comes first, and else the sentence."""
    return unstopped(_CLAUSE_ENDS.split(text, maxsplit=1)[0])


def _shared_words(points: Sequence[Point]) -> str:
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    makers: Counter[str] = Counter()
    for point in points:
        in_point = words(point.text)
        makers.update({stem(word) for word in in_point if len(word) > WORDS})
        for word in in_point:
            forms[stem(word)][word] += 1
    # Of words that equally many points share, the longer tell more.
    best = sorted(makers, key=lambda s: (-makers[s], -len(s), s))[:WORDS]
    return ", ".join(min(forms[s], key=lambda w: (-forms[s][w], w)) for s in best).capitalize()


def shared_words(points: Sequence[Point], most: int = 5) -> list[tuple[str, int]]:
    """The words that several groups use in their points, and how many groups do.

    Args:
        points: the points of a theme.
        most: how many words, at most. Those of most groups come first.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for point in points:
        for word in words(point.text):
            if len(word) > WORDS and not is_common(word):
                root = stem(word)
                groups[root].add(point.answer.group)
                forms[root][word] += 1
    several = [root for root in groups if len(groups[root]) > 1]
    best = sorted(several, key=lambda root: (-len(groups[root]), -len(root), root))[:most]
    text = " ".join(point.text for point in points)
    return [
        (
            _as_written(min(forms[root], key=lambda word: (-forms[root][word], word)), text),
            len(groups[root]),
        )
        for root in best
    ]


def _as_written(word: str, text: str) -> str:
    """A word with a capital letter if it has one within a sentence, as names do."""
    name = word[:1].upper() + word[1:]
    if name not in text:
        return word
    within = re.search(rf"[\w,] {re.escape(name)}\b", text)
    return name if within and not re.search(rf"\b{re.escape(word)}\b", text) else word
