"""The machine's candidates for themes."""

from collections.abc import Iterable, Iterator, Sequence

from bot.analysis.likeness import Language
from bot.analysis.points import Answer, Point
from bot.analysis.themes import find
from bot.consultation import Consultation, Ref
from bot.response.evidence import Evidence, Said, Sources, said, sentences
from bot.response.submission import Submission
from bot.response.themes import Theme, Themes


def language_of(sources: Sources) -> Language:
    """What all answers to a consultation are compared by."""
    return Language(
        sentence
        for submission in sources
        for answer in submission.answers.values()
        for sentence in sentences(answer)
    )


def find_themes(sources: Sources, refs: Iterable[Ref], language: Language) -> Iterator[Themes]:
    """Find the themes of questions, one at a time. The order of the answers does not matter."""
    for ref in refs:
        yield _find(ref, [(s, told) for s in sources if (told := said(s, ref))], language)


def _find(
    ref: Ref, answered: Sequence[tuple[Submission, tuple[Said, ...]]], language: Language
) -> Themes:
    evidence: dict[Point, Evidence] = {}
    for submission, told in answered:
        answer, about = submission.answers[ref], submission.about
        analysed = Answer(
            submission.id, submission.id, answer.text, answer.stance, about.people or 0,
            bool(about.quoted),
        )  # fmt: skip
        evidence |= {Point(analysed, each.text): each.evidence for each in told}
    found = find(list(evidence), language)
    themes = tuple(
        Theme(
            id=f"m{number}",
            title=theme.title,
            points=tuple(evidence[point] for point in theme.points),
            source=_source(theme.title, theme.points, evidence),
        )
        for number, theme in enumerate(found.themes, 1)
    )
    return Themes(ref, themes, tuple(evidence[point] for point in found.single))


def _source(
    title: str, points: Iterable[Point], evidence: dict[Point, Evidence]
) -> Evidence | None:
    """The point from which a title was taken, if it was taken from one."""
    words = " ".join(title.split()).casefold()
    for point in points:
        if words in " ".join(point.text.split()).casefold():
            return evidence[point]
    return None


def refs_answered(consultation: Consultation, sources: Sources) -> list[Ref]:
    """What was answered one by one: each question or its parts, and wholes where given."""
    refs = []
    for question in consultation.questions.values():
        whole = Ref(question.number)
        if question.parts and any(whole in submission.answers for submission in sources):
            refs.append(whole)
        refs += question.refs
    return refs
