"""What has changed between two versions of a text, word by word."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bot.response.agreement.text import Text
from bot.response.document import Written
from bot.response.drafts.draft import PAPER, Draft

WORD = re.compile(r"\S+\s*")

POINT = "• "
"""What stands before the points of a list."""

ALIKE = 0.5
"""How alike two paragraphs must be, from 0 to 1, to be one that was changed."""


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    ADDED = "added"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True)
class Piece:
    """Words that were kept, added or taken out together."""

    change: Change
    text: str


@dataclass(frozen=True)
class Changed:
    """A paragraph with its changes."""

    pieces: tuple[Piece, ...]
    """Of a list, each point stands in a line of its own."""
    number: int | None
    """Its number in the later version, from 0; None if it is not there any more."""
    heading: tuple[Piece, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing in it has changed."""
        return all(piece.change is Change.KEPT for piece in (*self.heading, *self.pieces))


type Changes = Mapping[str, Sequence[Changed]]
"""The paragraphs of each place that has changed."""


def changes(before: Text, after: Text) -> Changes:
    """The paragraphs of each place that has changed, with what was added and taken out.

    Whether the meeting paper was sent along is no change of it.
    """
    if PAPER not in before.places or PAPER not in after.places:
        before, after = before.without_paper(), after.without_paper()
    places = dict.fromkeys([*after.places, *before.places])
    found = {
        place: tuple(_place(before.places.get(place, ()), after.places.get(place, ())))
        for place in places
    }
    return {
        place: paragraphs
        for place, paragraphs in found.items()
        if not all(paragraph.same for paragraph in paragraphs)
    }


def reads_as_before(before: Text, after: Text, place: str, number: int) -> bool:
    """Whether a paragraph of an earlier version still stands in the place as it did.

    If the earlier version has no paragraph of this number, it is about the place as a whole.
    """
    old, new = (list(map(words_of, text.places.get(place, ()))) for text in (before, after))
    return old[number] in new if 0 <= number < len(old) else old == new


def words_of(paragraph: Written) -> str:
    """A paragraph as one text."""
    lines = (line.text for line in paragraph.lines)
    return " ".join(text for text in (paragraph.heading, *lines) if text)


def standing_in(draft: Draft, paragraph: Written) -> int | None:
    """Which sentence of a draft, from 1, stands where a paragraph of an earlier text stood.

    It is the first that is the same, or else the likest; None if none is like it.
    """
    old = [line.text.split() for line in paragraph.lines if line.text]
    new = [sentence.text.split() for sentence in draft.sentences]
    if same := next((line for line in old if line in new), None):
        return new.index(same) + 1
    likeness = [
        max((SequenceMatcher(None, line, text, autojunk=False).ratio() for line in old), default=0)
        for text in new
    ]
    likest = max(likeness, default=0)
    return likeness.index(likest) + 1 if likest >= ALIKE else None


def _place(before: Sequence[Written], after: Sequence[Written]) -> Iterator[Changed]:
    old, new = [words_of(p) for p in before], [words_of(p) for p in after]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, i, j, k, m in matcher.get_opcodes():
        yield from _paragraphs(before[i:j], after[k:m], k)


def _paragraphs(old: Sequence[Written], new: Sequence[Written], first: int) -> Iterator[Changed]:
    """Paragraphs beside each other: each of the new ones with the old one that it was."""
    for number, paragraph in enumerate(new, first):
        at = next((i for i, other in enumerate(old) if _alike(other, paragraph)), None)
        if at is None:
            yield _all(paragraph, Change.ADDED, number)
            continue
        yield from _gone(old[:at])
        yield Changed(
            tuple(compared(_lines(old[at]), _lines(paragraph))),
            number,
            tuple(compared(old[at].heading, paragraph.heading)),
        )
        old = old[at + 1 :]
    yield from _gone(old)


def _gone(old: Iterable[Written]) -> Iterator[Changed]:
    """What was taken out. Of what was withdrawn before there are no words to show."""
    return (_all(each, Change.TAKEN_OUT, None) for each in old if words_of(each))


def _all(paragraph: Written, change: Change, number: int | None) -> Changed:
    heading = (Piece(change, paragraph.heading),) if paragraph.heading else ()
    return Changed((Piece(change, _lines(paragraph)),), number, heading)


def _lines(paragraph: Written) -> str:
    texts = [line.text for line in paragraph.lines if line.text]
    return "\n".join(POINT + text for text in texts) if paragraph.points else " ".join(texts)


def _alike(one: Written, other: Written) -> bool:
    old, new = words_of(one).split(), words_of(other).split()
    return old == new or SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def compared(before: str, after: str) -> Iterator[Piece]:
    """The words of two texts in order: what was kept, taken out and added."""
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.KEPT, "".join(new[k:m]))
            continue
        if i < j:
            yield Piece(Change.TAKEN_OUT, "".join(old[i:j]))
        if k < m:
            yield Piece(Change.ADDED, "".join(new[k:m]))
