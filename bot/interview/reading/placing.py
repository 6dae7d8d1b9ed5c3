"""Placing the text of a paper: which words answer which question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.consultation import Consultation, Ref, Status
from bot.consultation.glossary import normalise
from bot.interview.reading.markers import REPEATED, Line, Marker, find_markers, likeness

_PART = re.compile(r"\s*\(?(?P<letter>[a-h])[).:]\s+(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SENTENCE_END = re.compile(r"[?.][)\"'”’]*(?=\s|$)")
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
    letter, before = _letter(lines[: markers[0].index], consultation)
    leftovers += before
    ends = [marker.index for marker in markers[1:]] + [len(lines)]
    for marker, end in zip(markers, ends, strict=True):
        block = [Line(marker.rest, lines[marker.index].number), *lines[marker.index + 1 : end]]
        block, rest = _without_headings(block, consultation, last=end == len(lines))
        leftovers += rest
        block = _without_question(block, consultation, marker.ref)
        found = list(_parts(block, consultation, marker, phrases))
        answers += found
        if not found:
            empty.append(marker.ref)
    if not answers:
        raise NothingPlaced("The file has the questions' numbers, but no answers.")
    placed = {answer.ref.number for answer in answers} | {ref.number for ref in empty}
    missing = tuple(number for number in consultation.questions if number not in placed)
    return Placed(tuple(answers), letter, tuple(empty), missing, tuple(leftovers))


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
) -> tuple[list[Line], list[Leftover]]:
    """An answer's lines without the headings that come before the next answer.

    A heading of the consultation is dropped, if it is set as one or stands by itself before the
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
    leftovers: list[Leftover] = []
    for position in range(1, len(block)):
        if block[position].heading and not _is_title(block[position], titles):
            kept, leftovers = list(block[:position]), _leftover(block[position:])
            break
    while len(kept) > 1 and (
        not kept[-1].text.strip()
        or (_is_title(kept[-1], titles) and _stands_apart(kept, last=last))
    ):
        kept.pop()
    return [kept[0], *(line for line in kept[1:] if not line.heading)], leftovers


def _stands_apart(lines: Sequence[Line], *, last: bool) -> bool:
    """Whether the last line is a heading by its looks, and not the end of a list."""
    by_itself = not lines[-2].text.strip() and len(lines) > 2
    return lines[-1].heading or (by_itself and not last)


def _is_title(line: Line, titles: Sequence[Sequence[str]]) -> bool:
    words = normalise(line.text).split()
    return any(likeness(words, title) >= REPEATED for title in titles)


def _without_question(block: Sequence[Line], consultation: Consultation, ref: Ref) -> list[Line]:
    """An answer's lines without the question, if the paper repeats it before the answer."""
    question = consultation.question(ref)
    wordings = [normalise(question.text).split(), normalise(question.plain).split()]
    if ref.part:
        part = question.part(ref.part)
        wordings += [normalise(part.text).split(), normalise(part.plain).split()]
    best, cut = REPEATED, (0, 0)
    beginning: list[str] = []
    longest = max(map(len, wordings)) * 2
    for index, line in enumerate(block):
        for end in _ends(line.text):
            words = [*beginning, *normalise(line.text[:end]).split()]
            score = max(likeness(words, wording) for wording in wordings)
            if words and score >= best:
                best, cut = score, (index, end)
        beginning += normalise(line.text).split()
        if len(beginning) > longest:
            break
    index, end = cut
    return [Line(block[index].text[end:].lstrip(), block[index].number), *block[index + 1 :]]


def _ends(text: str) -> list[int]:
    """Where in a line a question may end: after each sentence, and at the end of the line."""
    return [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]


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
