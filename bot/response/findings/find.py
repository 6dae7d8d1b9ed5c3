"""Finding what the answers to each question say."""

from collections.abc import Mapping, Sequence

from bot.analysis import stance
from bot.analysis.quotes import asks
from bot.consultation import Consultation, Ref
from bot.response.document import Stand
from bot.response.findings.findings import Asked, Findings
from bot.response.findings.stances import contrary_views, minority_of, position_of, view_of
from bot.response.findings.telling import quotes_of, shared_of
from bot.response.submitted.evidence import Said, Sources
from bot.response.submitted.submission import Submission
from bot.response.themes.points import refs_answered
from bot.response.themes.themes import Themes

type Stands = Mapping[tuple[str, Ref], stance.Stand]
"""Where groups stand, as the team has read their answers: by response and question."""


def find_all(
    consultation: Consultation,
    sources: Sources,
    themes: Mapping[Ref, Themes],
    stands: Stands | None = None,
) -> list[Findings]:
    """What was found in the answers to each question, in the consultation's order.

    Args:
        consultation: the consultation.
        sources: the answers from which the response is made.
        themes: the themes of each question. A question may have none.
        stands: where groups stand, as the team has read their answers.
    """
    ordered = sorted(sources, key=_order)
    return [
        _find(consultation, ref, sources, ordered, themes.get(ref), stands or {})
        for ref in refs_answered(consultation, sources)
    ]


def find_one(
    consultation: Consultation,
    ref: Ref,
    sources: Sources,
    themes: Themes | None,
    stands: Stands | None = None,
) -> Findings:
    """What was found in the answers to one question. As `find_all`."""
    return _find(consultation, ref, sources, sorted(sources, key=_order), themes, stands or {})


def _order(submission: Submission) -> tuple[str, list[str], str]:
    """By name, then by what was said: as far as can be, nothing that differs between databases."""
    words = [answer.text for _, answer in sorted(submission.answers.items())]
    return submission.about.group or "", words, submission.id


def _find(
    consultation: Consultation,
    ref: Ref,
    sources: Sources,
    ordered: Sequence[Submission],
    themes: Themes | None,
    stands: Stands,
) -> Findings:
    question = consultation.question(ref)
    view = question.asks_for_view
    whole = consultation.is_whole(ref)
    positions = []
    silent = []
    for submission in ordered:
        answer = submission.answers.get(ref)
        stood = None
        if answer is not None:
            stood = position_of(submission, answer, stands.get((submission.id, ref)), view=view)
        if stood is None:
            silent.append(submission.id)
        else:
            positions.append(stood)
    majority, minority = minority_of(positions)
    asked = f"{question.text_of(ref)} {question.plain_for(ref)}"
    shared = shared_of(ref, themes, sources, positions, asked) if themes else ()
    single = tuple(
        Said(point, words)
        for point in (themes.single if themes else ())
        if (words := sources.words(point)) is not None
    )
    aside = frozenset(themes.aside if themes else ())
    views = [view_of(position, sources, ref, aside) for position in minority]
    most = (p for p in positions if p.stand is majority is Stand.PARTLY)
    reserving = [view_of(position, sources, ref, aside) for position in most]
    told_apart = {view.response for view in (*views, *reserving)}
    if not views and majority is None and themes:
        views = contrary_views(positions, shared, themes, sources, aside)
    return Findings(
        ref=ref,
        asked=Asked.PART if ref.part else Asked.WHOLE if whole else Asked.QUESTION,
        asks_for_view=view,
        positions=tuple(positions),
        silent=tuple(silent),
        themes=shared,
        single=single,
        majority=majority,
        minority=tuple(views),
        reserving=tuple(reserving),
        # What minorities say is told with their views. Others are best quoted with what they ask.
        quotes=quotes_of(
            shared,
            sorted(single, key=lambda s: (s.evidence.response in told_apart, not asks(s.text))),
            sources,
            aside,
        ),
    )
