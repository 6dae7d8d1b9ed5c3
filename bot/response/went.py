"""Where a group's words went: what became of each answer in the network response."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.analysis.points import Answer as Analysed
from bot.analysis.stance import Stand, standing
from bot.consultation import Consultation, Ref, Status
from bot.consultation.answers import Stance
from bot.interview import GENERAL, Answer
from bot.response.agreement.text import Text
from bot.response.document import NetworkResponse, QuestionReport
from bot.response.drafting.dissent import SetAside
from bot.response.submitted.evidence import READ, Evidence, Said, Sources, said
from bot.response.submitted.submission import Submission
from bot.response.themes.themes import Theme, Themes


@dataclass(frozen=True)
class Leaning:
    """A sentence of the response that leans on an answer."""

    place: str
    """`letter`, or a question such as `16a`."""
    text: str
    """Empty if it also leans on what another group has taken back or changed since."""


@dataclass(frozen=True)
class Raised:
    """A theme that the group's points are in."""

    title: str
    """As the response itself shows it; empty if it does not."""
    groups: int
    """How many groups raise it."""


@dataclass(frozen=True)
class LeftOut:
    """A point on which no sentence leans, and which is not printed in the group's own words."""

    text: str
    reason: str = ""
    """Why it was set aside, if somebody has said so."""


@dataclass(frozen=True)
class Went:
    """What became of one answer."""

    ref: Ref
    question: str
    """The official wording; empty for the remark on the whole paper."""
    stance: Stance | None
    text: str
    """The group's answer, with what it added."""
    sentences: tuple[Leaning, ...]
    themes: tuple[Raised, ...]
    aside: str
    """Why the answer, as a minority view, is set aside; empty if it is not."""
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Remarked:
    """A comment that the group made on a draft, and what became of it."""

    place: str
    text: str
    decision: str | None
    """taken, partly or not; none while it is open."""
    reason: str


@dataclass(frozen=True)
class Stage:
    """Which network response was read."""

    number: int | None
    """Of the submission; None for the draft as it stands."""
    at: datetime
    """When it was submitted; for the draft, when it was read."""


@dataclass(frozen=True)
class Outcome:
    """Where all words of a group went."""

    group: str
    network: str
    consultation: str
    stage: Stage
    late: bool
    """Whether the group responded only after the response was submitted."""
    answers: tuple[Went, ...]
    comments: tuple[Remarked, ...]


def went(
    consultation: Consultation,
    response: NetworkResponse,
    submission: Submission,
    sources: Sources,
    themes: Mapping[Ref, Themes],
    set_aside: SetAside,
    reading: Callable[[str], str],
    *,
    current: bool = False,
) -> tuple[Went, ...]:
    """What became of each answer of a group.

    Args:
        consultation: the consultation.
        response: the named edition of the network response, with its evidence.
        submission: the group's response.
        sources: all answers there are to lean on.
        themes: the themes of each question, as they stand for these answers.
        set_aside: why minority views are left out.
        reading: gives reasons as they may be read.
        current: whether the network response was just made from these answers, so that all that
            its sentences lean on is there.
    """
    answers = _Answers(consultation, response, submission, sources, reading, current=current)
    return tuple(answers.all(themes, set_aside))


class _Answers:
    def __init__(
        self,
        consultation: Consultation,
        response: NetworkResponse,
        submission: Submission,
        sources: Sources,
        reading: Callable[[str], str],
        *,
        current: bool,
    ) -> None:
        self.consultation, self.submission, self.sources = consultation, submission, sources
        self.reading = reading
        self.reports = {report.ref: report for report in response.questions}
        self.lines: list[tuple[Leaning, frozenset[Evidence]]] = []
        begins = f"{submission.id}/"
        for place, _, _, line in Text.of(response).lines():
            # Of hundreds of pieces of evidence few are this group's, and reading each takes time.
            own = frozenset(Evidence.parse(e) for e in line.evidence if e.startswith(begins))
            if own:
                stands = current or sources.gone(line.evidence) <= {submission.id}
                self.lines.append((Leaning(place, line.text if stands else ""), own))

    def all(self, themes: Mapping[Ref, Themes], set_aside: SetAside) -> Iterator[Went]:
        general = [ref for ref in self.submission.answers if ref == GENERAL]
        for ref in [*sorted(set(self.submission.answers) - {GENERAL}), *general]:
            answer = self.submission.answers[ref]
            if _says(answer) and (ref == GENERAL or ref in self.consultation):
                reason = set_aside.get((self.submission.id, ref), "")
                yield self._one(ref, answer, themes.get(ref), reason)

    def _one(self, ref: Ref, answer: Answer, themes: Themes | None, reason: str) -> Went:
        lines = [
            (line, own)
            for line, own in self.lines
            if line.place == str(ref) or any(each.ref == ref for each in own)
        ]
        used = {each for _, own in lines for each in own}
        report = self.reports.get(str(ref))
        points = said(self.submission, ref)
        reasons = themes.reasons if themes else {}
        return Went(
            ref=ref,
            question=self._question(ref),
            stance=answer.stance,
            text="\n\n".join(filter(None, (answer.text, answer.followup))),
            sentences=tuple(line for line, _ in lines),
            themes=tuple(self._raised(ref, points, themes)),
            # Once most others say the same, it is no minority view any more.
            aside=self.reading(reason) if report is not None and report.aside else "",
            left_out=tuple(
                LeftOut(point.text, self.reading(reasons.get(point.evidence, "")))
                for point in points
                if point.evidence not in used and not self._is_counted(point.evidence, used)
            ),
        )

    def _question(self, ref: Ref) -> str:
        if ref == GENERAL:
            return ""
        question = self.consultation.question(ref)
        return question.part(ref.part).text if ref.part else question.text

    def _is_counted(self, point: Evidence, used: Collection[Evidence]) -> bool:
        """Whether it says that the group does not know or is not concerned, and was counted."""
        words = self.sources.words(point)
        return (
            replace(point, mark=READ + point.mark) in used
            and words is not None
            and standing(Analysed("", "", words)).stand in {Stand.DONT_KNOW, Stand.NOT_APPLICABLE}
        )

    def _raised(self, ref: Ref, points: Sequence[Said], themes: Themes | None) -> Iterator[Raised]:
        report = self.reports.get(str(ref))
        shown = _titles(report) if report else set()
        raised = {themes.places.get(point.evidence) for point in points} if themes else set()
        for theme in themes.themes if themes else ():
            if theme.id in raised:
                yield Raised(self._title(theme, shown), len(theme.responses))

    def _title(self, theme: Theme, shown: Collection[str]) -> str:
        """The title, unless it would show another group's words that the response does not."""
        is_own = theme.source is not None and theme.source.response == self.submission.id
        return theme.title if is_own or theme.title in shown else ""


def _says(answer: Answer) -> bool:
    words = answer.text or answer.followup or answer.stance
    return bool(words) and answer.status is not Status.UNANSWERED


def _titles(report: QuestionReport) -> set[str]:
    return {made.title for made in (*report.shared, *report.single) if made.title}
