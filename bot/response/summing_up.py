"""Drafting the covering letter and the meeting paper, from what was found in all questions."""

from collections.abc import Iterable, Iterator, Sequence

from bot.analysis.words import words as words_of
from bot.consultation import Consultation
from bot.response.document import Stand
from bot.response.draft_words import DraftWords
from bot.response.drafting import draft_question, ended, told
from bot.response.drafts import LETTER, PAPER, Draft, Passage, Sentence
from bot.response.evidence import Evidence
from bot.response.findings import Findings, Shared, Wording

ISSUES = 6
"""Points that are named as key issues, at most, and not more than one of a question."""

ASKS = 5
"""Points that ask for something and are named beside them, at most."""

DIVIDED = 6
"""Questions on which it is said how members differ, at most. The others are listed."""

PROPOSALS = 8
"""Questions that the meeting paper lists for a strength or a weakness, at most."""

type Issue = tuple[Findings, Shared]


def draft_letter(consultation: Consultation, found: Sequence[Findings], words: DraftWords) -> Draft:
    """The covering letter: who answers for whom, the key issues, and what divides members."""
    network = consultation.network
    issues = key_issues(found)
    asks = _asks(found, issues, words)
    passages = [
        _frame(words("letter", "to", publisher=consultation.publisher)),
        _frame(words("letter", "dear")),
        Passage(
            (
                _said(
                    words,
                    "opening",
                    network=network.name,
                    consultation=consultation.title,
                ),
                _said(words, "members", members=network.members),
                *_from(found, "letter", words),
                _said(words, "reply"),
                _said(words, "due", date=consultation.responses_due),
            )
        ),
        *_listed(words, "issues", _told(issues, words)),
        *_listed(words, "divided", _divided(found, words)),
        *_listed(words, "asks", _told(asks, words)),
        _frame(words("letter", "closing")),
        _frame(words("letter", "yours")),
        _frame(words("letter", "signed", network=network.name)),
    ]
    return Draft(LETTER, tuple(passages))


def draft_paper(consultation: Consultation, found: Sequence[Findings], words: DraftWords) -> Draft:
    """The paper for the meeting that is to agree the response."""
    publisher, title = consultation.publisher, consultation.title

    def said(key: str, **params: object) -> Sentence:
        return Sentence(words("paper", key, **params), frame=True)

    issues = tuple(_told(key_issues(found), words))
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
                *_from(found, "paper", words),
                said("attached"),
                *([said("issues_lead")] if issues else []),
            ),
            heading=words("paper", "issues"),
        ),
        *([Passage(issues, points=True)] if issues else []),
        *_weighed("strengths", _strengths(consultation, found, words), words),
        *_weighed("weaknesses", _weaknesses(consultation, found, words), words),
        Passage((said("decide_lead"),), heading=words("paper", "decide")),
        Passage((said("approve"), said("amend"), said("not_submit")), points=True),
    ]
    return Draft(PAPER, tuple(passages))


def key_issues(found: Iterable[Findings]) -> list[Issue]:
    """The most widely shared points, not more than one of a question, in the questions' order."""
    best = [(each, each.themes[0]) for each in found if each.themes]
    best = [issue for issue in best if len(issue[1].responses) > 1]
    best.sort(key=lambda issue: -len(issue[1].responses))
    return sorted(best[:ISSUES], key=lambda issue: issue[0].ref)


def _asks(found: Iterable[Findings], issues: Sequence[Issue], words: DraftWords) -> list[Issue]:
    """The most widely shared of the other points that ask for something."""
    named = {id(theme) for _, theme in issues}
    asking = [
        (each, theme)
        for each in found
        for theme in each.themes
        if id(theme) not in named
        and theme.wording is not Wording.ABOUT
        and not words.asking.isdisjoint(words_of(theme.words))
    ]
    asking.sort(key=lambda issue: -len(issue[1].responses))
    return sorted(asking[:ASKS], key=lambda issue: issue[0].ref)


def _told(issues: Iterable[Issue], words: DraftWords) -> Iterator[Sentence]:
    for findings, theme in issues:
        yield Sentence(told(theme, words, "letter", ref=findings.ref), theme.points)


def _from(found: Iterable[Findings], section: str, words: DraftWords) -> Iterator[Sentence]:
    """How many groups answered anything, with the first thing that each says."""
    first: dict[str, Evidence] = {}
    for findings in found:
        for position in findings.positions:
            first.setdefault(position.response, position.evidence)
    if first:
        text = words.counted(section, "from", n=len(first))
        yield Sentence(text[:1].upper() + text[1:], tuple(first.values()))


