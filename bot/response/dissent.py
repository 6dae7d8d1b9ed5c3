"""The dissent ledger: every minority view is written in, or set aside with a reason, or open."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.consultation import Ref
from bot.response.drafts import Draft
from bot.response.evidence import Evidence
from bot.response.findings import Findings, View

type SetAside = Mapping[tuple[str, Ref], str]
"""Why minority views are left out of the draft: by response and question."""


class Settled(StrEnum):
    """What became of a minority view."""

    WRITTEN_IN = "written_in"
    """A sentence of the draft leans on it."""
    SET_ASIDE = "set_aside"
    """It is left out, with a reason."""
    OPEN = "open"
    """Neither. The question is not done."""


@dataclass(frozen=True)
class Entry:
    """A minority view, and what became of it."""

    view: View
    settled: Settled
    reason: str = ""
    """Why it was set aside."""


def ledger(findings: Findings, draft: Draft | None, set_aside: SetAside) -> tuple[Entry, ...]:
    """Every minority view on a question, and what became of it.

    A view is written in if a sentence leans on one of its reasons; where it has none, if one
    leans on its stand. That it is counted among all that answered is not enough.
    """
    written = _written(findings, draft)
    entries = []
    for view in findings.minority:
        reason = set_aside.get((view.response, findings.ref), "")
        own = {said.evidence for said in view.reasons} or set(view.evidence)
        settled = Settled.SET_ASIDE if reason else Settled.OPEN
        if not own.isdisjoint(written):
            settled = Settled.WRITTEN_IN
        entries.append(Entry(view, settled, reason))
    return tuple(entries)


def open_dissent(findings: Findings, draft: Draft | None, set_aside: SetAside) -> tuple[View, ...]:
    """The minority views on a question that are neither written in nor set aside."""
    entries = ledger(findings, draft, set_aside)
    return tuple(entry.view for entry in entries if entry.settled is Settled.OPEN)


def _written(findings: Findings, draft: Draft | None) -> set[Evidence]:
    """What the draft leans on, but for what only counts all that answered."""
    everybody = {position.response for position in findings.answered}
    sentences = [{*sentence.evidence} for sentence in (draft.sentences if draft else ())]
    return {
        evidence
        for leaning in sentences
        # Where at most one group answered, nothing only counts.
        if len(everybody) <= 1 or not everybody <= {each.response for each in leaning}
        for evidence in leaning
    }
