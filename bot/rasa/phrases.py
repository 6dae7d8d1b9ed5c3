"""What of a message matters to what it means: its words, without what makes no difference."""

import math
import re
from typing import Dict, List

# q12, no.12 and #12 are two words each.
_MARK = re.compile(r"(?:\b(q|qu|no|nr)\.?|\#)\s?(?=\d)", re.IGNORECASE | re.ASCII)

# 16, 16a, 16 b, 16(b)
_NUMBER = re.compile(r"\b\d+(?:\s?\(?[a-h]\b\)?)?", re.IGNORECASE | re.ASCII)

# Where one clause ends and another begins, roughly.
_BREAK = re.compile(r"[,.;:!()?]+|\b(?:so|but|and|because|before|then|or)\b")

FIRST_WORDS = 8
LAST_WORDS = 12
"""How many of a clause are looked at."""

LONGEST = 60
"""In words. What comes after them is not looked at."""


def with_one_number(text: str) -> str:
    """The text with every number, and the letter of a part that follows it, replaced by 1."""
    return _NUMBER.sub("1", _MARK.sub(r"\1 ", text))


def without_stop(text: str) -> str:
    """The text with one number and no stop at its end."""
    return with_one_number(text).rstrip(" .!…")


def plain(text: str) -> str:
    """The text with one number, one case, no apostrophes and no stop at its end."""
    return re.sub(r"(?<=\w)['’‘](?=\w)", "", without_stop(text).lower())


def words(plain_text: str) -> List[str]:
    """The words of a plain text, with question marks."""
    return re.sub(r"[^\w?/]+", " ", plain_text.replace("?", " ? ")).split()[:LONGEST]


def marked(words_said: List[str]) -> str:
    """Words, with marks of their beginning and end."""
    return " ".join(["<s>", *words_said, "</s>"])


def first_clause(plain_text: str) -> List[str]:
    """The first words of what is said first: "we have to go, can we stop?" begins "we have to"."""
    return words(_clauses(plain_text)[0])[:FIRST_WORDS]


def last_clause(plain_text: str) -> List[str]:
    """The last words of what is said last, where a wordy member comes to the point."""
    return words(_clauses(plain_text)[-1])[-LAST_WORDS:]


def _clauses(plain_text: str) -> List[str]:
    return [clause for clause in _BREAK.split(plain_text) if words(clause)] or [plain_text]


def shape(text: str, known: Dict[str, int], often: int = 1) -> List[float]:
    """How long a message is, whether it asks, and how many of its words no command has.

    `known` says in how many phrases of commands each word is. A word in fewer than `often` of
    them is new.
    """
    all_words = words(plain(text))
    number = max(1, len(all_words))
    new = sum(known.get(word, 0) < often for word in all_words)
    return [
        min(number, 40) / 10,
        math.log1p(number) / 2,
        new / number,
        math.log1p(new),
        float(new > 0),
        float(new > 2),
        float(text.rstrip().endswith("?")),
        float("?" in text),
        float(number <= 3),
        float(number <= 6),
        float(number > 12),
        float(number > 20),
        text.count(",") / 3,
    ]
