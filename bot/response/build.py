"""Making a network response from what groups have submitted."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.analysis.likeness import Language
from bot.analysis.points import Answer as Analysed
from bot.analysis.points import Point, split
from bot.analysis.themes import find
from bot.consultation import Consultation, Question, Ref, Status
from bot.consultation.reference import see_other
from bot.interview import GENERAL, Answer
from bot.response.document import (
    Contributor,
    Made,
    NetworkResponse,
    QuestionReport,
    Quote,
    Stand,
    Tally,
)
from bot.response.submission import Submission

QUOTES = 3
"""Quotations shown for a question, at most."""

ENOUGH_TO_CHOOSE = 3
"""Groups that must have answered before some of them are quoted at length."""

QUOTABLE = range(8, 61)
"""The length in words of an answer that can be quoted whole."""

TELLING = 6
"""The words that a point needs to stand for others, if there is one with as many."""

ISSUES = 6
"""Key issues that the covering letter names, at most."""

_STANDS = {
    Status.DONT_KNOW: Stand.DONT_KNOW,
    Status.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    Status.SKIPPED: Stand.PASSED_OVER,
    Status.LATER: Stand.PASSED_OVER,
    Status.RATHER_NOT_SAY: Stand.PASSED_OVER,
}


def build(consultation: Consultation, submissions: Sequence[Submission]) -> NetworkResponse:
    """Make the network response. The same submissions always make the same response."""
    ordered = sorted(submissions, key=_order)
    language = Language(
        sentence
        for submission in ordered
        for answer in submission.answers.values()
        for sentence in _sentences(answer)
    )
    reports = [
        _report(consultation, question, ref, ordered, language)
        for question in consultation.questions.values()
        for ref in _refs(question, ordered)
    ]
    named = [s for s in ordered if s.about.named and s.about.group]
    unnamed = [s for s in ordered if s not in named]
    return NetworkResponse(
        consultation=consultation.title,
        publisher=consultation.publisher,
        responses_due=consultation.responses_due,
        network=consultation.network.name,
        network_short=consultation.network.short_name,
        members=consultation.network.members,
        area=consultation.network.area,
        groups=len(ordered),
        people=_people(ordered),
        as_of=_as_of(ordered),
        sample=any(s.sample for s in ordered),
        issues=_issues(reports),
        divided=_divided(reports),
        questions=tuple(reports),
        remarks=_remarks(ordered),
        contributors=tuple(_contributor(s) for s in named),
        unnamed=len(unnamed),
        unnamed_people=_people(unnamed),
    )


def _order(submission: Submission) -> tuple[str, list[str]]:
    """By name, then by what was said: nothing that differs between two databases."""
    words = [str(answer) for _, answer in sorted(submission.answers.items())]
    return submission.about.group or "", words


def _refs(question: Question, submissions: Sequence[Submission]) -> Iterable[Ref]:
    """A question's parts, and before them the whole if somebody answered it as a whole."""
    whole = Ref(question.number)
    if question.parts and any(whole in s.answers for s in submissions):
        yield whole
    yield from question.refs


def _report(
    consultation: Consultation,
    question: Question,
    ref: Ref,
    submissions: Sequence[Submission],
    language: Language,
) -> QuestionReport:
    answered = [
        (s, s.answers[ref])
        for s in submissions
        if ref in s.answers and s.answers[ref].status is not Status.UNANSWERED
    ]
    groups = {f"{index:06}": submission for index, (submission, _) in enumerate(answered)}
    found = find(
        [
            Point(_analysed(key, submission, ref), sentence)
            for key, submission in groups.items()
            for sentence in _sentences(_meant(submission, ref))
        ],
        language,
    )
    made = [
        *(_made(theme.points, groups) for theme in found.themes),
        *(_made([point], groups) for point in found.single),
    ]
    return QuestionReport(
        ref=str(ref),
        number=ref.number,
        section=consultation.section_of(ref).title,
        heading=question.heading,
        text=question.text,
        part=question.part(ref.part).text if ref.part else None,
        kind=question.kind,
        tallies=_tallies(answered),
        shared=tuple(m for m in made if m.groups > 1 and m.words),
        single=tuple(m for m in made if m.groups == 1 and m.words),
        quotes=_quotes(answered) if len(answered) >= ENOUGH_TO_CHOOSE else (),
        unquotable=sum(m.words is None for m in made),
    )


