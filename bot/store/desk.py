"""What drafts are written from, and what is written, kept in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.response import Selection, Submission
from bot.response import select as chosen
from bot.response.dissent import SetAside, open_dissent
from bot.response.drafts import LETTER, PAPER, Draft, Support
from bot.response.evidence import Sources
from bot.response.findings import Findings, find_all
from bot.response.themes import Themes
from bot.store.corpus import Corpus
from bot.store.drafts import Stored, current_drafts, set_aside_views
from bot.store.kept_themes import KeptThemes
from bot.store.models import ResponseRow, StandRow, ThemeDecisionRow, ThemeRunRow
from bot.store.stands import corrected_stands


@dataclass(frozen=True)
class PlaceState:
    """How far one place is."""

    place: str
    stored: Stored | None
    supports: Mapping[Support, int]
    """How many sentences have which support."""
    open_views: int
    """Minority views that are neither written in nor set aside."""


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
    set_aside: SetAside
    known: dict[tuple[Any, ...], PlaceState]

    @property
    def places(self) -> list[str]:
        """All places: the questions, the letter, the paper."""
        return [*self.found, LETTER, PAPER]

    def readable(self, draft: Draft) -> Draft:
        """A draft without the sentences that repeat words of responses that were withdrawn."""
        return draft.readable(self.sources, Sources(self.everybody))

    def state(self, place: str) -> PlaceState:
        """How far a place is."""
        stored, findings = self.drafts.get(place), self.found.get(place)
        aside = [pair for pair in self.set_aside if str(pair[1]) == place]
        key = (place, stored.version if stored else 0, *sorted(aside))
        if key not in self.known:
            draft = stored.draft if stored else None
            views = open_dissent(findings, draft, self.set_aside) if findings else ()
            sentences = draft.sentences if draft else ()
            supports = Counter(sentence.support(self.sources) for sentence in sentences)
            self.known[key] = PlaceState(place, stored, supports, len(views))
        return self.known[key]


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
    states: dict[tuple[Any, ...], PlaceState] = field(default_factory=dict)


class Desk:
    """What is found in all answers, found anew when an answer, a theme or a stand changes.

    With a thousand groups that takes two seconds.
    """

    def __init__(self, consultation: Consultation, corpus: Corpus, themes: KeptThemes) -> None:
        self._consultation, self._corpus, self._themes = consultation, corpus, themes
        self._known: _Known | None = None
        self._lock = Lock()

    def look(self, session: Session) -> Look:
        """Everything as it stands."""
        known, id_ = self._current(session), self._consultation.id
        drafts = {
            place: stored
            if known.drafts.get((place, stored.version)) is stored
            else replace(
                stored, draft=stored.draft.readable(known.sources, Sources(known.everybody))
            )
            for place, stored in current_drafts(session, id_, known.drafts).items()
        }
        known.drafts = {(place, stored.version): stored for place, stored in drafts.items()}
        aside = set_aside_views(session, id_)
        return Look(
            known.sources, known.everybody, known.selection, known.others, known.themes,
            known.found, drafts, aside, known.states,
        )  # fmt: skip

    def _current(self, session: Session) -> _Known:
        everybody = self._corpus.submissions(session)
        selection = chosen(everybody, with_samples=self._corpus.with_samples)
        submissions = selection.chosen
        # The corpus gives the same object for as long as nothing in it changes, and those that
        # are known are held here, so that no other can have the same id.
        stamp = (*map(id, everybody), *self._stamp(session))
        with self._lock:
            known = self._known
        if known is not None and known.stamp == stamp:
            return known
        sources = Sources(submissions)
        id_ = self._consultation.id
        themes = self._themes.of(session, submissions)
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
                func.count(), func.max(ThemeDecisionRow.id), func.count(ThemeDecisionRow.undone_at)
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
