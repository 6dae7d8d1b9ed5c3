"""How long the questions take: by one constant at first, then more and more by the group's pace."""

from dataclasses import replace

from bot.interview.state.place import Pace

MINUTES_A_QUESTION = 3
"""What a question takes a small group that talks it over first, as an estimate. Used for each
route at the beginning. As long as little is known of the group's own pace, it counts too."""

COUNTS_AS = 3
"""So many questions does the estimate count as, beside those that the group has settled: two quick
answers do not turn an hour and a half into twenty minutes."""

SHORTEST = 2
"""Minutes. Nobody plans by less."""

BREAK = 600.0
"""Seconds. A longer silence is a break, and does not count."""


def minutes(questions: int, pace: Pace | None = None) -> int:
    """How many minutes so many questions take: none for none, else at least `SHORTEST`."""
    own = pace or Pace()
    spent = COUNTS_AS * MINUTES_A_QUESTION + own.spent / 60
    a_question = spent / (COUNTS_AS + own.settled)
    return max(round(questions * a_question), SHORTEST) if questions else 0


def heard(pace: Pace, at: float, *, settled: bool) -> Pace:
    """The pace after a message that came at a time, in seconds since 1970."""
    silence = at - pace.heard if pace.heard is not None else 0.0
    spent = pace.spent + (silence if 0 <= silence <= BREAK else 0.0)
    return replace(pace, heard=at, spent=spent, settled=pace.settled + settled)
