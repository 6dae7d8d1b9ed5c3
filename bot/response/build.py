"""Making a network response from what groups have submitted, what people decided, and drafts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.consultation import Consultation, Question, Ref, Status
from bot.interview import GENERAL
from bot.response.document import (
    Aside,
    Contributor,
    Given,
    Line,
    Made,
    NetworkResponse,
    QuestionReport,
    Quote,
    Stand,
    Tally,
    Written,
)
from bot.response.drafting.dissent import SetAside
from bot.response.drafts.draft import LETTER, PAPER, Draft, Sentence, Support
from bot.response.findings.stances import SILENT, Positions, stand_of
from bot.response.submitted.editions import Edition, Labels, Naming
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.submitted.submission import Submission
from bot.response.themes.points import refs_answered
from bot.response.themes.themes import Theme, Themes

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
        answers: whether every group's whole answers go in too.
        reports: what was made before from the same but for the drafts. It is used again where the
            draft is the same, and what is made anew is added.
    """
    naming = Naming(submissions, edition, labels, others)
    return _Build(
        consultation,
        submissions,
        themes or {},
        drafts or {},
        naming,
        positions or {},
        set_aside or {},
    ).response({} if reports is None else reports, answers=answers)


class _Build:
    def __init__(
        self,
        consultation: Consultation,
        submissions: Sequence[Submission],
        themes: Mapping[Ref, Themes],
        drafts: Mapping[str, Draft],
        naming: Naming,
        positions: Positions,
        set_aside: SetAside,
    ) -> None:
        self.consultation, self.themes, self.drafts = consultation, themes, drafts
        self.naming, self.positions, self.set_aside = naming, positions, set_aside
        self.ordered = sorted(submissions, key=naming.order)
        self.sources = Sources(self.ordered)

    def response(self, known: Reports, *, answers: bool) -> NetworkResponse:
        consultation, ordered = self.consultation, self.ordered
        reports = []
        for ref in refs_answered(consultation, self.sources):
            draft = self.drafts.get(str(ref))
            if ref not in known or known[ref][0] is not draft:
                made = self._report(consultation.question(ref), ref, whole=answers)
                known[ref] = draft, made
            reports.append(known[ref][1])
        named = [s for s in ordered if self.naming.name(s) is not None]
        unnamed = [s for s in ordered if self.naming.name(s) is None]
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
            remarks=tuple(
                self._quote(s, s.answers[GENERAL].text)
                for s in ordered
                if GENERAL in s.answers and s.answers[GENERAL].text and s.about.quoted
            ),
            contributors=tuple(map(self._contributor, named)),
            unnamed=len(unnamed),
            unnamed_people=_people(unnamed),
            letter=self._written(LETTER),
            paper=self._written(PAPER),
            edition=self.naming.edition,
            samples=sum(s.sample for s in ordered),
        )

    def _report(self, question: Question, ref: Ref, *, whole: bool) -> QuestionReport:
        answered = [
            s for s in self.ordered if ref in s.answers and s.answers[ref].status not in SILENT
        ]
        draft = self.drafts.get(str(ref))
        taken = {e for sentence in draft.sentences for e in sentence.evidence} if draft else set()
        quotable = [
            s
            for s in answered
            if s.answers[ref].status is Status.ANSWERED and (s.id, ref) not in self.set_aside
        ]
        made = [
            *(self._theme(theme, taken) for theme in self._themes(ref)),
            *(self._made([point], taken) for point in self._single(ref, quotable)),
        ]
        return QuestionReport(
            ref=str(ref),
            number=ref.number,
            section=self.consultation.section_of(ref).title,
            heading=question.heading,
            text=question.text,
            part=question.part(ref.part).text if ref.part else None,
            kind=question.kind,
            tallies=self._tallies(answered, ref),
            shared=tuple(m for m in made if m.groups > 1 and m.words),
            single=tuple(m for m in made if m.groups == 1 and m.words),
            # What the network says quotes already, and members have seen and agreed that.
            quotes=self._quotes(quotable, ref)
            if draft is None and len(answered) >= ENOUGH_TO_CHOOSE
            else (),
            unquotable=sum(m.groups > 0 and m.words is None for m in made),
            answer=self._written(str(ref)),
            answers=tuple(self._given(s, ref) for s in answered) if whole else (),
            aside=tuple(self._aside(answered, ref)),
        )

    def _themes(self, ref: Ref) -> tuple[Theme, ...]:
        """Those of most groups first; none that only groups raise whose views are set aside."""
        known = self.themes[ref].themes if ref in self.themes else ()
        aside = {response for response, of in self.set_aside if of == ref}
        themes = [t for t in known if not aside or not self._makers(t.points).keys() <= aside]
        return tuple(sorted(themes, key=lambda theme: -len(self._makers(theme.points))))

    def _single(self, ref: Ref, answered: Iterable[Submission]) -> Iterable[Evidence]:
        """Points in no theme that nobody has set aside."""
        known = self.themes.get(ref)
        placed: set[Evidence] = set()
        if known is not None:
            placed = {point for theme in known.themes for point in theme.points} | set(known.aside)
        points = (point.evidence for s in answered for point in said(s, ref))
        return [point for point in dict.fromkeys(points) if point not in placed]

    def _makers(self, points: Iterable[Evidence]) -> dict[str, Submission]:
        """The groups that still make one of these points."""
        return {
            point.response: self.sources.submissions[point.response]
            for point in points
            if self.sources.stands(point)
        }

    def _theme(self, theme: Theme, taken: set[Evidence]) -> Made:
        made = self._made(theme.points, taken)
        source = self.sources.submissions.get(theme.source.response) if theme.source else None
        words = self.sources.words(theme.source) if theme.source else None
        may_show = theme.decided
        if theme.source is not None:
            may_show = source is not None and words is not None and source.may_quote(words)
            aside = (theme.source.response, theme.source.ref) in self.set_aside
            may_show = may_show and (theme.decided or not aside)
        title = self.naming.masked(theme.title) if may_show else ""
        return Made(made.words, made.groups, made.names, title, made.in_answer)

    def _made(self, points: Sequence[Evidence], taken: set[Evidence]) -> Made:
        makers = self._makers(points)
        quotable = [
            words
            for point in points
            if point.response in makers
            and (point.response, point.ref) not in self.set_aside
            and (words := self.sources.words(point))
            and makers[point.response].may_quote(words)
        ]
        words = _telling(quotable)
        return Made(
            self.naming.masked(words) if words else None,
            len(makers),
            self._names(sorted(makers.values(), key=self.naming.order)),
            in_answer=not taken.isdisjoint(points),
        )

    def _tallies(self, answered: Sequence[Submission], ref: Ref) -> tuple[Tally, ...]:
        standing: dict[Stand, list[Submission]] = {}
        for submission in answered:
            standing.setdefault(stand_of(submission, ref, self.positions), []).append(submission)
        return tuple(
            Tally(
                stand,
                len(groups),
                _people(groups),
                self._names(groups),
                sum(self._inferred(submission, ref) for submission in groups),
            )
            for stand in Stand
            if (groups := standing.get(stand))
        )

    def _aside(self, answered: Iterable[Submission], ref: Ref) -> Iterator[Aside]:
        """The views that are set aside: how many of each stand for the same reason."""
        counted = Counter(
            (stand_of(submission, ref, self.positions), reason)
            for submission in answered
            if (reason := self.set_aside.get((submission.id, ref)))
        )
        for (stand, reason), groups in sorted(counted.items()):
            yield Aside(stand, groups, self.naming.masked(reason))

    def _inferred(self, submission: Submission, ref: Ref) -> bool:
        position = self.positions.get((submission.id, ref))
        return position is not None and position.inferred

    def _names(self, submissions: Iterable[Submission]) -> tuple[str, ...]:
        return tuple(name for s in submissions if (name := self.naming.name(s)) is not None)

    def _quotes(self, answered: Sequence[Submission], ref: Ref) -> tuple[Quote, ...]:
        """Whole answers of a fit length, with consent, one of each stance before a second."""
        seen: dict[Stand, int] = {}
        ranked = []
        for submission in answered:
            text = submission.answers[ref].text
            if submission.may_quote(text) and len(text.split()) in QUOTABLE:
                stand = stand_of(submission, ref, self.positions)
                ranked.append((seen.setdefault(stand, 0), submission, text))
                seen[stand] += 1
        ranked.sort(key=lambda item: item[0])
        return tuple(self._quote(submission, text) for _, submission, text in ranked[:QUOTES])

    def _quote(self, submission: Submission, text: str) -> Quote:
        return Quote(self.naming.masked(text), self.naming.name(submission))

    def _given(self, submission: Submission, ref: Ref) -> Given:
        answer, about = submission.answers[ref], submission.about
        text = "\n\n".join(filter(None, (answer.text, answer.followup)))
        return Given(
            by=self.naming.name(submission),
            stand=stand_of(submission, ref, self.positions),
            people=about.people,
            # Why somebody does not answer is told to the network, not to be passed on.
            text=self.naming.masked(text)
            if about.quoted and answer.status is Status.ANSWERED
            else None,
        )

    def _written(self, place: str) -> tuple[Written, ...]:
        draft = self.drafts.get(place)
        if draft is None:
            return ()
        return tuple(
            Written(
                tuple(map(self._line, passage.sentences)),
                self.naming.masked(passage.heading),
                passage.points,
            )
            for passage in draft.passages
        )

    def _line(self, sentence: Sentence) -> Line:
        support = sentence.support(self.sources)
        if support is Support.LOST:
            return Line("", support)
        named = self.naming.edition is Edition.NAMED
        return Line(
            self.naming.masked(sentence.text),
            support,
            tuple(map(str, sentence.evidence)) if named else (),
            len({evidence.response for evidence in sentence.evidence}),
        )

    def _contributor(self, submission: Submission) -> Contributor:
        about = submission.about
        # These often tell who the group is.
        named = self.naming.edition is Edition.NAMED
        return Contributor(
            name=self.naming.name(submission),
            about=self.naming.masked(submission.group_about or "") or None if named else None,
            area=self.naming.area(submission),
            people=about.people,
            mandate=self.naming.masked(about.mandate or "") or None if named else None,
            sample=submission.sample,
        )


def _telling(quotable: Sequence[str]) -> str | None:
    """The first of these points that has words enough to stand for the others."""
    return next((words for words in quotable if len(words.split()) >= TELLING), None) or next(
        iter(quotable), None
    )


def _people(submissions: Iterable[Submission]) -> int:
    return sum(s.about.people or 0 for s in submissions)


def _issues(reports: Iterable[QuestionReport]) -> tuple[tuple[str, Made], ...]:
    """The most widely shared points, not more than one from each question."""
    best = [(r.ref, r.shared[0]) for r in reports if r.shared]
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


def _as_of(submissions: Iterable[Submission]) -> date | None:
    dates = [s.submitted_at.date() for s in submissions if s.submitted_at is not None]
    return max(dates, default=None)
