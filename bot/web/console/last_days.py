"""The days until which something has to be done."""

from dataclasses import dataclass
from datetime import date

from bot.consultation import Consultation


@dataclass(frozen=True)
class LastDay:
    """A day until which something has to be done."""

    key: str
    """Of what it is called in the console's words."""
    on: date
    left: int
    """Days after today; below 0 if it is past."""


def last_days(consultation: Consultation, now: date) -> list[LastDay]:
    """The network's own last day, if it has one, and the day on which responses are due."""
    days = {"answers": consultation.network.answers_until, "due": consultation.responses_due}
    return [LastDay(key, on, (on - now).days) for key, on in days.items() if on is not None]


def past(consultation: Consultation, now: date) -> dict[str, date]:
    """Those that are over, by their keys."""
    return {day.key: day.on for day in last_days(consultation, now) if day.left < 0}
