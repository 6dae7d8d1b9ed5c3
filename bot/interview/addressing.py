"""Which question the words of a message belong to, where it says so at its beginning."""

from dataclasses import dataclass

from bot.consultation import Ref, Status
from bot.consultation.glossary import find_term
from bot.consultation.reference import mentions
from bot.interview.addresses import Address, Manner, corrections, read
from bot.interview.amending import corrected
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
from bot.interview.place import ASKING
from bot.interview.prompts import pass_over_offers, stance_offers
from bot.interview.route import Interview
from bot.interview.says import Offer
from bot.interview.skipping import listed_first
from bot.interview.wording import Wording


@dataclass(frozen=True)
class Addressed:
    """Words that belong to a question which they name, or seem to."""

    words: str
    command: Command | None
    """What they do there; None where they are said to the question at hand."""
    sure: bool


def addressed(interview: Interview, text: str, wording: Wording) -> Addressed | None:
    """What a message is to do with the question that it names for its words, if it names one."""
    several = _several(interview, text, wording)
    if several is not None:
        return Addressed(text, several, sure=True)
    asked_for = list(corrections(wording.addresses, text))
    for asked in asked_for:
        if corrected(interview, asked.ref, asked.old, asked.new) is not None:
            return Addressed(text, Correct(asked.ref, asked.old, asked.new), sure=True)
    found = read(wording.addresses, text)
    if found is None:
        refs = [asked.ref for asked in asked_for if asked.ref in interview.consultation]
        return Addressed(text, Change(refs[0]), sure=False) if refs else None
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
