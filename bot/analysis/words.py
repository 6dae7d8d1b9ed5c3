"""Words as they are compared: without endings, and without those that say little."""

import re
from collections import Counter
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

STOP_WORDS = frozenset(
    """
    a about above after again against all also although always am an and any are aren't as at
    be because been before being below between both but by can can't cannot could couldn't did
    didn't do does doesn't doing don't down during each either else enough etc even ever every
    few for from further get gets getting give given go goes going got had has hasn't have
    haven't having he her here hers herself him himself his how however i i'd i'll i'm i've if
    in instead into is isn't it it's its itself just keep let like likely lot made make makes
    making many may maybe me might more most much must my myself need needs neither never no
    nor not nothing now of off often on once one only onto or other others otherwise ought our
    ours ourselves out over own perhaps please put quite rather really same say says see she
    should shouldn't since so some something such sure take takes than that that's the their
    theirs them themselves then there there's these they they'd they'll they're they've thing
    things think this those though through to too under until up upon us use used very want
    was wasn't way we we'd we'll we're we've well were weren't what when where whether which
    while who whom whose why will with within without won't would wouldn't yes yet you your
    yours yourself agree agreed disagree believe feel view answer question
    """.split()  # noqa: SIM905 - a list of so many strings would be hard to read
)
"""Words of English that say little about what a point is about."""

_ENDINGS = (
    ("isations", "is"), ("izations", "is"), ("isation", "is"), ("ization", "is"),
    ("ations", "at"), ("ation", "at"), ("ities", "it"), ("ments", ""), ("ment", ""),
    ("ness", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ers", ""),
    ("ed", ""), ("es", ""), ("er", ""), ("ly", ""), ("s", ""),
)  # fmt: skip

SHORTEST_STEM = 3


def stem(word: str) -> str:
    """A word without its ending, so that meeting, meetings and meet are one.

    A plain cutting of suffixes, after M. F. Porter, "An algorithm for suffix stripping",
    Program 14 (1980), without its conditions on syllables.
    """
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + replacement
            break
    if len(word) > SHORTEST_STEM and word[-1] in "aeiouy":
        word = word[:-1]
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word


_NEGATIVE = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE
)


def is_negative(text: str) -> bool:
    """Whether a text says no to something, as far as single words tell."""
    return _NEGATIVE.search(text) is not None


def terms(text: str) -> Counter[str]:
    """How often each stem, and each pair of neighbouring stems, is in a text."""
    stems = [
        stem(word.replace("’", "'").removesuffix("'s"))
        for word in (match.group().lower() for match in _WORD.finditer(text))
        if word.replace("’", "'") not in STOP_WORDS
    ]
    return Counter(stems) + Counter(f"{a} {b}" for a, b in pairwise(stems))
