"""What the assistant asks at each place of the interview."""

from dataclasses import replace

from bot.consultation import Consultation, Question, Ref, Stance, Status
from bot.consultation.model import FactCondition
from bot.interview.commands import (
    AnswerTogether,
    Ask,
    ChooseRoute,
    ChooseSection,
    Consent,
    Erase,
    FollowUps,
    GoOn,
    GoTo,
    NoMoreDetails,
    NotSure,
    NotYet,
    PassOver,
    Purpose,
    RemoveContact,
    Review,
    Submit,
    TakeStance,
    Tell,
    Topic,
    Withdraw,
)
from bot.interview.follow_up import kind
from bot.interview.pace import minutes
from bot.interview.place import ABOUT, Place, RouteKind, Step
from bot.interview.response import question_status, settled
from bot.interview.review import outstanding, snippet, summary
from bot.interview.route import Interview, progress
from bot.interview.says import Offer, Say, say

_ON = Offer("nothing_to_add", GoOn())
_NEXT = Offer("pass_over", GoOn())
_LEFT_OUT = Offer("leave_out", GoOn())
_KEEP = Offer("keep", GoOn())
_LEAVE = Offer("leave_response", GoOn())
_NO_MORE = Offer("no_follow_ups", FollowUps(False), quiet=True)


def prompt(interview: Interview) -> list[Say]:
    """The messages that ask for what the interview is waiting for."""
    place = interview.place
    match place.step:
        case Step.WELCOME:
            return [_welcome(interview)]
        case Step.SECTIONS:
            return [say("choose_section", *section_offers(interview))]
        case Step.QUESTION:
            return [_question(interview, place)]
        case Step.REASON:
            answer = interview.response.current(place.question)
            unsure = answer is not None and answer.status is Status.DONT_KNOW
            return [say("ask_unsure" if unsure else "ask_reason", _ON, ref=place.ref)]
        case Step.FOLLOW_UP:
            question = interview.consultation.question(place.question)
            asked_for = kind(question, interview.response.current(place.question))
            return [say(f"follow_up_{asked_for}", _ON, _NO_MORE, ref=place.ref)]
        case Step.REVIEW:
            return _review(interview)
        case Step.GROUP | Step.MANDATE | Step.PEOPLE:
            return [_detail(interview, _LEFT_OUT, *_rest(place))]
        case Step.CONTACT:
            known = interview.response.about.contact is not None
            remove = (Offer("remove_contact", RemoveContact(), quiet=True),) if known else ()
            return [_detail(interview, _LEFT_OUT, *remove)]
        case Step.NAMED | Step.QUOTED:
            purpose = Purpose(place.step.value)
            # Each names what it consents to: a second tap may fall on the next question.
            yes = Offer(f"yes_{purpose}", Consent(purpose, True))
            no = Offer(f"no_{purpose}", Consent(purpose, False))
            return [_detail(interview, yes, no, _NEXT, *_rest(place))]
        case Step.CONFIRM:
            return [_confirm(interview)]
        case Step.SUBMITTED:
            consents = Offer("consents", Tell(Step.NAMED), quiet=True)
            return [
                say("submitted_prompt", Offer("review", Review()), consents, _contact(interview))
            ]
        case Step.WITHDRAW:
            now = Offer("withdraw_now", Withdraw(sure=True))
            return [say("ask_withdraw", now, _LEAVE, network=_network(interview))]
        case Step.ERASE:
            return [say("ask_erase", Offer("erase_now", Erase(sure=True)), _LEAVE)]
        case Step.ERASED:
            return [say("nothing_left")]


def short_prompt(interview: Interview) -> list[Say]:
    """A reminder of what the interview is waiting for, after a digression."""
    place = interview.place
    if place.ref is None or place.step is not Step.QUESTION:
        return prompt(interview)
    question = interview.consultation.question(place.ref)
    offers = _offers(interview, question, place)
    return [say("back_to_question", *offers, ref=place.ref, plain=question.plain_for(place.ref))]


def route_offers(interview: Interview) -> list[Offer]:
    """The routes to choose from."""
    consultation = interview.consultation
    return [
        Offer(
            "route_short",
            ChooseRoute(RouteKind.SHORT),
            {"count": len(consultation.short_route), "network": _network(interview)},
        ),
        Offer("route_sections", ChooseSection()),
        Offer("route_all", ChooseRoute(RouteKind.ALL), {"count": len(consultation.questions)}),
    ]


def section_offers(interview: Interview) -> list[Offer]:
    """The sections to choose from, each with how much of it is done."""
    offers = []
    for section in interview.consultation.sections:
        states = [
            question_status(interview.consultation, interview.response, question.number)
            for question in section.questions
        ]
        offers.append(
            Offer(
                "section",
                ChooseRoute(RouteKind.SECTION, section.id),
                {
                    "title": section.label,
                    "done": sum(map(settled, states)),
                    "count": len(states),
                },
            )
        )
    return offers


def _detail(interview: Interview, *offers: Offer) -> Say:
    """A question about the group, with what it has said already."""
    step = interview.place.step
    known = getattr(interview.response.about, step.value)
    asked = say(f"ask_{step}", network=_network(interview))
    if known is None:
        return replace(asked, offers=offers)
    offers = tuple(_KEEP if offer in (_NEXT, _LEFT_OUT) else offer for offer in offers)
    return say("ask_detail_again", *offers, asked=asked, known=as_told(known))


