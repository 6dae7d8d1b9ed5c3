"""Changing, adding to and taking back what was recorded."""

import re
from dataclasses import replace

from bot.consultation import Ref
from bot.interview.answers import colleagues, remarks
from bot.interview.answers.recording import (
    acknowledge,
    beyond,
    join_new,
    keep_words,
    record_words,
    took_the_place,
)
from bot.interview.commands import (
    Add,
    Change,
    Correct,
    KeepBoth,
    KeepNew,
    Remark,
    Settle,
    Settlement,
)
from bot.interview.saying.review import named, summary
from bot.interview.saying.says import Offer, say
from bot.interview.saying.turn import (
    Turn,
    advance,
    ask_which,
    at,
    moved,
    recorded,
    stay,
    undo_offer,
)
from bot.interview.state.place import ASKING, COMING_BACK, Place, Step
from bot.interview.state.response import GENERAL, Answer
from bot.interview.state.route import Interview


def change(interview: Interview, command: Change) -> Turn:
    """Replace an answer by the words in the command, or by those that come next."""
    if command.ref == GENERAL:
        return remarks.change(interview, command)
    ref = _meant(interview, command.ref)
    if command.text and ref is not None and ref in interview.consultation:
        return _put(interview, ref, command.text, adding=False)
    return _reopen(interview, ref, command, adding=False)


def add(interview: Interview, command: Add) -> Turn:
    """Add words to an answer: those in the command, or those that come next."""
    if command.ref == GENERAL:
        return remarks.change(interview, command)
    ref = _meant(interview, command.ref)
    if ref is not None and not interview.response.answers.get(ref):
        # The parts were answered together: what is added goes there too.
        ref = ref.whole if interview.response.answers.get(ref.whole) else ref
    if command.text and ref is not None and ref in interview.consultation:
        return _put(interview, ref, command.text, adding=True)
    answer = interview.response.current(ref) if ref is not None else None
    return _reopen(interview, ref, command, adding=answer is not None)


def _put(interview: Interview, ref: Ref, words: str, *, adding: bool) -> Turn:
    """Record words with a question, and go on where the interview is."""
    place = interview.place
    there = Place(Step.QUESTION, ref, adding=adding, revisiting=place.revisiting)
    if place.step in ASKING and place.ref == ref:
        return record_words(at(interview, there), words)
    after, answer = keep_words(at(interview, there), words)
    return stay(at(after, place), acknowledge(after, answer))


def correct(interview: Interview, command: Correct) -> Turn:
    """Put other words in the place of some words of an answer, and show what it is now."""
    answer = corrected(interview, command.ref, command.old, command.new)
    if answer is None:
        return _reopen(interview, _meant(interview, command.ref), Change(), adding=False)
    after = recorded(interview, answer)
    words = summary(answer)["words"]
    said = say("corrected", undo_offer(answer), ref=answer.ref, words=words)
    done = interview.place == Place(Step.QUESTION, answer.ref)
    return advance(after, said) if done else stay(after, said)


def corrected(interview: Interview, ref: Ref, old: str, new: str | None) -> Answer | None:
    """An answer with other words in the place of some; None where it does not have those."""
    meant = _meant(interview, ref)
    answer = interview.response.current(meant) if meant is not None else None
    if answer is None:
        return None
    words = r"\s+".join(map(re.escape, old.split())) + _said_with(old, new)
    here = rf"(?<!\w){words}(?!\w)"
    # With a word that goes, the space before it goes; with a sentence, its full stop.
    gone = rf"^{words}(?!\w)\.?\s*|(?<=[.!?])\s{words}(?!\w)\.?|[ ]?{here}"
    pattern = re.compile(here if new else gone, re.IGNORECASE)
    text, followup = (
        pattern.sub(lambda _: new or "", said) for said in (answer.text, answer.followup)
    )
    if not text or (text, followup) == (answer.text, answer.followup):
        return None
    return replace(answer, text=text, followup=followup)


def _said_with(old: str, new: str | None) -> str:
    """The pattern of words after the old ones that new words end with: "three seats", for "two"."""
    said = (new or "").split()
    if len(said) < 2 or len(said) <= len(old.split()):
        return ""
    return rf"(?:\s+{r'\s+'.join(map(re.escape, said[1:]))})?"


def keep_both(interview: Interview, command: KeepBoth) -> Turn:
    """Put the words that an answer's last words took the place of beside them.

    What was said first comes first, and nothing stands there twice.
    """
    ref = command.ref or interview.conversation.last
    if any(clash.ref == ref for clash in interview.conversation.clashes) and ref is not None:
        return colleagues.settle(interview, Settle(Settlement.ADD, ref))
    versions = interview.response.answers.get(ref, ()) if ref is not None else ()
    if len(versions) < 2 or not took_the_place(versions[-2], versions[-1]):
        return stay(interview, say("no_doubt"))
    now = versions[-1]
    first, then = sorted(versions[-2:], key=versions.index)
    both = replace(
        now,
        text=join_new(first.text, then.text),
        followup=join_new(first.followup, then.followup),
    )
    done = say("kept_both", undo_offer(both), what=named(both.ref))
    return stay(recorded(interview, both), done)


def keep_new(interview: Interview, command: KeepNew) -> Turn:
    """Put the words that were last added to an answer in the place of the others."""
    ref = command.ref
    versions = interview.response.answers.get(ref, ())
    before, now = versions[-2:] if len(versions) > 1 else (None, None)
    if before is None or now is None or beyond(before.text, now.text) == now.text:
        return stay(interview, say("no_doubt"))
    new = replace(now, text=beyond(before.text, now.text), followup="")
    after = recorded(interview, new)
    return stay(after, say("changed", undo_offer(new), ref=ref, old=say("old_kept")))


def _meant(interview: Interview, ref: Ref | None) -> Ref | None:
    """The question that "my answer" is about: the one named, shown or recorded last, or this one.

    Of a question whose parts were answered one by one it is the first that was.
    """
    if ref is None:
        last = interview.conversation.about or interview.conversation.last
        return last if last and last.whole != GENERAL else interview.place.ref
    answers = interview.response.answers
    if ref not in interview.consultation or answers.get(ref):
        return ref
    parts = interview.consultation.question(ref).refs if ref == ref.whole else ()
    return next((part for part in parts if answers.get(part)), ref)


def _reopen(interview: Interview, ref: Ref | None, command: Change | Add, *, adding: bool) -> Turn:
    if ref is None or ref not in interview.consultation:
        words = command.text
        keep = (Offer("keep_remark", Remark(words), quiet=True),) if words else ()
        return ask_which(interview, replace(command, ref=None), ref, *keep)
    ref = ref if interview.response.answers.get(ref) else interview.consultation.asked(ref)
    place = interview.place
    resume = interview.conversation.resume
    if resume is None and place.ref != ref and place.step in COMING_BACK:
        resume = place
    return moved(interview, Place(Step.QUESTION, ref, adding=adding), resume=resume)
