"""How many people are behind groups, told so that the number gives no group away.

Few groups have the same number of people. Where groups are not named, it would tell which is which.
"""

from collections.abc import Collection, Mapping

from bot.response.document import Stand
from bot.response.submitted.editions import ENOUGH_TO_HIDE_AMONG, Edition
from bot.response.submitted.submission import Submission


def people_behind(groups: Collection[Submission]) -> int | None:
    """The people behind groups, as far as they have said; None if nobody has."""
    return sum(s.about.people for s in _saying(groups) if s.about.people) or None


def people_in_all(groups: Collection[Submission], edition: Edition) -> int | None:
    """The people behind all groups; None if too few have said to hide among in this edition."""
    hidden = edition is not Edition.NAMED and len(_saying(groups)) < ENOUGH_TO_HIDE_AMONG
    return None if hidden else people_behind(groups)


def people_by_stand(
    standing: Mapping[Stand, Collection[Submission]],
    groups: Collection[Submission],
    edition: Edition,
) -> Mapping[Stand, int | None]:
    """The people behind the groups of each stand, as far as an edition tells them.

    Sums that would tell how many are in a group which is not named are left out: those with less
    than three of these behind them, and further ones, the smallest first, for as long as those
    could be worked out from what is left. Where groups have letters, all are: from many sums of
    groups that are known one can work out how many are in each.

    Args:
        standing: the groups of each stand.
        groups: all groups.
        edition: the edition.
    """
    if edition is Edition.PSEUDONYMOUS:
        return {}

    def hiding(there: Collection[Submission]) -> int:
        named = edition is Edition.NAMED
        return sum(not (named and s.about.named) for s in _saying(there))

    shown = {stand: people_behind(there) for stand, there in standing.items()}
    # Who would rather not say is named nowhere, and the annex tells how many are in each group.
    shown.pop(Stand.PASSED_OVER, None)
    behind = {stand: hiding(standing[stand]) for stand in shown}
    told = {stand for stand, n in behind.items() if n == 0 or n >= ENOUGH_TO_HIDE_AMONG}
    left = sorted((stand for stand in told if behind[stand]), key=behind.__getitem__)
    others = hiding(groups) - sum(behind[stand] for stand in left)
    while left and 0 < others < ENOUGH_TO_HIDE_AMONG:
        others += behind[left[0]]
        told.remove(left.pop(0))
    return {stand: shown[stand] for stand in told}


def _saying(groups: Collection[Submission]) -> list[Submission]:
    """Those that have said how many they are."""
    return [s for s in groups if s.about.people]
