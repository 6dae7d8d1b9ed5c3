"""What a typed message is, as far as its form tells: before anything about it is uncertain.

A label of a button presses it. An opening such as "question 5:" says where the words after it
belong, however long they are. The rest is left to what was understood.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.consultation.reference import mentions
from bot.interview.answers import remarks
from bot.interview.answers.filing import pieces_in
from bot.interview.answers.standpoints import corrected, set_to
from bot.interview.answers.taking_out import has_answer
from bot.interview.commands import (
    Add,
    AnswerTogether,
    Ask,
    Change,
    Command,
    Erase,
    Explain,
    Give,
    GoTo,
    Move,
    Purpose,
    Reconsider,
    SayConsent,
    TakeBack,
    Tell,
    Topic,
    Withdraw,
)
from bot.interview.commands.encoding import decode
from bot.interview.course import asking
from bot.interview.course.skipping import asked_in
from bot.interview.engine import Both, Message, Tap, Words, in_turn
from bot.interview.group import giving
from bot.interview.hearing import labels, nothing_asked
from bot.interview.hearing.addressing import addressed, corrections_in_turn
from bot.interview.hearing.looking import asked_to_see
from bot.interview.hearing.requested import requested
from bot.interview.reading.addresses import belongs_to, moved
from bot.interview.reading.consenting import consents_in, names_both
from bot.interview.reading.understanding import (
    DOUBTFUL,
    LONGEST_COMMAND,
    SURE,
    Understanding,
    can_only_be_an_answer,
)
from bot.interview.saying.choosing import chosen
from bot.interview.saying.turn import at
from bot.interview.saying.unsettled import is_open
from bot.interview.saying.wording import Wording
from bot.interview.sight import gone_by
from bot.interview.state.place import ASKING, Place, Sight, Step
from bot.interview.state.route import Interview

LONGEST_ABOUT_US = 25
"""In words: "you may quote us but we had rather you did not put our name"."""

LONGEST_TERM = 5
"""In words, of a term that is asked about: "the Local Area Agreement"."""

COURTESIES = frozenset({Topic.GREETING, Topic.THANKS, Topic.I_AM_BACK})
"""What is said beside the matter, and may come before an answer."""

SHORTEST_REST = 3
"""In words. What is shorter belongs to the greeting before it."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]+\s*")

LONGEST_NUMBER = 4
"""In words: "to question 12, please"."""


