"""What a message leads to: the interview afterwards, and what the assistant says."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import Change, Command, TakeStance, Undo
from bot.interview.commands.encoding import encode
from bot.interview.saying.prompts import prompt, short_prompt
from bot.interview.saying.review import lines_of
from bot.interview.saying.says import Offer, Say, say
from bot.interview.state.pace import minutes
from bot.interview.state.place import ASKING, DETAILS, Just, Place, Step
from bot.interview.state.response import GENERAL, LONGEST_ANSWER, Answer, AnswerTooLong
from bot.interview.state.route import Interview, following, on_route, progress


@dataclass(frozen=True)
class Turn:
    """The interview after a message, and what the assistant says."""

    interview: Interview
    says: tuple[Say, ...]


def at(interview: Interview, place: Place) -> Interview:
    """The interview at another place."""
    return replace(interview, conversation=replace(interview.conversation, place=place))


def moved(interview: Interview, place: Place, *says: Say, resume: Place | None = None) -> Turn:
    """Go to a place: what has just been said, then the prompt there.

    Where an earlier answer was being changed, that is given up.

    Args:
        interview: the interview as it stands.
        place: where to go.
        says: what has just been said.
        resume: where to go on afterwards, if not with what comes next.
    """
    conversation = replace(interview.conversation, place=place, resume=resume)
    interview = replace(interview, conversation=conversation)
    return Turn(interview, (*says, *prompt(interview)))


def visit(interview: Interview, place: Place, *says: Say) -> Turn:
    """Go to a place for a while. Afterwards the interview goes on where it was."""
    # A step that is itself part of a visit is nothing to come back to.
    on_a_visit = interview.place.step in DETAILS and interview.place.revisiting
    here = following(interview) if on_a_visit else interview.place
    resume = interview.conversation.resume or here
    return moved(interview, place, *says, resume=resume)


def come_back(interview: Interview, *says: Say) -> Turn:
    """Go on where the interview was before a visit, or else with what comes next."""
    resume = interview.conversation.resume or following(interview)
    conversation = replace(interview.conversation, place=resume, resume=None)
    return stay(replace(interview, conversation=conversation), *says)


def stay(interview: Interview, *says: Say) -> Turn:
    """Stay at the same place: what has just been said, then a short reminder."""
    return Turn(interview, (*says, *short_prompt(interview)))


def without_prompt(turn: Turn, *prompts: Callable[[Interview], list[Say]]) -> tuple[Say, ...]:
    """What is said in a turn, without asking for what comes next in one of these ways."""
    for asked in (tuple(ask(turn.interview)) for ask in prompts):
        if turn.says[-len(asked) :] == asked:
            return turn.says[: -len(asked)]
    return turn.says


def offered_once(turn: Turn) -> Turn:
    """A turn in which no button is there twice: only the last of two alike stays."""
    says, later = [], set[tuple[str, str]]()
    for said in reversed(turn.says):
        marks = [(offer.key, encode(offer.command)) for offer in said.offers]
        offers = tuple(o for o, mark in zip(said.offers, marks, strict=True) if mark not in later)
        says.append(replace(said, offers=offers))
        later |= set(marks)
    return replace(turn, says=tuple(reversed(says)))


NAMING_THEIR_QUESTION = frozenset({"undo", *Stance})
"""The buttons that can be there for several questions at once, and then name theirs."""


def told_apart(turn: Turn) -> Turn:
    """A turn in which of several buttons of one kind each says for which question it is.

    A position on the question at hand needs no more than its name.
    """
    commands = {(o.key, encode(o.command)) for said in turn.says for o in said.offers}
    several = {
        key for key in NAMING_THEIR_QUESTION if sum(key == other for other, _ in commands) > 1
    }

    def naming(offer: Offer) -> Offer:
        match offer.command:
            case TakeStance(ref=ref) if ref == turn.interview.place.ref:
                return offer
            case Undo(ref=Ref() as ref) | TakeStance(ref=Ref() as ref) if (
                offer.key in several and ref.whole != GENERAL
            ):
                return Offer(f"{offer.key}_ref", offer.command, {"ref": ref}, offer.quiet)
            case _:
                return offer

    says = (replace(said, offers=tuple(map(naming, said.offers))) for said in turn.says)
    return replace(turn, says=tuple(says)) if several else turn


def ask_which(
    interview: Interview, command: Command, unknown: Ref | None = None, *offers: Offer
) -> Turn:
    """Ask to which question a command applies. A number alone then says it.

    Args:
        interview: the interview as it stands.
        command: what to do, once its question is known.
        unknown: the question that was named, if there is none with that number.
        offers: what else can be done.
    """
    conversation = replace(interview.conversation, which=encode(command))
    said = say("which_question", *offers)
    if unknown is not None:
        numbers = list(interview.consultation.questions)
        said = say("no_such_question", *offers, ref=unknown, first=numbers[0], last=numbers[-1])
    return Turn(replace(interview, conversation=conversation), (said,))


def recorded(
    interview: Interview,
    answer: Answer,
    restores: int | None = None,
    repeats: tuple[Ref, int] | None = None,
) -> Interview:
    """The interview with one more version of an answer.

    Args:
        interview: the interview as it stands.
        answer: what it then says.
        restores: the version that it brings back; see `Answer.restores`.
        repeats: the version that it says once more; see `Answer.repeats`.

    Raises:
        AnswerTooLong: it has more characters than an answer may have.
    """
    if max(len(answer.text), len(answer.followup)) > LONGEST_ANSWER:
        raise AnswerTooLong(answer.ref)
    worded = answer.status is Status.ANSWERED and (answer.text or answer.followup)
    just = Just(answer.ref) if worded and answer.ref.whole != GENERAL else None
    return replace(
        interview,
        response=interview.response.with_answer(answer, restores, repeats),
        conversation=replace(interview.conversation, last=answer.ref, just=just),
    )


def recorded_between(before: Interview, after: Interview) -> list[Ref]:
    """The questions whose answers have versions that they did not have before."""
    known = before.response.answers
    return [
        ref
        for ref, versions in after.response.answers.items()
        if len(versions) > len(known.get(ref, ()))
    ]


def undo_offer(answer: Answer) -> Offer:
    """The button that takes back what was just recorded."""
    return Offer("undo", Undo(answer.ref), quiet=True)


def advance(interview: Interview, *says: Say) -> Turn:
    """Go on from a question that is done with. A section is played back when it is finished."""
    if interview.conversation.resume:
        return come_back(interview, *says)
    place = following(interview)
    return moved(interview, place, *says, *_playback(interview, place))


def _playback(interview: Interview, place: Place) -> list[Say]:
    here = interview.place
    consultation = interview.consultation
    if here.step not in ASKING:
        return []
    section = consultation.section_of(here.question)
    if place.step is Step.QUESTION and consultation.section_of(place.question) == section:
        return []
    lines = lines_of(consultation, interview.response, section.questions)
    # A single line has just been acknowledged; it needs no playing back.
    if len(lines) <= 1:
        return []
    now = progress(interview)
    if now.done == now.of:
        return [recorded_lines("playback", section.label, lines)]
    left = now.of - now.done
    time = minutes(left, interview.conversation.pace)
    return [recorded_lines("playback_left", section.label, lines, left=left, minutes=time)]


def with_bypassed(before: Interview, turn: Turn) -> Turn:
    """A turn that also says which questions do not arise any more."""
    after = turn.interview
    newly = [
        ref
        for ref in on_route(after.consultation, after.conversation.route)
        if after.status(ref) is Status.BYPASSED and before.status(ref) is not Status.BYPASSED
    ]
    if not newly:
        return turn
    note = say("bypassed", refs=", ".join(map(str, newly)), first=newly[0])
    return replace(turn, says=(turn.says[0], note, *turn.says[1:]))


def recorded_lines(
    key: str, title: str, lines: list[tuple[Ref, dict[str, object]]], **more: object
) -> Say:
    """A message that lists answers, each with a button to change it."""
    offers = [Offer("change", Change(ref), {"ref": ref}, quiet=True) for ref, _ in lines]
    shown = tuple(say("line", ref=ref, **line) for ref, line in lines)
    return say(key, *offers, section=title, lines=shown, **more)
