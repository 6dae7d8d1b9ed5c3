"""Editing a draft as plain text, without losing what its sentences lean on.

Paragraphs stand apart by an empty line; the points of a list begin with "- ", headings with "## ".
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.submitted.evidence import Evidence

HEADING = "## "
POINT = "- "

SAME, GAP = 2.0, 0.01
"""What it weighs that a sentence is the same as before, where likeness weighs up to 1, and what it
costs that one is left out. Likeness is the part of their words that two sentences share."""

ALIKE = 0.5
"""From what likeness on a sentence is taken to be an earlier one, changed. Of 1."""

_ENDING = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+|(?<=[.!?…][”’\"')\]])\s+")

type Repeats = Callable[[str], Iterable[Evidence]]
"""Which points of answers a text repeats; see `bot.response.submitted.pasted.repeated`."""


def as_text(draft: Draft) -> str:
    """A draft as plain text, to be edited."""
    blocks = []
    for passage in draft.passages:
        if passage.heading:
            blocks.append(HEADING + passage.heading)
        told = [plain for sentence in passage.sentences if (plain := _plain(sentence.text))]
        if passage.points:
            blocks.append("\n".join(POINT + text for text in told))
        else:
            blocks.append(" ".join(told))
    return "\n\n".join(filter(None, blocks))


def edited(draft: Draft, text: str, repeats: Repeats = lambda _: ()) -> Draft:
    """The draft that a text makes of an earlier one.

    A sentence that was not changed is the same sentence. One that was changed leans on what it
    leaned on before. In both of these and in new ones, words that are repeated from answers make
    these evidence; a heading that repeats some is a sentence then. What was only frame is not any
    more when it is changed.

    Args:
        draft: the draft that was edited.
        text: what it is to say.
        repeats: which points of answers a text repeats.
    """
    known = Counter(_plain(sentence.text) for sentence in draft.sentences)
    passages = [*_passages(text, known)]
    return replace(draft, passages=tuple(_kept(passages, draft, repeats)))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _passages(text: str, known: Counter[str]) -> Iterator[Passage]:
    """The paragraphs and lists of a text; their sentences have no evidence yet."""
    heading = ""
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        for kind, lines in _runs_of_lines(block):
            content = _plain(" ".join(lines))
            if kind == HEADING:
                if heading:
                    yield Passage((), heading)
                heading = content
                continue
            if kind == POINT:
                sentences = tuple(Sentence(_plain(line)) for line in lines if line.strip())
            else:
                sentences = tuple(map(Sentence, _sentences(content, known)))
            if sentences:
                yield Passage(sentences, heading, points=kind == POINT)
                heading = ""
    if heading:
        yield Passage((), heading)


def _runs_of_lines(block: str) -> Iterator[tuple[str, list[str]]]:
    """What follows on each other in a block: headings, points, and lines of a paragraph."""
    run: list[str] = []
    kind = ""
    for raw in block.split("\n"):
        line = raw.strip()
        if line.startswith(("##", "- ", "* ", "• ")) or line in {"-", "*", "•"}:
            of_line = HEADING if line.startswith("##") else POINT
            if run and (of_line != kind or kind == HEADING):
                yield kind, run
                run = []
            kind = of_line
            run.append(line.lstrip("#-*•").strip())
        elif kind == HEADING and run:
            yield kind, run
            kind, run = "", [line]
        elif kind == POINT and run:
            # A point goes on in the next line.
            run[-1] = f"{run[-1]} {line}"
        else:
            run.append(line)
    if run:
        yield kind, run


def _sentences(paragraph: str, known: Counter[str]) -> Iterator[str]:
    """The sentences of a paragraph: those that are known, and others by their full stops."""
    pieces = _pieces(paragraph)
    at = 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            joined = " ".join(pieces[at:end])
            if known[joined]:
                yield joined
                at = end
                break
        else:
            end = _end_of_quotation(pieces, at)
            yield " ".join(pieces[at:end])
            at = end


def _pieces(paragraph: str) -> list[str]:
    pieces, start = [], 0
    for match in _ENDING.finditer(paragraph):
        pieces.append(paragraph[start : match.end()].strip())
        start = match.end()
    return [piece for piece in (*pieces, paragraph[start:].strip()) if piece]


def _end_of_quotation(pieces: Sequence[str], start: int) -> int:
    """Where a sentence ends: not within a quotation, if that is closed at all."""
    depth = 0
    for end, piece in enumerate(pieces[start:], start + 1):
        depth += piece.count("“") - piece.count("”")
        if depth <= 0:
            return end
    return start + 1


def _kept(passages: Sequence[Passage], draft: Draft, repeats: Repeats) -> Iterator[Passage]:
    """The passages with what their sentences lean on."""
    before = list(draft.sentences)
    new = [sentence for passage in passages for sentence in passage.sentences]
    same = _same(new, before)
    left = [nth for nth in range(len(before)) if nth not in same.values()]
    like = _alike(new, before, [nth for nth in range(len(new)) if nth not in same], left)
    number = 0
    for passage in passages:
        heading = passage.heading
        if heading and (leaning := tuple(repeats(heading))):
            # A heading leans on nothing, and words that are somebody's own have to.
            yield Passage((Sentence(heading, leaning),))
            heading = ""
            if not passage.sentences:
                continue
        sentences = []
        for sentence in passage.sentences:
            if number in same:
                sentences.append(before[same[number]])
            else:
                own = before[like[number]].evidence if number in like else ()
                evidence = tuple(dict.fromkeys((*own, *repeats(sentence.text))))
                sentences.append(replace(sentence, evidence=evidence))
            number += 1
        yield replace(passage, sentences=tuple(sentences), heading=heading)


def _same(new: Sequence[Sentence], before: Sequence[Sentence]) -> dict[int, int]:
    """Which new sentence is which earlier one, word for word.

    The same words may stand twice and lean on different groups. So what stands beside the same
    sentence as before is found first, then what stands in its place among the others, and only
    then what was moved.
    """
    texts, old = [each.text for each in new], [_plain(each.text) for each in before]
    same = _by_neighbour(texts, old)
    for here, there in _in_order(texts, old):
        if texts[here] == old[there] and here not in same and there not in same.values():
            same[here] = there
    places: dict[str, list[int]] = {}
    for nth, text in enumerate(old):
        if nth not in same.values():
            places.setdefault(text, []).append(nth)
    for nth, text in enumerate(texts):
        if nth not in same and (found := places.get(text)):
            same[nth] = found.pop(0)
    return same


def _by_neighbour(new: Sequence[str], before: Sequence[str]) -> dict[int, int]:
    """Which texts stand before or after the same text as earlier, where only one pair does."""
    same: dict[int, int] = {}
    for beside in (1, -1):
        here, there = _pairs(new, beside), _pairs(before, beside)
        for pair, found in here.items():
            was = there.get(pair, [])
            if len(found) == len(was) == 1 and not (
                {*found} & {*same} or {*was} & {*same.values()}
            ):
                same[found[0]] = was[0]
    return same


def _pairs(texts: Sequence[str], beside: int) -> dict[tuple[str, str], list[int]]:
    pairs: dict[tuple[str, str], list[int]] = {}
    for nth, text in enumerate(texts):
        if 0 <= nth + beside < len(texts):
            pairs.setdefault((text, texts[nth + beside]), []).append(nth)
    return pairs


def _in_order(new: Sequence[str], before: Sequence[str]) -> list[tuple[int, int]]:
    """Which texts stand in the place of which earlier ones, where none has been moved.

    The alignment of most likeness, after S. B. Needleman and C. D. Wunsch, "A general method
    applicable to the search for similarities in the amino acid sequence of two proteins", Journal
    of Molecular Biology 48 (1970).
    """
    here, there = [set(text.split()) for text in new], [set(text.split()) for text in before]

    def like(i: int, j: int) -> float:
        if new[i] == before[j]:
            return SAME
        return len(here[i] & there[j]) / max(len(here[i] | there[j]), 1)

    # For each pair of beginnings the likeness of the best alignment, and its last step.
    best = [[(-GAP * (i + j), "") for j in range(len(before) + 1)] for i in range(len(new) + 1)]
    for i in range(1, len(new) + 1):
        for j in range(1, len(before) + 1):
            best[i][j] = max(
                (best[i - 1][j - 1][0] + like(i - 1, j - 1), "pair"),
                (best[i - 1][j][0] - GAP, "new"),
                (best[i][j - 1][0] - GAP, "gone"),
            )
    pairs = []
    i, j = len(new), len(before)
    while i and j:
        step = best[i][j][1]
        i, j = i - (step != "gone"), j - (step != "new")
        if step == "pair":
            pairs.append((i, j))
    return pairs


def _alike(
    new: Sequence[Sentence], before: Sequence[Sentence], changed: Sequence[int], left: Sequence[int]
) -> dict[int, int]:
    """Which changed sentence was which earlier one: the likest pairs first."""
    pairs = []
    for here in changed:
        matcher = SequenceMatcher(b=new[here].text, autojunk=False)
        for there in left:
            matcher.set_seq1(_plain(before[there].text))
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                pairs.append((-matcher.ratio(), here, there))
    like: dict[int, int] = {}
    for negative, here, there in sorted(pairs):
        if -negative >= ALIKE and here not in like and there not in like.values():
            like[here] = there
    return like


def with_evidence(draft: Draft, number: int, evidence: Iterable[Evidence]) -> Draft:
    """The draft with other evidence of one of its sentences. It is no frame then.

    Raises:
        IndexError: there is no sentence of that number, from 0.
    """
    leaning = tuple(dict.fromkeys(evidence))
    return _with(draft, number, lambda s: replace(s, evidence=leaning, frame=False))


def as_frame(draft: Draft, number: int, *, frame: bool) -> Draft:
    """The draft with one sentence that says, or does not say, what members think.

    Raises:
        IndexError: there is no sentence of that number, from 0.
    """
    return _with(draft, number, lambda s: replace(s, frame=frame))


def without(draft: Draft, number: int) -> Draft:
    """The draft without one of its sentences. A heading above it stays, as others may follow.

    Raises:
        IndexError: there is no sentence of that number, from 0.
    """
    return _with(draft, number, lambda _: None)


def _with(draft: Draft, number: int, change: Callable[[Sentence], Sentence | None]) -> Draft:
    passages = []
    start = 0
    for passage in draft.passages:
        sentences = list(passage.sentences)
        if start <= number < start + len(sentences):
            changed = change(sentences[number - start])
            sentences[number - start : number - start + 1] = [changed] if changed else []
        if sentences or passage.heading:
            passages.append(replace(passage, sentences=tuple(sentences)))
        start += len(passage.sentences)
    if not 0 <= number < start:
        raise IndexError(number)
    return replace(draft, passages=tuple(passages))
