"""What one group has submitted, as the network response needs it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.consultation import Ref
from bot.interview import About, Answer

if TYPE_CHECKING:
    from bot.response.evidence import Said


@dataclass(frozen=True)
class Submission:
    """One group's response with its current answers."""

    id: str
    about: About
    answers: dict[Ref, Answer]
    group_about: str | None
    area: str | None
    sample: bool
    submitted_at: datetime | None
    withdrawn: bool = False
    """Whether the group took it back after submitting it."""
    points: "dict[Ref, dict[str, Said]]" = field(
        # Not taken over by `replace`, after which they would be another's.
        default_factory=dict,
        init=False,
        compare=False,
        repr=False,
    )
    """The points of its answers by their marks, once somebody has asked for them; see
    `bot.response.evidence`."""
