"""How a consultation stands: who has been heard, and what has been answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.response.heard.answered import Answered
from bot.response.heard.invited import Begun, Heard, Share, Stage, shares


@dataclass(frozen=True)
class Standing:
    """How a consultation stands."""

    found: list[Heard]
    """All invitations."""
    responses: list[Begun]
    """Those that count: samples only as long as nobody else has submitted."""
    uninvited: list[Begun]
    """Those of these that came of no invitation."""
    questions: list[Answered]
    left_out: int = 0
    """How many responses of samples do not count, as somebody else has submitted."""

    def count(self, stage: Stage) -> int:
        """How many responses have come so far, and no further."""
        return _count(self.responses, stage)

    @property
    def uninvited_by_stage(self) -> dict[Stage, int]:
        """How many came of no invitation, the furthest first; stages without any are left out."""
        counted = ((stage, _count(self.uninvited, stage)) for stage in sorted(Stage, reverse=True))
        return {stage: count for stage, count in counted if count}

    @property
    def samples(self) -> int:
        """How many of the responses are invented."""
        return sum(response.sample for response in self.responses)

    @property
    def people(self) -> int:
        """How many people are behind what was submitted, as far as the groups said."""
        return sum(one.people for one in self.responses if one.stage is Stage.SUBMITTED)

    @property
    def silent(self) -> int:
        """How many invited groups have not been heard."""
        return sum(one.stage <= Stage.WITHDRAWN for one in self.found)

    @property
    def communities(self) -> list[Share]:
        """Who has been heard of each section of the community."""
        return shares(self.found, lambda invited: invited.community)

    @property
    def areas(self) -> list[Share]:
        """Who has been heard of each area."""
        return shares(self.found, lambda invited: invited.area)

    @property
    def few(self) -> list[Answered]:
        """The questions with few answers."""
        return [row for row in self.questions if row.few]


def _count(responses: Iterable[Begun], stage: Stage) -> int:
    return sum(response.stage is stage for response in responses)
