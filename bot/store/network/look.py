"""The answers, what was found in them and what is written, as they stand at one moment."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.response import Selection, Submission
from bot.response.drafting.checking import Checker, Doubt
from bot.response.drafting.dissent import (
    Entry,
    SetAside,
    Verdicts,
    ledger,
    unsettled,
    without_quoting,
)
from bot.response.drafting.since import Since, Told, since, told_on, told_on_all
from bot.response.drafts.draft import LETTER, PAPER, Draft, Sentence, Support
from bot.response.findings.find import Stands
from bot.response.findings.findings import Findings
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.themes.themes import Themes
from bot.store.drafts import Stored
from bot.store.network.said_before import said_before
from bot.store.seen import Seen


@dataclass(frozen=True)
class Views:
    """What was decided about minority views, kept until anything else is."""

    stamp: tuple[object, ...] = ()
    verdicts: Verdicts = field(default_factory=dict)
    by_place: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """For each place what changes whenever something is decided there."""
    set_aside: SetAside = field(default_factory=dict)
    """Why views are left out, as far as what was decided holds."""

    @classmethod
    def of(cls, stamp: tuple[object, ...], verdicts: Verdicts, set_aside: SetAside) -> Self:
        """These verdicts."""
        by_place: dict[str, list[Any]] = {}
        for (response, ref), verdict in verdicts.items():
            by_place.setdefault(str(ref), []).append((response, verdict.reason, verdict.at))
        told = {place: (*sorted(by_place[place]),) for place in by_place}
        return cls(stamp, verdicts, told, set_aside)


@dataclass(frozen=True)
class PlaceState:
    """How far one place is."""

    place: str
    stored: Stored | None
    supports: Mapping[Support, int]
    """How many sentences have which support."""
    open_views: int
    """Minority views that nobody has settled."""
    doubtful: int
    """Sentences that do not say what the answers say, as far as that can be seen."""


@dataclass
class Look:
    """The answers with what was found in them, and the drafts."""

    sources: Sources
    everybody: list[Submission]
    """All responses, also those that do not count."""
    selection: Selection
    others: tuple[str, ...]
    """Names of groups whose answers do not count."""
    themes: Mapping[Ref, Themes]
    found: Mapping[str, Findings]
    """By the place, in the consultation's order. The same object for as long as no answer, no
    theme and no stand changes."""
    drafts: Mapping[str, Stored]
    """The last version of each place of which there is one."""
    views: Views
    """What was decided about minority views."""
    seen: Mapping[str, Seen]
    """What groups said when somebody last looked, by the place."""
    known: dict[tuple[Any, ...], PlaceState]
    stands: Stands
    """Where groups stand, as the team has read their answers."""
    _told: dict[str, Told]
    _checker: Checker

    @property
    def set_aside(self) -> SetAside:
        """Why minority views are left out. The same object until `found` or it changes."""
        return self.views.set_aside

    @property
    def places(self) -> list[str]:
        """All places: the questions, the letter, the paper."""
        return [*self.found, LETTER, PAPER]

    def readable(self, session: Session, draft: Draft) -> Draft:
        """A draft without the sentences that repeat words which do not stand any more."""
        return readable(session, draft, self.sources, self.everybody)

    def to_draft(self) -> list[Findings]:
        """What is drafted from: what was found, without quoting what is set aside."""
        return [without_quoting(findings, self.set_aside) for findings in self.found.values()]

    def decided_on(self, place: str) -> tuple[Any, ...]:
        """What changes whenever something is decided about a minority view of a place."""
        return self.views.by_place.get(place, ())

    def ledger(self, place: str, draft: Draft | None) -> tuple[Entry, ...]:
        """What became of the minority views of a place in a draft of it."""
        findings = self.found.get(place)
        if findings is None:
            return ()
        return ledger(findings, draft, self.views.verdicts, self.sources, self._beside)

    @cached_property
    def _beside(self) -> Mapping[Evidence, list[Sentence]]:
        """The sentences of the letter and of the paper, by what they lean on."""
        found: dict[Evidence, list[Sentence]] = {}
        for place in (LETTER, PAPER):
            for sentence in self.drafts[place].draft.sentences if place in self.drafts else ():
                for evidence in sentence.evidence:
                    found.setdefault(evidence, []).append(sentence)
        return found

    def versions_beside(self, place: str) -> tuple[Any, ...]:
        """Which letter and paper there are, where views of a place are set aside.

        Neither may quote them. So what became of these views changes with both.
        """
        if not any(reason for _, reason, _ in self.decided_on(place)):
            return ()
        written = map(self.drafts.get, (LETTER, PAPER))
        return tuple((each.version, each.at) if each else None for each in written)

    def doubts(self, sentence: Sentence) -> tuple[Doubt, ...]:
        """What can be seen to be wrong with a sentence."""
        return self._checker.doubts(sentence, self.sources)

    @property
    def doubtful(self) -> int:
        """How many sentences of all drafts do not say what the answers say."""
        return sum(self.state(place).doubtful for place in self.places)

    def told(self, place: str) -> Told:
        """What groups say on a question; for the letter and the paper, on all of them."""
        if place not in self._told:
            if place in self.found:
                self._told[place] = told_on(self.found[place].ref, self.sources, self.stands)
            else:
                self._told[place] = told_on_all({each: self.told(each) for each in self.found})
        return self._told[place]

    def since(self, place: str) -> Since | None:
        """What groups have said that a drafted place is about, since somebody last looked."""
        if place not in self.drafts:
            return None
        seen = self.seen.get(place)
        return since(seen.told if seen else {}, self.told(place)) or None

    def is_cleared(self, place: str) -> bool:
        """Whether somebody has taken out all that stood in a place."""
        stored = self.drafts.get(place)
        return stored is not None and stored.draft.is_cleared

    def edited_since(self, place: str) -> tuple[str, ...]:
        """The questions whose drafts people have edited since the letter or the paper was written.

        Or since somebody last said that they had looked: it may say what these do not say any more.
        """
        own, seen = self.drafts.get(place), self.seen.get(place)
        if own is None or place not in {LETTER, PAPER}:
            return ()
        # To change a word of the letter is not to have looked at all that it is about.
        at = seen.at if seen else own.at
        return tuple(
            each
            for each in self.found
            if (draft := self.drafts.get(each)) and draft.edited and draft.at > at
        )

    def state(self, place: str) -> PlaceState:
        """How far a place is."""
        stored = self.drafts.get(place)
        version = (stored.version, stored.at) if stored else None
        key = (place, version, self.decided_on(place), self.versions_beside(place))
        if key not in self.known:
            draft = stored.draft if stored else None
            views = unsettled(self.ledger(place, draft))
            sentences = [*draft.sentences] if draft else []
            supports = Counter(sentence.support(self.sources) for sentence in sentences)
            doubtful = sum(bool(self.doubts(sentence)) for sentence in sentences)
            self.known[key] = PlaceState(place, stored, supports, len(views), doubtful)
        return self.known[key]


def readable(
    session: Session, draft: Draft, sources: Sources, everybody: list[Submission]
) -> Draft:
    """A draft without the sentences that repeat words which do not stand any more."""
    lost = {e for s in draft.sentences for e in s.evidence if not sources.stands(e)}
    return draft.readable(sources, Sources(everybody), said_before(session, lost))
