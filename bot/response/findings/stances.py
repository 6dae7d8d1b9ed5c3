"""Where groups stand on a question, and which of them stand elsewhere than most."""

from collections.abc import Collection, Iterable, Mapping

from bot.analysis import stance
from bot.analysis.dissent import dissent
from bot.analysis.points import Answer as Analysed
from bot.consultation import Ref, Stance, Status
from bot.interview import Answer
from bot.response.document import Stand
from bot.response.findings.findings import Position, Shared, View
from bot.response.submitted.evidence import STANCE, Evidence, Said, Sources, opening, said, whole
from bot.response.submitted.submission import Submission
from bot.response.themes.themes import Themes

type Positions = Mapping[tuple[str, Ref], Position]
"""Where groups stand as far as that was found, by response and question."""

SILENT = frozenset({Status.UNANSWERED, Status.BYPASSED})
"""States of an answer that say nothing."""

VIEWS = frozenset(map(Stand, stance.VIEWS))
"""Stands that are views, as a document names them."""

_NON_ANSWERS = {
    Status.DONT_KNOW: Stand.DONT_KNOW,
    Status.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    Status.SKIPPED: Stand.PASSED_OVER,
    Status.LATER: Stand.PASSED_OVER,
    Status.RATHER_NOT_SAY: Stand.PASSED_OVER,
}
_READ = {
    stance.Stand.AGREE: Stand.AGREE,
    stance.Stand.PARTLY: Stand.PARTLY,
    stance.Stand.DISAGREE: Stand.DISAGREE,
    stance.Stand.DONT_KNOW: Stand.DONT_KNOW,
    stance.Stand.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    stance.Stand.UNCLEAR: Stand.OWN_WORDS,
}
_OF_OPEN = {stance.Stand.DONT_KNOW, stance.Stand.NOT_APPLICABLE}
"""What the opening words of an answer can tell where no proposal was made."""


def stand_of(submission: Submission, ref: Ref, found: Positions) -> Stand:
    """Where a group stands: as it was found, else by its own choice.

    Args:
        submission: the group's response, which has an answer to the question.
        ref: the question.
        found: where groups stand, as far as that was found.
    """
    if (position := found.get((submission.id, ref))) is not None:
        return position.stand
    answer = submission.answers[ref]
    if answer.stance is not None:
        return Stand(answer.stance.value)
    return _NON_ANSWERS.get(answer.status, Stand.OWN_WORDS)


def position_of(
    submission: Submission, answer: Answer, corrected: stance.Stand | None, *, view: bool
) -> Position | None:
    """Where a group stands by its answer; None if that says nothing."""
    ref, people = answer.ref, submission.about.people or 0
    by_mark = Evidence(submission.id, ref, f"{STANCE}{answer.stance or answer.status}")
    if corrected is not None and answer.status is not Status.UNANSWERED:
        by_words = opening(submission, answer) or by_mark
        return Position(submission.id, _READ[corrected], by_words, people)
    if answer.status in _NON_ANSWERS:
        return Position(submission.id, _NON_ANSWERS[answer.status], by_mark, people)
    if answer.status is not Status.ANSWERED:
        return None
    if answer.stance is not None:
        return Position(submission.id, Stand(answer.stance.value), by_mark, people)
    read = stance.standing(Analysed(submission.id, submission.id, answer.text))
    tells = read.inferred and (view or read.stand in _OF_OPEN)
    stand = _READ[read.stand] if tells else Stand.OWN_WORDS
    by_words = opening(submission, answer) or by_mark
    return Position(submission.id, stand, by_words, people, inferred=tells)


def minority_of(positions: Iterable[Position]) -> tuple[Stand | None, list[Position]]:
    """Where most groups stand, and who stands elsewhere."""
    views = {p.response: p for p in positions if p.stand in VIEWS}
    found = dissent([Analysed(key, key, "", Stance(p.stand.value)) for key, p in views.items()])
    dissenting = {answer.id for answer in found.minority}
    majority = None if found.majority is None else _READ[found.majority]
    return majority, [position for key, position in views.items() if key in dissenting]


def view_of(
    position: Position, sources: Sources, ref: Ref, aside: Collection[Evidence] = ()
) -> View:
    """A position as a minority view: with the group's reasons. Points set aside are not quoted."""
    submission = sources.submissions[position.response]
    reasons = said(submission, ref)
    points = (reason.evidence for reason in reasons)
    evidence = tuple(dict.fromkeys([position.evidence, *points]))
    quotable = tuple(
        reason
        for reason in reasons
        if reason.evidence not in aside and submission.may_quote(reason.text)
    )
    if (together := whole(submission, ref, aside=aside)) is not None:
        quotable = (together, *quotable)
    return View(position.response, position.stand, evidence, reasons, quotable)


def contrary_to(
    theme: str, makers: Collection[str], themes: Themes, sources: Sources
) -> dict[str, list[Said]]:
    """What groups say that is the contrary of a theme, by response, if they are fewer.

    Args:
        theme: the theme's id.
        makers: the responses behind it. Who is among them is not against it.
        themes: the themes of its question.
        sources: the answers.
    """
    found: dict[str, list[Said]] = {}
    for point in themes.against.get(theme, ()):
        if point.response not in makers and (words := sources.words(point)):
            found.setdefault(point.response, []).append(Said(point, words))
    return found if len(found) < len(makers) else {}


def contrary_views(
    positions: Iterable[Position],
    shared: Iterable[Shared],
    themes: Themes,
    sources: Sources,
    aside: Collection[Evidence] = (),
) -> list[View]:
    """Who says the contrary of what more groups say, where nobody takes a stand.

    Points set aside are not quoted.
    """
    points: dict[str, list[Said]] = {}
    for theme in shared:
        found = contrary_to(theme.theme.id, theme.responses, themes, sources)
        for response, against in found.items():
            points.setdefault(response, []).extend(against)
    views = []
    for position in positions:
        if reasons := tuple(dict.fromkeys(points.get(position.response, ()))):
            evidence = tuple(reason.evidence for reason in reasons)
            submission = sources.submissions[position.response]
            quotable = tuple(
                reason
                for reason in reasons
                if reason.evidence not in aside and submission.may_quote(reason.text)
            )
            views.append(
                View(position.response, position.stand, evidence, reasons, quotable, contrary=True)
            )
    return views
