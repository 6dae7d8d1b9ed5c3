"""Where a group's words went: what the network response says that leans on them."""

from dataclasses import dataclass

from bot.consultation import Ref
from bot.interview import GENERAL
from bot.response.document import NetworkResponse, QuestionReport
from bot.response.evidence import Evidence, said
from bot.response.submission import Submission


@dataclass(frozen=True)
class Went:
    """What became of one answer."""

    ref: str
    question: str
    """The official wording."""
    text: str
    """The group's answer, with what it added."""
    sentences: tuple[str, ...]
    """The sentences of the response that lean on the answer."""
    quoted: bool
    """Whether the answer is quoted whole below the network's answer."""
    left_out: tuple[str, ...]
    """The group's points on which no sentence leans."""


def went(response: NetworkResponse, submission: Submission) -> tuple[Went, ...]:
    """What became of each answer of a group.

    Args:
        response: the named edition of the network response, with its evidence.
        submission: the group's response.
    """
    return tuple(
        _went(report, submission)
        for report in response.questions
        if (ref := Ref.parse(report.ref)) in submission.answers
        and ref != GENERAL
        and (submission.answers[ref].text or submission.answers[ref].followup)
    )


def _went(report: QuestionReport, submission: Submission) -> Went:
    ref = Ref.parse(report.ref)
    answer = submission.answers[ref]
    sentences = []
    used: set[Evidence] = set()
    for line in (line for passage in report.answer for line in passage.lines):
        leans = {Evidence.parse(written) for written in line.evidence}
        own = {evidence for evidence in leans if evidence.response == submission.id}
        if own:
            sentences.append(line.text)
            used |= own
    return Went(
        ref=report.ref,
        question=report.part or report.text,
        text="\n\n".join(filter(None, (answer.text, answer.followup))),
        sentences=tuple(sentences),
        quoted=bool(submission.about.quoted)
        and any(quote.text == answer.text for quote in report.quotes),
        left_out=tuple(p.text for p in said(submission, ref) if p.evidence not in used),
    )
