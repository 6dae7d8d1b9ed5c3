"""Which question comes next."""

from dataclasses import dataclass
from datetime import date

from bot.consultation import Consultation, Ref, Status
from bot.interview.state.place import ASKING, Conversation, Place, Route, RouteKind, Step
from bot.interview.state.response import Response, question_status, settled, status


@dataclass(frozen=True)
class Interview:
    """One conversation about one consultation, with the response that it adds to."""

    consultation: Consultation
    response: Response
    conversation: Conversation
    today: date | None = None
    """The date, where the interview is to know it."""

    @property
    def closed(self) -> bool:
        """Whether the network takes no more answers and no more changes."""
        until = self.consultation.network.answers_until
        return until is not None and self.today is not None and self.today > until

    @property
    def place(self) -> Place:
        """Where the conversation stands."""
        return self.conversation.place

    def status(self, ref: Ref) -> Status:
        """The one state that a question, or a part of it, is in."""
        return status(self.consultation, self.response, ref)


@dataclass(frozen=True)
class Progress:
    """How far a group has come on its route, in whole questions."""

    done: int
    of: int


def on_route(consultation: Consultation, route: Route | None) -> tuple[Ref, ...]:
    """Everything that a route asks one by one, in the consultation's order."""
    match route:
        case Route(kind=RouteKind.SHORT):
            numbers = set(consultation.short_route)
            return tuple(ref for ref in consultation.refs if ref.number in numbers)
        case Route(kind=RouteKind.SECTION, section=section_id):
            return tuple(
                ref
                for section in consultation.sections
                if section.id == section_id
                for ref in section.refs
            )
        case _:
            return consultation.refs


def neighbour(interview: Interview, ref: Ref, step: int) -> Ref | None:
    """The question one step (1 or -1) from another on the route. None at either end.

    Questions that do not arise are stepped over. A question off the route is taken as being
    in its place among those on it.
    """
    order = list(on_route(interview.consultation, interview.conversation.route))
    asked = interview.consultation.asked(ref)
    if asked not in order:
        order.append(asked)
        order.sort(key=interview.consultation.position)
    index = order.index(asked) + step
    while 0 <= index < len(order):
        if interview.status(order[index]) is not Status.BYPASSED:
            return order[index]
        index += step
    return None


def following(interview: Interview) -> Place:
    """The place after the question at hand is done with.

    The next question on the route that has no answer yet; then any before it; then, once
    each, those that were left for later; then the review.
    """
    here = interview.place
    position = interview.consultation.position
    reached = position(here.ref) if here.ref else -1
    order = on_route(interview.consultation, interview.conversation.route)

    unanswered = [ref for ref in order if interview.status(ref) is Status.UNANSWERED]
    if unanswered:
        after = [ref for ref in unanswered if position(ref) > reached]
        return Place(Step.QUESTION, (after or unanswered)[0])

    left = [ref for ref in order if interview.status(ref) is Status.LATER and ref != here.ref]
    if here.revisiting:
        left = [ref for ref in left if position(ref) > reached]
    if left and here.step in ASKING:
        return Place(Step.QUESTION, left[0], revisiting=True)
    return Place(Step.REVIEW)


def progress(interview: Interview) -> Progress:
    """How many questions of the route are settled, and how many it has.

    A question that does not arise is settled: so the route has as many as was said at its
    beginning, whatever is answered.
    """
    return _counted(interview, interview.conversation.route)


def progress_in_all(interview: Interview) -> Progress:
    """The same of the whole paper, whatever the route."""
    return _counted(interview, None)


def _counted(interview: Interview, route: Route | None) -> Progress:
    order = on_route(interview.consultation, route)
    numbers = dict.fromkeys(ref.number for ref in order)
    states = [
        question_status(interview.consultation, interview.response, number) for number in numbers
    ]
    return Progress(sum(map(settled, states)), len(states))
