"""Which question the words of a message belong to, where it says so at its beginning."""

import re
from dataclasses import dataclass, replace

from bot.consultation import Ref, Status
from bot.consultation.glossary import find_term
from bot.consultation.reference import mentions
from bot.interview.answers.amending import corrected
from bot.interview.answers.taking_out import has_answer
from bot.interview.commands import (
    Add,
    Change,
    Command,
    Correct,
    NotSure,
    PassOver,
    PassSeveral,
    Remark,
    TakeStance,
)
from bot.interview.course.skipping import listed_first
from bot.interview.reading.addresses import (
    LONGEST_CORRECTION,
    Address,
    Correction,
    Manner,
    added_here,
    corrections,
    corrections_here,
    read,
)
from bot.interview.saying.prompts import pass_over_offers, stance_offers
from bot.interview.saying.says import Offer
from bot.interview.saying.wording import Wording
from bot.interview.state.place import ASKING, DETAILS
from bot.interview.state.response import GENERAL
from bot.interview.state.route import Interview


@dataclass(frozen=True)
class Addressed:
    """Words that belong to a question which they name, or seem to."""

    words: str
    command: Command | None
    """What they do there; None where they are said to the question at hand."""
    sure: bool
    before: str = ""
    """What was said before that, of which nothing tells what it is."""
    ref: Ref | None = None
    """The question that such words may be about."""


_SENTENCE = re.compile(r"\s*\S[^.!?\n]{2,}[.!?\n]\s+(?=\S)")


_ANOTHER = re.compile(
    r"(?:[,.;]\s+(?:and\s+)?|\s+and\s+)(?=(?:in|for|on)?\s*(?:question|qu|q|no\.?)?\s*\d{1,3}[a-h]?\b)",
    re.IGNORECASE,
)
"""What stands between what is said of one question and of the next."""


def corrections_in_turn(interview: Interview, text: str, wording: Wording) -> list[Correct]:
    """The corrections of several answers that a message asks for; none if it says anything else."""
    parts = _ANOTHER.split(text) if len(text) <= 2 * LONGEST_CORRECTION else []
    each = [addressed(interview, part, wording) for part in parts] if len(parts) > 1 else []
    commands = [one.command for one in each if one is not None and one.sure]
    found = [command for command in commands if isinstance(command, Correct)]
    return found if len(found) == len(parts) else []


def addressed(interview: Interview, text: str, wording: Wording) -> Addressed | None:
    """What a message is to do with the question that it names for its words, if it names one."""
    several = _several(interview, text, wording)
    if several is not None:
        return Addressed(text, several, sure=True)
    asked_for = list(corrections(wording.addresses, text))
    for asked in asked_for:
        if done := _correct(interview, asked, asked.ref):
            return Addressed(text, done, sure=True)
    found = read(wording.addresses, text)
    if found is not None and found.manner is not Manner.ADD:
        for asked in corrections_here(wording.addresses, found.words):
            if done := _correct(interview, asked, found.ref):
                return Addressed(text, done, sure=True)
    if found is None:
        refs = [
            asked.ref
            for asked in asked_for
            if asked.asks and asked.ref is not None and asked.ref in interview.consultation
        ]
        if refs:
            return Addressed(text, Change(refs[0]), sure=False)
        return _amends_here(interview, text, wording) or _after_preamble(interview, text, wording)
    if found.manner is Manner.CHANGE and not found.sure and not has_answer(interview, found.ref):
        return None
    if found.ref not in interview.consultation:
        # Who names a question that there is not is told so.
        told = found.sure and found.words and interview.place.step in ASKING
        return Addressed(text, Remark(text), sure=False) if told else None
    if not found.words:
        return _without_words(found)
    asks = wording.openings.asks(found.words)
    if asks and find_term(found.words, interview.consultation.terms) is not None:
        return None
    here = _is_here(interview, found.ref)
    ref = interview.place.question if here else found.ref
    pressed = _labelled(interview, found, ref, wording)
    if pressed is not None:
        return Addressed(found.words, pressed, sure=here or not found.bare)
    if found.bare and here:
        return None
    if found.manner is Manner.ANSWER and here:
        return Addressed(found.words, None, sure=True) if found.sure else None
    kind = Add if found.manner is Manner.ADD else Change
    return Addressed(found.words, kind(ref, found.words), found.sure)


