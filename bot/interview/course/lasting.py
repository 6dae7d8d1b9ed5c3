"""What becomes of a response once it is submitted: changing, withdrawing, erasing, closing."""

import re
from dataclasses import replace

from bot.consultation.glossary import normalise
from bot.interview.commands import (
    Ask,
    Command,
    Erase,
    Explain,
    Remark,
    Review,
    Topic,
    Undo,
    Withdraw,
)
from bot.interview.saying.prompts import prompt
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, moved, stay
from bot.interview.state.place import ENDING, Conversation, Place, Step
from bot.interview.state.response import Response
from bot.interview.state.route import Interview

_A_REMARK = 5
"""In words. Who says so much, and means neither, may want it kept."""

_DO_NOT = re.compile(
    r"\b(?:dont|do not|not|never|stop|cancel)(?: \w+){0,2} (?:eras|delet|wip|remov|withdraw|tak)\w*"
)
_LEAVE = re.compile(
    r"\b(?:no|nope|nah|dont|do not|not|never ?mind|stop|wait|cancel|keep|leave|undo|back|forget it"
    r"|hold on|hang on|mistake|oops|abort|changed? (?:my|our) minds?)\b"
)
_MEANT = re.compile(r"\b(?:(?:eras|delet|wip|remov|withdraw|destroy)\w*|rid|used|kept|no longer)\b")


_ALL_BACK = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|undo|cancel|revers[ei]|revert|retract|pull)\b"
    r".*\b(?:all|everything|whole|lot|submission)\b"
)


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


def take_back(interview: Interview) -> Turn:
    """Ask what is meant by taking everything back."""
    last = Offer("do_undo", Undo())
    if interview.response.submitted:
        return Turn(
            interview, (say("take_back_submitted", Offer("do_withdraw", Withdraw()), last),)
        )
    if not interview.response.has_answers:
        return stay(interview, say("nothing_to_undo"))
    return Turn(interview, (say("take_back_what", last, Offer("do_erase", Erase())),))


def takes_all_back(text: str) -> bool:
    """Whether a wish to take something back is about everything."""
    return _ALL_BACK.search(normalise(text)) is not None


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
    if place.step is step:
        return _told_how(interview)
    back = conversation.resume if place.step in ENDING else place
    return moved(interview, Place(step), resume=back)


def take_words(interview: Interview, text: str, command: Command | None) -> Turn | None:
    """What follows from words, when a group is asked whether it means it.

    Only the button, or its label, withdraws or erases. What may be a wish to leave it leaves it.

    Args:
        interview: the interview as it stands.
        text: the words.
        command: what they surely tell the interview to do, if anything.

    Returns:
        None if they are a question that can be answered first.
    """
    match command:
        case Explain() | Review():
            return None
        case Ask(topic=topic) if topic is not Topic.STOP:
            return None
    words = normalise(text)
    if _DO_NOT.search(words) or (_LEAVE.search(words) and not _MEANT.search(words)):
        return leave(interview)
    if command is not None or _MEANT.search(words) or len(words.split()) < _A_REMARK:
        return _told_how(interview)
    return _told_how(interview, Offer("keep_remark", Remark(text), quiet=True))


def _told_how(interview: Interview, *offers: Offer) -> Turn:
    """Say that nothing has been done yet, and what does it."""
    asked = prompt(interview)[0]
    return Turn(interview, (say(f"{interview.place.step}_how", *asked.offers, *offers),))


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
        versions[-1] != was.answers.get(ref, (None,))[-1]
        for ref, versions in now.submitted_answers.items()
    )


def closed(interview: Interview) -> Say:
    """The sentence that no more can be changed."""
    network = interview.consultation.network
    return say(
        "closed", Offer("review", Review()), until=network.answers_until, network=network.name
    )
