"""What becomes of a response once it is submitted: changing, withdrawing, erasing, closing."""

from dataclasses import replace

from bot.interview.commands import Erase, Review, Withdraw
from bot.interview.place import Conversation, Place, Step
from bot.interview.response import Response
from bot.interview.route import Interview
from bot.interview.says import Offer, Say, say
from bot.interview.turn import Turn, moved, stay

_ASKED = frozenset({Step.WITHDRAW, Step.ERASE})


def withdraw(interview: Interview, command: Withdraw) -> Turn:
    """Take the response back, once the group has said that it means it."""
    response = interview.response
    if not response.submitted:
        return stay(interview, say("not_submitted", Offer("do_erase", Erase(), quiet=True)))
    if not command.sure or interview.place.step is not Step.WITHDRAW:
        return _ask(interview, Step.WITHDRAW)
    after = replace(interview, response=replace(response, submitted=False, withdrawn=True))
    return moved(
        after, Place(Step.REVIEW), say("withdrawn", network=interview.consultation.network.name)
    )


def erase(interview: Interview, command: Erase) -> Turn:
    """Erase everything, once the group has said that it means it."""
    response = interview.response
    if not command.sure or interview.place.step is not Step.ERASE:
        return _ask(interview, Step.ERASE)
    said = erased_words(response.receipt if response.submissions else None)
    after = replace(
        interview,
        response=Response(erased=True),
        conversation=Conversation(Place(Step.ERASED)),
    )
    return Turn(after, (said,))


def erased_words(number: str | None) -> Say:
    """The sentence that everything is erased, with the receipt's number if there is one."""
    return say("erased_receipt", number=number) if number else say("erased")


def _ask(interview: Interview, step: Step) -> Turn:
    place, conversation = interview.place, interview.conversation
    back = conversation.resume if place.step in _ASKED else place
    turn = moved(interview, Place(step))
    conversation = replace(turn.interview.conversation, resume=back)
    return replace(turn, interview=replace(turn.interview, conversation=conversation))


def leave(interview: Interview) -> Turn:
    """Withdraw or erase nothing, and go back to where the group was."""
    back = interview.conversation.resume or Place(Step.REVIEW)
    return moved(interview, back, say("left_submitted"))


def kept(before: Interview, turn: Turn) -> Turn:
    """A turn that keeps to the closing date, and says what a change after submitting means."""
    was, now = before.response, turn.interview.response
    changed = (was.answers, was.about) != (now.answers, now.about)
    again = now.submissions > was.submissions
    if before.closed and (changed or again) and not now.erased:
        conversation = replace(before.conversation, doubt=None)
        return Turn(replace(before, conversation=conversation), (closed(before),))
    if was.submitted and now.submitted and not again and _stands_changed(was, now):
        note = say("still_submitted")
        return replace(turn, says=(turn.says[0], note, *turn.says[1:]))
    return turn


def _stands_changed(was: Response, now: Response) -> bool:
    return any(
        versions[-1] != was.answers.get(ref, (None,))[-1] for ref, versions in now.answers.items()
    )


def closed(interview: Interview) -> Say:
    """The sentence that no more can be changed."""
    network = interview.consultation.network
    return say(
        "closed", Offer("review", Review()), until=network.answers_until, network=network.name
    )
