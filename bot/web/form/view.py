"""What the pages show, worked out from the interview."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.consultation import Question, Ref, Section, Status
from bot.consultation.glossary import terms_in
from bot.consultation.model import BackgroundFact, FactCondition, Paper, StanceCondition, Term
from bot.interview import Answer, Interview, Progress, doubting
from bot.interview.commands import PassOver, TakeStance
from bot.interview.course import lasting
from bot.interview.course.filling import versions
from bot.interview.saying import unsettled
from bot.interview.saying.prompts import pass_over_offers, prompt, stance_offers
from bot.interview.saying.review import refs_of
from bot.interview.saying.says import Offer
from bot.interview.saying.turn import at
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Place, Step
from bot.interview.state.response import GENERAL, question_status, settled
from bot.interview.state.route import neighbour, on_route
from bot.web.entries import PATH


@dataclass(frozen=True)
class Option:
    """Something to choose."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class QuestionPage:
    """Everything that the page of one question shows."""

    ref: Ref
    question: Question
    section: Section
    plain: str
    part: str | None
    """The official wording of the part."""
    stances: list[Option]
    """Where one can stand, if the question asks for a view."""
    passes: list[Option]
    """The ways not to answer it."""
    terms: list[Term]
    facts: list[tuple[BackgroundFact, Paper]]
    answer: Answer | None
    state: str
    """The state of the question, in words."""
    by: str | None
    """The name of who gave the answer, if it was said."""
    mine: Answer | None
    """What was answered here while a colleague answered too, until it is settled."""
    closed: str
    """Why nothing can be changed any more, if so."""
    seen: int
    back: str
    together: Ref | None
    """The whole question, where it can be answered in one."""
    progress: Progress


@dataclass(frozen=True)
class Line:
    """One question, or one part of it, in an overview."""

    ref: Ref
    plain: str
    official: str
    state: str
    """In words."""
    status: Status
    answer: Answer | None
    reached: bool
    """Whether it is on the route, or has been settled off it."""


@dataclass(frozen=True)
class SectionLines:
    """One section of an overview."""

    section: Section
    lines: list[Line]
    settled: int


def address(place: Place) -> str:
    """The page on which an interview goes on."""
    match place.step:
        case Step.QUESTION:
            return f"{PATH}/question/{place.ref}"
        case Step.REASON | Step.FOLLOW_UP:
            return f"{PATH}/question/{place.ref}/more"
        case Step.WELCOME:
            return PATH
        case Step.SECTIONS:
            return f"{PATH}/sections"
        case Step.REVIEW:
            return f"{PATH}/check"
        case Step.REMARK:
            return f"{PATH}/comment"
        case Step.CONFIRM:
            return f"{PATH}/submit"
        case Step.SUBMITTED:
            return f"{PATH}/done"
        case Step.WITHDRAW | Step.ERASE | Step.ERASED:
            return f"{PATH}/end"
        case _:
            return f"{PATH}/about"


def question_page(interview: Interview, wording: Wording, ref: Ref) -> QuestionPage:
    """The page of a question, or of a part of it.

    Raises:
        KeyError: there is no such question or part.
    """
    consultation = interview.consultation
    question = consultation.question(ref)
    part = question.part(ref.part) if ref.part else None
    answer = interview.response.current(ref)
    if answer is not None and answer.status is Status.UNANSWERED:
        answer = None
    before = neighbour(interview, ref, -1)
    plain = question.plain_for(ref)
    return QuestionPage(
        ref=ref,
        question=question,
        section=consultation.section_of(ref),
        plain=plain,
        part=part.text if part else None,
        stances=[_option(offer, answer, wording) for offer in stance_offers(question, ref)],
        passes=[
            _option(offer, answer, wording)
            for offer in pass_over_offers(consultation, question, ref)
        ],
        terms=terms_in(f"{plain} {question.text}", consultation.terms),
        facts=consultation.background_on(ref.number),
        answer=answer,
        state=wording.state(interview.status(ref), answer.stance if answer else None),
        by=_by(interview, ref),
        mine=_mine(interview, ref),
        closed=closed(interview, wording),
        seen=versions(interview.response, ref),
        back=f"{PATH}/question/{before}" if before else f"{PATH}/questions",
        together=ref.whole if ref.part and ref == question.refs[0] else None,
        progress=dealt_with(interview),
    )


def _by(interview: Interview, ref: Ref) -> str | None:
    hands = interview.response.hands
    given = hands.get(ref) or hands.get(ref.whole) or ()
    return given[-1].name if given else None


def _mine(interview: Interview, ref: Ref) -> Answer | None:
    for clash in interview.conversation.clashes:
        if clash.ref == ref:
            return interview.response.answers[ref][clash.version - 1]
    return None


