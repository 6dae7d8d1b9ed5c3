"""Placing the text of a paper: which words answer which question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.consultation import Consultation, Ref, Status
from bot.consultation.glossary import normalise
from bot.interview.reading.markers import REPEATED, Line, Marker, find_markers, likeness
from bot.interview.reading.repeating import copy_of_question

_PART = re.compile(r"\s*\(?(?P<letter>[a-h])[).:]\s+(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_DEAR = re.compile(r"\s*dear\b", re.IGNORECASE)
_YOURS = re.compile(r"\s*(?:yours|with (?:best |kind )?regards|kind regards)\b", re.IGNORECASE)
LONGEST_SIGNATURE = 5
"""Lines after "Yours sincerely" that belong to the letter, at most."""
LONGEST_SIGNATURE_LINE = 60
"""Characters in each of them, at most."""


class NothingPlaced(Exception):
    """A paper has no answer that can be placed. The text says why, and what to do."""


@dataclass(frozen=True)
class PlacedAnswer:
    """Words that answer a question."""

    ref: Ref
    status: Status
    text: str
    """Word for word."""
    line: int


@dataclass(frozen=True)
class Leftover:
    """Text of the paper that answers no question."""

    first: int
    """The number of its first line."""
    last: int
    text: str


@dataclass(frozen=True)
class Placed:
    """A paper, taken apart."""

    answers: tuple[PlacedAnswer, ...]
    letter: str | None
    """Its covering letter, if it has one."""
    empty: tuple[Ref, ...]
    """Questions that the paper numbers, but does not answer."""
    missing: tuple[int, ...]
    """Questions that it does not number."""
    leftovers: tuple[Leftover, ...] = field(default=())
    """What could not be placed."""
    repeated: tuple[Leftover, ...] = field(default=())
    """The consultation's own questions and headings, which the paper repeats."""


def place(
    lines: Sequence[Line], consultation: Consultation, phrases: Mapping[Status, Sequence[str]]
) -> Placed:
    """Find the numbered answers of a paper.

    Args:
        lines: the paper.
        consultation: the questions that it answers.
        phrases: for each non-answer, the words that say just that, such as "not applicable".

    Raises:
        NothingPlaced: no numbered answer was found.
    """
    markers = find_markers(lines, consultation)
    if not markers:
        raise NothingPlaced(
            "No numbered answers were found. Each answer must begin with the number of its"
            " question, such as “1.”, “1:” or “Q1”, on a line of its own or before the answer."
        )
    answers: list[PlacedAnswer] = []
    empty: list[Ref] = []
    leftovers: list[Leftover] = []
    repeated: list[Leftover] = []
    letter, before = _letter(lines[: markers[0].index], consultation)
    leftovers += before
    ends = [marker.index for marker in markers[1:]] + [len(lines)]
    for marker, end in zip(markers, ends, strict=True):
        block = [Line(marker.rest, lines[marker.index].number), *lines[marker.index + 1 : end]]
        block, headings, rest = _without_headings(block, consultation, last=end == len(lines))
        block, copies, likely = _without_question(block, consultation, marker.ref)
        repeated += copies + headings
        leftovers += likely + rest
        found = list(_parts(block, consultation, marker, phrases))
        answers += found
        if not found:
            empty.append(marker.ref)
    if not answers:
        raise NothingPlaced("The file has the questions' numbers, but no answers.")
    placed = {answer.ref.number for answer in answers} | {ref.number for ref in empty}
    missing = tuple(number for number in consultation.questions if number not in placed)
    return Placed(tuple(answers), letter, tuple(empty), missing, tuple(leftovers), tuple(repeated))


def _words(lines: Sequence[Line]) -> str:
    """The text of some lines, without blank ones at either end."""
    return "\n".join(line.text for line in lines).strip()


def _leftover(lines: Sequence[Line]) -> list[Leftover]:
    filled = [line for line in lines if line.text.strip()]
    if not filled:
        return []
    return [Leftover(filled[0].number, filled[-1].number, _words(lines))]


