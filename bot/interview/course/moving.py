"""Moving about in the interview: routes, back, on, and straight to a question."""

import re
from dataclasses import replace

from bot.consultation import Ref, Status
from bot.consultation.glossary import normalise
from bot.interview.commands import AnswerTogether, ChooseRoute, FindRoute, GoTo
from bot.interview.group.details import detail_before
from bot.interview.reading.naming import section_named
from bot.interview.saying.how_far import is_done, section_at_hand
from bot.interview.saying.prompts import route_offers
from bot.interview.saying.says import Say, say
from bot.interview.saying.turn import Turn, advance, ask_which, moved, recorded, stay, undo_offer
from bot.interview.state.pace import minutes
from bot.interview.state.place import ABOUT, ASKING, DETAILS, Place, Route, RouteKind, Step
from bot.interview.state.response import Answer
from bot.interview.state.route import Interview, following, neighbour, on_route

_SECTION = re.compile(r"\bsections?\b")
_KINDS = {
    RouteKind.SHORT: re.compile(
        r"\b(?:short\w*|quick\w*|brief|few\w*|main|key|important|matter)\b"
    ),
    RouteKind.ALL: re.compile(r"\b(?:all|every\w*|whole|full|long\w*|complete|rest)\b"),
}
"""What the routes are called by those who choose one in words."""


def choose_route(interview: Interview, command: ChooseRoute) -> Turn:
    """Take a route and go to its first question without an answer."""
    consultation = interview.consultation
    if command.kind is RouteKind.SECTION and all(
        section.id != command.section for section in consultation.sections
    ):
        return moved(interview, Place(Step.SECTIONS), say("no_such_section"))
    route = Route(command.kind, command.section)
    conversation = replace(interview.conversation, route=route, place=Place(Step.WELCOME))
    interview = replace(interview, conversation=conversation)
    count = len({ref.number for ref in on_route(consultation, route)})
    section = section_at_hand(interview)
    if section and is_done(interview, section):
        return moved(interview, following(interview), say("section_done", section=section.label))
    return moved(
        interview, following(interview), say("route_chosen", count=count, minutes=minutes(count))
    )


def find_route(interview: Interview, command: FindRoute) -> Turn:
    """Take the route that a member's words name. Show what there is if they name none."""
    consultation = interview.consultation
    if section := section_named(command.text, consultation):
        return choose_route(interview, ChooseRoute(RouteKind.SECTION, section.id))
    words = normalise(command.text)
    if _SECTION.search(words):
        return moved(interview, Place(Step.SECTIONS))
    for kind, pattern in _KINDS.items():
        if pattern.search(words):
            return choose_route(interview, ChooseRoute(kind))
    if interview.place.step is Step.WELCOME:
        return stay(interview)
    return stay(interview, say("which_route", *route_offers(interview)))


def begin(interview: Interview) -> Turn:
    """Ask which questions to begin with, or remind the group where it is."""
    if interview.place.step is Step.WELCOME:
        return Turn(interview, (say("which_route", *route_offers(interview)),))
    return stay(interview)


def go_to(interview: Interview, ref: Ref | None) -> Turn:
    """Go to a question."""
    if ref is None or ref not in interview.consultation:
        return ask_which(interview, GoTo(), ref)
    answered_as_one = interview.response.answers.get(ref)
    target = ref if answered_as_one else interview.consultation.asked(ref)
    return moved(interview, Place(Step.QUESTION, target))


def answer_together(interview: Interview, ref: Ref | None) -> Turn:
    """Ask for one answer to all parts of a question."""
    ref = ref or interview.place.ref
    if ref is None or ref not in interview.consultation:
        return ask_which(interview, AnswerTogether())
    return moved(interview, Place(Step.QUESTION, ref.whole))


def go_back(interview: Interview) -> Turn:
    """Go to the question before this one."""
    place = interview.place
    if place.step in ASKING:
        before = neighbour(interview, place.question, -1)
        if before is None:
            return stay(interview, say("first_question"))
        return moved(interview, Place(Step.QUESTION, before))
    if place.step in DETAILS:
        return detail_before(interview)
    if place.step is Step.CONFIRM:
        return moved(interview, Place(ABOUT[-1]))
    if place.step in {Step.REVIEW, Step.SUBMITTED}:
        order = on_route(interview.consultation, interview.conversation.route)
        reached = [ref for ref in order if interview.status(ref) is not Status.BYPASSED]
        if reached:
            return moved(interview, Place(Step.QUESTION, reached[-1]))
    if place.step is Step.SECTIONS:
        return moved(interview, Place(Step.WELCOME))
    return stay(interview, say("nothing_before"))


def go_on(interview: Interview) -> Turn:
    """Go to the next question. One without an answer counts as passed over."""
    place = interview.place
    if place.step is Step.WELCOME:
        return begin(interview)
    if place.step not in ASKING:
        return stay(interview)
    ref = place.question
    if interview.conversation.resume or place.revisiting or place.step is not Step.QUESTION:
        return advance(interview)
    says: tuple[Say, ...] = ()
    after = interview
    if interview.status(ref) is Status.UNANSWERED:
        answer = Answer(ref, Status.SKIPPED)
        after = recorded(interview, answer)
        says = (say("passed_skipped", undo_offer(answer), ref=ref),)
    next_ref = neighbour(after, ref, 1)
    if next_ref is None:
        return advance(after, *says)
    return moved(after, Place(Step.QUESTION, next_ref), *says)
