"""Telling what those say who stand elsewhere than most. Every one of them is told of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from bot.analysis.titles import stands_alone, tells_one_side
from bot.analysis.words import is_common
from bot.analysis.words import words as words_of
from bot.response.document import Stand
from bot.response.drafting.sentences import (
    Quoted,
    about,
    begun,
    ended,
    evidence_of,
    listed,
    quoted,
    worded,
)
from bot.response.drafting.words import BOTH, DraftWords
from bot.response.drafts.draft import Sentence
from bot.response.findings.findings import Findings, Shared, View, Wording
from bot.response.submitted.evidence import Evidence, Said

VOICES = 3
"""Reasons of a minority that are quoted, at most."""

MANY = 5
"""Of a minority of more groups it is told first what they share."""

TELLING = range(5, 41)
"""How many words a reason has that is quoted, where there is one."""

LONGEST = 60
"""Words of a reason that is quoted, at most."""


_STANDING = frozenset(
    ("agree", "agreed", "disagree", "disagreed", "support", "oppose", "opposed", "group", "members")
)


def own_theme(views: Sequence[View], findings: Findings) -> Shared | None:
    """What is told first of a large minority: the first theme that only its groups make."""
    # What a group that agrees in part shares with others is often that with which it agrees.
    if len(views) <= MANY or views[0].stand is Stand.PARTLY:
        return None
    there = {view.response for view in views}
    for theme in findings.themes:
        told = theme.can_be_told and theme.wording is not Wording.ABOUT
        if told and len(theme.responses) > 1 and theme.responses <= there:
            return theme
    return None


def minority(
    views: Sequence[View], findings: Findings, words: DraftWords, told: Quoted
) -> Iterator[Sentence]:
    """What the groups say that stand in one place. Each of them is behind one of the sentences.

    Args:
        views: what these groups say.
        findings: what was found in the answers.
        words: the catalogue.
        told: what the draft quotes already, also of their own theme.
    """
    if views:
        yield from _Minority(views, findings, words, told).sentences()


def contrary(views: Sequence[View], words: DraftWords, told: Quoted) -> Iterator[Sentence]:
    """Who sees differently what others share, where nobody takes a stand."""
    reasons: list[Said] = []
    for view in views:
        if len(reasons) < VOICES and (reason := reason_of(view, words, told)) is not None:
            told.add(reason.text)
            reasons.append(reason)
    if reasons:
        text = words.counted(
            "minority", "differently", n=len(reasons), words=listed(reasons, words)
        )
        yield Sentence(ended(begun(text)), evidence_of(reasons))
    quoting = {reason.evidence.response for reason in reasons}
    if left := [view for view in views if view.response not in quoting]:
        text = words.counted("minority", "differ", n=len(left))
        yield Sentence(ended(begun(text)), _all(left))


def reason_of(view: View, words: DraftWords, told: Quoted) -> Said | None:
    """The reason of a group that is quoted, if there is any that may be and is not yet.

    Best is a whole answer, if it is short. Else it is one of a fit length that, from a group that
    does not agree, says what with, and stands alone; and of those the first.
    """

    def rank(reason: Said) -> tuple[bool, ...]:
        length = len(reason.text.split())
        return (
            _only_stands(reason.text),
            length > TELLING[-1],
            not reason.more,
            view.stand is not Stand.AGREE and words.reserving.isdisjoint(words_of(reason.text)),
            length < TELLING[0],
            not stands_alone(reason.text),
        )

    reasons = [
        reason
        for reason in view.quotable
        if len(reason.text.split()) <= LONGEST
        and not told.repeats(reason.text)
        and (reason.more or not tells_one_side(reason.text))
    ]
    return min(reasons, key=rank, default=None)


def _only_stands(text: str) -> bool:
    """Whether words say where a group stands, and no reason: “No, we do not agree”."""
    return all(is_common(word) or word in _STANDING for word in words_of(text))


class _Minority:
    """The groups of one minority, and of these the ones of which nothing is told yet."""

    def __init__(
        self, views: Sequence[View], findings: Findings, words: DraftWords, told: Quoted
    ) -> None:
        self.themes, self.words, self.told = findings.themes, words, told
        self.own = own_theme(views, findings)
        self.stand, self.total = views[0].stand, len(views)
        self.left = {view.response: view for view in views}

    def sentences(self) -> Iterator[Sentence]:
        if self.own:
            yield self._sharing(self.own)
        yield from self._quoting()
        for theme in self.themes:
            if theme.wording is Wording.TOLD and not theme.responses.isdisjoint(self.left):
                yield self._sharing(theme)
        if there := [view for view in self.left.values() if self._is_above(view)]:
            yield Sentence(self._worded("above", there), _all(there))
        for what, silent in (("withheld", False), ("silent", True)):
            if there := [view for view in self.left.values() if (not view.reasons) is silent]:
                text = self._worded(what, there)
                yield Sentence(text, _all(there))

    def _is_above(self, view: View) -> bool:
        """Whether words of a group are told already, as others say the same."""
        return any(self.told.repeats(reason.text) for reason in view.quotable)

    def _sharing(self, theme: Shared) -> Sentence:
        """What those share that are left."""
        points = tuple(point for point in theme.told_of if point.response in self.left)
        there = [self.left[each] for each in dict.fromkeys(point.response for point in points)]
        params = {"words": worded(theme)}
        if theme.is_point:
            return Sentence(self._worded(theme.wording, there, **params), points)
        params["about"] = about(theme, self.words)
        return Sentence(self._worded("subject", there, **params), points)

    def _quoting(self) -> Iterator[Sentence]:
        """What they say in their own words. What several say alike is quoted once."""
        telling: dict[str, list[tuple[View, Said]]] = {}
        for view in self.left.values():
            if (reason := reason_of(view, self.words, self.told)) is not None:
                telling.setdefault(quoted(reason.text).casefold(), []).append((view, reason))
        chosen = list(telling.values())[:VOICES]
        for alike in chosen:
            self.told.add(alike[0][1].text)
        if there := list(chain.from_iterable(chosen)):
            said = listed((alike[0][1] for alike in chosen), self.words)
            what = "says" if len(chosen) > 1 or len(there) == 1 else "same"
            text = self._worded(what, [view for view, _ in there], words=said)
            both = ((view.evidence[0], *evidence_of([reason])) for view, reason in there)
            yield Sentence(text, tuple(dict.fromkeys(chain.from_iterable(both))))

    def _worded(self, what: str, there: Collection[View], **params: object) -> str:
        """A sentence about some of those that are left. They are not left any more."""
        who = self._who(len(there))
        for view in there:
            del self.left[view.response]
        which = "one" if len(there) == 1 else "other"
        return ended(begun(self.words("minority", what, which, who=who, **params)))

    def _who(self, n: int) -> str:
        if len(self.left) < self.total:
            which = "rest" if n == len(self.left) else "others"
            return self.words.counted("minority", which, n=n)
        which = "some"
        if n == self.total:
            which = "only" if n == 1 else "both" if n == BOTH else "all"
        numbers = {"n": self.words.number(n), "total": self.words.number(self.total)}
        return self.words("minority", self.stand, which, **numbers)


def _all(views: Iterable[View]) -> tuple[Evidence, ...]:
    return tuple(each for view in views for each in view.evidence)