def _letter(lines: Sequence[Line], consultation: Consultation) -> tuple[str | None, list[Leftover]]:
    """The covering letter among what comes before the first answer, and the rest of that."""
    start = next((i for i, line in enumerate(lines) if _DEAR.match(line.text)), None)
    if start is None:
        return None, _leftover(lines)
    close = next((i for i in range(start, len(lines)) if _YOURS.match(lines[i].text)), None)
    end = len(lines) if close is None else close + 1
    taken = 0
    while close is not None and end < len(lines) and taken < LONGEST_SIGNATURE:
        text = lines[end].text.strip()
        if text and not _is_signature(text, consultation):
            break
        taken += bool(text)
        end += 1
    return _words(lines[start:end]), _leftover(lines[:start]) + _leftover(lines[end:])


def _is_signature(text: str, consultation: Consultation) -> bool:
    title = normalise(consultation.title).split()
    return (
        len(text) <= LONGEST_SIGNATURE_LINE
        and not text.endswith((".", ":", "?"))
        and likeness(normalise(text).split(), title) < REPEATED
    )


def _without_headings(
    block: Sequence[Line], consultation: Consultation, *, last: bool
) -> tuple[list[Line], list[Leftover], list[Leftover]]:
    """An answer's lines, the headings before the next answer, and what belongs to no question.

    A heading of the consultation is taken out, if it is set as one or stands by itself before the
    next answer. Any other line that is set as a heading ends the answer, and what follows it
    belongs to no question.
    """
    titles = [
        normalise(title).split()
        for section in consultation.sections
        for title in (section.title, *(question.heading for question in section.questions))
        if title
    ]
    kept = list(block)
    rest: list[Leftover] = []
    for position in range(1, len(block)):
        if block[position].heading and not _is_title(block[position], titles):
            kept, rest = list(block[:position]), _leftover(block[position:])
            break
    taken: list[Line] = []
    while len(kept) > 1 and (
        not kept[-1].text.strip()
        or (_is_title(kept[-1], titles) and _stands_apart(kept, last=last))
    ):
        taken.insert(0, kept.pop())
    taken = [*(line for line in kept[1:] if line.heading), *taken]
    kept = [kept[0], *(line for line in kept[1:] if not line.heading)]
    headings: list[Leftover] = []
    for line in taken:
        # What only resembles a heading may be what the group says.
        certain = line.heading or normalise(line.text).split() in titles
        (headings if certain else rest).extend(_leftover([line]))
    return kept, headings, rest


def _stands_apart(lines: Sequence[Line], *, last: bool) -> bool:
    """Whether the last line is a heading by its looks, and not the end of a list."""
    by_itself = not lines[-2].text.strip() and len(lines) > 2
    return lines[-1].heading or (by_itself and not last)


def _is_title(line: Line, titles: Sequence[Sequence[str]]) -> bool:
    words = normalise(line.text).split()
    return any(likeness(words, title) >= REPEATED for title in titles)


def _without_question(
    block: Sequence[Line], consultation: Consultation, ref: Ref
) -> tuple[list[Line], list[Leftover], list[Leftover]]:
    """An answer's lines, and the question before it: word for word, or else with slips in it."""
    copy = copy_of_question(block, consultation, ref)
    if copy is None:
        return list(block), [], []
    line = block[copy.index]
    question = _leftover([*block[: copy.index], Line(line.text[: copy.end], line.number)])
    answer = [Line(line.text[copy.end :].lstrip(), line.number), *block[copy.index + 1 :]]
    return (answer, question, []) if copy.exact else (answer, [], question)


def _parts(
    block: Sequence[Line],
    consultation: Consultation,
    marker: Marker,
    phrases: Mapping[Status, Sequence[str]],
) -> list[PlacedAnswer]:
    """The answer of a block, or the answers to the parts of its question."""
    letters = {part.letter for part in consultation.question(marker.ref).parts}
    pieces: list[tuple[Ref, list[Line]]] = [(marker.ref, [])]
    for line in block:
        match = _PART.fullmatch(line.text)
        if match and marker.ref.part is None and match["letter"].lower() in letters:
            ref = Ref(marker.ref.number, match["letter"].lower())
            pieces.append((ref, [Line(match["rest"], line.number)]))
        else:
            pieces[-1][1].append(line)
    return [
        PlacedAnswer(ref, status_of(words, phrases), words, lines[0].number)
        for ref, lines in pieces
        if (words := _words(lines))
    ]


def status_of(words: str, phrases: Mapping[Status, Sequence[str]]) -> Status:
    """What words say by themselves: one of the non-answers, or else an answer."""
    plain = normalise(words)
    for status, ways in phrases.items():
        if any(plain == normalise(way) for way in ways):
            return status
    return Status.ANSWERED
