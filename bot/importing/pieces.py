"""A written response in pieces, each of which can be put where it belongs before it is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.consultation import Consultation, Ref, Section, Stance, Status
from bot.consultation.answers import NON_ANSWERS
from bot.interview import Answer
from bot.interview.reading.markers import Line, numbers_within
from bot.interview.reading.placing import Placed

MOST_PIECES = 150
"""Pieces of what could not be placed, at most; if there are more, they are put together."""

SAYABLE = (Status.DONT_KNOW, Status.NOT_APPLICABLE, Status.SKIPPED, Status.RATHER_NOT_SAY)
"""The ways not to answer that a written response can have."""


@dataclass(frozen=True)
class Piece:
    """Some words of a written response, and where they belong."""

    text: str
    ref: Ref | None = None
    """The question that they answer; `GENERAL` for a comment on the whole paper; None if they
    are left out."""
    stand: Stance | Status | None = None
    """What they say, where that was chosen or is certain."""
    first: int = 0
    """The number of their first line; 0 if they are not from the paper."""
    last: int = 0

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it that can be stored."""
        return bool(self.text.strip()) or self.stand is not None


def pieces_of(placed: Placed) -> list[Piece]:
    """A paper that has been taken apart: the answers, then what could not be placed."""
    answers = [
        Piece(
            text=answer.text,
            ref=answer.ref,
            stand=answer.status if answer.status in NON_ANSWERS else None,
            first=answer.line,
        )
        for answer in placed.answers
    ]
    rest = [Piece(text=left.text, first=left.first, last=left.last) for left in placed.leftovers]
    return answers + rest


def paragraphs(lines: Sequence[Line]) -> list[Piece]:
    """A paper in which no answers were found: its paragraphs, to be placed by hand."""
    found: list[Piece] = []
    here: list[Line] = []
    for line in [*lines, Line("", 0)]:
        if line.text.strip():
            here.append(line)
        elif here:
            text = "\n".join(one.text for one in here)
            found.append(Piece(text, first=here[0].number, last=here[-1].number))
            here = []
    together = -(-len(found) // MOST_PIECES) or 1
    return [
        Piece(
            "\n\n".join(piece.text for piece in some),
            first=some[0].first,
            last=some[-1].last,
        )
        for some in (found[at : at + together] for at in range(0, len(found), together))
    ]


def answers_of(pieces: Iterable[Piece]) -> list[Answer]:
    """The answers that pieces make. Pieces that belong to one question make one answer."""
    answers: dict[Ref, Answer] = {}
    for piece in pieces:
        if piece.ref is None or not piece.says_something:
            continue
        answer = _answer(piece, piece.ref)
        before = answers.get(piece.ref)
        answers[piece.ref] = answer if before is None else _together(before, answer)
    return [answers[ref] for ref in sorted(answers)]


def _answer(piece: Piece, ref: Ref) -> Answer:
    text = piece.text if piece.text.strip() else ""
    if isinstance(piece.stand, Stance):
        return Answer(ref, Status.ANSWERED, piece.stand, text)
    return Answer(ref, piece.stand or Status.ANSWERED, text=text)


def _together(one: Answer, other: Answer) -> Answer:
    text = "\n\n".join(answer.text for answer in (one, other) if answer.text)
    stance = one.stance or other.stance
    answered = Status.ANSWERED in {one.status, other.status}
    return replace(
        one, status=Status.ANSWERED if answered else one.status, stance=stance, text=text
    )


def unanswered(consultation: Consultation, answers: Iterable[Answer]) -> list[Ref]:
    """The questions, and the parts of questions, to which there is no answer."""
    given = {answer.ref for answer in answers}
    return [ref for ref in consultation.refs if ref not in given and ref.whole not in given]


def in_doubt(
    pieces: Sequence[Piece], letter: str, consultation: Consultation
) -> dict[int | None, list[Ref]]:
    """Where an answer may have been taken for a part of something else.

    For each piece by its number from 0, and for the letter as None, the questions without an
    answer whose numbers begin a line of it.
    """
    texts = {nth: piece.text for nth, piece in enumerate(pieces)} | {None: letter}
    missing = {*unanswered(consultation, answers_of(pieces))}
    missing |= {ref.whole for ref in missing if {*consultation.question(ref).refs} <= missing}
    found = {
        where: [ref for ref in numbers_within(text, consultation) if ref in missing]
        for where, text in texts.items()
    }
    return {where: refs for where, refs in found.items() if refs}


def places(section: Section) -> list[Ref]:
    """Where words can belong in a section: each question, and each of its parts."""
    found = []
    for question in section.questions:
        found.append(Ref(question.number))
        if question.parts:
            found += question.refs
    return found
