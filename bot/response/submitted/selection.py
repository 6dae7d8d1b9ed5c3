"""Which groups' answers a network response is made from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.response.submitted.submission import Submission


@dataclass(frozen=True)
class Selection:
    """The submissions that go in, and how many were left out and why."""

    chosen: list[Submission]
    not_submitted: int
    """Responses that were begun and not submitted: their words are still their own. Those
    that were withdrawn are not counted: they are nobody's business any more."""
    samples: int
    """Sample responses, left out once a real one is there."""

    @property
    def names_given_twice(self) -> list[str]:
        """Names that several of the chosen groups have; it may be the same group."""
        names = Counter(s.about.group.casefold() for s in self.chosen if s.about.group)
        firsts = {s.about.group.casefold(): s.about.group for s in self.chosen if s.about.group}
        return [firsts[name] for name, times in names.items() if times > 1]


def select(
    submissions: Sequence[Submission],
    *,
    with_samples: bool = False,
    with_unsubmitted: bool = False,
) -> Selection:
    """Choose the submissions of a network response.

    Those that were submitted and not withdrawn; and samples only as long as there is nothing
    else, so that invented answers can never be mistaken for a network's own.
    """
    submissions = [s for s in submissions if not s.withdrawn]
    ready = [s for s in submissions if s.submitted_at is not None or with_unsubmitted]
    real = [s for s in ready if not s.sample]
    chosen = ready if with_samples or not real else real
    return Selection(chosen, len(submissions) - len(ready), len(ready) - len(chosen))
