"""The network response as it stands, kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import is_

from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.response import NetworkResponse
from bot.response.agreeing import Progress, digest_of
from bot.response.build import Reports
from bot.response.dissent import open_dissent
from bot.response.draft_words import DraftWords
from bot.response.drafted import drafted
from bot.response.drafts import Draft
from bot.response.findings import Findings
from bot.response.text import Text
from bot.store.desk import Desk, Look
from bot.store.drafts import Stored
from bot.store.network import Material
from bot.store.progress import load_progress, to_submit


@dataclass
class _Known:
    """What holds for as long as no answer, no theme and no stand changes."""

    found: Mapping[str, Findings]
    generated: dict[str, Draft]
    reports: Reports = field(default_factory=dict)
    stored: list[Stored] = field(default_factory=list)
    """The drafts that went into what follows."""
    made: tuple[NetworkResponse, Text, str] | None = None
    open: dict[str, tuple[Draft | None, list[str], bool]] = field(default_factory=dict)
    """For each question the draft, the views that were set aside, and whether any is open."""


class KeptNetwork:
    """What `load_network` gives, made anew only where something has changed.

    With a thousand groups it takes ten seconds to make, and half a second after one draft was
    changed. Unlike `load_network` it looks for no themes itself.
    """

    def __init__(self, consultation: Consultation, desk: Desk, words: DraftWords) -> None:
        self._consultation, self._desk, self._words = consultation, desk, words
        self._known: _Known | None = None

    def material(self, session: Session) -> Material:
        """What the network response is made from, as it stands."""
        look = self._desk.look(session)
        return self._material(look, self._current(look))

    def now(self, session: Session) -> tuple[NetworkResponse, Progress]:
        """The network response as it stands, and how far it has come."""
        look = self._desk.look(session)
        known = self._current(look)
        material = self._material(look, known)
        response, text, digest = self._made(look, known, material)
        dissent = tuple(
            place
            for place, findings in look.found.items()
            if self._is_open(look, known, findings, material.drafts.get(place))
        )
        id_ = self._consultation.id
        return response, load_progress(session, id_, text, digest, dissent)

    def _current(self, look: Look) -> _Known:
        known = self._known
        if known is None or known.found is not look.found:
            found = list(look.found.values())
            known = _Known(look.found, drafted(self._consultation, found, self._words))
            self._known = known
        return known

    def _material(self, look: Look, known: _Known) -> Material:
        stored = {place: each.draft for place, each in look.drafts.items()}
        return Material(
            self._consultation,
            look.selection,
            look.themes,
            drafts=known.generated | stored,
            positions={(p.response, f.ref): p for f in look.found.values() for p in f.positions},
            others=look.others,
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
    def _is_open(look: Look, known: _Known, findings: Findings, draft: Draft | None) -> bool:
        place = str(findings.ref)
        aside = sorted(response for response, ref in look.set_aside if ref == findings.ref)
        before = known.open.get(place)
        if before is None or before[0] is not draft or before[1] != aside:
            is_open = bool(open_dissent(findings, draft, look.set_aside))
            before = known.open[place] = draft, aside, is_open
        return before[2]
