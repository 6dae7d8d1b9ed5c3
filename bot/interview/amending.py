"""Changing, adding to and taking back what was recorded."""

from dataclasses import replace

from bot.consultation import Ref, Status
from bot.interview import colleagues
from bot.interview.commands import Add, Change, Remark, Undo
from bot.interview.place import ASKING, Place, Step
from bot.interview.recording import keep_words
from bot.interview.response import GENERAL, Answer
from bot.interview.route import Interview
from bot.interview.says import Offer, say
from bot.interview.turn import Turn, at, moved, recorded, stay, undo_offer

_COME_BACK_TO = {Step.REVIEW, Step.CONFIRM, Step.SUBMITTED}
"""The places besides questions at which the interview goes on after a change."""


def change(interview: Interview, command: Change) -> Turn:
    """Replace an answer by the words in the command, or by those that come next."""
    ref = _meant(interview, command.ref)
    if command.text and ref is not None and ref in interview.consultation:
        there = at(interview, Place(Step.QUESTION, ref))
        after, changed = keep_words(there, command.text)
        return stay(at(after, interview.place), say("changed", undo_offer(changed), ref=ref))
    return _reopen(interview, ref, adding=False, words=command.text)


def add(interview: Interview, command: Add) -> Turn:
    """Add words to an answer: those in the command, or those that come next."""
    ref = _meant(interview, command.ref)
    if ref is not None and not interview.response.answers.get(ref):
        # The parts were answered together: what is added goes there too.
        ref = ref.whole if interview.response.answers.get(ref.whole) else ref
    if command.text and ref is not None and ref in interview.consultation:
        there = at(interview, Place(Step.QUESTION, ref, adding=True))
        after, added = keep_words(there, command.text)
        return stay(at(after, interview.place), say("added", undo_offer(added), ref=ref))
    answer = interview.response.current(ref) if ref is not None else None
    return _reopen(interview, ref, adding=answer is not None, words=command.text)


def undo(interview: Interview, command: Undo) -> Turn:
    """Go back to the version before. Doing it twice brings the later version back."""
    ref = command.ref or interview.conversation.last
    versions = interview.response.answers.get(ref, ()) if ref is not None else ()
    if ref is None or not versions:
        return stay(interview, say("nothing_to_undo"))
    if others := colleagues.latest_of_others(interview, ref):
        anyway = Offer("undo_anyway", Undo(ref, of_others=True))
        if not command.of_others or colleagues.unseen(interview, ref):
            return stay(interview, colleagues.told("undo_of_others", ref, others, anyway))
    earlier = versions[-2] if len(versions) > 1 else Answer(ref, Status.UNANSWERED)
    after = recorded(interview, earlier)
    if ref == GENERAL:
        return stay(after, say("remark_undone"))
    return moved(after, Place(Step.QUESTION, ref), say("undone", ref=ref))


def _meant(interview: Interview, ref: Ref | None) -> Ref | None:
    """The question that "my answer" is about: the one named, the last one, or this one."""
    if ref is not None:
        whole_only = ref in interview.consultation and not interview.response.answers.get(ref)
        return interview.consultation.asked(ref) if whole_only else ref
    last = interview.conversation.last
    return last if last not in {None, GENERAL} else interview.place.ref


def _reopen(
    interview: Interview, ref: Ref | None, *, adding: bool, words: str | None = None
) -> Turn:
    keep = (Offer("keep_remark", Remark(words), quiet=True),) if words else ()
    if ref is None:
        return stay(interview, say("which_question", *keep))
    if ref not in interview.consultation:
        numbers = list(interview.consultation.questions)
        unknown = say("no_such_question", *keep, ref=ref, first=numbers[0], last=numbers[-1])
        return stay(interview, unknown)
    place = interview.place
    resume = interview.conversation.resume
    if resume is None and place.ref != ref and place.step in ASKING | _COME_BACK_TO:
        resume = place
    turn = moved(interview, Place(Step.QUESTION, ref, adding=adding))
    conversation = replace(turn.interview.conversation, resume=resume)
    return replace(turn, interview=replace(turn.interview, conversation=conversation))
