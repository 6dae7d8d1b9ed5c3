"""What the draft of a question leaves out."""

from dataclasses import dataclass

from bot.response.drafts.draft import Draft
from bot.response.findings.findings import Findings, Shared
from bot.response.submitted.evidence import Evidence, Said


@dataclass(frozen=True)
class LeftOut:
    """What no sentence of a draft leans on."""

    themes: tuple[Shared, ...]
    points: tuple[Said, ...]
    """Points in no theme."""


def left_out(findings: Findings, draft: Draft | None) -> LeftOut:
    """The themes and the single points on which no sentence of a draft leans."""
    used: set[Evidence] = set()
    for sentence in draft.sentences if draft else ():
        used.update(sentence.evidence)
    return LeftOut(
        themes=tuple(theme for theme in findings.themes if used.isdisjoint(theme.points)),
        points=tuple(point for point in findings.single if point.evidence not in used),
    )