def _rest(place: Place) -> tuple[Offer, ...]:
    last = place.single or place.step is ABOUT[-1]
    return () if last else (Offer("no_more_details", NoMoreDetails(), quiet=True),)


def _contact(interview: Interview) -> Offer:
    known = interview.response.about.contact is not None
    return Offer("change_contact" if known else "give_contact", Tell(Step.CONTACT), quiet=True)


def _network(interview: Interview) -> str:
    return interview.consultation.network.short_name


def _welcome(interview: Interview) -> Say:
    consultation = interview.consultation
    return say(
        "welcome",
        *route_offers(interview),
        Offer("about", Ask(Topic.ABOUT), quiet=True),
        subject=consultation.subject,
        network=consultation.network.name,
        publisher=consultation.publisher,
        count=len(consultation.questions),
        minutes=minutes(len(consultation.questions)),
        short_count=len(consultation.short_route),
        short_minutes=minutes(len(consultation.short_route)),
    )


def _question(interview: Interview, place: Place) -> Say:
    consultation, ref = interview.consultation, place.question
    question = consultation.question(ref)
    answer = interview.response.current(ref)
    params: dict[str, object] = {
        "ref": ref,
        "count": len(consultation.questions),
        "section": consultation.section_of(ref).title,
        "plain": question.plain_for(ref),
        "official": question.text,
        "why": question.why,
    }
    offers = _offers(interview, question, place)
    if place.adding:
        return say("ask_addition", *offers, ref=ref)
    if answer is not None and answer.status is Status.ANSWERED:
        return say("ask_again", *offers, **params, **summary(answer))
    return say("ask_question", *offers, **params)


def _offers(interview: Interview, question: Question, place: Place) -> list[Offer]:
    ref = place.question
    if place.adding:
        return [_ON]
    offers = stance_offers(question, ref)
    if len(question.refs) > 1 and ref == question.refs[0]:
        offers.append(Offer("together", AnswerTogether(ref.whole), quiet=True))
    answer = interview.response.current(ref)
    if answer is not None and answer.status is Status.ANSWERED:
        return [*offers, Offer("keep", GoOn(), quiet=True)]
    return offers + pass_over_offers(interview.consultation, question, ref)


def stance_offers(question: Question, ref: Ref) -> list[Offer]:
    """Where a group can stand, if a question asks for a view."""
    if question.kind != "view":
        return []
    stances = [Offer(stance, TakeStance(stance, ref)) for stance in Stance]
    return [*stances, Offer("not_sure", NotSure(ref))]


def pass_over_offers(consultation: Consultation, question: Question, ref: Ref) -> list[Offer]:
    """The ways not to answer a question."""
    not_applicable = Offer("not_applicable", PassOver(Status.NOT_APPLICABLE, ref), quiet=True)
    if isinstance(question.when, FactCondition):
        fact = consultation.facts[question.when.fact]
        not_applicable = Offer("not_so", not_applicable.command, {"not_so": fact.not_so})
    offers = [not_applicable]
    if question.kind == "open":
        offers.append(Offer("dont_know", PassOver(Status.DONT_KNOW, ref), quiet=True))
    offers.append(Offer("skip", PassOver(Status.SKIPPED, ref), quiet=True))
    offers.append(Offer("later", PassOver(Status.LATER, ref), quiet=True))
    offers.append(Offer("rather_not_say", PassOver(Status.RATHER_NOT_SAY, ref), quiet=True))
    return offers


def _review(interview: Interview) -> list[Say]:
    offers = [Offer("submit", Submit())] if interview.response.has_answers else []
    waiting = outstanding(interview)
    if waiting:
        offers.append(Offer("answer_outstanding", GoTo(waiting[0]), {"ref": waiting[0]}))
    if progress(interview).of < len(interview.consultation.questions):
        offers += [
            Offer("route_sections", ChooseSection()),
            Offer(
                "route_rest",
                ChooseRoute(RouteKind.ALL),
                {"count": len(interview.consultation.questions)},
            ),
        ]
    return [say("review_prompt", *offers, waiting=", ".join(map(str, waiting)) or "none")]


def _confirm(interview: Interview) -> Say:
    now = progress(interview)
    about = interview.response.about
    details = {step.value: as_told(getattr(about, step.value)) for step in (*ABOUT, Step.CONTACT)}
    return say(
        "confirm",
        Offer("submit_now", Submit()),
        Offer("not_yet", NotYet()),
        Offer("review", Review(), quiet=True),
        *(Offer(f"change_{step}", Tell(step, only=True), quiet=True) for step in ABOUT),
        _contact(interview),
        done=now.done,
        of=now.of,
        network=_network(interview),
        **details,
    )


def as_told(detail: str | int | bool | None) -> str | int | Say:
    """A detail about the group on one line."""
    match detail:
        case None:
            return say("not_said")
        case bool():
            return say("given_yes" if detail else "given_no")
        case int():
            return detail
        case str():
            return snippet(detail)
