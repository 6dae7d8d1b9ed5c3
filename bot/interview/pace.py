"""How long the questions take: by one constant at first, then by the group's own pace."""

from dataclasses import replace

from bot.interview.place import Pace

MINUTES_A_QUESTION = 3
"""What a question takes a small group that talks it over first, as an estimate. Used for each
route at the beginning, and until the group's own pace is known."""

KNOWN_FROM = 3
"""After so many settled questions the group's own pace is used."""

SHORTEST = 2
"""Minutes. Nobody plans by less."""

BREAK = 600.0
"""Seconds. A longer silence is a break, and does not count."""


def minutes(questions: int, pace: Pace | None = None) -> int:
    """How many minutes so many questions take: none for none, else at least `SHORTEST`."""
    a_question = float(MINUTES_A_QUESTION)
    if pace is not None and pace.settled >= KNOWN_FROM:
        a_question = pace.spent / pace.settled / 60
    return max(round(questions * a_question), SHORTEST) if questions else 0


def heard(pace: Pace, at: float, *, settled: bool) -> Pace:
    """The pace after a message that came at a time, in seconds since 1970."""
    silence = at - pace.heard if pace.heard is not None else 0.0
    spent = pace.spent + (silence if 0 <= silence <= BREAK else 0.0)
    return replace(pace, heard=at, spent=spent, settled=pace.settled + settled)
