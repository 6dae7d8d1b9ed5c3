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
from bot.interview.commands import (
    Ask,
    Explain,
    GoTo,
    NotSure,
    PassOver,
    Topic,
    Undo,
)
from bot.interview.course import asking
from bot.interview.course.skipping import asked_in
from bot.interview.engine import Both, Message, Tap, Words, offers
from bot.interview.hearing import about_answers, about_group, labels, nothing_asked
from bot.interview.hearing.looking import asked_to_see
from bot.interview.hearing.typed import COURTESIES, Typed, tapped
from bot.interview.reading.naming import questions_about
from bot.interview.reading.understanding import (
    DOUBTFUL,
    SURE,
    Understanding,
)
from bot.interview.saying.choosing import chosen
from bot.interview.saying.turn import at
from bot.interview.saying.unsettled import is_open
from bot.interview.saying.wording import Wording
from bot.interview.sight import gone_by
from bot.interview.state.place import ASKING, Place, Sight
from bot.interview.state.route import Interview

LONGEST_TERM = 5
"""In words, of a term that is asked about: "the Local Area Agreement"."""

SHORTEST_REST = 3
"""In words. What is shorter belongs to the greeting before it."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]+\s*")

LONGEST_NON_ANSWER = 4
"""In words: "dunno", "we don't really know"."""

SHORTEST_REST_OF_AN_ANSWER = 4
"""In words: "dunno. put posters in shops"."""

_PAUSE = re.compile(r"\s*[.:;!–—\n]+\s*|\s+-+\s+")


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
    return _heard(Typed(interview, text, wording, understand, gone is None, _heard))


def _heard(typed: Typed) -> Message:
    found = (way(typed) for way in WAYS)
    return next((message for message in found if message is not None), typed.understood_words)


def _about_comments(typed: Typed) -> Message | None:
    return tapped(remarks.asked_for(typed.interview, typed.text, typed.wording.remarks))


def _section_or_route(typed: Typed) -> Message | None:
    return tapped(chosen(typed.interview, typed.text, typed.wording.choosing))


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


def _unsure_and_more(typed: Typed) -> Message | None:
    """A non-answer, and then something after all: "dunno. put posters in shops"."""
    first, *rest = _PAUSE.split(typed.text.strip(), maxsplit=1)
    if typed.interview.place.step not in ASKING or not rest:
        return None
    if len(rest[0].split()) < SHORTEST_REST_OF_AN_ANSWER:
        return None
    pressed = typed.wording.labelled(first, offers(typed.interview))
    command = pressed.command if pressed is not None else None
    if len(first.split()) <= LONGEST_NON_ANSWER and typed.understood.confidence >= SURE:
        command = command or typed.understood.command
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


def _label(typed: Typed) -> Message | None:
    if typed.can_only_be_an_answer:
        return None
    pressed = labels.typed(typed.interview, typed.text, typed.wording, at_once=typed.at_once)
    return Tap(pressed.command, typed.text) if pressed is not None else None


def _neither(typed: Typed) -> Message | None:
    return labels.neither(typed.interview, typed.text, typed.wording, typed.understand)


def _left_out_at_end(typed: Typed) -> Message | None:
    return labels.left_out_at_end(typed.interview, typed.text, typed.wording)


def _only_an_answer(typed: Typed) -> Message | None:
    return typed.words if typed.can_only_be_an_answer else None


def _to_be_seen(typed: Typed) -> Message | None:
    return asked_to_see(typed.interview, typed.text, typed.wording)


def _several_passed_over(typed: Typed) -> Message | None:
    return tapped(asked_in(typed.text))


def _where_nothing_is_asked(typed: Typed) -> Message | None:
    if is_open(typed.interview.place.step) or typed.interview.conversation.doubt:
        return None
    return tapped(nothing_asked.told(typed.interview, typed.text, typed.wording))


def _two_requests(typed: Typed) -> Message | None:
    return labels.two_requests(typed.interview, typed.text, typed.wording, typed.understand)


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


WAYS = (
    about_answers.several_answers,
    about_answers.number_waited_for,
    _about_comments,
    about_answers.request_about_one,
    about_group.told_beside_a_request,
    _section_or_route,
    about_answers.words_moved,
    about_answers.both_kept,
    about_answers.words_misplaced,
    about_answers.positions_set,
    about_answers.words_corrected,
    about_answers.one_corrected_and_more,
    about_answers.request_elsewhere,
    about_answers.question_named,
    _denied,
    _about_what,
    _term_asked_after,
    about_group.details_asked_for,
    about_group.told_of_the_group,
    about_group.name_and_more,
    _label,
    _neither,
    _left_out_at_end,
    about_answers.position_corrected,
    _only_an_answer,
    _to_be_seen,
    _several_passed_over,
    _where_nothing_is_asked,
    _two_requests,
    _unsure_and_more,
    about_answers.new_words,
    about_answers.one_is_wrong,
    _after_courtesy,
    about_group.answer_before_consent,
)
"""The ways of hearing a message, in order: the first that makes something of it has it.

What names its place most plainly comes first. Everything before `_only_an_answer` is tried on
long texts, too; what comes after it is tried only on what is short enough for a command.
"""
