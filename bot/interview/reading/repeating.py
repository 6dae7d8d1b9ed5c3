"""Where a paper repeats its question before the answer, and where that copy ends.

Groups answer in the question's own words ("Yes. Every area should have its own."), so nothing is
taken for a copy that might be what they say. Only the question's wording itself, in whole and at
the beginning, is a copy. One with slips in it is a likely copy, if it still asks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.consultation import Consultation, Ref
from bot.consultation.glossary import normalise
from bot.interview.reading.markers import REPEATED, Line, likeness

_END = re.compile(r"(?:[?.:;…)\]][)\]\"'”’*_]*|\s[-–—])(?=\s|$)")
"""Where a copy may end within a line: before an answer on the same line."""
_CLOSING = " \t)]\"'”’*_"
"""What may stand after a question mark."""
_BRACKETS = re.compile(r"\([^()]*\)")
"""References such as "(see box on page 18)". Papers leave them out."""
_ANSWER_WORDS = frozenset({
    "yes", "no", "not", "never", "none", "nor", "cannot", "agree", "agreed", "disagree", "partly",
    "definitely", "certainly", "absolutely", "dont", "doesnt", "shouldnt", "wouldnt", "isnt",
    "arent", "cant", "wont",
})  # fmt: skip
"""Words that make an answer of what would else be a question with slips in it."""


@dataclass(frozen=True)
class Copy:
    """The question, as a paper repeats it before the answer."""

    index: int
    """The line in which it ends, from 0."""
    end: int
    """The place in that line after its last character."""
    exact: bool
    """Whether it is the question's wording word for word."""


def copy_of_question(lines: Sequence[Line], consultation: Consultation, ref: Ref) -> Copy | None:
    """The copy of a question with which the lines of its answer begin, if they do."""
    wordings = _wordings(consultation, ref)
    longest = max(map(len, wordings))
    exact: tuple[int, Copy] | None = None
    likely: tuple[float, Copy] | None = None
    for index, end, words, asks in _beginnings(lines, longest + longest // 2):
        if words in wordings and (exact is None or len(words) > exact[0]):
            exact = len(words), Copy(index, end, exact=True)
        score = _likely(words, wordings) if asks else 0.0
        if score >= REPEATED and (likely is None or score > likely[0]):
            likely = score, Copy(index, end, exact=False)
    found = exact or likely
    return found[1] if found else None


def _wordings(consultation: Consultation, ref: Ref) -> list[list[str]]:
    question = consultation.question(ref)
    texts = [question.text, question.plain]
    if ref.part:
        part = question.part(ref.part)
        texts += [part.text, part.plain]
    texts += [_BRACKETS.sub(" ", text) for text in texts]
    return [words for text in texts if (words := normalise(text).split())]


def _beginnings(lines: Sequence[Line], longest: int) -> Iterator[tuple[int, int, list[str], bool]]:
    """Each place where a copy may end: the line, the place in it, the words, if they ask."""
    before: list[str] = []
    for index, line in enumerate(lines):
        for end in [*(match.end() for match in _END.finditer(line.text)), len(line.text)]:
            words = [*before, *normalise(line.text[:end]).split()]
            if len(words) > longest:
                return
            if words:
                asks = line.text[:end].rstrip(_CLOSING).endswith("?")
                yield index, end, words, asks
        before += normalise(line.text).split()


def _likely(words: list[str], wordings: list[list[str]]) -> float:
    """How alike a question is to one of the wordings that it may be meant to repeat."""
    return max(
        likeness(words, wording)
        if words[0] == wording[0] and not _ANSWER_WORDS & (set(words) - set(wording))
        else 0.0
        for wording in wordings
    )
