"""Drafting the paper for the meeting that is to agree the response."""

from collections.abc import Iterable, Iterator, Sequence

from bot.consultation import Consultation
from bot.response.document import Stand
from bot.response.drafting.issues import asked, asks, key_issues, taking_part, telling, told_why
from bot.response.drafting.questions import standing
from bot.response.drafting.sentences import Quoted, ended, evidence_of
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import PAPER, Draft, Passage, Sentence
from bot.response.findings.findings import Findings

PROPOSALS = 6
"""Questions that are told for a strength or a weakness, at most; others are listed."""


def draft_paper(consultation: Consultation, found: Sequence[Findings], words: DraftWords) -> Draft:
    """The meeting paper: what to note and agree, the issues, what members like and do not."""
    publisher, title = consultation.publisher, consultation.title

    def said(key: str, **params: object) -> Sentence:
        return Sentence(words("paper", key, **params), frame=True)

    def weighed(key: str, points: Iterable[Sentence]) -> Iterator[Passage]:
        listed = tuple(points)
        yield Passage((said(f"{key}_lead" if listed else "nothing"),), heading=words("paper", key))
        if listed:
            yield Passage(listed, points=True)

    issues = key_issues(found, words)
    told = Quoted()
    for _, theme in issues:
        told.add(theme.words)
    listed = tuple(telling(consultation, issues, words, told))
    listed = listed or tuple(asks(consultation, found, issues, words, told))
    lead = "issues_lead" if issues else "points_lead"
    passages = [
        Passage(
            (
                said("note", publisher=publisher, consultation=title),
                said("agree", network=consultation.network.short_name),
            ),
            heading=words("paper", "summary"),
            points=True,
        ),
        Passage(
            (
                said("published", publisher=publisher, published=consultation.published),
                said("due", due=consultation.responses_due),
                *taking_part(found, "paper", words),
                said("attached"),
                *([said(lead)] if listed else []),
            ),
            heading=words("paper", "issues"),
        ),
        *([Passage(listed, points=True)] if listed else []),
        *weighed("strengths", _strengths(consultation, found, words, told)),
        *weighed("weaknesses", _weaknesses(consultation, found, words, told)),
        Passage((said("decide_lead"),), heading=words("paper", "decide")),
        Passage((said("approve"), said("amend"), said("not_submit")), points=True),
    ]
    return Draft(PAPER, tuple(passages))


def _strengths(
    consultation: Consultation, found: Iterable[Findings], words: DraftWords, told: Quoted
) -> Iterator[Sentence]:
    """The proposals with which most agree."""
    agreed = [f for f in found if _is_agreed(f)]
    agreed.sort(key=lambda f: (-len(f.at(Stand.AGREE)), len(f.answered), f.ref))
    # Under strengths it is told why groups agree. Why others do not is told in the answers.
    yield from _proposals(consultation, agreed, words, told, (Stand.AGREE,))


def _is_agreed(findings: Findings) -> bool:
    return 2 * len(findings.at(Stand.AGREE)) > len(findings.answered)


def _weaknesses(
    consultation: Consultation, found: Iterable[Findings], words: DraftWords, told: Quoted
) -> Iterator[Sentence]:
    """The proposals that some do not share, or share only in part, and most do not agree with."""
    doubted = [
        f
        for f in found
        if f.asks_for_view and f.at(Stand.DISAGREE, Stand.PARTLY) and not _is_agreed(f)
    ]
    doubted.sort(
        key=lambda f: (-len(f.at(Stand.DISAGREE)), -len(f.at(Stand.PARTLY)), len(f.answered), f.ref)
    )
    yield from _proposals(consultation, doubted, words, told, (Stand.DISAGREE, Stand.PARTLY))


def _proposals(
    consultation: Consultation,
    found: Sequence[Findings],
    words: DraftWords,
    told: Quoted,
    stands: Sequence[Stand],
) -> Iterator[Sentence]:
    """The first of some proposals, each with why some stand so, and others of the same kind."""
    for findings in sorted(found[:PROPOSALS], key=lambda f: f.ref):
        yield _proposal(consultation, findings, words, told, stands)
    if more := sorted(found[PROPOSALS:], key=lambda f: f.ref):
        refs = words.joined([str(findings.ref) for findings in more])
        positions = (position for findings in more for position in findings.answered)
        text = words.counted("paper", "more", n=len(more), refs=refs)
        yield Sentence(text, evidence_of(positions))


def _proposal(
    consultation: Consultation,
    findings: Findings,
    words: DraftWords,
    told: Quoted,
    stands: Sequence[Stand],
) -> Sentence:
    """Where members stand on a proposal, and why some of these stands are taken."""
    text = words(
        "paper",
        "question",
        ref=findings.ref,
        asked=asked(consultation, findings.ref),
        stands=standing(findings, "named", words),
    )
    why, reason = told_why(findings, words, told, stands)
    evidence = dict.fromkeys((*evidence_of(findings.answered), *reason))
    return Sentence(f"{ended(text)} {why}".rstrip(), tuple(evidence))