def _correct(interview: Interview, asked: Correction, ref: Ref | None) -> Correct | None:
    """The correction of an answer, if it has the words that are to be corrected."""
    if ref is None or corrected(interview, ref, asked.old, asked.new) is None:
        return None
    return Correct(ref, asked.old, asked.new)


def _amends_here(interview: Interview, text: str, wording: Wording) -> Addressed | None:
    """What a message does that corrects words, or adds some, and names no question.

    It is about the answer at hand, the one just shown or the one given last. If none of these
    has the words to correct, it is about the only one that has.
    """
    place, conversation = interview.place, interview.conversation
    if place.step in DETAILS:
        return None
    here = place.ref if place.step in ASKING and place.ref in interview.response.answers else None
    near = [ref for ref in (here, conversation.about, conversation.last) if ref is not None]
    for asked in corrections_here(wording.addresses, text):
        for ref in near:
            if done := _correct(interview, asked, ref):
                return Addressed(text, done, sure=asked.clear or ref == here)
        others = [ref for ref in interview.response.answers if _correct(interview, asked, ref)]
        if len(others) == 1 and asked.clear:
            return Addressed(text, _correct(interview, asked, others[0]), sure=True)
    words = added_here(wording.addresses, text)
    there = next((ref for ref in near if has_answer(interview, ref)), None)
    if words is None or there is None or there.whole == GENERAL:
        return None
    return Addressed(words, Add(there, words), sure=there == here)


def _after_preamble(interview: Interview, text: str, wording: Wording) -> Addressed | None:
    """What a message does that says something else first: "We have met. In 17a it should be …"."""
    match = _SENTENCE.match(text) if len(text) <= LONGEST_CORRECTION else None
    if match is None:
        return None
    then = addressed(interview, text[match.end() :], wording)
    match then.command if then is not None else None:
        case Correct(ref=ref) | Change(ref=Ref() as ref, text=str()) if has_answer(interview, ref):
            assert then is not None
            return replace(then, before=match[0].strip(), ref=ref) if then.sure else None
        case _:
            return None


def _several(interview: Interview, text: str, wording: Wording) -> PassSeveral | None:
    """The non-answer that a message gives to several questions, as "3 and 4: not applicable"."""
    found = listed_first(text)
    if found is None:
        return None
    refs, words = found
    named = next((ref for ref in mentions(refs) if ref in interview.consultation), None)
    typed = wording.typed(words, _ways_not_to_answer(interview, named)) if named else None
    match typed.command if typed else None:
        case PassOver(status=status):
            return PassSeveral(status, refs)
        case _:
            return None


def _ways_not_to_answer(interview: Interview, ref: Ref) -> list[Offer]:
    question = interview.consultation.question(ref)
    offers = pass_over_offers(interview.consultation, question, ref)
    return [*offers, Offer("dont_know", PassOver(Status.DONT_KNOW, ref))]


def _without_words(found: Address) -> Addressed | None:
    match found.manner:
        case Manner.ADD:
            return Addressed("", Add(found.ref), sure=True)
        case Manner.CHANGE:
            return Addressed("", Change(found.ref), sure=True)
        case Manner.ANSWER:
            return None


def _is_here(interview: Interview, ref: Ref) -> bool:
    """Whether a question is the one at hand, or the whole of it."""
    place = interview.place
    return place.step in ASKING and ref in {place.question, place.question.whole}


def _labelled(
    interview: Interview, found: Address, ref: Ref, wording: Wording
) -> TakeStance | NotSure | PassOver | None:
    """What the words do if they are the label of one of that question's buttons."""
    if found.manner is Manner.ADD:
        return None
    question = interview.consultation.question(ref)
    offers = [*stance_offers(question, ref), *_ways_not_to_answer(interview, ref)]
    typed = wording.typed(found.words, offers)
    if typed is None:
        return None
    match typed.command:
        case TakeStance(stance=stance) if found.manner is Manner.CHANGE:
            return TakeStance(stance, ref, instead=True)
        case TakeStance() | NotSure() | PassOver() as command:
            return command
    return None