def _meant(submission: Submission, ref: Ref) -> Answer:
    """A group's answer; where it only sends the reader to another answer, that one."""
    answer = submission.answers[ref]
    other = see_other(answer.text)
    if other is None or other == ref:
        return answer
    return submission.answers.get(other, answer)


def _sentences(answer: Answer) -> list[str]:
    if see_other(answer.text) is not None:
        return split(answer.followup)
    return [*split(answer.text), *split(answer.followup)]


def _stand(answer: Answer) -> Stand:
    if answer.stance is not None:
        return Stand(answer.stance.value)
    return _STANDS.get(answer.status, Stand.OWN_WORDS)


def _tallies(answered: Sequence[tuple[Submission, Answer]]) -> tuple[Tally, ...]:
    tallies = []
    for stand in Stand:
        standing = [s for s, answer in answered if _stand(answer) is stand]
        if standing:
            tallies.append(Tally(stand, len(standing), _people(standing), _names(standing)))
    return tuple(tallies)


def _names(submissions: Iterable[Submission]) -> tuple[str, ...]:
    return tuple(name for s in submissions if (name := shown_name(s)) is not None)


def shown_name(submission: Submission) -> str | None:
    """A group's name as it may be shown: only with its consent, and samples marked."""
    about = submission.about
    if not about.named or not about.group:
        return None
    return f"{about.group} (sample)" if submission.sample else about.group


def _people(submissions: Iterable[Submission]) -> int:
    return sum(s.about.people or 0 for s in submissions)


def _analysed(key: str, submission: Submission, ref: Ref) -> Analysed:
    answer, about = submission.answers[ref], submission.about
    return Analysed(key, key, answer.text, answer.stance, about.people or 0, bool(about.quoted))


def _made(points: Sequence[Point], submissions: dict[str, Submission]) -> Made:
    quotable = [point for point in points if point.answer.quotable]
    groups = dict.fromkeys(point.answer.group for point in points)
    makers = [submissions[group] for group in groups]
    telling = [p for p in quotable if len(p.text.split()) >= TELLING] or quotable
    return Made(telling[0].text if telling else None, len(makers), _names(makers))


def _quotes(answered: Sequence[tuple[Submission, Answer]]) -> tuple[Quote, ...]:
    """Whole answers of a fit length, with consent, one of each stance before a second."""
    candidates = [(s, a) for s, a in answered if s.about.quoted and len(a.text.split()) in QUOTABLE]
    seen: dict[Stand, int] = {}
    ranked = []
    for submission, answer in candidates:
        stand = _stand(answer)
        ranked.append((seen.setdefault(stand, 0), submission, answer))
        seen[stand] += 1
    ranked.sort(key=lambda item: item[0])
    return tuple(Quote(a.text, shown_name(s)) for _, s, a in ranked[:QUOTES])


def _remarks(submissions: Iterable[Submission]) -> tuple[Quote, ...]:
    return tuple(
        Quote(s.answers[GENERAL].text, shown_name(s))
        for s in submissions
        if GENERAL in s.answers and s.answers[GENERAL].text and s.about.quoted
    )


def _issues(reports: Iterable[QuestionReport]) -> tuple[tuple[str, Made], ...]:
    """The most widely shared points, not more than one from each question."""
    best = [(r.ref, r.shared[0]) for r in reports if r.shared and r.shared[0].words]
    best.sort(key=lambda item: -item[1].groups)
    return tuple(best[:ISSUES])


def _divided(reports: Iterable[QuestionReport]) -> tuple[tuple[str, int, int], ...]:
    divided = []
    for report in reports:
        counts = {tally.stand: tally.groups for tally in report.tallies}
        agree, disagree = counts.get(Stand.AGREE, 0), counts.get(Stand.DISAGREE, 0)
        if agree and disagree:
            divided.append((report.ref, agree, disagree))
    return tuple(divided)


def _contributor(submission: Submission) -> Contributor:
    about = submission.about
    return Contributor(
        name=shown_name(submission),
        about=submission.group_about,
        area=submission.area,
        people=about.people,
        # It often tells who the group is.
        mandate=about.mandate if about.named else None,
        sample=submission.sample,
    )


def _as_of(submissions: Iterable[Submission]) -> date | None:
    dates = [s.submitted_at.date() for s in submissions if s.submitted_at is not None]
    return max(dates, default=None)
