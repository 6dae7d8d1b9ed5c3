"""Making a network response from what groups have submitted, what people decided, and drafts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.consultation import Consultation, Ref
from bot.response.document import Contributor, NetworkResponse, QuestionReport, Stand
from bot.response.drafting.dissent import SetAside
from bot.response.drafts.draft import LETTER, PAPER, Draft
from bot.response.findings.stances import Positions
from bot.response.people import people_in_all
from bot.response.report import Reporter
from bot.response.submitted.editions import Edition, Labels, Naming
from bot.response.submitted.submission import Submission
from bot.response.themes.points import refs_answered
from bot.response.themes.themes import Themes

type Reports = dict[Ref, tuple[Draft | None, QuestionReport]]
"""What was made of questions, each with the draft that went in."""


def build(
    consultation: Consultation,
    submissions: Sequence[Submission],
    themes: Mapping[Ref, Themes] | None = None,
    drafts: Mapping[str, Draft] | None = None,
    edition: Edition = Edition.NAMED,
    positions: Positions | None = None,
    *,
    labels: Labels | None = None,
    others: Iterable[str] = (),
    set_aside: SetAside | None = None,
    answers: bool = False,
    reports: Reports | None = None,
) -> NetworkResponse:
    """Make the network response. The same data always make the same response.

    Args:
        consultation: the consultation.
        submissions: what goes into it.
        themes: the themes of each question. Points of questions that are not here stand alone.
        drafts: what the network says, by the place where it says it.
        edition: who can be recognised.
        positions: where groups stand, as far as that was found; else it is as they marked it.
        labels: what stands in place of names.
        others: names of groups whose answers do not go in, and which are not to be read either.
        set_aside: why minority views are left out.
        answers: whether every group's answers, points and comments go in too, which are for the
            team's own work.
        reports: what was made before from the same but for the drafts. It is used again where the
            draft is the same, and what is made anew is added.
    """
    naming = Naming(submissions, edition, labels, others)
    ordered = sorted(submissions, key=naming.order)
    reporter = Reporter(
        consultation,
        ordered,
        themes or {},
        drafts or {},
        naming,
        positions or {},
        set_aside or {},
        whole=answers,
    )
    known = {} if reports is None else reports
    questions = []
    for ref in refs_answered(consultation, reporter.sources):
        draft = reporter.drafts.get(str(ref))
        if ref not in known or known[ref][0] is not draft:
            known[ref] = draft, reporter.report(ref)
        questions.append(known[ref][1])
    named = [s for s in ordered if naming.name(s) is not None]
    unnamed = [s for s in ordered if naming.name(s) is None]
    return NetworkResponse(
        consultation=consultation.title,
        publisher=consultation.publisher,
        responses_due=consultation.responses_due,
        network=consultation.network.name,
        network_short=consultation.network.short_name,
        members=consultation.network.members,
        area=consultation.network.area,
        groups=len(ordered),
        people=people_in_all(ordered, edition) or 0,
        as_of=_as_of(ordered),
        sample=any(s.sample for s in ordered),
        divided=_divided(questions),
        questions=tuple(questions),
        contributors=tuple(_contributor(each, naming) for each in named),
        unnamed=len(unnamed),
        unnamed_people=people_in_all(unnamed, edition) or 0,
        letter=reporter.written(LETTER),
        paper=reporter.written(PAPER),
        edition=edition,
        remarks=reporter.remarks() if answers else (),
        for_team=answers,
        samples=sum(s.sample for s in ordered),
    )


def _contributor(submission: Submission, naming: Naming) -> Contributor:
    name = naming.name(submission)
    if naming.edition is not Edition.NAMED:
        # All else tells who the group is, or which one it is in another edition.
        return Contributor(name, None, None, None, None, submission.sample)
    return Contributor(
        name,
        about=_own(submission, submission.group_about, naming),
        area=submission.area,
        people=submission.about.people,
        mandate=_own(submission, submission.about.mandate, naming),
        sample=submission.sample,
    )


def _own(submission: Submission, text: str | None, naming: Naming) -> str | None:
    """What a group says of itself, if it may be quoted."""
    return naming.masked(text) if text and submission.may_quote(text) else None


def _divided(reports: Iterable[QuestionReport]) -> tuple[tuple[str, int, int], ...]:
    divided = []
    for report in reports:
        counts = {tally.stand: tally.groups for tally in report.tallies}
        agree, disagree = counts.get(Stand.AGREE, 0), counts.get(Stand.DISAGREE, 0)
        if agree and disagree:
            divided.append((report.ref, agree, disagree))
    return tuple(divided)


def _as_of(submissions: Iterable[Submission]) -> date | None:
    dates = [s.submitted_at.date() for s in submissions if s.submitted_at is not None]
    return max(dates, default=None)
