"""What a message says of an answer: where its words belong, and what is to become of it."""

from dataclasses import replace

from bot.consultation import Ref
from bot.consultation.reference import mentions
from bot.interview.answers.filing import pieces_in
from bot.interview.answers.standpoints import corrected, set_to
from bot.interview.answers.taking_out import has_answer
from bot.interview.commands import (
    Add,
    AnswerTogether,
    Change,
    Command,
    Erase,
    GoTo,
    Move,
    Reconsider,
    TakeBack,
    Withdraw,
)
from bot.interview.commands.encoding import decode
from bot.interview.engine import Both, Message, Tap, Words, in_turn
from bot.interview.hearing import labels
from bot.interview.hearing.addressing import corrections_in_turn
from bot.interview.hearing.correcting import correction_and_more
from bot.interview.hearing.elsewhere import request_at_end
from bot.interview.hearing.requested import requested
from bot.interview.hearing.typed import Typed, tapped
from bot.interview.reading.addresses import belongs_to, belongs_to_waiting, moved
from bot.interview.reading.understanding import (
    SURE,
    Understanding,
)
from bot.interview.saying.offered import offered
from bot.interview.state.place import ASKING
from bot.interview.state.response import UNSETTLED
from bot.interview.state.route import Interview

SHORTEST_ANSWER_BEFORE = 8
"""In words. What is shorter may be said of the request that follows it."""

LONGEST_NUMBER = 4
"""In words: "to question 12, please"."""


def several_answers(typed: Typed) -> Message | None:
    """A paper with answers to several questions."""
    pieces = pieces_in(typed.text, typed.interview.consultation, typed.wording.not_answering)
    return Words(typed.text, pieces=pieces) if pieces else None


def number_waited_for(typed: Typed) -> Message | None:
    """The number of the question that a request waits for."""
    return tapped(_told_which(typed.interview, typed.text))


def _told_which(interview: Interview, text: str) -> Command | None:
    """The command that waits to be told its question, if a message does no more than that."""
    waiting = interview.conversation.which
    if waiting is None or len(text.split()) > LONGEST_NUMBER:
        return None
    named = mentions(text)
    match decode(waiting):
        case GoTo() | AnswerTogether() | Change() | Add() | Move() as command if len(named) == 1:
            return replace(command, ref=named[0])
        case _:
            return None


def request_about_one(typed: Typed) -> Message | None:
    """A request about one answer: for its versions, or that it, or a part, goes."""
    return requested(typed.interview, typed.text, typed.wording)


def words_moved(typed: Typed) -> Message | None:
    """An answer that is moved from one question to another."""
    to = moved(typed.wording.addresses, typed.text)
    return Tap(Move(of=to[0], ref=to[1])) if to and has_answer(typed.interview, to[0]) else None


def both_kept(typed: Typed) -> Message | None:
    """Both of two answers, kept."""
    return tapped(labels.keeps_both(typed.interview, typed.text, typed.wording))


def words_misplaced(typed: Typed) -> Message | None:
    """That the last words, or those that wait, belong to the question that is named."""
    ways, waiting = typed.wording.addresses, _waits_to_be_moved(typed.interview)
    there = belongs_to_waiting(ways, typed.text) if waiting else None
    if waiting is not None and there is not None:
        return Tap(replace(waiting, ref=there))
    ref = belongs_to(ways, typed.text)
    last = typed.interview.conversation.last
    return Tap(Move(ref=ref)) if ref is not None and last is not None else None


def _waits_to_be_moved(interview: Interview) -> Move | None:
    """The moving of words that waits to be told their question, or is offered for these."""
    which = interview.conversation.which
    asked = [decode(which)] if which is not None else []
    shown = [offer.command for offer in offered(interview)]
    of_unsettled = [one for one in shown if isinstance(one, Move) and one.of == UNSETTLED]
    return next((one for one in (*asked, *of_unsettled) if isinstance(one, Move)), None)


def positions_set(typed: Typed) -> Message | None:
    """A position that is asked for by its form."""
    return in_turn([Tap(*one) for one in set_to(typed.interview, typed.text, typed.wording)])


def words_corrected(typed: Typed) -> Message | None:
    """Corrections of the words of several answers."""
    found = corrections_in_turn(typed.interview, typed.text, typed.wording)
    return in_turn([Tap(correction) for correction in found])


def one_corrected_and_more(typed: Typed) -> Message | None:
    """A correction, and what else is asked for; what is left may be more on the same answer."""
    found = correction_and_more(typed)
    if found is None:
        return None
    taps, ref, rest = found
    then = typed.hear(replace(typed, text=rest)) if rest else None
    if isinstance(then, Words) and not _is_sure(then.understanding) and then.elsewhere is None:
        then = replace(then, elsewhere=Add(ref, rest))
    return in_turn(taps, then)


def _is_sure(understood: Understanding) -> bool:
    return understood.command is not None and understood.confidence >= SURE


def question_named(typed: Typed) -> Message | None:
    """Words that surely belong to the question that they name."""
    named = typed.addressed
    if named is None or not named.sure:
        return None
    if named.before and named.command and named.ref:
        before = Words(named.before, elsewhere=Add(named.ref, named.before))
        return Both(Tap(named.command, named.words), before)
    return Tap(named.command, named.words) if named.command else Words(named.words)


def request_elsewhere(typed: Typed) -> Message | None:
    """An answer here, and a request about another question: that is done first."""
    found = request_at_end(typed)
    if found is None:
        return None
    before, there, taps = found
    then = typed.hear(typed.but_for(before))
    short = len(before.split()) < SHORTEST_ANSWER_BEFORE
    place = typed.interview.place
    elsewhere = place.step in ASKING and there.whole != place.question.whole
    if short and elsewhere and isinstance(then, Words) and then.elsewhere is None:
        # "I got that wrong. Set question 1 to partly" says nothing about the question at hand.
        then = replace(then, elsewhere=Add(there, before))
    return in_turn(taps, then)


def new_words(typed: Typed) -> Message | None:
    """New words for an answer, where the whole is understood as a request to change that."""
    named = typed.addressed
    if named is None or not isinstance(named.command, Change | Add) or not named.words:
        return None
    asked = typed.understood
    match asked.command:
        case Change(ref=Ref() as ref) | Add(ref=Ref() as ref) if asked.confidence >= SURE:
            same = named.command.ref is not None and ref.whole == named.command.ref.whole
            return Tap(named.command, named.words) if same else None
        case _:
            return None


def one_is_wrong(typed: Typed) -> Message | None:
    """What would do away with the whole response, but names a question: that answer is meant."""
    if not isinstance(typed.understood.command, Erase | Withdraw | TakeBack):
        return None
    named = mentions(typed.text)
    ref = next((ref for ref in named if has_answer(typed.interview, ref)), None)
    return replace(typed.words, elsewhere=Reconsider(ref)) if ref is not None else None


def position_corrected(typed: Typed) -> Message | None:
    """A position that takes the place of the one recorded, or opens a first answer."""
    return in_turn([Tap(*one) for one in corrected(typed.interview, typed.text, typed.wording)])
