"""What the draft of a question leaves out."""

from dataclasses import dataclass

from bot.response.drafts.draft import Draft
from bot.response.findings.findings import Findings, Shared
from bot.response.submitted.evidence import Evidence, Said


@dataclass(frozen=True)
class LeftOut:
    """What no sentence of a draft tells."""

    themes: tuple[Shared, ...]
    """Those of which at most one group is told of, or none."""
    points: tuple[Said, ...]
    """Points in no theme."""


def left_out(findings: Findings, draft: Draft | None) -> LeftOut:
    """The themes and the single points that no sentence of a draft tells."""
    used: set[Evidence] = set()
    for sentence in draft.sentences if draft else ():
        used.update(sentence.evidence)
    return LeftOut(
        themes=tuple(
            theme
            for theme in findings.themes
            if len({point.response for point in theme.points if point in used})
            < min(2, len(theme.responses))
        ),
        points=tuple(point for point in findings.single if point.evidence not in used),
    )
