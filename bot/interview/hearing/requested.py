"""What a message asks for about an answer, where it stands in the interview."""

from collections.abc import Iterable

from bot.consultation import Ref, Status
from bot.consultation.glossary import normalise
from bot.consultation.reference import mentions
from bot.interview.answers import history
from bot.interview.answers.earlier import answered, versions_of
from bot.interview.answers.taking_out import has_answer
from bot.interview.commands import (
    BringBack,
    PassOver,
    PassSeveral,
    Reconsider,
    TakeOut,
    Undo,
    Versions,
)
from bot.interview.engine import Message, Tap, Words, in_turn, offers
from bot.interview.reading.requests import Request, Wish
from bot.interview.reading.understanding import LONGEST_COMMAND_LETTERS
from bot.interview.saying.wording import Wording
from bot.interview.state.place import DETAILS, ENDING, Step
from bot.interview.state.response import GENERAL, UNSETTLED
from bot.interview.state.route import Interview


def requested(interview: Interview, text: str, wording: Wording) -> Message | None:
    """The message that asks for a version, or for an answer or a part to go; None if none does.

    Without a question that is named, it must be clear which answer is meant.
    """
    if len(text) > LONGEST_COMMAND_LETTERS:
        return None
    asked = wording.asked_for.read(text)
    if asked is None or not (asked.words or _can_be_meant(interview, asked)):
        return None
    ref = _answer_with(interview, asked.words) if asked.words else asked.ref
    at_hand = interview.place.ref
    match asked.wish:
        case Wish.LEAVE_BLANK:
            return _left_blank(interview)
        case Wish.FOR_LATER if asked.several is not None:
            return Tap(PassSeveral(Status.LATER, asked.several))
        case Wish.FOR_LATER:
            return Tap(PassOver(Status.LATER, ref))
        case Wish.PUT_BACK:
            return _put_back(interview, mentions(asked.several) if asked.several else [ref])
        case Wish.UNDO:
            meant = answered(interview, ref)
            return Tap(Undo(meant)) if meant is not None else None
        case Wish.AGAIN:
            once_more = history.again(interview)
            return Tap(once_more) if once_more else None
        case Wish.TAKE_OUT if asked.several is not None:
            return _all_taken_out(interview, asked.several)
        case Wish.SHOW_VERSIONS:
            return Tap(Versions(ref))
        case Wish.BRING_BACK:
            return Tap(BringBack(ref, asked.nth))
        case Wish.TAKE_OUT if (
            ref is None
            and asked.unit is None
            and at_hand is not None
            and (interview.conversation.about == at_hand)
        ):
            # "Scrap it" may answer the question that is asked again.
            typed = wording.typed(text, offers(interview))
            return None if typed else Words(text, elsewhere=Reconsider(at_hand))
        case Wish.TAKE_OUT:
            return Tap(TakeOut(ref, None, asked.unit, asked.nth))
        case Wish.RECONSIDER if asked.words:
            return Words(text, elsewhere=Reconsider(ref)) if ref is not None else None
        case Wish.RECONSIDER:
            meant = answered(interview, ref)
            return Words(text, elsewhere=Reconsider(meant)) if meant is not None else None


def _left_blank(interview: Interview) -> Message | None:
    ref = interview.place.ref
    if interview.place.step is not Step.QUESTION or ref is None:
        return None
    return Tap(TakeOut(ref) if has_answer(interview, ref) else PassOver(Status.SKIPPED))


def _put_back(interview: Interview, refs: Iterable[Ref | None]) -> Message | None:
    """The message that brings answers back; None if one that is named was not taken out."""
    meant = [answered(interview, ref) for ref in refs]
    out = [ref for ref in meant if ref is not None and _is_taken_out(interview, ref)]
    return in_turn([Tap(Undo(ref)) for ref in out]) if len(out) == len(meant) else None


def _is_taken_out(interview: Interview, ref: Ref) -> bool:
    *before, now = interview.response.answers.get(ref, (None,))
    return bool(before) and now is not None and now.status is Status.UNANSWERED


def _all_taken_out(interview: Interview, several: str) -> Message | None:
    """The message that takes out several answers; None if one that is named is not there."""
    refs = mentions(several)
    if not all(has_answer(interview, ref) for ref in refs):
        return None
    return in_turn([Tap(TakeOut(ref)) for ref in refs])


def _answer_with(interview: Interview, words: str) -> Ref | None:
    """The answer that has some words, the one at hand or spoken of first; else the only one."""
    wanted = set(normalise(words).split())
    having = [
        ref
        for ref in interview.response.answers
        if ref != UNSETTLED
        and (answer := interview.response.current(ref)) is not None
        and wanted <= set(normalise(f"{answer.text} {answer.followup}").split())
    ]
    conversation = interview.conversation
    for near in (interview.place.ref, conversation.about, conversation.last):
        if near in having:
            return near
    return having[0] if len(having) == 1 else None


def _can_be_meant(interview: Interview, asked: Request) -> bool:
    if asked.wish in {Wish.LEAVE_BLANK, Wish.AGAIN} or asked.several is not None:
        return True
    if asked.ref is None:
        return _is_spoken_of(interview, asked)
    if asked.wish in {Wish.TAKE_OUT, Wish.RECONSIDER}:
        return has_answer(interview, asked.ref)
    return asked.ref == GENERAL or asked.ref in interview.consultation


def _is_spoken_of(interview: Interview, asked: Request) -> bool:
    """Whether there is an answer that can be meant by "it", or by nothing."""
    if interview.place.step in DETAILS | ENDING:
        return False
    ref: Ref | None
    match asked.wish:
        case Wish.TAKE_OUT | Wish.RECONSIDER if asked.unit is None or asked.wish is Wish.RECONSIDER:
            ref = interview.conversation.about
            return ref is not None and has_answer(interview, ref)
        case Wish.TAKE_OUT:
            just = interview.conversation.just
            ref = interview.conversation.about or (just.ref if just else None)
            return ref is not None and has_answer(interview, ref)
        case _:
            ref = answered(interview, None)
            return ref is not None and len(versions_of(interview, ref)) > 1
