"""Made-up talk for tests of the analysis."""

from random import Random

from bot.analysis.points import Answer, Point

OTHER = [
    "The bus never comes on a Sunday.",
    "Our hall has no heating at all.",
    "Planners should walk the streets first.",
    "The police know our street well.",
    "We would like a newsletter in large print.",
    "Nobody told the allotment holders anything.",
]
"""What is said to other questions."""

_SOUNDS = ("ba", "cho", "dri", "fen", "gul", "hap", "jor", "kim", "lus", "mon", "nev", "pal", "tri")
_COMMON = [
    "we",
    "think",
    "that",
    "the",
    "should",
    "be",
    "more",
    "for",
    "our",
    "area",
    "and",
    "this",
    "is",
    "what",
    "people",
    "need",
    "here",
]


def talk(*, groups: int, matters: int, seed: int) -> list[Point]:
    """Points of groups, each about one of some matters, in invented words.

    The id of a point's answer begins with the number of the matter. The points of fewer groups are
    the first of those of more.
    """
    random = Random(seed)
    vocabularies = [
        ["".join(random.choices(_SOUNDS, k=3)) for _ in range(6)] for _ in range(matters)
    ]
    told = []
    for group in range(groups):
        matter = random.randrange(matters)
        about = random.sample(vocabularies[matter], 3)
        text = " ".join(random.sample([*about, *random.sample(_COMMON, 5)], 8))
        told.append(Point(Answer(f"{matter} {group}", f"group {group}", text), text))
    return told
