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

    Where groups are anonymous, sums of too few are left out; and so are further ones, the smallest
    first, for as long as those could be worked out from what is left. Where they have letters, all
    are: from many sums of groups that are known one can work out how many are in each.

    Args:
        standing: the groups of each stand.
        groups: all groups.
        edition: the edition.
    """
    if edition is Edition.PSEUDONYMOUS:
        return {}
    shown = {stand: people_behind(there) for stand, there in standing.items()}
    # Who would rather not say is named nowhere, and the annex tells how many are in each group.
    shown.pop(Stand.PASSED_OVER, None)
    if edition is Edition.NAMED:
        return shown
    saying = {stand: len(_saying(standing[stand])) for stand in shown}
    told = sorted((s for s in saying if saying[s] >= ENOUGH_TO_HIDE_AMONG), key=lambda s: saying[s])
    others = len(_saying(groups)) - sum(saying[stand] for stand in told)
    while told and 0 < others < ENOUGH_TO_HIDE_AMONG:
        others += saying[told.pop(0)]
    return {stand: shown[stand] for stand in told}


def _saying(groups: Collection[Submission]) -> list[Submission]:
    """Those that have said how many they are."""
    return [s for s in groups if s.about.people]
