"""Making the report of one question: what the network says, where groups stand, and the points."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.consultation import Consultation, Ref, Status
from bot.interview import GENERAL
from bot.response.document import (
    Aside,
    Given,
    Line,
    Made,
    QuestionReport,
    Quote,
    Stand,
    Tally,
    Written,
)
from bot.response.drafting.dissent import SetAside
from bot.response.drafts.draft import Draft, Sentence, Support
from bot.response.findings.stances import SILENT, Positions, stand_of
from bot.response.people import people_by_stand
from bot.response.submitted.editions import Edition, Naming
from bot.response.submitted.evidence import Evidence, Sources, said
from bot.response.submitted.pasted import withheld
from bot.response.submitted.submission import Submission
from bot.response.themes.themes import Theme, Themes

TELLING = 6
"""The words that a point needs to stand for others, if there is one with as many."""

LAST = "\uffff"
"""What is sorted after all names."""


class Reporter:
    """Makes reports of questions, all from the same and for the same edition."""

    def __init__(
        self,
        consultation: Consultation,
        ordered: Sequence[Submission],
        themes: Mapping[Ref, Themes],
        drafts: Mapping[str, Draft],
        naming: Naming,
        positions: Positions,
        set_aside: SetAside,
        *,
        whole: bool,
    ) -> None:
        """Make reports from this.

        Args:
            consultation: the consultation.
            ordered: what goes into the response, in the order of names.
            themes: the themes of each question.
            drafts: what the network says, by the place where it says it.
            naming: what groups are called.
            positions: where groups stand, as far as that was found.
            set_aside: why minority views are left out.
            whole: whether every group's answers and points go in too.
        """
        self.consultation, self.themes, self.drafts = consultation, themes, drafts
        self.naming, self.positions, self.set_aside = naming, positions, set_aside
        self.ordered, self.whole = ordered, whole
        self.sources = Sources(ordered)

    def report(self, ref: Ref) -> QuestionReport:
        """The report of a question, or of one of its parts."""
        question = self.consultation.question(ref)
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
            answer=self.written(str(ref)),
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

    def remarks(self) -> tuple[Quote, ...]:
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

    def written(self, place: str) -> tuple[Written, ...]:
        """What the network says in a place; nothing where nothing is drafted."""
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


def _telling(quotable: Sequence[str]) -> str | None:
    """The first of these points that has words enough to stand for the others."""
    return next((words for words in quotable if len(words.split()) >= TELLING), None) or next(
        iter(quotable), None
    )


def _by_name(quote: Quote) -> tuple[str, str]:
    return quote.by or LAST, quote.text
