"""Drafting the covering letter."""

from collections.abc import Iterable, Iterator, Sequence

from bot.consultation import Consultation
from bot.response.document import Stand
from bot.response.drafting.issues import asked, asks, key_issues, taking_part, telling, told_why
from bot.response.drafting.sentences import Quoted, evidence_of
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, Draft, Passage, Sentence
from bot.response.findings.findings import Findings

DIVIDED = 4
"""Questions on which it is said how members differ, at most. The others are listed."""


def draft_letter(consultation: Consultation, found: Sequence[Findings], words: DraftWords) -> Draft:
    """The covering letter: who answers for whom, the key issues, and what divides members."""
    network, title = consultation.network, consultation.title
    published = consultation.published

    def said(key: str, **params: object) -> Sentence:
        return Sentence(words("letter", key, **params), frame=True)

    def listed(key: str, lead: str, points: Iterable[Sentence]) -> Iterator[Passage]:
        """A heading, a sentence that leads to a list, and the list; nothing if that is empty."""
        if points := tuple(points):
            yield Passage((said(lead),), heading=words("letter", key))
            yield Passage(points, points=True)

    issues = key_issues(found, words)
    told = Quoted()
    for _, theme in issues:
        told.add(theme.words)
    opening = said("opening", network=network.name, consultation=title, published=published)
    passages = [
        Passage((said("to", publisher=consultation.publisher),)),
        Passage((said("dear"),)),
        Passage(
            (
                opening,
                said("members", members=network.members),
                *taking_part(found, "letter", words),
            )
        ),
        *listed("issues", "issues_lead", telling(consultation, issues, words, told)),
        *listed(
            "asks",
            "asks_lead" if issues else "single_lead",
            asks(consultation, found, issues, words, told),
        ),
        *listed("divided", "divided_lead", _divided(consultation, found, words, told)),
        Passage((said("closing"),)),
        Passage((said("yours"),)),
        Passage((said("signed", network=network.name),)),
    ]
    return Draft(LETTER, tuple(passages))


def _divided(
    consultation: Consultation, found: Iterable[Findings], words: DraftWords, told: Quoted
) -> Iterator[Sentence]:
    """On which questions some agree and some disagree, those first where most differ.

    One group against another is told only where nothing divides more of them.
    """
    divided = [f for f in found if f.at(Stand.AGREE) and f.at(Stand.DISAGREE)]
    divided.sort(key=lambda f: (-_smaller(f), len(f.answered), f.ref))
    first = [f for f in divided[:DIVIDED] if _smaller(f) > 1] or divided[:DIVIDED]
    for findings in sorted(first, key=lambda f: f.ref):
        agree, disagree = findings.at(Stand.AGREE), findings.at(Stand.DISAGREE)
        text = words(
            "letter",
            "divided_question",
            ref=findings.ref,
            asked=asked(consultation, findings.ref),
            agree=words.counted("letter", "agree", n=len(agree)),
            disagree=words.counted("letter", "disagree", n=len(disagree)),
        )
        why, reason = told_why(findings, words, told)
        evidence = dict.fromkeys((*evidence_of(agree), *evidence_of(disagree), *reason))
        yield Sentence(f"{text} {why}".rstrip(), tuple(evidence))
    if more := sorted(divided[len(first) :], key=lambda f: f.ref):
        refs = words.joined([str(findings.ref) for findings in more])
        positions = (p for f in more for p in f.at(Stand.AGREE, Stand.DISAGREE))
        text = words.counted("letter", "divided_more", n=len(more), refs=refs)
        yield Sentence(text, evidence_of(positions))


def _smaller(findings: Findings) -> int:
    """How many stand on the smaller side."""
    return min(len(findings.at(Stand.AGREE)), len(findings.at(Stand.DISAGREE)))
