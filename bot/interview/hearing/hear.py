"""What a typed message is, as far as its form tells: before anything about it is uncertain.

A label of a button presses it. An opening such as "question 5:" says where the words after it
belong, however long they are. The rest is left to what was understood.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.consultation import Ref, Status
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
    NotSure,
    PassOver,
    Purpose,
    Reconsider,
    SayConsent,
    TakeBack,
    TakeStance,
    Tell,
    Topic,
    Undo,
    Withdraw,
)
from bot.interview.commands.encoding import decode
from bot.interview.course import asking
from bot.interview.course.skipping import asked_in
from bot.interview.engine import Both, Message, Tap, Words, in_turn, offers
from bot.interview.group import giving
from bot.interview.hearing import labels, nothing_asked
from bot.interview.hearing.addressing import corrections_in_turn
from bot.interview.hearing.correcting import correction_and_more
from bot.interview.hearing.elsewhere import request_at_end
from bot.interview.hearing.looking import asked_to_see
from bot.interview.hearing.requested import requested
from bot.interview.hearing.typed import Typed
from bot.interview.reading.addresses import belongs_to, belongs_to_waiting, moved
from bot.interview.reading.consenting import consents_in, names_both
from bot.interview.reading.naming import questions_about
from bot.interview.reading.telling import LONGEST_SAID_NAME, name_before_more
from bot.interview.reading.understanding import (
    DOUBTFUL,
    LONGEST_COMMAND_LETTERS,
    SURE,
    Understanding,
    Verdict,
    judge,
)
from bot.interview.saying.choosing import chosen
from bot.interview.saying.offered import offered
from bot.interview.saying.turn import at
from bot.interview.saying.unsettled import is_open
from bot.interview.saying.wording import Wording
from bot.interview.sight import gone_by
from bot.interview.state.place import ASKING, Place, Sight, Step
from bot.interview.state.response import UNSETTLED
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

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")

SHORTEST_ANSWER_BEFORE = 8
"""In words. What is shorter may be said of the request that follows it."""

LONGEST_NON_ANSWER = 4
"""In words: "dunno", "we don't really know"."""

SHORTEST_REST_OF_AN_ANSWER = 4
"""In words: "dunno. put posters in shops"."""

_PAUSE = re.compile(r"\s*[.:;!–—\n]+\s*|\s+-+\s+")

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
    return _heard(Typed(interview, text, wording, understand, at_once=gone is None))


def _heard(typed: Typed) -> Message:
    found = (way(typed) for way in WAYS)
    return next((message for message in found if message is not None), typed.understood_words)


def _several_answers(typed: Typed) -> Message | None:
    pieces = pieces_in(typed.text, typed.interview.consultation, typed.wording.not_answering)
    return Words(typed.text, pieces=pieces) if pieces else None


def _number_waited_for(typed: Typed) -> Message | None:
    return _tapped(_told_which(typed.interview, typed.text))


def _about_comments(typed: Typed) -> Message | None:
    return _tapped(remarks.asked_for(typed.interview, typed.text, typed.wording.remarks))


def _about_an_answer(typed: Typed) -> Message | None:
    return requested(typed.interview, typed.text, typed.wording)


def _section_or_route(typed: Typed) -> Message | None:
    return _tapped(chosen(typed.interview, typed.text, typed.wording.choosing))


def _moved(typed: Typed) -> Message | None:
    to = moved(typed.wording.addresses, typed.text)
    return Tap(Move(of=to[0], ref=to[1])) if to and has_answer(typed.interview, to[0]) else None


def _both_kept(typed: Typed) -> Message | None:
    return _tapped(labels.keeps_both(typed.interview, typed.text, typed.wording))


def _misplaced(typed: Typed) -> Message | None:
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


def _positions_set(typed: Typed) -> Message | None:
    return in_turn([Tap(*one) for one in set_to(typed.interview, typed.text, typed.wording)])


def _corrections(typed: Typed) -> Message | None:
    found = corrections_in_turn(typed.interview, typed.text, typed.wording)
    return in_turn([Tap(correction) for correction in found])


def _correction_and_more(typed: Typed) -> Message | None:
    """A correction, and what else is asked for; what is left may be more on the same answer."""
    found = correction_and_more(typed)
    if found is None:
        return None
    taps, ref, rest = found
    then = _heard(replace(typed, text=rest)) if rest else None
    if isinstance(then, Words) and not _is_sure(then.understanding) and then.elsewhere is None:
        then = replace(then, elsewhere=Add(ref, rest))
    return in_turn(taps, then)


def _is_sure(understood: Understanding) -> bool:
    return understood.command is not None and understood.confidence >= SURE


def _addressed(typed: Typed) -> Message | None:
    named = typed.addressed
    if named is None or not named.sure:
        return None
    if named.before and named.command and named.ref:
        before = Words(named.before, elsewhere=Add(named.ref, named.before))
        return Both(Tap(named.command, named.words), before)
    return Tap(named.command, named.words) if named.command else Words(named.words)


def _request_at_end(typed: Typed) -> Message | None:
    """An answer here, and a request about another question: that is done first."""
    found = request_at_end(typed)
    if found is None:
        return None
    before, there, taps = found
    then = _heard(typed.but_for(before))
    short = len(before.split()) < SHORTEST_ANSWER_BEFORE
    place = typed.interview.place
    elsewhere = place.step in ASKING and there.whole != place.question.whole
    if short and elsewhere and isinstance(then, Words) and then.elsewhere is None:
        # "I got that wrong. Set question 1 to partly" says nothing about the question at hand.
        then = replace(then, elsewhere=Add(there, before))
    return in_turn(taps, then)


def _denied(typed: Typed) -> Message | None:
    """What is said by one whose question was passed over and who did not ask for that."""
    if not typed.wording.openings.denies(typed.text):
        return None
    interview = typed.interview
    named = mentions(typed.text)
    if named and named[0] in interview.consultation:
        return Tap(GoTo(named[0]))
    last = interview.conversation.last
    passed = interview.response.current(last) if last is not None else None
    if passed is not None and passed.status in {Status.SKIPPED, Status.LATER}:
        return Tap(Undo(last))
    return Tap(Ask(Topic.REPEAT))


def _changed_to(typed: Typed) -> Message | None:
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


def _unsure_and_more(typed: Typed) -> Message | None:
    """A non-answer, and then something after all: "dunno. put posters in shops"."""
    first, *rest = _PAUSE.split(typed.text.strip(), maxsplit=1)
    if typed.interview.place.step not in ASKING or not rest:
        return None
    pressed = typed.wording.labelled(first, offers(typed.interview))
    command = pressed.command if pressed is not None else None
    if len(first.split()) <= LONGEST_NON_ANSWER and typed.understood.confidence >= SURE:
        command = command or typed.understood.command
    if len(rest[0].split()) < SHORTEST_REST_OF_AN_ANSWER:
        return None
    match command:
        case NotSure() | PassOver(status=Status.DONT_KNOW):
            return replace(typed.words, understanding=Understanding(command, DOUBTFUL))
        case _:
            return None


def _about_what(typed: Typed) -> Message | None:
    """The question that is asked for by what it is about: "go back to the one about money"."""
    words = typed.wording.openings.asks_for_one_about(typed.text)
    if words is None:
        return None
    found = questions_about(words, typed.interview.consultation)
    return Tap(GoTo(Ref(found[0].number) if len(found) == 1 else None))


def _term_asked_after(typed: Typed) -> Message | None:
    term = typed.wording.openings.asked_after(typed.text)
    if not term or len(term.split()) > LONGEST_TERM:
        return None
    return Tap(Explain(term)) if asking.is_known(typed.interview, term) else None


def _about_details(typed: Typed) -> Message | None:
    """What a message gives or asks to change about the group, as far as its form tells."""
    text, details = typed.text, typed.wording.details
    step = typed.interview.place.step
    if len(text.split()) > LONGEST_ABOUT_US:
        return None
    if name := details.renamed(text):
        if step is Step.GROUP:
            return Words(name)
        given = Give(Step.GROUP, text=name)
        # At a question it may be what the group answers.
        return Words(text, elsewhere=given) if step in ASKING else Tap(given)
    if (detail := details.changed(text)) and detail is not step:
        return Tap(Tell(detail, only=True))
    if step not in ASKING and names_both(text) and set(consents_in(text)) == set(Purpose):
        return Tap(SayConsent(text))
    return None


def _told_of_the_group(typed: Typed) -> Message | None:
    told = giving.told(typed.interview.place.step, typed.text)
    return Words(typed.text, elsewhere=told) if told else None


def _name_before_more(typed: Typed) -> Message | None:
    """What a group says beside its name when that is asked for, if it is no request."""
    name = name_before_more(typed.text)
    if typed.interview.place.step is not Step.GROUP or name is None or typed.words.asks:
        return None
    said = typed.understood.command
    courtesy = isinstance(said, Ask) and said.topic in COURTESIES
    other = judge(typed.text, typed.understood) is Verdict.COMMAND and not courtesy
    if other or not (courtesy or len(typed.text.split()) > LONGEST_SAID_NAME):
        return None
    return Words(typed.text, elsewhere=Give(Step.GROUP, text=name))


def _told_beside_a_request(typed: Typed) -> Message | None:
    """A request, and who the group is or how to reach it, as in "skip. We are the Ducks"."""
    step = typed.interview.place.step
    if len(typed.text) > LONGEST_COMMAND_LETTERS:
        return None
    for start, end in typed.wording.openings.seams(typed.text):
        before, after = typed.text[:start].strip(), typed.text[end:].strip()
        for said, rest in ((after, before), (before, after)):
            told = giving.told(step, said) if rest else None
            request = _only_a_request(replace(typed, text=rest)) if told else None
            if request is not None:
                return in_turn(request, Words(said, elsewhere=told))
    return None


def _only_a_request(typed: Typed) -> list[Tap] | None:
    """What a part of a message asks for, if it is no answer; None if it may be one."""
    message, taps = _heard(typed), list[Tap]()
    while isinstance(message, Both):
        taps.append(message.first)
        message = message.then
    if isinstance(message, Tap):
        taps.append(message)
    elif (command := _surely_asked(typed, message)) is not None:
        taps.append(Tap(command))
    else:
        return None
    answers = any(isinstance(tap.command, TakeStance | NotSure) for tap in taps)
    return None if answers else taps


def _surely_asked(typed: Typed, message: Words) -> Command | None:
    """What words ask for where nothing is asked that they could answer."""
    command = message.understanding.command
    nothing = is_open(typed.interview.place.step) or message.elsewhere is not None
    if nothing or isinstance(command, SayConsent | Explain | PassOver):
        return None
    if isinstance(command, Ask) and command.topic in COURTESIES:
        return None
    return command if judge(message.text, message.understanding) is Verdict.COMMAND else None


def _label(typed: Typed) -> Message | None:
    if typed.can_only_be_an_answer:
        return None
    pressed = labels.typed(typed.interview, typed.text, typed.wording, at_once=typed.at_once)
    return Tap(pressed.command, typed.text) if pressed is not None else None


def _neither(typed: Typed) -> Message | None:
    return labels.neither(typed.interview, typed.text, typed.wording, typed.understand)


def _left_out_at_end(typed: Typed) -> Message | None:
    return labels.left_out_at_end(typed.interview, typed.text, typed.wording)


def _position_corrected(typed: Typed) -> Message | None:
    return in_turn([Tap(*one) for one in corrected(typed.interview, typed.text, typed.wording)])


def _only_an_answer(typed: Typed) -> Message | None:
    return typed.words if typed.can_only_be_an_answer else None


def _to_be_seen(typed: Typed) -> Message | None:
    return asked_to_see(typed.interview, typed.text, typed.wording)


def _several_passed_over(typed: Typed) -> Message | None:
    return _tapped(asked_in(typed.text))


def _where_nothing_is_asked(typed: Typed) -> Message | None:
    if is_open(typed.interview.place.step) or typed.interview.conversation.doubt:
        return None
    return _tapped(nothing_asked.told(typed.interview, typed.text, typed.wording))


def _two_requests(typed: Typed) -> Message | None:
    return labels.two_requests(typed.interview, typed.text, typed.wording, typed.understand)


def _named_answer_is_wrong(typed: Typed) -> Message | None:
    """What would do away with the whole response, but names a question: that answer is meant."""
    if not isinstance(typed.understood.command, Erase | Withdraw | TakeBack):
        return None
    named = mentions(typed.text)
    ref = next((ref for ref in named if has_answer(typed.interview, ref)), None)
    return replace(typed.words, elsewhere=Reconsider(ref)) if ref is not None else None


def _after_courtesy(typed: Typed) -> Message | None:
    """A greeting or thanks, and what else a message says after it: that may be an answer."""
    match = _SENTENCE.match(typed.text)
    rest = typed.text[match.end() :] if match else ""
    said = typed.understood.command
    if not isinstance(said, Ask) or said.topic not in COURTESIES:
        return None
    if typed.understood.confidence < SURE or len(rest.split()) < SHORTEST_REST:
        return None
    then = typed.understand(rest)
    if isinstance(then.command, Ask) and then.command.topic in COURTESIES:
        return None
    sure = then.command is not None and then.confidence >= SURE
    return Both(Tap(said), Words(rest, then if sure else Understanding(said, DOUBTFUL)))


def _answer_before_consent(typed: Typed) -> Message | None:
    """An answer, and what may be named or quoted: "We agree. Quote us, but leave our name out"."""
    *first, rest = _SENTENCE_END.split(typed.text)
    before = " ".join(first)
    asked = typed.understood
    if not isinstance(asked.command, SayConsent) or asked.confidence < SURE or not before:
        return None
    if typed.interview.place.step not in ASKING or consents_in(before) or not consents_in(rest):
        return None
    if typed.wording.yes_no.says(before, "yes") and not _asks_for_view(typed.interview):
        return None  # It says yes to being asked.
    return Both(Tap(SayConsent(rest)), _heard(typed.but_for(before)))


def _asks_for_view(interview: Interview) -> bool:
    return interview.consultation.question(interview.place.question).kind == "view"


def _tapped(command: Command | None) -> Tap | None:
    return Tap(command) if command is not None else None


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


WAYS = (
    _several_answers,
    _number_waited_for,
    _about_comments,
    _about_an_answer,
    _told_beside_a_request,
    _section_or_route,
    _moved,
    _both_kept,
    _misplaced,
    _positions_set,
    _corrections,
    _correction_and_more,
    _request_at_end,
    _addressed,
    _denied,
    _about_what,
    _term_asked_after,
    _about_details,
    _told_of_the_group,
    _name_before_more,
    _label,
    _neither,
    _left_out_at_end,
    _position_corrected,
    _only_an_answer,
    _to_be_seen,
    _several_passed_over,
    _where_nothing_is_asked,
    _two_requests,
    _unsure_and_more,
    _changed_to,
    _named_answer_is_wrong,
    _after_courtesy,
    _answer_before_consent,
)
"""The ways of hearing a message, in order: the first that makes something of it has it.

What names its place most plainly comes first. Everything before `_only_an_answer` is tried on
long texts, too; what comes after it is tried only on what is short enough for a command.
"""
