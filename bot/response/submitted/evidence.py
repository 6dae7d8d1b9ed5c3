"""Evidence: which words of which group stand behind something that the network says.

Evidence names words by what they are, not by where they stand: once a group changes, withdraws or
erases them, it leads nowhere, and what leaned on it can be told.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from bot.analysis.points import split
from bot.analysis.words import is_ended
from bot.consultation import Ref, Status
from bot.consultation.reference import see_other
from bot.interview import Answer
from bot.response.submitted.submission import Submission

DIGITS = 12
"""Hexadecimal digits of a point's mark: enough to tell the points of one answer apart."""

SHORT = 40
"""An answer of so many words can be quoted whole."""

STANCE = "="
"""With what the mark of a stance begins."""


READ = "~"
"""With what the mark of a point begins by which it was read where a group stands."""


@dataclass(frozen=True)
class Evidence:
    """A pointer to something that a group said. Written as `response/16a/mark`."""

    response: str
    """The response's id."""
    ref: Ref
    mark: str = ""
    """Of a point the beginning of the SHA-256 of its words; of a stance `=agree`, or where it was
    read out of a point `~` and that point's mark; empty for the answer as a whole."""

    def __hash__(self) -> int:
        # Tens of thousands are looked up for a page, and the question hardly tells them apart.
        return hash((self.response, self.mark))

    def __str__(self) -> str:
        return f"{self.response}/{self.ref}" + (f"/{self.mark}" if self.mark else "")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` has written.

        Raises:
            ValueError: the text is no evidence.
        """
        response, _, rest = text.partition("/")
        ref, _, mark = rest.partition("/")
        return cls(response, _ref(ref), mark)


@lru_cache(1000)
def _ref(text: str) -> Ref:
    # Tens of thousands of pieces of evidence name a few dozen questions.
    return Ref.parse(text)


@dataclass(frozen=True)
class Said:
    """One point of an answer, or a whole one, in the group's own words."""

    evidence: Evidence
    text: str
    more: tuple[Evidence, ...] = ()
    """The other points of a whole answer."""


def mark_of(text: str) -> str:
    """The mark of a point: the same for the same words, whatever the white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:DIGITS]


def said(submission: Submission, ref: Ref) -> tuple[Said, ...]:
    """The points that a group makes on a question, in order.

    Where an answer only sends the reader to another one, these are that one's points. What stands
    beside "rather not say", "does not apply" or "later" answers nothing: it is told to the
    network, and no point.
    """
    own = submission.answers.get(ref)
    if own is None:
        return ()
    meant = meant_by(submission, own)
    if meant.status is not Status.ANSWERED:
        return ()
    return tuple(_points(submission, meant).values())


def whole(
    submission: Submission,
    ref: Ref,
    first: Evidence | None = None,
    aside: Collection[Evidence] = (),
) -> Said | None:
    """A short answer of several sentences as one; None if it is none, or may not be quoted.

    A sentence by itself may be the one that the next takes back.

    Args:
        submission: the response.
        ref: the question.
        first: the point by which it is known; else its first.
        aside: points that the team has set aside. They are not quoted.
    """
    points = said(submission, ref)
    text = " ".join(" ".join(point.text.split()) for point in points)
    if len(points) < 2 or len(text.split()) > SHORT or not submission.may_quote(text):
        return None
    # Points of a list, what was said twice, and what was added later, are not one text.
    in_a_row = text in " ".join(meant_by(submission, submission.answers[ref]).text.split())
    if not in_a_row or not all(is_ended(point.text) for point in points[:-1]):
        return None
    marks = [point.evidence for point in points]
    if not {*aside}.isdisjoint(marks):
        return None
    known = first or marks[0]
    return Said(known, text, tuple(mark for mark in marks if mark != known))


def _points(submission: Submission, answer: Answer) -> dict[str, Said]:
    """The points of one of a group's answers by their marks. Said twice is said once."""
    known = submission.points.get(answer.ref)
    if known is None:
        marked = {mark_of(text): text for text in sentences(answer)}
        known = submission.points[answer.ref] = {
            mark: Said(Evidence(submission.id, answer.ref, mark), text)
            for mark, text in marked.items()
        }
    return known


def opening(submission: Submission, answer: Answer) -> Evidence | None:
    """The first words of one of a group's answers, by which it is read where the group stands."""
    for mark in _points(submission, answer):
        return Evidence(submission.id, answer.ref, READ + mark)
    return None


def says(submission: Submission, ref: Ref) -> str:
    """A digest of what a group says on a question: another once its stand or its words are."""
    answer = submission.answers.get(ref)
    stand = answer.stance or answer.status if answer else ""
    told = "\n".join([str(stand), *(point.evidence.mark for point in said(submission, ref))])
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def meant_by(submission: Submission, answer: Answer) -> Answer:
    """An answer; where it only sends the reader to another answer, that one."""
    other = see_other(answer.text)
    return answer if other is None or other == answer.ref else submission.answers.get(other, answer)


def sentences(answer: Answer) -> list[str]:
    """The points of an answer, with those that were added when it was asked for more."""
    if see_other(answer.text) is not None:
        return split(answer.followup)
    return [*split(answer.text), *split(answer.followup)]


class Sources:
    """The answers that there are to lean on."""

    def __init__(self, submissions: Iterable[Submission]) -> None:
        self.submissions = {submission.id: submission for submission in submissions}
        self.withheld: dict[tuple[str, tuple[Evidence, ...]], tuple[Said, ...]] = {}
        """What `withheld` found in sentences: a page asks about the same ones again and again."""
        self._gone: dict[tuple[str, ...], frozenset[str]] = {}

    def __iter__(self) -> Iterator[Submission]:
        return iter(self.submissions.values())

    def words(self, evidence: Evidence) -> str | None:
        """What a group said, word for word; None if it does not say so any more.

        Of a stance it is the answer that was given with it, which may be empty.
        """
        submission = self.submissions.get(evidence.response)
        answer = submission.answers.get(evidence.ref) if submission else None
        if answer is None or answer.status is Status.UNANSWERED:
            return None
        if evidence.mark.startswith(STANCE):
            chosen = evidence.mark.removeprefix(STANCE)
            return answer.text if chosen in {answer.stance, answer.status} else None
        if answer.status is not Status.ANSWERED and not evidence.mark.startswith(READ):
            return None
        if not evidence.mark:
            return answer.text
        mark = evidence.mark.removeprefix(READ)
        known = _points(submission, answer).get(mark) if submission else None
        return known.text if known else None

    def stands(self, evidence: Evidence) -> bool:
        """Whether the group still says so."""
        return self.words(evidence) is not None

    def gone(self, written: tuple[str, ...]) -> frozenset[str]:
        """The responses that do not say so any more, of evidence as `str` writes it.

        A sentence leans on hundreds of pieces, and every group's page asks for most sentences.
        """
        if (known := self._gone.get(written)) is None:
            pieces = map(Evidence.parse, written)
            known = frozenset(each.response for each in pieces if not self.stands(each))
            self._gone[written] = known
        return known
