"""What the network says, as blocks of a document: paragraphs and lists of sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.exports.blocks import Block, Bullets, Heading, Note, Paragraph
from bot.exports.words import Words
from bot.response.agreement.agreeing import Approved
from bot.response.document import Line, Written
from bot.response.drafts.draft import Support

type Notes = Mapping[tuple[str, int], Sequence[Note]]
"""What is remarked on paragraphs: by the place, and the paragraph from 0."""


@dataclass(frozen=True)
class Marking:
    """What shows that a document is no final one."""

    draft: bool = False
    """Whether every page says so, and sentences without evidence are marked."""
    approved: Approved | None = None
    """What every page says instead, once the members have agreed the response."""
    notes: Notes = field(default_factory=dict)


def written(
    passages: Iterable[Written], place: str, below: int, words: Words, marking: Marking
) -> Iterator[Block]:
    """The blocks of what is said in one place.

    Args:
        passages: what is said.
        place: where: a question such as `16a`, `letter`, or `paper`.
        below: the level that its headings have.
        words: the words of the document.
        marking: how a draft is marked.
    """
    for number, passage in enumerate(passages):
        if passage.heading:
            yield Heading(below, passage.heading)
        texts = tuple(_text(line, words, marking) for line in passage.lines)
        notes = tuple(marking.notes.get((place, number), ()))
        if marking.draft:
            notes = (*_evidence(passage.lines, words), *notes)
        if passage.points:
            yield Bullets(texts, notes)
        elif texts:
            yield Paragraph(" ".join(texts), notes)


def _text(line: Line, words: Words, marking: Marking) -> str:
    if line.support is Support.LOST:
        return words("marks", "withdrawn")
    if line.support is Support.NONE and marking.draft:
        return f"{line.text} {words('marks', 'unsupported')}"
    return line.text


def _evidence(lines: Sequence[Line], words: Words) -> Iterator[Note]:
    """How many groups each sentence leans on."""
    told = [
        words(
            "marks",
            "leans" if line.groups else str(line.support),
            nth=nth,
            groups=words.count("groups", line.groups),
        )
        for nth, line in enumerate(lines, 1)
        if line.support is not Support.FRAME
    ]
    if told:
        yield Note(words("marks", "author"), "\n".join(told))
