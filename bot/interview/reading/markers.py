"""Finding where each answer of a paper begins.

A paper is full of numbers: paragraphs of a report, lists of options, page references. Among
all lines that begin with a number, those that mark answers go upwards through the
consultation's questions, and often repeat the question. So the chain of increasing numbers
that agrees best with the questions is taken. Where a group answers in another order, what repeats
the question or says "Question 5" is taken beside the chain. A bare number is not: it may be one of
a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.consultation import Consultation, Ref
from bot.consultation.glossary import normalise

_MARKER = re.compile(
    r"""
    [\s>*_#]*
    (?P<word>(?:answer\s+to\s+)?(?:question|q|qu)\s*\.?\s*|)
    (?P<number>\d{1,3})
    (?:\s?\(?(?P<part>[a-h])(?=[\s).:\-–—]|$)\)?)?
    (?P<end>\s*[.:)\]\-–—]+|)
    [*_]*
    (?=\s|$)(?!\s*\d+(?:st|nd|rd|th)?\s+\w+\s+\d{4})
    \s*(?P<rest>.*)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

REPEATED = 0.75
"""How alike a text and a question's wording must be for the text to be a repetition of it."""

_WORDING, _NAMED, _BARE = 10.0, 3.0, 1.0
"""What a marker weighs that repeats the question, that says "Question 5", or that says "5."."""


@dataclass(frozen=True)
class Line:
    """A line of a paper, or a paragraph of a DOCX."""

    text: str
    number: int
    """Counted from 1."""
    heading: bool = False
    """Whether it is set as a heading."""


@dataclass(frozen=True)
class Marker:
    """A line that may be the beginning of an answer."""

    index: int
    """Among the lines, from 0."""
    ref: Ref
    rest: str
    """What follows the number on the same line."""
    weight: float
    is_heading: bool = False
    """Whether it says "Question 5", and then nothing or a colon: no sentence begins so."""


def find_markers(lines: Sequence[Line], consultation: Consultation) -> list[Marker]:
    """The lines at which the answers begin, in order."""
    candidates = _candidates(lines, consultation)
    chain = _best_chain(candidates, consultation)
    if not chain:
        return []
    # What stands before the first answer may be a table of contents.
    within = [marker for marker in candidates if marker.index > chain[0].index]
    alone = [m for m in within if m.is_heading and not lines[m.index - 1].text.strip()]
    beside = _of_others(chain, [m for m in within if m.weight == _WORDING or m in alone])
    return sorted([*chain, *beside], key=lambda marker: marker.index)


def numbers_within(text: str, consultation: Consultation) -> list[Ref]:
    """The questions whose numbers stand at the beginning of a line.

    Each may be where an answer begins, or only a number in a list.
    """
    lines = [Line(line, number) for number, line in enumerate(text.splitlines(), 1)]
    return list(dict.fromkeys(marker.ref for marker in _candidates(lines, consultation)))


def _candidates(lines: Sequence[Line], consultation: Consultation) -> list[Marker]:
    return [
        marker
        for index in range(len(lines))
        if (marker := _candidate(lines, index, consultation)) is not None
    ]


def _of_others(known: Sequence[Marker], candidates: Sequence[Marker]) -> list[Marker]:
    """The first candidate for each question that none of those known is about."""
    found: dict[Ref, Marker] = {}
    for marker in candidates:
        if all(not _overlap(marker.ref, other.ref) for other in (*known, *found.values())):
            found[marker.ref] = marker
    return list(found.values())


def _overlap(a: Ref, b: Ref) -> bool:
    return a == b or (a.number == b.number and not (a.part and b.part))


def _candidate(lines: Sequence[Line], index: int, consultation: Consultation) -> Marker | None:
    match = _MARKER.fullmatch(lines[index].text)
    if match is None:
        return None
    ref = Ref(int(match["number"]), match["part"].lower() if match["part"] else None)
    if ref.part and ref not in consultation:
        ref = ref.whole
    if ref not in consultation:
        return None
    following = " ".join([match["rest"], *(line.text for line in lines[index + 1 : index + 8])])
    if repeats(following, consultation, ref):
        return Marker(index, ref, match["rest"], _WORDING)
    if match["word"]:
        heading = bool(match["end"].strip(" -–—")) or not match["rest"]
        return Marker(index, ref, match["rest"], _NAMED, heading)
    if match["end"] or not match["rest"]:
        return Marker(index, ref, match["rest"], _BARE)
    return None


def repeats(text: str, consultation: Consultation, ref: Ref) -> bool:
    """Whether a text begins with the wording of a question."""
    wording = normalise(consultation.question(ref).text).split()
    beginning = normalise(text).split()[: len(wording)]
    # Enough of the beginning tells; papers leave out references such as "(see box on page 18)".
    size = min(len(wording), 12)
    return likeness(beginning[:size], wording[:size]) >= REPEATED


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """How alike two rows of words are, from 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _best_chain(candidates: Sequence[Marker], consultation: Consultation) -> list[Marker]:
    """The heaviest chain of markers whose questions go upwards; of equal ones the later."""
    # The best chain that ends at each question: its weight, where it ends, and its markers.
    best: dict[Ref, tuple[float, int, list[Marker]]] = {}
    for end, marker in enumerate(candidates):
        weight, _, chain = max(
            (found for ref, found in best.items() if _before(ref, marker.ref, consultation)),
            default=(0.0, 0, list[Marker]()),
            key=_heavier,
        )
        found = (weight + marker.weight, end, [*chain, marker])
        best[marker.ref] = max(best.get(marker.ref, found), found, key=_heavier)
    return max(best.values(), default=(0.0, 0, list[Marker]()), key=_heavier)[2]


def _heavier(chain: tuple[float, int, list[Marker]]) -> tuple[float, int]:
    return chain[:2]


def _before(a: Ref, b: Ref, consultation: Consultation) -> bool:
    key = consultation.position
    return (key(a), a.part or "") < (key(b), b.part or "")
