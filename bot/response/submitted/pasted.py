"""Whose words a text repeats."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.analysis.words import words
from bot.consultation import Consultation
from bot.response.submitted.evidence import Evidence, Said, Sources, mark_of, sentences
from bot.response.submitted.runs import LONG, runs
from bot.response.submitted.submission import Submission

REPEATED = 5
"""So many words in a row are taken to be repeated from an answer."""

COMMON = 5
"""Groups that say the same words, at most, for these to be anybody's own."""

_QUOTATION = re.compile("[“”]")

type Run = tuple[str, ...]


def asked(consultation: Consultation) -> frozenset[Run]:
    """The runs of words of what was asked. Who repeats them repeats nobody's answer."""
    return frozenset(run for text in wording_of(consultation) for run in runs(text, REPEATED))


def wording_of(consultation: Consultation) -> Iterator[str]:
    """The texts of what was asked."""
    yield consultation.title
    yield consultation.network.members
    for question in consultation.questions.values():
        yield from (question.text, question.plain)
        for ref in question.refs if question.parts else ():
            yield from (question.text_of(ref), question.plain_for(ref))


def repeated(
    text: str, sources: Sources, known: frozenset[Run] = frozenset()
) -> tuple[Evidence, ...]:
    """The points of answers whose words a text repeats, five or more in a row.

    Args:
        text: a sentence that somebody wrote.
        sources: the answers.
        known: runs of words that are nobody's own, such as those of the questions.
    """
    wanted = set(runs(text, REPEATED)) - known
    if not wanted:
        return ()
    needed = [sorted(run, key=len, reverse=True) for run in wanted]
    by_run: dict[Run, dict[str, list[Evidence]]] = {}
    for submission in sources:
        for run, evidence in _repeated_of(submission, wanted, needed):
            by_run.setdefault(run, {}).setdefault(submission.id, []).append(evidence)
    found = (
        evidence
        for run in runs(text, REPEATED)
        if len(by_run.get(run, ())) <= COMMON
        for of_group in by_run.get(run, {}).values()
        for evidence in of_group
    )
    return tuple(dict.fromkeys(found))


def _repeated_of(
    submission: Submission, wanted: set[Run], needed: Iterable[list[str]]
) -> Iterator[tuple[Run, Evidence]]:
    for answer in submission.answers.values():
        # Looking for letters is much quicker than dividing into words.
        said = f"{answer.text}\n{answer.followup}".lower().replace("’", "'")
        if not any(all(word in said for word in run) for run in needed):
            continue
        told = [(mark_of(text), words(text)) for text in sentences(answer)]
        flat = [(word, mark) for mark, of_point in told for word in of_point]
        for at in range(len(flat) - REPEATED + 1):
            window = flat[at : at + REPEATED]
            if (run := tuple(word for word, _ in window)) in wanted:
                for mark in dict.fromkeys(mark for _, mark in window):
                    yield run, Evidence(submission.id, answer.ref, mark)


def shares(text: str, said: str) -> bool:
    """Whether a text repeats what was said: five words in a row, or all if they are fewer."""
    length = min(REPEATED, len(words(said)))
    return length > 0 and not set(runs(text, length)).isdisjoint(runs(said, length))


def withheld(text: str, evidence: Sequence[Evidence], sources: Sources) -> tuple[Said, ...]:
    """The points whose words a sentence repeats though their groups did not agree to be quoted.

    Words that a group which agreed says as well are not withheld.
    """
    key = text, tuple(evidence)
    if (known := sources.withheld.get(key)) is None:
        known = sources.withheld[key] = _withheld(text, evidence, sources)
    return known


def _withheld(text: str, evidence: Iterable[Evidence], sources: Sources) -> tuple[Said, ...]:
    # What stands before a quotation is not part of what is quoted.
    of_text = {run for piece in _QUOTATION.split(text) for run in runs(piece, LONG)}
    if not of_text:
        return ()
    telling = {max(run, key=len) for run in of_text}
    open_to_all: set[Run] = set()
    hidden: list[tuple[Said, set[Run]]] = []
    for each in evidence:
        said = sources.words(each)
        # A sentence may lean on a thousand answers, of which few have any of its words.
        if said is None or not _has_any(said, telling):
            continue
        if not (shared := of_text.intersection(runs(said, LONG))):
            continue
        if sources.submissions[each.response].about.quoted:
            open_to_all |= shared
        else:
            hidden.append((Said(each, said), shared))
    return tuple(said for said, shared in hidden if shared - open_to_all)


def _has_any(said: str, wanted: Iterable[str]) -> bool:
    letters = said.lower().replace("’", "'")
    return any(word in letters for word in wanted)
