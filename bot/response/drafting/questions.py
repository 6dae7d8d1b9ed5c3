"""Drafting what the network says to a question.

The same findings always give the same draft. Groups are counted and never named here: the document
adds the names of those that agreed to it. Words are quoted only of groups that agreed to be quoted.
What is alike is told in one sentence, and not all is told: the rest is listed as left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.analysis.titles import stands_alone
from bot.response.document import Stand
from bot.response.drafting.minority import contrary, minority, own_theme
from bot.response.drafting.sentences import (
    VARIED,
    Quoted,
    another,
    begun,
    ended,
    evidence_of,
    listed,
    quoted,
    subject,
    worded,
)
from bot.response.drafting.words import BOTH, DraftWords
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.findings.findings import ANSWERING, Findings, Shared, Wording
from bot.response.submitted.evidence import Said

THEMES = 4
"""Themes that are told, at most: those of the most groups."""

SUBJECT = 3
"""Groups that write of a subject that is told, at least."""

QUOTES = 2
"""Quotations that stand for themselves, at most."""


def draft_question(findings: Findings, words: DraftWords) -> Draft:
    """What the network says to a question: where members stand, what they say, and who differs."""
    told = Quoted()
    told_apart = (*findings.minority, *findings.reserving)
    views = [
        [view for view in told_apart if view.stand is stand and not view.contrary]
        for stand in ANSWERING
    ]
    own = [theme for there in views if (theme := own_theme(there, findings))]
    themes = _worth_telling(findings, own)
    for theme in (*own, *themes):
        told.add(theme.words)
    passages = [(*_stands(findings, words), *_without(findings, words))]
    passages.append(tuple(_said(themes, findings, words, told)))
    passages.extend(tuple(minority(there, findings, words, told)) for there in views)
    passages.append(tuple(contrary([v for v in findings.minority if v.contrary], words, told)))
    return Draft(str(findings.ref), tuple(Passage(each) for each in passages if each))


def _stands(findings: Findings, words: DraftWords) -> Iterator[Sentence]:
    """Who answered, and how many stand where."""
    if findings.answered:
        yield Sentence(
            ended(begun(standing(findings, findings.asked, words))), evidence_of(findings.answered)
        )
    else:
        asked = words("stands", "asked", findings.asked)
        yield Sentence(ended(words("stands", "nobody", asked=asked)), frame=True)


def standing(findings: Findings, what: str, words: DraftWords) -> str:
    """How many groups stand where, most of them first; not yet a sentence.

    Args:
        findings: what was found.
        what: what the question is called: as it was asked, or `named` where that stands before.
        words: the catalogue.
    """
    answered, asked = len(findings.answered), words("stands", "asked", what)
    counts = {stand: len(findings.at(stand)) for stand in ANSWERING if findings.at(stand)}
    if not findings.asks_for_view and not counts.keys() - {Stand.OWN_WORDS}:
        return words.counted("stands", "open", n=answered, asked=asked)
    first, *others = sorted(counts, key=lambda each: (each is Stand.OWN_WORDS, -counts[each]))
    clauses = [_first(first, counts[first], answered, asked, words)]
    clauses += [words.counted("next", stand, n=counts[stand]) for stand in others]
    return words.joined(clauses)


def _first(stand: Stand, n: int, total: int, asked: str, words: DraftWords) -> str:
    which = "one" if n == 1 else "other"
    if n == total:
        which = "only" if n == 1 else "both" if n == BOTH else "all"
    return words("first", stand, which, n=words.number(n), total=words.number(total), asked=asked)


def _without(findings: Findings, words: DraftWords) -> Iterator[Sentence]:
    """Who does not know, to whom it does not apply, who passed it over."""
    stands = (Stand.DONT_KNOW, Stand.NOT_APPLICABLE, Stand.PASSED_OVER)
    clauses = [
        words.counted("without", stand, n=len(there))
        for stand in stands
        if (there := findings.at(stand))
    ]
    if clauses:
        yield Sentence(ended(begun(words.joined(clauses))), evidence_of(findings.at(*stands)))


def _said(
    themes: Sequence[Shared], findings: Findings, words: DraftWords, told: Quoted
) -> Iterator[Sentence]:
    """What groups share, and what single groups add."""
    yield from _shared(themes, findings, words, told)
    told_apart = {view.response for view in (*findings.minority, *findings.reserving)}
    in_themes = {point for theme in themes for point in theme.points}
    quoted_already = {each for theme in themes for each in _quoted_of(theme)}
    quotes = [
        quote
        for quote in findings.quotes
        if quote.evidence.response not in told_apart | quoted_already
        and quote.evidence not in in_themes
    ]
    alone = [quote for quote in quotes if stands_alone(quote.text)]
    own: list[Said] = []
    for quote in alone or ([] if themes else quotes):
        if len(own) < QUOTES and not told.repeats(quote.text):
            told.add(quote.text)
            own.append(quote)
    if own:
        text = _introduced(own, themes, findings, words)
        yield Sentence(ended(begun(text)), evidence_of(own))


def _quoted_of(theme: Shared) -> Iterator[str]:
    """The groups in whose words a theme is told."""
    yield from theme.speakers if len(theme.speakers) == 1 else ()
    if theme.other is not None:
        yield theme.other.evidence.response


def _introduced(
    own: Sequence[Said], themes: Sequence[Shared], findings: Findings, words: DraftWords
) -> str:
    """Quotations, with whether they add to what is shared, or are of all or some that answered."""
    everybody = {position.response for position in findings.answered}
    speakers = {quote.evidence.response for quote in own}
    said = listed(own, words)
    if themes or speakers != everybody:
        kind = "adds" if themes else "some"
        return words.counted("quotes", kind, n=len(speakers), words=said)
    return words("quotes", "alone" if len(everybody) == 1 else "all", words=said)


def _worth_telling(findings: Findings, elsewhere: Sequence[Shared]) -> Sequence[Shared]:
    """The themes that are told: of what the machine has found, only what stands out.

    Single words tell little, and only stand in for sentences.

    Args:
        findings: what was found.
        elsewhere: themes that are told as those of a minority.
    """

    def tells(theme: Shared) -> bool:
        alone = theme.wording is not Wording.QUOTED or stands_alone(theme.words)
        return theme.theme.decided or len(theme.groups) >= (SUBJECT if alone else VARIED)

    telling = []
    told = Quoted()
    for theme in elsewhere:
        told.add(theme.words)
    for theme in findings.themes:
        if theme.can_be_told and tells(theme) and not told.has(theme.words):
            told.add(theme.words)
            telling.append(theme)
    worded = [theme for theme in telling if theme.wording is not Wording.ABOUT]
    return (worded or telling)[:THEMES]


def _shared(
    themes: Sequence[Shared],
    findings: Findings,
    words: DraftWords,
    told: Quoted,
) -> Iterator[Sentence]:
    """What groups share. Points that equally many groups share are told in one sentence."""
    answered = {position.response for position in findings.answered}
    nth = "first"
    for together in _alike(themes):
        theme, makers = together[0], together[0].groups
        groups = words.groups(len(makers))
        points = tuple(dict.fromkeys(point for each in together for point in each.told_of))
        if len(together) > 1:
            said = words.joined([quoted(each.words) for each in together])
            text = words("shared", "each", nth, groups=groups, words=said)
            nth = "next"
        else:
            if makers == answered and len(makers) > 1:
                groups = words.everybody(len(makers))
            if theme.is_point:
                which = "one" if len(makers) == 1 else "other"
                text = words(
                    "shared", theme.wording, nth, which, groups=groups, words=worded(theme)
                )
                text += another(theme, words, told)
                nth = "next"
            else:
                text = subject(theme, groups, words, told)
        yield Sentence(ended(begun(text)), points)


def _alike(themes: Iterable[Shared]) -> Iterator[Sequence[Shared]]:
    """Themes that are told in one sentence: points of equally many groups, each in words of one."""

    def kind(theme: Shared) -> tuple[int, bool]:
        return len(theme.groups), theme.is_point and theme.wording is Wording.QUOTED

    for (_, is_quoted), found in groupby(themes, kind):
        alike = list(found)
        yield from [alike] if is_quoted else [[each] for each in alike]
