"""What members saw when they wrote: words belong there, also if the interview has gone on since.

Two messages sent quickly, words that waited for the network, and a second window all bring words
that were written before the question that is being asked now was seen.
"""

from dataclasses import replace

from bot.consultation import Consultation, Ref
from bot.interview.answers import colleagues, filing
from bot.interview.answers.recording import hold, join, record_words
from bot.interview.commands import Command, GoOn, PassOver, PassSeveral, Tell
from bot.interview.course.filling import versions
from bot.interview.doing import do
from bot.interview.group import giving
from bot.interview.saying.prompts import prompt
from bot.interview.saying.says import Offer, say
from bot.interview.saying.turn import Turn, at, stay
from bot.interview.state.place import ASKING, DETAILS, REPLACING, Place, Sight, Step
from bot.interview.state.route import Interview


class UnknownPlace(ValueError):
    """A place that the assistant never gave."""


def shown(interview: Interview) -> Sight:
    """What is to be seen where the interview stands."""
    place = interview.place
    if place.ref is None:
        return Sight(place.step)
    return Sight(place.step, place.ref, versions(interview.response, place.ref))


def encode(sight: Sight) -> str:
    """What was seen, as a short text that comes back with the words."""
    return str(sight.step) if sight.ref is None else f"{sight.step}:{sight.ref}:{sight.versions}"


def decode(text: str) -> Sight:
    """What a short text stands for.

    Raises:
        UnknownPlace: the text is not one that `encode` makes.
    """
    name, *rest = text.split(":")
    try:
        sight = Sight(Step(name), *((Ref.parse(rest[0]), int(rest[1])) if rest else ()))
    except (IndexError, ValueError):
        raise UnknownPlace(text) from None
    about_a_question = sight.ref is not None
    if encode(sight) != text or about_a_question != (sight.step in ASKING) or sight.versions < 0:
        raise UnknownPlace(text)
    return sight


def gone_by(interview: Interview, sight: Sight | None) -> Sight | None:
    """What was seen, if the interview has gone on since; None if it is still there.

    An answer that a colleague has given in the meantime is told of in another way.
    """
    if sight is None or not _is_known(interview.consultation, sight.ref):
        return None
    now = shown(interview)
    if sight == now:
        return None
    if (sight.step, sight.ref) == (now.step, now.ref) and (
        now.ref is None or colleagues.unseen(interview, now.ref)
    ):
        return None
    return sight


def _is_known(consultation: Consultation, ref: Ref | None) -> bool:
    return ref is None or ref in consultation


def written_at(sight: Sight) -> Place:
    """The place that was seen, where more words are added to what is there."""
    return Place(sight.step, sight.ref, adding=sight.step in REPLACING)


def do_as_meant(
    interview: Interview, command: Command, sight: Sight | None, words: str | None = None
) -> Turn:
    """Do what a command says, as it was meant where it was given.

    Nobody goes on from a question, or passes it over, that they have not seen.
    """
    match command:
        case GoOn() if sight is not None:
            return stay(interview)
        case PassOver(ref=None) if sight is not None:
            here = stay(interview)
            return do(interview, replace(command, ref=sight.ref), words) if sight.ref else here
        case PassSeveral() if sight is not None and sight.ref is not None:
            return do(at(interview, Place(sight.step, sight.ref)), command)
        case _:
            return do(interview, command, words)


def take_belated(interview: Interview, text: str, sight: Sight) -> Turn:
    """Take words where they were written, and stay where the interview is."""
    place = interview.place
    if sight.step in DETAILS:
        return _detail(interview, text, sight.step)
    if sight.ref is None:
        return hold(interview, text)
    if sight.ref == place.ref:
        # More to the same question: what it would have asked now has been said perhaps.
        step = place.step if place.step is Step.REASON else Step.QUESTION
        return record_words(at(interview, replace(place, step=step, adding=True)), text)
    return filing.add_to(interview, written_at(sight), text)


def _detail(interview: Interview, text: str, step: Step) -> Turn:
    """Take words as a detail about the group that has been asked for before, and say so."""
    known = interview.response.about.mandate
    words = join(known, text) if step is Step.MANDATE and known else text
    turn = giving.take_detail(at(interview, Place(step)), words)
    if turn.interview.response.about == interview.response.about:
        return stay(interview, *turn.says[:1])
    after = replace(interview, response=turn.interview.response)
    change = Offer(f"change_{step}", Tell(step, only=True), quiet=True)
    return stay(after, say("detail_anew", change, **prompt(at(after, Place(step)))[0].params))
