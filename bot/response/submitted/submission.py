"""What one group has submitted, as the network response needs it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.consultation import Ref
from bot.interview import About, Answer

if TYPE_CHECKING:
    from bot.response.submitted.evidence import Said


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
    placeholders: frozenset[str] = frozenset()
    """What stands in its answers in place of words that were redacted."""
    points: "dict[Ref, dict[str, Said]]" = field(
        # Not taken over by `replace`, after which they would be another's.
        default_factory=dict,
        init=False,
        compare=False,
        repr=False,
    )
    """The points of its answers by their marks, once somebody has asked for them; see
    `bot.response.submitted.evidence`."""

    def may_quote(self, text: str) -> bool:
        """Whether words of its answers may be quoted: if it agreed, and they are all its own."""
        return bool(self.about.quoted) and not any(each in text for each in self.placeholders)

    def own_words(self, text: str) -> str:
        """Words of its answers without what stands in place of others."""
        for each in sorted(self.placeholders, key=len, reverse=True):
            text = text.replace(each, " ")
        return text
