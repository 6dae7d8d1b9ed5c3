"""Minority views: who stands elsewhere than most."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.points import Answer
from bot.analysis.stance import VIEWS, Stand, standing


@dataclass(frozen=True)
class Dissent:
    """The minority views on one question."""

    majority: Stand | None
    """Where most groups stand. None if nobody takes a stand, or no stand counts as most."""
    minority: tuple[Answer, ...]
    """The answers that take another stand, in order of their ids."""


def dissent(answers: Sequence[Answer]) -> Dissent:
    """Where most groups stand on a question, and who stands elsewhere.

    A group counts once for each stand. Whoever does not know or is not concerned takes none. Where
    as many disagree as agree there is no majority, and all of them are minority views. Where as
    many agree in part as agree, those that agree count as most: the others have something to add.
    """
    standing_at = [(answer, standing(answer).stand) for answer in answers]
    groups = {
        view: len({answer.group for answer, stand in standing_at if stand is view})
        for view in VIEWS
    }
    most = max(groups.values())
    leading = [view for view in VIEWS if groups[view] == most and most]
    only_one = len(leading) == 1 or leading == [Stand.AGREE, Stand.PARTLY]
    majority = leading[0] if only_one else None
    minority = [a for a, stand in standing_at if stand in VIEWS and stand is not majority]
    return Dissent(majority, tuple(sorted(minority, key=lambda answer: answer.id)))
