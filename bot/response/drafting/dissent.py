"""The dissent ledger: what became of every minority view.

Only a person settles a view: by confirming that the draft tells it, or by setting it aside with a
reason. Either holds for as long as the group says the same, and what was confirmed for as long as
the sentences stand that were looked at.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.analysis.words import words
from bot.consultation import Ref
from bot.response.drafts.draft import Draft, Sentence, Support
from bot.response.findings.findings import Findings, Shared, View
from bot.response.submitted.evidence import Evidence, Said, Sources, says
from bot.response.submitted.pasted import REPEATED, shares

type SetAside = Mapping[tuple[str, Ref], str]
"""Why minority views are left out of the draft: by response and question."""


class Settled(StrEnum):
    """What became of a minority view."""

    OPEN = "open"
    """No sentence of the draft leans on it. The question is not done."""
    PROPOSED = "proposed"
    """Sentences lean on it, and nobody has confirmed that they tell it."""
    WRITTEN_IN = "written_in"
    """Somebody has confirmed that the sentences that lean on it tell it."""
    SET_ASIDE = "set_aside"
    """It is left out, with a reason."""
    QUOTED = "quoted"
    """It is set aside, and a sentence repeats its words all the same."""


DONE = frozenset({Settled.WRITTEN_IN, Settled.SET_ASIDE})
"""What became of a view about which there is nothing more to do."""


@dataclass(frozen=True)
class Verdict:
    """What somebody decided about a minority view, and what that was decided on."""

    words: str
    """What `says` gave of the group's answer."""
    sentences: tuple[str, ...] = ()
    """The marks of the sentences that were confirmed to tell it; none if it was set aside."""
    reason: str = ""
    """Why it was set aside."""
    by: str | None = None
    """Who decided so."""
    at: datetime | None = None

    def holds(self, words: str, sentences: Iterable[str]) -> bool:
        """Whether what it was decided on is there still.

        Args:
            words: what `says` gives of the group's answer.
            sentences: the marks of the sentences that lean on the view.
        """
        same = words == self.words and {*self.sentences} <= {*sentences}
        return same and bool(self.sentences or self.reason)

    def sets_aside(self, words: str) -> bool:
        """Whether it leaves out a view of a group of whose answer `says` gives these words."""
        return bool(self.reason) and words == self.words


type Verdicts = Mapping[tuple[str, Ref], Verdict]
"""What was decided about minority views, by response and question."""


@dataclass(frozen=True)
class Entry:
    """A minority view, and what became of it."""

    view: View
    settled: Settled
    sentences: tuple[Sentence, ...]
    """Those that lean on it."""
    words: str
    """What `says` gives of the group's answer."""
    verdict: Verdict | None = None
    """What somebody decided about it last, even if that does not hold any more."""

    @property
    def is_only_counted(self) -> bool:
        """Whether what leans on it counts its group, and tells none of its reasons."""
        everything = {*self.view.evidence}
        return bool(self.view.reasons) and all(
            everything <= {*sentence.evidence}
            and not any(_repeats(sentence, reason) for reason in self.view.reasons)
            for sentence in self.sentences
        )

    @property
    def seen(self) -> Verdict:
        """What whoever looks at it and confirms it has decided on."""
        return Verdict(self.words, tuple(map(_mark, self.sentences)))

    @property
    def stamp(self) -> str:
        """Changes whenever the group's words, or the sentences that lean on them, do."""
        return _digest(self.words, *(_mark(sentence) for sentence in self.sentences))


