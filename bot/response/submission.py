"""What one group has submitted, as the network response needs it."""

from dataclasses import dataclass
from datetime import datetime

from bot.consultation import Ref
from bot.interview import About, Answer


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