def closed(interview: Interview, wording: Wording) -> str:
    """The sentence that nothing can be changed any more, if so."""
    return wording.text(lasting.closed(interview)) if interview.closed else ""


def _option(offer: Offer, answer: Answer | None, wording: Wording) -> Option:
    """A button of the conversation as something to choose on a page."""
    match offer.command:
        case TakeStance(stance=value) | PassOver(status=value):
            pass
        case _:
            value = Status.DONT_KNOW
    chosen = answer is not None and value in {answer.stance, answer.status}
    return Option(value, wording.label(offer), chosen)


def overview(interview: Interview, wording: Wording) -> list[SectionLines]:
    """Every question by section, each with its state and its answer."""
    route = set(on_route(interview.consultation, interview.conversation.route))
    sections = []
    for section in interview.consultation.sections:
        lines = [
            _line(interview, wording, question, ref, set(question.refs) <= route)
            for question in section.questions
            for ref in refs_of(question, interview.response)
        ]
        done = sum(settled(line.status) for line in lines)
        sections.append(SectionLines(section, lines, done))
    return sections


def _line(
    interview: Interview, wording: Wording, question: Question, ref: Ref, asked: bool
) -> Line:
    official = question.text
    if ref.part:
        official += f" Part {ref.part}: {question.part(ref.part).text}"
    status, answer = interview.status(ref), interview.response.current(ref)
    return Line(
        ref=ref,
        plain=question.plain_for(ref),
        official=official,
        state=wording.state(status, answer.stance if answer else None),
        status=status,
        answer=answer,
        reached=asked or status not in {Status.UNANSWERED, Status.BYPASSED},
    )


def dealt_with(interview: Interview) -> Progress:
    """How many questions of its route a group has dealt with, of those that it is asked."""
    states = _states(interview)
    asked = [state for state in states.values() if state is not Status.BYPASSED]
    return Progress(sum(map(settled, asked)), len(asked))


def not_asked(interview: Interview) -> str:
    """The questions of the route that do not arise, as a list in words."""
    states = _states(interview).items()
    return ", ".join(str(number) for number, state in states if state is Status.BYPASSED)


def _states(interview: Interview) -> dict[int, Status]:
    consultation, response = interview.consultation, interview.response
    return {
        ref.number: question_status(consultation, response, ref.number)
        for ref in on_route(consultation, interview.conversation.route)
    }


@dataclass(frozen=True)
class Remarks:
    """What was written on no question: comments, and what may be one."""

    words: str
    """The comments on the whole paper; empty if there are none."""
    seen: int
    """How many versions there are of them."""
    unsettled: str
    """Words of which the group has not said what they are; empty if there are none."""
    version: int
    """How many versions there are of those."""


def remarks(interview: Interview) -> Remarks:
    """What was written on no question; of words that are still in doubt, as they will be kept."""
    interview = doubting.kept_if_they_fit(interview)
    response = interview.response
    seen = versions(response, GENERAL)
    return Remarks(response.remark, seen, response.unsettled, unsettled.versions(interview))


@dataclass(frozen=True)
class Saved:
    """What to say at the top of the next page about the answer that was just saved."""

    ref: Ref
    not_asked: str
    """The questions that do not arise any more, as a list."""


def saved(interview: Interview, number: str) -> Saved | None:
    """What to say about a question whose answer was saved, if there is such a question."""
    try:
        ref = Ref.parse(number)
    except ValueError:
        return None
    if ref not in interview.consultation or interview.status(ref) is Status.UNANSWERED:
        return None
    return Saved(ref, not_asked_after(interview, ref))


def asked_more(interview: Interview, wording: Wording, ref: Ref) -> str:
    """What the page asks that asks for a little more."""
    answer = interview.response.current(ref)
    step = Step.FOLLOW_UP if answer is not None and answer.text else Step.REASON
    return wording.text(prompt(at(interview, Place(step, ref)))[0])


def not_asked_after(interview: Interview, ref: Ref) -> str:
    """The questions that do not arise after the answer to another, as a list in words."""
    return ", ".join(
        str(question.number)
        for question in _dependants(interview, ref)
        if all(interview.status(other) is Status.BYPASSED for other in question.refs)
    )


def _dependants(interview: Interview, ref: Ref) -> Iterator[Question]:
    when = interview.consultation.question(ref).when
    fact = when.fact if isinstance(when, FactCondition) else None
    for question in interview.consultation.questions.values():
        match question.when:
            case StanceCondition(question=number) if number == ref.number:
                yield question
            case FactCondition(fact=name) if name == fact:
                yield question
