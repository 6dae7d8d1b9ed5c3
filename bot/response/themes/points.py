"""The points that are made on a question, as the analysis reads them."""

from collections.abc import Iterable
from dataclasses import replace

from bot.analysis.points import Answer, Point
from bot.consultation import Consultation, Ref
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.submitted.submission import Submission

type Points = dict[Evidence, Point]
"""What is said, by the evidence for it. What a group says twice is there once."""


def points_on(ref: Ref, sources: Iterable[Submission]) -> Points:
    """All points that are made on a question, answer by answer, in order."""
    found: Points = {}
    for submission in sources:
        if told := said(submission, ref):
            answer, about = submission.answers[ref], submission.about
            analysed = Answer(
                submission.id, submission.id, answer.text, answer.stance, about.people or 0,
                bool(about.quoted),
            )  # fmt: skip
            own: set[Point] = set()
            for each in told:
                quotable = submission.may_quote(each.text)
                answered = analysed if quotable else replace(analysed, quotable=False)
                point = Point(answered, submission.own_words(each.text))
                if point in own:  # Without what stands in place of others it says the same.
                    point = Point(replace(analysed, quotable=False), each.text)
                own.add(point)
                found.setdefault(each.evidence, point)
    return found


def refs_answered(consultation: Consultation, sources: Sources) -> list[Ref]:
    """What was answered one by one: each question or its parts, and wholes where given."""
    refs = []
    for question in consultation.questions.values():
        whole = Ref(question.number)
        if question.parts and any(whole in submission.answers for submission in sources):
            refs.append(whole)
        refs += question.refs
    return refs
