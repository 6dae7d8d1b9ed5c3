"""What matters most in all that was found: for the covering letter and the meeting paper."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.analysis.titles import stands_alone
from bot.analysis.words import unstopped
from bot.analysis.words import words as words_of
from bot.consultation import Consultation, Ref
from bot.response.document import Stand
from bot.response.drafting.minority import reason_of
from bot.response.drafting.sentences import (
    Quoted,
    begun,
    ended,
    evidence_of,
    quoted,
    subject,
    worded,
)
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Sentence
from bot.response.findings.findings import Findings, Shared, Wording
from bot.response.submitted.editions import ENOUGH_TO_HIDE_AMONG
from bot.response.submitted.evidence import Evidence, Said

ISSUES = 6
"""Points that are named as key issues, at most, and not more than one of a question."""

ASKS = 5
"""Points that ask for something and are named beside them, at most."""

type Issue = tuple[Findings, Shared]


FEWEST = 3
"""Groups that write of a subject which is named, at least, if it is not confirmed as one point."""

WHOLE, BEGINNING = 24, 18
"""Questions of so many words are quoted whole, and of longer ones so many words."""


def asked(consultation: Consultation, ref: Ref) -> str:
    """A question in its official words; of a long one the beginning."""
    words = consultation.question(ref).text_of(ref).split()
    if len(words) <= WHOLE:
        return " ".join(words)
    return f"{unstopped(' '.join(words[:BEGINNING]))} …"


def key_issues(found: Iterable[Findings], words: DraftWords) -> list[Issue]:
    """The points of the most groups that stand alone, at most one of a question, in their order.

    Among points of equally many groups those come first that people have decided on, and then
    what asks for something.
    """

    def rank(issue: Issue) -> tuple[int, bool, bool]:
        theme = issue[1]
        return -len(theme.groups), not theme.theme.decided, not _asks(theme.words, words)

    best: list[Issue] = []
    told = Quoted()
    of_all = [(each, theme) for each in found for theme in each.themes if _is_issue(each, theme)]
    for findings, theme in sorted(of_all, key=rank):
        named = {each.ref for each, _ in best}
        if len(best) < ISSUES and findings.ref not in named and not told.has(theme.words):
            told.add(theme.words)
            best.append((findings, theme))
    return sorted(best, key=lambda issue: issue[0].ref)


def _is_issue(findings: Findings, theme: Shared) -> bool:
    """Whether several groups share it, told in words that stand alone, and not the minority's."""
    dissenting = {view.response for view in findings.minority}
    if not theme.can_be_told or 2 * len(theme.groups & dissenting) > len(theme.groups):
        return False
    told = theme.wording is Wording.TOLD or (
        theme.wording is Wording.QUOTED and stands_alone(theme.words)
    )
    return told and len(theme.groups) >= (2 if theme.is_point else FEWEST)


def asks(
    consultation: Consultation,
    found: Sequence[Findings],
    issues: Sequence[Issue],
    words: DraftWords,
    told: Quoted,
) -> Iterator[Sentence]:
    """The most widely shared of the other points that ask for something.

    Where nothing is shared, single points are named. What is quoted already is not named.
    """
    asking = [
        (each, theme)
        for each in found
        for theme in each.themes
        if _is_issue(each, theme) and _asks(theme.words, words)
    ]
    chosen: list[Issue] = []
    for issue in sorted(asking, key=lambda each: -len(each[1].groups)):
        if len(chosen) < ASKS and not told.has(issue[1].words):
            told.add(issue[1].words)
            chosen.append(issue)
    yield from telling(consultation, sorted(chosen, key=lambda issue: issue[0].ref), words, told)
    if not issues and not chosen:
        single: list[tuple[Findings, Said]] = []
        for each in sorted(found, key=lambda each: -len(each.answered)):
            quote = next(filter(_single(words), each.quotes), None)
            if quote and len(single) < ISSUES and not told.repeats(quote.text):
                told.add(quote.text)
                single.append((each, quote))
        for findings, quote in sorted(single, key=lambda each: each[0].ref):
            text = words(
                "letter",
                "single",
                ref=findings.ref,
                asked=asked(consultation, findings.ref),
                words=quoted(quote.text),
            )
            yield Sentence(ended(text), evidence_of([quote]))


def _single(words: DraftWords) -> Callable[[Said], bool]:
    return lambda quote: _asks(quote.text, words) and stands_alone(quote.text)


def _asks(text: str, words: DraftWords) -> bool:
    return not words.asking.isdisjoint(words_of(text))


def telling(
    consultation: Consultation, issues: Iterable[Issue], words: DraftWords, told: Quoted
) -> Iterator[Sentence]:
    """Issues as sentences that stand for themselves."""
    for findings, theme in issues:
        groups = words.groups(len(theme.groups))
        about = {"ref": findings.ref, "asked": asked(consultation, findings.ref)}
        if theme.is_point:
            text = words("letter", theme.wording, **about, groups=groups, words=worded(theme))
        else:
            said = subject(theme, groups, words, told)
            text = words("letter", "subject", **about, said=said)
        yield Sentence(ended(text), theme.told_of)


def taking_part(found: Iterable[Findings], section: str, words: DraftWords) -> Iterator[Sentence]:
    """How many groups answered anything, and how many people, with the first that each says.

    Of one or two groups the number of people would tell how many are in one that is not named.
    """
    first: dict[str, Evidence] = {}
    people: dict[str, int] = {}
    for findings in found:
        for position in findings.positions:
            first.setdefault(position.response, position.evidence)
            people[position.response] = position.people
    saying = [n for n in people.values() if n]
    in_all = sum(saying) if len(saying) >= ENOUGH_TO_HIDE_AMONG else 0
    for key, n in (("from", len(first)), ("people", in_all)):
        if n:
            text = begun(words.counted(section, key, n=n))
            yield Sentence(ended(text), tuple(first.values()))


def told_why(
    findings: Findings,
    words: DraftWords,
    told: Quoted,
    stands: Sequence[Stand] = (Stand.DISAGREE, Stand.PARTLY, Stand.AGREE),
) -> tuple[str, tuple[Evidence, ...]]:
    """Why some stand where they do, in the words of one of the first of `stands` who says so."""
    for stand in stands:
        reasons = [
            reason_of(view, words, told) for view in findings.minority if view.stand is stand
        ]
        there = {position.response for position in findings.at(stand)}
        reasons += [
            quote
            for quote in findings.quotes
            if quote.evidence.response in there and not told.repeats(quote.text)
        ]
        if reason := next(filter(None, reasons), None):
            told.add(reason.text)
            place = ("against", stand) if len(findings.answered) > 1 else ("quotes", "alone")
            text = words(*place, words=quoted(reason.text))
            return ended(begun(text)), evidence_of([reason])
    return "", ()