def ledger(
    findings: Findings,
    draft: Draft | None,
    verdicts: Verdicts,
    sources: Sources,
    elsewhere: Mapping[Evidence, Sequence[Sentence]] | None = None,
) -> tuple[Entry, ...]:
    """Every minority view on a question, and what became of it.

    A sentence tells a view if it leans on one of its reasons; where it has none, if it leans on
    its stand. That it is counted among all that answered is not enough, nor does a sentence
    that documents leave out tell anything.

    Args:
        findings: what was found in the answers to the question.
        draft: what the network says to it; None if nothing is written.
        verdicts: what was decided about minority views.
        sources: the answers there are to lean on.
        elsewhere: the sentences of the letter and the paper, by what they lean on. They tell no
            view, and must quote none that is set aside.
    """
    telling = _telling(findings, draft, sources) if findings.minority else ()
    entries = []
    for view in findings.minority:
        own = {said.evidence for said in view.reasons} or {*view.evidence}
        shown = tuple(s for s, evidence in telling if not own.isdisjoint(evidence))
        told = says(sources.submissions[view.response], findings.ref)
        verdict = verdicts.get((view.response, findings.ref))
        held = verdict if verdict and verdict.holds(told, map(_mark, shown)) else None
        if held is None:
            settled = Settled.PROPOSED if shown else Settled.OPEN
        elif not held.reason:
            settled = Settled.WRITTEN_IN
        else:
            there = dict.fromkeys(s for each in own for s in (elsewhere or {}).get(each, ()))
            quoting = [s for s in (*shown, *there) if _quotes(s, view, findings, sources)]
            settled = Settled.QUOTED if quoting else Settled.SET_ASIDE
            shown = (*shown, *(s for s in quoting if s not in shown))
        entries.append(Entry(view, settled, shown, told, verdict))
    return tuple(entries)


def _telling(
    findings: Findings, draft: Draft | None, sources: Sources
) -> Sequence[tuple[Sentence, frozenset[object]]]:
    """The sentences that documents show with what they lean on.

    Those that only count all that answered are not among them.
    """
    everybody = {position.response for position in findings.answered}
    sentences = draft.sentences if draft else ()
    return [
        (sentence, frozenset(sentence.evidence))
        for sentence in sentences
        # Where at most one group answered, nothing only counts.
        if (len(everybody) <= 1 or not everybody <= {each.response for each in sentence.evidence})
        and sentence.support(sources) is not Support.LOST
    ]


def _quotes(sentence: Sentence, view: View, findings: Findings, sources: Sources) -> bool:
    """Whether a sentence repeats words of a view. A point that groups share is no one's view."""
    others = {each for each in sentence.evidence if each.response != view.response}
    return any(
        _repeats(sentence, reason)
        and not any(
            reason.evidence in theme.points and not others.isdisjoint(theme.points)
            for theme in findings.themes
        )
        and not any(shares(sources.words(each) or "", reason.text) for each in others)
        for reason in view.reasons
    )


def _repeats(sentence: Sentence, reason: Said) -> bool:
    if len(words(reason.text)) >= REPEATED:
        return shares(sentence.text, reason.text)
    # Few words are repeated by chance.
    return f"“{' '.join(reason.text.split())}" in sentence.text


def unsettled(entries: Iterable[Entry]) -> tuple[View, ...]:
    """The minority views about which there is something to do."""
    return tuple(entry.view for entry in entries if entry.settled not in DONE)


def set_aside(found: Iterable[Findings], verdicts: Verdicts, sources: Sources) -> SetAside:
    """Why minority views are left out, as far as what was decided holds."""
    return {
        (view.response, findings.ref): verdict.reason
        for findings in found
        for view in findings.minority
        if (verdict := verdicts.get((view.response, findings.ref)))
        and verdict.sets_aside(says(sources.submissions[view.response], findings.ref))
    }


def without_quoting(findings: Findings, aside: SetAside) -> Findings:
    """What was found, so that views that are set aside are counted and not quoted."""
    left = {response for response, ref in aside if ref == findings.ref}
    if not left:
        return findings
    return replace(
        findings,
        themes=tuple(_without_words_of(left, theme) for theme in findings.themes),
        minority=_without_quoting(left, findings.minority),
        reserving=_without_quoting(left, findings.reserving),
        quotes=tuple(q for q in findings.quotes if q.evidence.response not in left),
    )


def _without_quoting(left: set[str], views: Iterable[View]) -> tuple[View, ...]:
    return tuple(replace(view, quotable=()) if view.response in left else view for view in views)


def _without_words_of(left: set[str], theme: Shared) -> Shared:
    """A theme that quotes none of these groups, unless a person made it a point that is shared."""
    other = theme.other
    if other is not None and other.evidence.response in left:
        other = None
    if theme.is_point or not theme.speakers or not theme.speakers <= left:
        return replace(theme, other=other)
    words = other.text if other is not None and not theme.responses <= left else ""
    return replace(theme, words=words, other=None)


def _mark(sentence: Sentence) -> str:
    return _digest(" ".join(sentence.text.split()))


def _digest(*told: str) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
