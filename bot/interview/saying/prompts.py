"""What the assistant asks at each place of the interview."""

from dataclasses import replace

from bot.consultation import Consultation, Question, Ref, Stance, Status
from bot.consultation.model import FactCondition
from bot.interview.commands import (
    AnswerTogether,
    Ask,
    Change,
    ChooseRoute,
    ChooseSection,
    Consent,
    Erase,
    FollowUps,
    GoOn,
    NoMoreDetails,
    NotSure,
    NotYet,
    PassOver,
    Purpose,
    RemoveContact,
    RemoveRemark,
    Review,
    Submit,
    TakeOut,
    TakeStance,
    Tell,
    Topic,
    Versions,
    Withdraw,
)
from bot.interview.saying import how_far
from bot.interview.saying.review import called, snippet, summary
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.unsettled import LOOKS
from bot.interview.saying.unsettled import question as unsettled
from bot.interview.state.follow_up import kind
from bot.interview.state.pace import minutes
from bot.interview.state.place import ABOUT, Place, RouteKind, Step
from bot.interview.state.response import GENERAL
from bot.interview.state.route import Interview

_ON = Offer("nothing_to_add", GoOn())
_NEXT = Offer("pass_over", GoOn())
_LEFT_OUT = Offer("leave_out", GoOn())
_KEEP = Offer("keep", GoOn())
_LEAVE = Offer("leave_response", GoOn())
_REMOVE_REMARK = Offer("remove_remark", RemoveRemark(), quiet=True)
_NO_MORE = Offer("no_follow_ups", FollowUps(False), quiet=True)


def prompt(interview: Interview) -> list[Say]:
    """The messages that ask for what the interview is waiting for."""
    asked = _prompt(interview)
    return [*asked, *unsettled(interview)] if interview.place.step in LOOKS else asked


def _prompt(interview: Interview) -> list[Say]:
    place = interview.place
    match place.step:
        case Step.WELCOME:
            return [_welcome(interview)]
        case Step.SECTIONS:
            return [say("choose_section", *how_far.section_offers(interview))]
        case Step.QUESTION:
            left = interview.status(place.question) is Status.LATER
            said_before = [say("was_left", ref=place.ref)] if left else []
            return [*said_before, _question(interview, place)]
        case Step.REASON:
            answer = interview.response.current(place.question)
            unsure = answer is not None and answer.status is Status.DONT_KNOW
            return [say("ask_unsure" if unsure else "ask_reason", _ON, ref=place.ref)]
        case Step.FOLLOW_UP:
            question = interview.consultation.question(place.question)
            asked_for = kind(question, interview.response.current(place.question))
            return [say(f"follow_up_{asked_for}", _ON, _NO_MORE, ref=place.ref)]
        case Step.REVIEW:
            return how_far.review(interview)
        case Step.REMARK:
            return [_remark(interview)]
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
    if place.step is Step.WELCOME:
        return [say("which_route", *route_offers(interview))]
    if place.step is Step.REVIEW:
        return [*how_far.review(interview, short=True), *unsettled(interview)]
    if place.ref is None or place.step is not Step.QUESTION:
        return prompt(interview)
    question = interview.consultation.question(place.ref)
    offers = _offers(interview, question, place)
    answer = interview.response.current(place.ref)
    replaces = answer is not None and answer.text and not place.adding
    key = "back_to_answer" if replaces else "back_to_question"
    return [say(key, *offers, ref=place.ref, plain=question.reminder_for(place.ref))]


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
        "where": how_far.where(interview, ref),
        "section": consultation.section_of(ref).title,
        "plain": question.plain_for(ref),
        "official": question.text,
        "why": question.why,
    }
    offers = _offers(interview, question, place)
    if place.adding:
        return say("ask_addition", *offers, ref=ref)
    if answer is not None and answer.status is Status.ANSWERED:
        versions = interview.response.answers.get(ref, ())
        theirs = interview.response.hand_of(ref, len(versions))
        if theirs and answer.text:
            params["who"] = called(theirs)
            return say("ask_again_theirs", *offers, **params, **summary(answer))
        key = "ask_again" if answer.text else "ask_again_position"
        return say(key, *offers, **params, **summary(answer))
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
        offers.append(Offer("keep", GoOn(), quiet=True))
        if len(interview.response.answers.get(ref, ())) > 1:
            offers.append(Offer("earlier_versions", Versions(ref), quiet=True))
        return [*offers, Offer("take_out", TakeOut(ref), quiet=True)]
    return offers + pass_over_offers(interview.consultation, question, ref)


def stance_offers(question: Question, ref: Ref) -> list[Offer]:
    """Where a group can stand, if a question asks for a view."""
    if not question.asks_for_view:
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


def _remark(interview: Interview) -> Say:
    words = interview.response.remark
    if not words:
        return say("ask_remark", _ON)
    if interview.place.adding:
        return say("ask_remark_more", _ON, words=words)
    return say("ask_remark_again", _KEEP, _REMOVE_REMARK, words=words)


def remark_offers(interview: Interview) -> tuple[Offer, ...]:
    """What can be done to the comments on the whole paper, if there are any."""
    if not interview.response.remark:
        return ()
    return (Offer("change_remark", Change(GENERAL), quiet=True), _REMOVE_REMARK)


def _confirm(interview: Interview) -> Say:
    about = interview.response.about
    details = {step.value: as_told(getattr(about, step.value)) for step in (*ABOUT, Step.CONTACT)}
    sent = interview.response.submitted
    how_far_it_is = {} if sent else {"far": how_far.far(interview)}
    return say(
        "confirm_again" if sent else "confirm",
        Offer("submit_now", Submit()),
        Offer("not_yet", NotYet()),
        Offer("review", Review(), quiet=True),
        *(Offer(f"change_{step}", Tell(step, only=True), quiet=True) for step in ABOUT),
        _contact(interview),
        *remark_offers(interview),
        remark=as_told(interview.response.remark or None),
        network=_network(interview),
        **details,
        **how_far_it_is,
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
