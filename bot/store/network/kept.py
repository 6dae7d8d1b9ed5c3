"""The network response as it stands, kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import is_
from threading import RLock
from typing import Any

from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.response import NetworkResponse
from bot.response.agreement.agreeing import Progress, digest_of
from bot.response.agreement.text import Text
from bot.response.build import Reports
from bot.response.drafting.dissent import SetAside, unsettled
from bot.response.drafting.everything import draft_all, with_silence
from bot.response.drafting.issues import key_issues
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Draft
from bot.response.findings.findings import Findings
from bot.response.findings.stances import Positions
from bot.store.circulation.progress import load_progress, to_submit
from bot.store.drafts import Stored
from bot.store.network.desk import Desk
from bot.store.network.look import Look
from bot.store.network.network import Material


@dataclass
class _Known:
    """What holds for as long as no answer, no theme and no stand changes."""

    found: Mapping[str, Findings]
    set_aside: SetAside
    """The minority views that were left out of what follows."""
    generated: dict[str, Draft]
    reports: Reports = field(default_factory=dict)
    stored: list[Stored] = field(default_factory=list)
    """The drafts that went into what follows."""
    made: tuple[NetworkResponse, Text, str] | None = None
    open: dict[str, tuple[Draft | None, tuple[Any, ...], bool]] = field(default_factory=dict)
    """For each question the draft, what was decided about its minority views, and whether there
    is anything left to decide."""

    @cached_property
    def positions(self) -> Positions:
        """Where groups stand, by response and question."""
        return {(p.response, f.ref): p for f in self.found.values() for p in f.positions}


class KeptNetwork:
    """What `load_network` gives, made anew only where something has changed.

    With a thousand groups it takes ten seconds to make, and half a second after one draft was
    changed. Unlike `load_network` it looks for no themes itself.
    """

    def __init__(self, consultation: Consultation, desk: Desk, words: DraftWords) -> None:
        self._consultation, self._desk, self._words = consultation, desk, words
        self._known: _Known | None = None
        # What one thread works out must not take the place of what another has found since.
        self._lock = RLock()

    @property
    def closing(self) -> str:
        """The words with which the covering letter ends, above who signs it."""
        return self._words("letter", "yours")

    def material(self, session: Session) -> Material:
        """What the network response is made from, as it stands."""
        with self._lock:
            look = self._desk.look(session)
            return self._material(look, self._current(look))

    def drafted(self, session: Session) -> Mapping[str, Draft]:
        """The drafts of all places as the answers give them, whatever people have written."""
        with self._lock:
            return self._current(self._desk.look(session)).generated

    def unconfirmed(self, look: Look) -> list[Ref]:
        """The questions of key issues that nobody has accepted as one point.

        Of these it is told only what groups write of.
        """
        issues = key_issues(look.to_draft(), self._words)
        return [findings.ref for findings, theme in issues if not theme.is_point]

    def now(self, session: Session) -> tuple[NetworkResponse, Progress]:
        """The network response as it stands, and how far it has come."""
        with self._lock:
            look = self._desk.look(session)
            known = self._current(look)
            material = self._material(look, known)
            response, text, digest = self._made(look, known, material)
            dissent = tuple(
                place
                for place in look.found
                if self._is_open(look, known, place, material.drafts.get(place))
            )
            id_ = self._consultation.id
            return response, load_progress(session, id_, text, digest, dissent)

    def _current(self, look: Look) -> _Known:
        known = self._known
        if known is None or known.found is not look.found:
            known = _Known(look.found, look.set_aside, self._drafted(look))
            self._known = known
        elif known.set_aside is not look.set_aside:
            changed = {*known.set_aside.items()} ^ {*look.set_aside.items()}
            known.set_aside, known.made = look.set_aside, None
            known.generated = {
                # What is the same draft stays the same object, by which reports are known.
                place: before if (before := known.generated.get(place)) == draft else draft
                for place, draft in self._drafted(look).items()
            }
            for (_, ref), _ in changed:
                known.reports.pop(ref, None)
        return known

    def _drafted(self, look: Look) -> dict[str, Draft]:
        return draft_all(self._consultation, look.to_draft(), self._words)

    def _material(self, look: Look, known: _Known) -> Material:
        stored = {place: each.draft for place, each in look.drafts.items()}
        return Material(
            self._consultation,
            look.selection,
            look.themes,
            drafts=known.generated | with_silence(stored, self._words),
            positions=known.positions,
            others=look.others,
            set_aside=look.set_aside,
        )

    def _made(
        self, look: Look, known: _Known, material: Material
    ) -> tuple[NetworkResponse, Text, str]:
        stored = list(look.drafts.values())
        same = len(stored) == len(known.stored) and all(map(is_, stored, known.stored))
        if known.made is None or not same:
            response = material.response(reports=known.reports)
            known.made = response, Text.of(response), digest_of(to_submit(response))
            known.stored = stored
        return known.made

    @staticmethod
    def _is_open(look: Look, known: _Known, place: str, draft: Draft | None) -> bool:
        decided = (look.decided_on(place), look.versions_beside(place))
        before = known.open.get(place)
        if before is None or before[0] is not draft or before[1] != decided:
            is_open = bool(unsettled(look.ledger(place, draft)))
            before = known.open[place] = draft, decided, is_open
        return before[2]