def hear(
    interview: Interview,
    text: str,
    wording: Wording,
    understand: Callable[[str], Understanding],
    sight: Sight | None = None,
) -> Message:
    """A typed message, as the engine takes it.

    Args:
        interview: the interview as it stands.
        text: what was typed.
        wording: the language.
        understand: what a text seems to tell the interview to do.
        sight: what was seen when it was typed, if that is known.
    """
    gone = gone_by(interview, sight)
    if gone is not None:
        interview = at(interview, Place(gone.step, gone.ref))
    pieces = pieces_in(text, interview.consultation, wording.not_answering)
    if pieces:
        return Words(text, pieces=pieces)
    told = _told_which(interview, text)
    if told is not None:
        return Tap(told)
    about_remarks = remarks.asked_for(interview, text, wording.remarks)
    if about_remarks is not None:
        return Tap(about_remarks)
    if (asked := requested(interview, text, wording)) is not None:
        return asked
    if (choice := chosen(interview, text, wording.choosing)) is not None:
        return Tap(choice)
    if (to := moved(wording.addresses, text)) and has_answer(interview, to[0]):
        return Tap(Move(of=to[0], ref=to[1]))
    if (both_kept := labels.keeps_both(interview, text, wording)) is not None:
        return Tap(both_kept)
    belongs = belongs_to(wording.addresses, text)
    if belongs is not None and interview.conversation.last is not None:
        return Tap(Move(ref=belongs))
    if done := in_turn([Tap(*one) for one in set_to(interview, text, wording)]):
        return done
    corrections = corrections_in_turn(interview, text, wording)
    if each := in_turn([Tap(correction) for correction in corrections]):
        return each
    named = addressed(interview, text, wording)
    if named is not None and named.sure and named.before and named.command and named.ref:
        asked = Words(named.before, elsewhere=Add(named.ref, named.before))
        return Both(Tap(named.command, named.words), asked)
    if named is not None and named.sure:
        return Tap(named.command, named.words) if named.command else Words(named.words)
    term = wording.openings.asked_after(text)
    if term and len(term.split()) <= LONGEST_TERM and asking.is_known(interview, term):
        return Tap(Explain(term))
    if about_details := _about_details(interview, text, wording):
        return about_details
    if told := giving.told(interview.place.step, text):
        return Words(text, elsewhere=told)
    elsewhere = named.command if named is not None else None
    goes_on = wording.openings.goes_on(text)
    words = Words(
        text,
        goes_on=goes_on,
        says_more=goes_on or wording.openings.continues(text),
        elsewhere=elsewhere,
        asks=wording.openings.questions(text),
        wonders=wording.openings.wonders(text),
        comments=len(text.split()) > LONGEST_COMMAND or wording.openings.comments(text),
    )
    only_an_answer = can_only_be_an_answer(text)
    typed = labels.typed(interview, text, wording, at_once=gone is None)
    if typed is not None and not only_an_answer:
        return Tap(typed.command, text)
    if (neither := labels.neither(interview, text, wording, understand)) is not None:
        return neither
    if done := in_turn([Tap(*one) for one in corrected(interview, text, wording)]):
        return done
    if only_an_answer:
        return words
    if seen := asked_to_see(interview, text, wording):
        return seen
    several = asked_in(text)
    if several is not None:
        return Tap(several)
    if not (is_open(interview.place.step) or interview.conversation.doubt):
        said = nothing_asked.told(interview, text, wording)
        if said is not None:
            return Tap(said)
    both = labels.two_requests(interview, text, wording, understand)
    if both is not None:
        return both
    understood = understand(text)
    if isinstance(understood.command, Erase | Withdraw | TakeBack):
        # Nobody who names a question means the whole response.
        answered = (ref for ref in mentions(text, introduced=True) if has_answer(interview, ref))
        if ref := next(answered, None):
            return replace(words, elsewhere=Reconsider(ref))
    if after := _after_courtesy(text, understood, understand):
        return after
    return replace(words, understanding=understood)


def _after_courtesy(
    text: str, courtesy: Understanding, understand: Callable[[str], Understanding]
) -> Message | None:
    """A greeting or thanks, and what else a message says after it: that may be an answer."""
    match = _SENTENCE.match(text)
    rest = text[match.end() :] if match else ""
    said = courtesy.command
    if not isinstance(said, Ask) or said.topic not in COURTESIES or courtesy.confidence < SURE:
        return None
    if len(rest.split()) < SHORTEST_REST:
        return None
    then = understand(rest)
    if isinstance(then.command, Ask) and then.command.topic in COURTESIES:
        return None
    sure = then.command is not None and then.confidence >= SURE
    return Both(Tap(said), Words(rest, then if sure else Understanding(said, DOUBTFUL)))


def _about_details(interview: Interview, text: str, wording: Wording) -> Message | None:
    """What a message gives or asks to change about the group, as far as its form tells."""
    step = interview.place.step
    if len(text.split()) > LONGEST_ABOUT_US:
        return None
    if name := wording.details.renamed(text):
        if step is Step.GROUP:
            return Words(name)
        given = Give(Step.GROUP, text=name)
        # At a question it may be what the group answers.
        return Words(text, elsewhere=given) if step in ASKING else Tap(given)
    if (detail := wording.details.changed(text)) and detail is not step:
        return Tap(Tell(detail, only=True))
    if step not in ASKING and names_both(text) and set(consents_in(text)) == set(Purpose):
        return Tap(SayConsent(text))
    return None


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
