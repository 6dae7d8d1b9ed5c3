"""What drafts are written from, and what is written, kept in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any, Self

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.response import Selection, Submission
from bot.response import select as chosen
from bot.response.drafting.checking import Checker, Doubt
from bot.response.drafting.dissent import (
    Entry,
    SetAside,
    Verdicts,
    ledger,
    set_aside,
    unsettled,
    without_quoting,
)
from bot.response.drafting.since import Since, Told, since, told_on, told_on_all
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, PAPER, Draft, Sentence, Support
from bot.response.findings.find import find_all
from bot.response.findings.findings import Findings
from bot.response.submitted.evidence import Sources
from bot.response.themes.themes import Themes
from bot.store.drafts import Stored, current_drafts
from bot.store.models import ResponseRow, StandRow, ThemeDecisionRow, ThemeRunRow
from bot.store.network.corpus import Corpus
from bot.store.network.said_before import said_before
from bot.store.responses.stances import corrected_stands
from bot.store.seen import Seen, seen_answers
from bot.store.themes.kept import KeptThemes
from bot.store.views import readable_verdicts, stamp_of_views


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
    views: "Views"
    """What was decided about minority views."""
    seen: Mapping[str, Seen]
    """What groups said when somebody last looked, by the place."""
    known: dict[tuple[Any, ...], PlaceState]
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
        return _readable(session, draft, self.sources, self.everybody)

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
    def _beside(self) -> list[Sentence]:
        """The sentences of the letter and of the paper."""
        drafts = (self.drafts[place].draft for place in (LETTER, PAPER) if place in self.drafts)
        return [sentence for draft in drafts for sentence in draft.sentences]

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
                self._told[place] = told_on(self.found[place].ref, self.sources)
            else:
                self._told[place] = told_on_all({each: self.told(each) for each in self.found})
        return self._told[place]

    def since(self, place: str) -> Since | None:
        """What groups have said that a drafted place is about, since somebody last looked."""
        if place not in self.drafts:
            return None
        seen = self.seen.get(place)
        return since(seen.told if seen else {}, self.told(place)) or None

    def state(self, place: str) -> PlaceState:
        """How far a place is."""
        stored = self.drafts.get(place)
        written = [stored]
        if any(reason for _, reason, _ in self.decided_on(place)):
            # What is set aside must not be quoted in the letter or the paper either.
            written += map(self.drafts.get, (LETTER, PAPER))
        versions = ((each.version, each.at) if each else None for each in written)
        key = (place, *versions, self.decided_on(place))
        if key not in self.known:
            draft = stored.draft if stored else None
            views = unsettled(self.ledger(place, draft))
            sentences = [*draft.sentences] if draft else []
            supports = Counter(sentence.support(self.sources) for sentence in sentences)
            doubtful = sum(bool(self.doubts(sentence)) for sentence in sentences)
            self.known[key] = PlaceState(place, stored, supports, len(views), doubtful)
        return self.known[key]


def _readable(
    session: Session, draft: Draft, sources: Sources, everybody: list[Submission]
) -> Draft:
    lost = {e for s in draft.sentences for e in s.evidence if not sources.stands(e)}
    return draft.readable(sources, Sources(everybody), said_before(session, lost))


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


@dataclass
class _Known:
    stamp: tuple[Any, ...]
    everybody: list[Submission]
    selection: Selection
    others: tuple[str, ...]
    sources: Sources
    themes: Mapping[Ref, Themes]
    found: dict[str, Findings]
    drafts: dict[tuple[str, int], Stored] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    states: dict[tuple[Any, ...], PlaceState] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    views: Views = field(default_factory=Views)


class Desk:
    """What is found in all answers, found anew when an answer, a theme or a stand changes.

    With a thousand groups that takes two seconds.
    """

    def __init__(
        self, consultation: Consultation, corpus: Corpus, themes: KeptThemes, words: DraftWords
    ) -> None:
        self._consultation, self._corpus, self._themes = consultation, corpus, themes
        self._checker = Checker(consultation, words)
        self._known: _Known | None = None
        self._lock = Lock()

    def look(self, session: Session) -> Look:
        """Everything as it stands."""
        known, id_ = self._current(session), self._consultation.id
        drafts = {
            place: stored
            if known.drafts.get((place, stored.version)) is stored
            else replace(
                stored, draft=_readable(session, stored.draft, known.sources, known.everybody)
            )
            for place, stored in current_drafts(session, id_, known.drafts).items()
        }
        known.drafts = {(place, stored.version): stored for place, stored in drafts.items()}
        known.seen = seen_answers(session, id_, known.seen)
        views = known.views
        if views.stamp != (stamp := stamp_of_views(session, id_)):
            verdicts = readable_verdicts(session, id_)
            aside = set_aside(known.found.values(), verdicts, known.sources)
            # Both are put there at once, since others may be looking.
            same = views.set_aside if aside == views.set_aside else aside
            known.views = views = Views.of(stamp, verdicts, same)
        return Look(
            known.sources, known.everybody, known.selection, known.others, known.themes,
            known.found, drafts, views, known.seen, known.states, known.told,
            self._checker,
        )  # fmt: skip

    def _current(self, session: Session) -> _Known:
        everybody = self._corpus.submissions(session)
        selection = chosen(everybody, with_samples=self._corpus.with_samples)
        # The corpus gives the same object for as long as nothing in it changes, and those that
        # are known are held here, so that no other can have the same id.
        stamp = (*map(id, everybody), *self._stamp(session))
        with self._lock:
            known = self._known
        if known is not None and known.stamp == stamp:
            return known
        sources = self._corpus.sources(session)
        id_ = self._consultation.id
        themes = self._themes.of(session, sources)
        stands = corrected_stands(session, id_)
        findings = find_all(self._consultation, sources, themes, stands)
        known = _Known(
            stamp,
            everybody,
            selection,
            tuple(
                s.about.group
                for s in everybody
                if s.id not in sources.submissions and s.about.group
            ),
            sources,
            themes,
            {str(each.ref): each for each in findings},
        )
        with self._lock:
            self._known = known
        return known

    def _stamp(self, session: Session) -> tuple[Any, ...]:
        """What changes whenever a theme or a stand does."""
        id_ = self._consultation.id
        decided = session.execute(
            select(
                func.count(),
                func.max(ThemeDecisionRow.id),
                func.count(ThemeDecisionRow.undone_at),
                func.sum(func.length(cast(ThemeDecisionRow.what, Text))),
            ).where(ThemeDecisionRow.consultation == id_)
        ).one()
        ran = session.execute(
            select(func.count(), func.max(ThemeRunRow.created_at)).where(
                ThemeRunRow.consultation == id_
            )
        ).one()
        stood = session.execute(
            select(func.count(), func.max(StandRow.created_at))
            .join(ResponseRow, StandRow.response_id == ResponseRow.id)
            .where(ResponseRow.consultation == id_)
        ).one()
        return (*decided, *ran, *stood)
