"""Making a network response from what groups have submitted, what people decided, and drafts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
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
from bot.response.people import people_by_stand, people_in_all
from bot.response.submitted.editions import Edition, Labels, Naming
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.submitted.pasted import withheld
from bot.response.submitted.submission import Submission
from bot.response.themes.points import refs_answered
from bot.response.themes.themes import Theme, Themes

TELLING = 6
"""The words that a point needs to stand for others, if there is one with as many."""

LAST = "\uffff"
"""What is sorted after all names."""

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
    return _Build(
        consultation,
        submissions,
        themes or {},
        drafts or {},
        naming,
        positions or {},
        set_aside or {},
        whole=answers,
    ).response({} if reports is None else reports)


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
        *,
        whole: bool,
    ) -> None:
        self.consultation, self.themes, self.drafts = consultation, themes, drafts
        self.naming, self.positions, self.set_aside = naming, positions, set_aside
        self.whole = whole
        self.ordered = sorted(submissions, key=naming.order)
        self.sources = Sources(self.ordered)

    def response(self, known: Reports) -> NetworkResponse:
        consultation, ordered = self.consultation, self.ordered
        reports = []
        for ref in refs_answered(consultation, self.sources):
            draft = self.drafts.get(str(ref))
            if ref not in known or known[ref][0] is not draft:
                made = self._report(consultation.question(ref), ref)
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
            people=people_in_all(ordered, self.naming.edition) or 0,
            as_of=_as_of(ordered),
            sample=any(s.sample for s in ordered),
            divided=_divided(reports),
            questions=tuple(reports),
            contributors=tuple(map(self._contributor, named)),
            unnamed=len(unnamed),
            unnamed_people=people_in_all(unnamed, self.naming.edition) or 0,
            letter=self._written(LETTER),
            paper=self._written(PAPER),
            edition=self.naming.edition,
            remarks=self._remarks() if self.whole else (),
            for_team=self.whole,
            samples=sum(s.sample for s in ordered),
        )

    def _report(self, question: Question, ref: Ref) -> QuestionReport:
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
            # Not in the order of groups, which would tell what points are of one of them.
            shared=tuple(
                sorted(
                    (m for m in made if m.groups > 1 and (m.words or m.title)),
                    key=lambda m: (-m.groups, m.title or m.words or ""),
                )
            ),
            single=tuple(
                sorted(
                    (m for m in made if m.groups == 1 and (m.words or m.title)),
                    key=lambda m: m.names or (LAST, m.words or m.title),
                )
            ),
            unquotable=sum(m.groups > 0 and m.words is None for m in made),
            answer=self._written(str(ref)),
            answers=self._answers(answered, ref) if self.whole else (),
            aside=tuple(self._aside(answered, ref)),
        )

    def _themes(self, ref: Ref) -> Iterable[Theme]:
        """The themes, but for those that only groups raise whose views are set aside."""
        known = self.themes[ref].themes if ref in self.themes else ()
        aside = {response for response, of in self.set_aside if of == ref}
        return [t for t in known if not aside or not self._makers(t.points).keys() <= aside]

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
        is_ours = theme.decided and theme.source is None
        may_show = is_ours and not withheld(theme.title, theme.points, self.sources)
        title = self.naming.masked(theme.title) if may_show else ""
        return replace(made, title=title, decided=theme.decided)

    def _made(self, points: Sequence[Evidence], taken: set[Evidence]) -> Made:
        makers = self._makers(points)
        quotable = [
            (makers[point.response], words)
            for point in points
            if point.response in makers
            and (point.response, point.ref) not in self.set_aside
            and (words := self.sources.words(point))
            and makers[point.response].may_quote(words)
        ]
        words = _telling([words for _, words in quotable])
        said = (self._quote(submission, text) for submission, text in quotable)
        return Made(
            self.naming.masked(words) if words else None,
            len(makers),
            self._names(sorted(makers.values(), key=self.naming.order)),
            in_answer=not taken.isdisjoint(points),
            said=tuple(sorted(said, key=_by_name)) if self.whole else (),
        )

    def _tallies(self, answered: Sequence[Submission], ref: Ref) -> tuple[Tally, ...]:
        standing: dict[Stand, list[Submission]] = {}
        for submission in answered:
            standing.setdefault(stand_of(submission, ref, self.positions), []).append(submission)
        people = people_by_stand(standing, self.ordered, self.naming.edition)
        return tuple(
            Tally(
                stand,
                len(groups),
                people.get(stand),
                # Who would rather not say has not agreed to be named for it.
                () if stand is Stand.PASSED_OVER else self._names(groups),
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

    def _remarks(self) -> tuple[Quote, ...]:
        """The comments on the whole paper."""
        said = (
            self._quote(s, s.answers[GENERAL].text)
            for s in self.ordered
            if GENERAL in s.answers and s.answers[GENERAL].text and s.about.quoted
        )
        return tuple(sorted(said, key=_by_name))

    def _quote(self, submission: Submission, text: str) -> Quote:
        return Quote(self.naming.masked(text), self.naming.name(submission))

    def _answers(self, answered: Iterable[Submission], ref: Ref) -> tuple[Given, ...]:
        given = (self._given(submission, ref) for submission in answered)
        return tuple(sorted(given, key=lambda g: (g.by or LAST, g.stand, g.text or "")))

    def _given(self, submission: Submission, ref: Ref) -> Given:
        answer, about = submission.answers[ref], submission.about
        text = "\n\n".join(filter(None, (answer.text, answer.followup)))
        stand = stand_of(submission, ref, self.positions)
        name = None if stand is Stand.PASSED_OVER else self.naming.name(submission)
        return Given(
            by=name,
            stand=stand,
            people=about.people if name and self.naming.edition is Edition.NAMED else None,
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
        name = self.naming.name(submission)
        if self.naming.edition is not Edition.NAMED:
            # All else tells who the group is, or which one it is in another edition.
            return Contributor(name, None, None, None, None, submission.sample)
        return Contributor(
            name,
            about=self._own(submission, submission.group_about),
            area=submission.area,
            people=submission.about.people,
            mandate=self._own(submission, submission.about.mandate),
            sample=submission.sample,
        )

    def _own(self, submission: Submission, text: str | None) -> str | None:
        """What a group says of itself, if it may be quoted."""
        return self.naming.masked(text) if text and submission.may_quote(text) else None


def _telling(quotable: Sequence[str]) -> str | None:
    """The first of these points that has words enough to stand for the others."""
    return next((words for words in quotable if len(words.split()) >= TELLING), None) or next(
        iter(quotable), None
    )


def _by_name(quote: Quote) -> tuple[str, str]:
    return quote.by or LAST, quote.text


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