def _divided(found: Iterable[Findings], words: DraftWords) -> Iterator[Sentence]:
    """On which questions some agree and some disagree, the most evenly divided first."""
    divided = [f for f in found if f.at(Stand.AGREE) and f.at(Stand.DISAGREE)]
    divided.sort(key=lambda f: (-_evenness(f), f.ref))
    for findings in divided[:DIVIDED]:
        agree, disagree = findings.at(Stand.AGREE), findings.at(Stand.DISAGREE)
        text = words(
            "letter",
            "divided_question",
            ref=findings.ref,
            agree=words.counted("letter", "agree", n=len(agree)),
            disagree=words.counted("letter", "disagree", n=len(disagree)),
        )
        yield Sentence(text, tuple(p.evidence for p in (*agree, *disagree)))
    if more := sorted(divided[DIVIDED:], key=lambda f: f.ref):
        refs = ", ".join(str(findings.ref) for findings in more)
        evidence = (p.evidence for f in more for p in f.at(Stand.AGREE, Stand.DISAGREE))
        yield Sentence(words("letter", "divided_more", refs=refs), tuple(evidence))


def _evenness(findings: Findings) -> float:
    """From 0, where all stand on one side, to 1, where as many agree as disagree."""
    agree, disagree = len(findings.at(Stand.AGREE)), len(findings.at(Stand.DISAGREE))
    return min(agree, disagree) / max(agree, disagree)


def _strengths(
    consultation: Consultation, found: Iterable[Findings], words: DraftWords
) -> Iterator[Sentence]:
    """The proposals with which most agree."""
    agreed = [f for f in found if f.majority is Stand.AGREE and len(f.answered) > 1]
    agreed = [f for f in agreed if 2 * len(f.at(Stand.AGREE)) > len(f.answered)]
    agreed.sort(key=lambda f: (-len(f.at(Stand.AGREE)) / len(f.answered), f.ref))
    for findings in sorted(agreed[:PROPOSALS], key=lambda f: f.ref):
        there = len(findings.at(Stand.AGREE))
        stands = _of(words, "agreeing", there, findings)
        yield _proposal(consultation, findings, stands, words)


def _weaknesses(
    consultation: Consultation, found: Iterable[Findings], words: DraftWords
) -> Iterator[Sentence]:
    """The proposals that some do not share, or share only in part."""
    doubted = [f for f in found if f.asks_for_view and f.at(Stand.DISAGREE, Stand.PARTLY)]
    doubted.sort(
        key=lambda f: (
            -len(f.at(Stand.DISAGREE)) / len(f.answered),
            -len(f.at(Stand.PARTLY)) / len(f.answered),
            f.ref,
        )
    )
    for findings in sorted(doubted[:PROPOSALS], key=lambda f: f.ref):
        both = (("disagreeing", Stand.DISAGREE), ("partly", Stand.PARTLY))
        stands = ", ".join(
            _of(words, key, len(there), findings)
            for key, stand in both
            if (there := findings.at(stand))
        )
        yield _proposal(consultation, findings, stands, words)


def _of(words: DraftWords, key: str, n: int, findings: Findings) -> str:
    return words.counted("paper", key, n=n, total=words.number(len(findings.answered)))


def _proposal(
    consultation: Consultation, findings: Findings, stands: str, words: DraftWords
) -> Sentence:
    asked = " ".join(consultation.question(findings.ref).reminder_for(findings.ref).split())
    text = words("paper", "question", ref=findings.ref, asked=asked, stands=stands)
    return Sentence(ended(text), tuple(position.evidence for position in findings.answered))


def _listed(words: DraftWords, key: str, points: Iterable[Sentence]) -> Iterator[Passage]:
    """A heading, a sentence that leads to a list, and the list; nothing if that is empty."""
    if listed := tuple(points):
        yield Passage((_said(words, f"{key}_lead"),), heading=words("letter", key))
        yield Passage(listed, points=True)


def _weighed(key: str, points: Iterable[Sentence], words: DraftWords) -> Iterator[Passage]:
    heading, listed = words("paper", key), tuple(points)
    lead = words("paper", f"{key}_lead" if listed else "nothing")
    yield Passage((Sentence(lead, frame=True),), heading=heading)
    if listed:
        yield Passage(listed, points=True)


def _said(words: DraftWords, key: str, **params: object) -> Sentence:
    return Sentence(words("letter", key, **params), frame=True)


def _frame(text: str) -> Passage:
    return Passage((Sentence(text, frame=True),))


def draft_all(
    consultation: Consultation, found: Sequence[Findings], words: DraftWords
) -> dict[str, Draft]:
    """What the network says in all places, by the place."""
    drafts = [
        *(draft_question(findings, words) for findings in found),
        draft_letter(consultation, found, words),
        draft_paper(consultation, found, words),
    ]
    return {draft.place: draft for draft in drafts}
