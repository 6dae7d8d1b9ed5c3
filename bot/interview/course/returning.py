"""Coming back: a new conversation on a response that was begun in another."""

from dataclasses import replace

from bot.interview.answers import colleagues
from bot.interview.commands import Ask, Review, Topic
from bot.interview.saying import how_far, unsettled
from bot.interview.saying.prompts import prompt
from bot.interview.saying.says import Offer, say
from bot.interview.saying.turn import Turn
from bot.interview.state.place import ASKING, Step
from bot.interview.state.route import Interview


def welcome_back(interview: Interview) -> Turn:
    """Open a new conversation where another stands, and say how far the group has come.

    Where the other waits for the group to say whether words are an answer, they are for the
    other to deal with; see `doubting.kept`. Which of two answers shall stand is asked here too.
    """
    there = interview.conversation
    # What was known there is known here: whoever goes on is the same group, and mostly the same
    # person.
    seen: dict[str, int] = {}
    for ref in interview.response.answers:
        seen |= colleagues.counted(interview, ref)
    here = replace(
        there,
        doubt=None,
        which=None,
        just=None,
        about=None,
        together=(),
        offered=(),
        seen=seen,
        returning=True,
    )
    interview = replace(interview, conversation=here)
    turn = colleagues.asked_again(_welcomed(interview))
    return colleagues.remember(interview, turn)


def _welcomed(interview: Interview) -> Turn:
    """Say how far the group has come, and offer to go on from there."""
    place = interview.place
    if place.step is Step.WELCOME:
        return Turn(arrived(interview), tuple(prompt(interview)))
    far = how_far.far(interview)
    asked = unsettled.question(interview)
    if place.step not in ASKING:
        said = say("welcome_back", *offers(), far=far)
        return Turn(interview, (said, *asked))
    ref = place.question
    plain = interview.consultation.question(ref).plain_for(ref)
    said = say("welcome_back_at", *offers(), far=far, ref=ref, plain=plain)
    return Turn(interview, (said, *asked))


def offers() -> tuple[Offer, ...]:
    """What one who comes back can press. Going on begins with the whole question again."""
    return (Offer("continue", Ask(Topic.REPEAT)), Offer("review", Review()))


def arrived(interview: Interview) -> Interview:
    """The interview once the group has done something after coming back."""
    if not interview.conversation.returning:
        return interview
    return replace(interview, conversation=replace(interview.conversation, returning=False))
