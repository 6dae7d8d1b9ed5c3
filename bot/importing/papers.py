"""Taking a file apart, whatever it is: a paper of one group, or a table of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.consultation import Consultation, Status
from bot.importing.answers import FromTable, is_table, read_answers
from bot.importing.errors import CannotImport
from bot.importing.hinting import without_consent
from bot.importing.pieces import Piece, paragraphs, pieces_of
from bot.importing.reading import decode, is_text, lines_of, text_lines
from bot.interview.reading.markers import Line
from bot.interview.reading.placing import NothingPlaced, place


@dataclass(frozen=True)
class Paper:
    """The response of one group, taken apart."""

    pieces: Sequence[Piece]
    letter: str | None = None
    placed: bool = True
    """Whether any answer was found by itself."""
    repeated: Sequence[str] = ()
    """The consultation's own questions and headings that it repeats. They are left out."""


def take_apart(
    name: str,
    data: bytes,
    consultation: Consultation,
    phrases: Mapping[Status, Sequence[str]],
) -> Paper | list[FromTable]:
    """What a file holds: the response of one group, or those of many.

    Args:
        name: of the file.
        data: what is in it.
        consultation: the questions that it answers.
        phrases: for each non-answer, the words that say just that.

    Raises:
        CannotImport: it cannot be read. The text says why, and what to do.
    """
    if not data.strip():
        raise CannotImport(f"{name} is empty.")
    if is_text(data) and not name.lower().endswith((".docx", ".pdf")):
        text = decode(name, data)
        if is_table(name, text):
            table = read_answers(name, text, consultation, phrases)
            if len(table) == 1 and not table[0].group:
                return Paper(table[0].pieces)
            return table
        return _paper(name, text_lines(text), consultation, phrases)
    return _paper(name, lines_of(name, data), consultation, phrases)


def _paper(
    name: str,
    lines: Sequence[Line],
    consultation: Consultation,
    phrases: Mapping[Status, Sequence[str]],
) -> Paper:
    try:
        placed = place(lines, consultation, phrases)
    except NothingPlaced:
        pieces = paragraphs(lines)
        if not pieces:
            raise CannotImport(f"{name} has no words.") from None
        return Paper(pieces, placed=False)
    repeated = [left.text for left in placed.repeated]
    return Paper(without_consent(pieces_of(placed)), placed.letter, repeated=repeated)
