"""What drafts are written from, and what is written, kept in memory."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.response import Selection, Submission
from bot.response.drafting.checking import Checker
from bot.response.drafting.dissent import (
    set_aside,
)
from bot.response.drafting.since import Told
from bot.response.drafting.words import DraftWords
from bot.response.findings.find import Stands, find_all
from bot.response.findings.findings import Findings
from bot.response.submitted.evidence import Sources
from bot.response.themes.themes import Themes
from bot.store.drafts import Stored, current_drafts
from bot.store.models import ResponseRow, StandRow, ThemeDecisionRow, ThemeRunRow
from bot.store.network.corpus import Corpus
from bot.store.network.look import Look, PlaceState, Views, readable
from bot.store.responses.stances import corrected_stands
from bot.store.seen import Seen, seen_answers
from bot.store.themes.kept import KeptThemes
from bot.store.views import readable_verdicts, stamp_of_views


@dataclass
class _Known:
    stamp: tuple[Any, ...]
    everybody: list[Submission]
    selection: Selection
    others: tuple[str, ...]
    sources: Sources
    themes: Mapping[Ref, Themes]
    found: dict[str, Findings]
    stands: Stands
    drafts: dict[tuple[str, int], Stored] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    states: dict[tuple[Any, ...], PlaceState] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    views: Views = field(default_factory=Views)

    def leans_on(self, responses: Collection[str]) -> bool:
        """Whether a draft leans on any of these responses."""
        return any(
            evidence.response in responses
            for stored in self.drafts.values()
            for sentence in stored.draft.sentences
            for evidence in sentence.evidence
        )


def _changed(before: Iterable[Submission], after: Iterable[Submission]) -> set[str]:
    """The ids of the responses that are not the same any more."""
    known = {submission.id: submission for submission in before}
    there = {submission.id: submission for submission in after}
    return {id_ for id_ in known | there if known.get(id_) is not there.get(id_)}


class Desk:
    """What is found in all answers, found anew when one that counts, a theme or a stand changes.

    With a thousand groups that takes seconds.
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
                stored, draft=readable(session, stored.draft, known.sources, known.everybody)
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
            known.found, drafts, views, known.seen, known.states, known.stands, known.told,
            self._checker,
        )  # fmt: skip

    def _current(self, session: Session) -> _Known:
        state = self._corpus.state(session)
        sources = state.sources
        others = tuple(
            s.about.group
            for s in state.everybody
            if s.id not in sources.submissions and s.about.group
        )
        stamp = (others, *self._stamp(session))
        with self._lock:
            known = self._known
        if known is not None and known.sources is sources and known.stamp == stamp:
            if known.everybody is state.everybody:
                return known
            if not known.leans_on(_changed(known.everybody, state.everybody)):
                # Groups that are still answering change nothing that was found. But reasons may
                # repeat their words, so these are read anew.
                views = replace(known.views, stamp=())
                known = replace(
                    known, everybody=state.everybody, selection=state.selection, views=views
                )
                with self._lock:
                    self._known = known
                return known
        id_ = self._consultation.id
        themes = self._themes.of(session, sources)
        stands = corrected_stands(session, id_)
        findings = find_all(self._consultation, sources, themes, stands)
        known = _Known(
            stamp,
            state.everybody,
            state.selection,
            others,
            sources,
            themes,
            {str(each.ref): each for each in findings},
            stands,
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
