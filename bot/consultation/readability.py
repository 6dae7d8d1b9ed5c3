"""How hard a text in English is to read: the Flesch-Kincaid grade level.

J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom: Derivation of new readability
formulas for Navy enlisted personnel. Research Branch Report 8-75, 1975. A grade is a year of
school in the United States. Its children are as old as the grade and five.
"""

import re
from collections.abc import Sequence

_PLACEHOLDER = re.compile(r"\{\w*\}|\b[A-Z\d]+(?:-[A-Z\d]+){2,}\b")
"""What is filled in, or a code such as K7PM-2XQD-9RWT, which is copied and not read."""
_SENTENCE_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[^a-z\s]|\s*$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PIECE = re.compile(r"(?P<spelt>\d+|[A-Z]{2,}(?![a-z]))|[^\W\d_]+")

_VOWELS = re.compile(r"[aeiouy]+")
"""One syllable each, save for what follows."""
_SILENT = re.compile(
    r"""[^aeiouyl]e$ | [aeiouyrl]le[sd]?$ | [^aeiouylsxzcgh]es$ | [^aeiouytdl]ed$
    | [^aeiouy]e(?=(?:ly|ments?|ful|ness|less|where|work|way|body|thing)s?$)
    | ^eve(?=r[iy]) | ^busi(?=n)""",
    re.VERBOSE,
)
"""Vowels that are written only: hope, people, makes, asked, statement, every, business."""
_PARTED = re.compile(
    r"""(?<![ct])ia(?!ge|n) | (?<![ctl])ia(?=n) | (?<=[ct])ia(?=t) | (?<=[rvbd])io
    | (?<=...)ie(?=rs?$|nce|ty|t$) | (?<![qg])u(?:a(?=[lrt])|en) | [aeiouy](?=ing)
    | (?<=r)ea(?=s?$) | [sd]nt$ | sms?$""",
    re.VERBOSE,
)
"""Two syllables where one is written: material, various, easier, actual, being, area, didn't."""


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. The end of a line ends a sentence.

    What is filled in counts as one short word, and so does a code. A line of nothing else does not
    count.
    """
    lines = (line for line in text.split("\n") if _WORD.search(_PLACEHOLDER.sub("", line)))
    filled = _PLACEHOLDER.sub("it", "\n".join(lines))
    return [words for part in _SENTENCE_END.split(filled) if (words := _WORD.findall(part))]


def beginning(words: Sequence[str]) -> str:
    """The first words of a sentence, by which an editor finds it."""
    return " ".join(words[:4])


def syllables(word: str) -> int:
    """How many syllables a word has, by its spelling.

    Each figure, and each letter of an abbreviation such as LSP, counts as one.
    """
    return sum(
        len(piece[0]) if piece["spelt"] else _syllables(piece[0].lower())
        for piece in _PIECE.finditer(word.replace("’", "'").removesuffix("'s").replace("'", ""))
    )


def _syllables(word: str) -> int:
    count = len(_VOWELS.findall(word)) - len(_SILENT.findall(word)) + len(_PARTED.findall(word))
    return max(1, count)


def reading_age(sentences: Sequence[Sequence[str]]) -> float:
    """The age in years at which a text can be read: the Flesch-Kincaid grade, and five.

    For less than about a hundred words it is no more than a hint.
    """
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(map(syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
    return grade + 5
