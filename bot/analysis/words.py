"""Words as they are compared: without endings, and affirmed or denied."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_ENDINGS = (
    ("isations", "is"), ("izations", "is"), ("isation", "is"), ("ization", "is"),
    ("ations", "at"), ("ation", "at"), ("ities", "it"), ("ments", ""), ("ment", ""),
    ("ness", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ers", ""),
    ("ed", ""), ("es", ""), ("er", ""), ("ly", ""), ("s", ""),
)  # fmt: skip

SHORTEST_STEM = 3


def words(text: str) -> list[str]:
    """The words of a text in order, in small letters, with a plain apostrophe."""
    return [word.lower() for word in _WORD.findall(text.replace("’", "'"))]


_WORD_HERE = re.compile(rf"(?<![^\W_]){_WORD.pattern}")


def word_at(text: str, at: int) -> str | None:
    """The word of a text that begins in a place; None if none begins there."""
    found = _WORD_HERE.match(text, at)
    return found.group() if found else None


def spaced(text: str) -> str:
    """The words of a text with a space before and after each, to look for some in a row.

    Of a text without a word it is all that stands there.
    """
    return f" {' '.join(words(text) or text.casefold().split())} "


_ENDED = re.compile(r"[.!?…][”’\"')]*\s*$")


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _ENDED.search(text) is not None


_ENDING = re.compile(r"[\s.;:,]+$")

_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
"""What ends with a full stop of its own, such as 8 a.m."""


def unstopped(text: str) -> str:
    """A text without the full stop or comma at its end."""
    text = text.rstrip()
    return text if _ABBREVIATED.search(text) else _ENDING.sub("", text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of the words of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(50_000)
def stem(word: str) -> str:
    """A word without its ending, so that meeting, meetings and meet are one.

    A plain cutting of suffixes, after M. F. Porter, "An algorithm for suffix stripping",
    Program 14 (1980), without its conditions on syllables.
    """
    word = word.removesuffix("'s")
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + replacement
            break
    if len(word) > SHORTEST_STEM and word[-1] in "aeiouy":
        word = word[:-1]
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word


_CLAUSE = re.compile(
    r"[.,;:!?()–—\n]+|\s-\s|\b(?:but|although|though|because|whereas|while|unless)\b", re.IGNORECASE
)

_NOT_NEGATIVE = re.compile(
    r"\b(?:not (?:only|just|least)|no (?:doubt|longer than)|why not)\b", re.IGNORECASE
)

_NEGATIVES = frozenset(
    """
    no not never nobody nothing none neither nor without cannot against oppose opposes opposed
    opposing reject rejects rejected refuse refuses refused avoid stop scrap abolish abandon ban
    unnecessary hardly dislike object objects
    """.split()  # noqa: SIM905 - a list of so many strings would be hard to read
)


COMMON_WORDS = frozenset(
    """
    a about after again all also although am an and any are as at be because been before being both
    but by can could did do does doing done each even ever every for from get go had has have having
    he her here him his how however i if in instead into is it its just keep let like lot made make
    many may me might more most much must my need needs now of off often on one only or other our
    ours out over own perhaps please put quite rather really same say see she should so some such
    sure take than that the their them then there these they thing things think this those through
    to too under until up us use very want wants was way we well were what when where whether which
    while who whom whose why will with within would yes yet you your feel believe view
    """.split()  # noqa: SIM905
)
"""Words of English that say little about what a text is about."""

VAGUE_WORDS = frozenset(
    """
    anybody anyone anything area areas ask asked asks become becomes best better between cannot
    come comes coming council day days definitely depends does done everybody everyone
    everything fact far few fewer first full gave give given gives giving goes going good great
    group groups hard help helped helps important know knows large last later least less little
    local long matter means next nobody none nothing often other others part parts people person
    place places point possible problem question right round said same saying says second seem
    seems send sends set several show simple small some somebody someone something speak speaks
    start take taken takes talk tell tells three time times together told twice two under useful
    ways whole wish without work working works world worth wrong year years
    """.split()  # noqa: SIM905
)
"""Words that are about anything and nothing, like people or time."""


def is_common(word: str) -> bool:
    """Whether a word, in small letters, says little about what a text is about."""
    return word in COMMON_WORDS


def is_vague(word: str) -> bool:
    """Whether a word, in small letters, is about anything and nothing."""
    return word in VAGUE_WORDS


def is_negative(word: str) -> bool:
    """Whether a word, in small letters, turns round what its clause says."""
    return word in _NEGATIVES or word.endswith("n't")


def said(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text, each with whether its clause affirms (True) or denies (False) it.

    A clause with an odd number of negative words denies. Those words themselves are left out.
    Words are without their endings; but for common ones.
    """
    for clause in _CLAUSE.split(_NOT_NEGATIVE.sub(" ", text)):
        in_clause = words(clause)
        affirmed = sum(map(is_negative, in_clause)) % 2 == 0
        for word in in_clause:
            if not is_negative(word):
                yield (word if is_common(word) else stem(word)), affirmed
