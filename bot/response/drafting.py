"""Drafting what the network says to a question.

The same findings always give the same draft. Groups are counted and never named here: the document
adds the names of those that agreed to it. Words are quoted only of groups that agreed to be quoted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.response.document import Stand
from bot.response.draft_words import DraftWords
from bot.response.drafts import Draft, Passage, Sentence
from bot.response.evidence import Evidence, Said
from bot.response.findings import ANSWERING, Findings, Position, Shared, View, Wording

QUOTES = 2
"""Quotations that stand for themselves, at most."""

VOICES = 5
"""Groups of a minority that are quoted one by one, at most. If there are more, what they share
is told first."""

TELLING = range(5, 61)
"""How many words a reason has that is quoted."""

BOTH = 2

_ENDED = re.compile(r"[.!?…][”’\"')]*$")


def draft_question(findings: Findings, words: DraftWords) -> Draft:
    """What the network says to a question: where members stand, what they say, and who differs."""
    answered = len(findings.answered)
    passages = [Passage((*_stands(findings, words), *_without(findings, words)))]
    passages += _points(findings.themes, words)
    told = {view.response for view in findings.minority}
    for stand in ANSWERING:
        views = [v for v in findings.minority if v.stand is stand and not v.contrary]
        if views:
            passages.append(Passage(tuple(_minority(views, findings, words))))
    if contrary := [view for view in findings.minority if view.contrary]:
        passages.append(Passage(tuple(_contrary(contrary, words))))
    quoted = [quote for quote in findings.quotes if quote.evidence.response not in told][:QUOTES]
    if quoted:
        passages.append(Passage(tuple(_quotes(quoted, words))))
    if not answered and not findings.positions:
        passages = [Passage((Sentence(words("stands", "nobody"), frame=True),))]
    return Draft(str(findings.ref), tuple(passages))


def _stands(findings: Findings, words: DraftWords) -> Iterator[Sentence]:
    """How many groups stand where, most of them first."""
    answered = findings.answered
    if not answered:
        yield Sentence(words("stands", "nobody"), frame=True)
        return
    everybody = _evidence(answered)
    taking = [stand for stand in ANSWERING[:-1] if findings.at(stand)]
    if not taking and not findings.asks_for_view:
        yield Sentence(_begun(words.counted("stands", "open", n=len(answered))), everybody)
    else:
        taking.sort(key=lambda stand: -len(findings.at(stand)))
        if findings.at(Stand.OWN_WORDS):
            taking.append(Stand.OWN_WORDS)
        for nth, stand in enumerate(taking):
            there = findings.at(stand)
            text = (
                words.counted("next", stand, n=len(there))
                if nth
                else _first(stand, len(there), len(answered), words)
            )
            yield Sentence(_begun(text), everybody if nth == 0 else _evidence(there))
    if people := sum(position.people for position in answered):
        yield Sentence(_begun(words.counted("stands", "people", n=people)), everybody)


def _first(stand: Stand, n: int, total: int, words: DraftWords) -> str:
    which = "one" if n == 1 else "other"
    if n == total:
        which = "only" if n == 1 else "both" if n == BOTH else "all"
    return words("first", stand, which, n=words.number(n), total=words.number(total))


def _without(findings: Findings, words: DraftWords) -> Iterator[Sentence]:
    """Who does not know, to whom it does not apply, who passed it over."""
    for stand in (Stand.DONT_KNOW, Stand.NOT_APPLICABLE, Stand.PASSED_OVER):
        if there := findings.at(stand):
            text = words.counted("without", stand, n=len(there))
            yield Sentence(_begun(text), _evidence(there))


def _points(themes: Sequence[Shared], words: DraftWords) -> Iterator[Passage]:
    """What groups share: a list, or one sentence."""
    if len(themes) > 1:
        yield Passage((Sentence(words("points", "lead"), frame=True),))
        yield Passage(
            tuple(Sentence(told(theme, words, "points"), theme.points) for theme in themes),
            points=True,
        )
    for theme in themes if len(themes) == 1 else ():
        about = theme.wording is Wording.ABOUT
        said = quoted(theme.words) if theme.wording is Wording.QUOTED else theme.words
        kind = "alone_about" if about else "alone"
        text = words.counted("points", kind, n=len(theme.responses), words=said)
        yield Passage((Sentence(ended(_begun(text)), theme.points),))


def told(theme: Shared, words: DraftWords, section: str, **params: object) -> str:
    """A theme, with how many groups share it."""
    groups = words.counted("drafting", "groups", n=len(theme.responses))
    text = words(section, theme.wording, words=theme.words, groups=groups, **params)
    return ended(_begun(text))


def _minority(views: Sequence[View], findings: Findings, words: DraftWords) -> Iterator[Sentence]:
    """What the groups of one minority say. Each of them is behind one of the sentences."""
    stand, total = views[0].stand, len(views)
    telling = {view.response: reason for view in views if (reason := _telling(view)) is not None}
    left = {view.response: view for view in views}
    begun = False

    def who(n: int) -> str:
        which = "some"
        if n == total:
            which = "only" if n == 1 else "both" if n == BOTH else "all"
        numbers = {"n": words.number(n), "total": words.number(total)}
        return _begun(words("minority", stand, which, **numbers))

    def others(n: int) -> str:
        return _begun(words.counted("minority", "others", n=n)) if begun else who(n)

    def worded(what: str, subject: str, n: int, **params: object) -> str:
        which = "one" if n == 1 else "other"
        return ended(words("minority", what, which, who=subject, **params))

    if total > VOICES:
        for theme in findings.themes:
            points = tuple(point for point in theme.points if point.response in left)
            makers = {point.response for point in points}
            if len(makers) > 1 and theme.wording is not Wording.ABOUT:
                said = quoted(theme.words) if theme.wording is Wording.QUOTED else theme.words
                yield Sentence(worded("shares", who(len(makers)), len(makers), words=said), points)
                left = {key: view for key, view in left.items() if key not in makers}
                begun = True
    voices = [telling[key] for key in left if key in telling][:VOICES]
    for reason in voices:
        view = left.pop(reason.evidence.response)
        text = worded("says", others(1), 1, words=quoted(reason.text))
        yield Sentence(text, (view.evidence[0], reason.evidence))
        begun = True
    for what, silent in (("withheld", False), ("silent", True)):
        there = [view for view in left.values() if (not view.reasons) is silent]
        if there:
            text = worded(what, others(len(there)), len(there))
            yield Sentence(text, tuple(each for view in there for each in view.evidence))
            begun = True


def _contrary(views: Sequence[View], words: DraftWords) -> Iterator[Sentence]:
    """Who sees differently what others share, where nobody takes a stand."""
    telling = [(view, reason) for view in views if (reason := _telling(view)) is not None]
    for _, reason in telling[:VOICES]:
        text = words("minority", "differently", words=quoted(reason.text))
        yield Sentence(ended(text), (reason.evidence,))
    told = {view.response for view, _ in telling[:VOICES]}
    if left := [view for view in views if view.response not in told]:
        text = _begun(words.counted("minority", "differ", n=len(left)))
        yield Sentence(text, tuple(each for view in left for each in view.evidence))


def _telling(view: View) -> Said | None:
    """The reason of a group that is quoted: its first of a fit length, or the longest below it."""
    if not view.quotable:
        return None
    lengths = [(len(reason.text.split()), reason) for reason in view.reasons]
    fit = [reason for length, reason in lengths if length in TELLING]
    short = [(length, reason) for length, reason in lengths if length < TELLING.start]
    return fit[0] if fit else max(short, key=lambda each: each[0])[1] if short else None


def _quotes(quotes: Iterable[Said], words: DraftWords) -> Iterator[Sentence]:
    for nth, quote in enumerate(quotes):
        text = words("quotes", "next" if nth else "first", words=quoted(quote.text))
        yield Sentence(ended(text), (quote.evidence,))


def _evidence(positions: Iterable[Position]) -> tuple[Evidence, ...]:
    return tuple(position.evidence for position in positions)


def quoted(text: str) -> str:
    """Words with quotation marks around them."""
    return f"“{' '.join(text.split())}”"


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if _ENDED.search(text) else f"{text}."


def _begun(text: str) -> str:
    """A sentence with its capital letter."""
    return text[:1].upper() + text[1:]
