"""Asking who answers and with what consent: before submitting, or whenever the group wants."""

from bot.interview.commands import Tell
from bot.interview.saying.says import Say
from bot.interview.saying.turn import Turn, come_back, moved, stay, visit
from bot.interview.state.place import ABOUT, DETAILS, Place, Step
from bot.interview.state.route import Interview


def tell(interview: Interview, command: Tell) -> Turn:
    """Ask about the group now, from a step on, then go on at the same place."""
    place = Place(command.step, revisiting=True, single=bool(command.only))
    return visit(interview, place)


def next_detail(interview: Interview, *says: Say) -> Turn:
    """Go from one question about the group to the next.

    Before submitting, only what has no answer yet is asked.
    """
    place = interview.place
    if not place.revisiting and place.step in ABOUT:
        return moved(interview, next_missing(interview, place.step), *says)
    if _is_last(place):
        return come_back(interview, *says)
    following = ABOUT[ABOUT.index(place.step) + 1]
    return visit(interview, Place(following, revisiting=True), *says)


def _is_last(place: Place) -> bool:
    return place.single or place.step in {Step.CONTACT, ABOUT[-1]}


def detail_before(interview: Interview) -> Turn:
    """Go from one question about the group to the one before."""
    place = interview.place
    first = place.single or place.step in {Step.CONTACT, ABOUT[0]}
    if not first:
        before = Place(ABOUT[ABOUT.index(place.step) - 1], revisiting=place.revisiting)
        return visit(interview, before) if place.revisiting else moved(interview, before)
    return come_back(interview) if place.revisiting else moved(interview, Place(Step.REVIEW))


def no_more(interview: Interview) -> Turn:
    """Ask no more about the group for now."""
    if interview.place.step not in DETAILS:
        return stay(interview)
    if interview.place.revisiting:
        return come_back(interview)
    return moved(interview, Place(Step.CONFIRM))


def next_missing(interview: Interview, after: Step | None = None) -> Place:
    """The next thing about the group that has not been said, or else the last word."""
    remaining = ABOUT[ABOUT.index(after) + 1 :] if after else ABOUT
    for step in remaining:
        if getattr(interview.response.about, step.value) is None:
            return Place(step)
    return Place(Step.CONFIRM)
