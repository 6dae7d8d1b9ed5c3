"""What a typed message is, as far as its form tells: before anything about it is uncertain.

A label of a button presses it. An opening such as "question 5:" says where the words after it
belong, however long they are. The rest is left to what was understood.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.consultation import Status
from bot.consultation.glossary import find_term
from bot.consultation.reference import mentions
from bot.interview import giving
from bot.interview.addresses import belongs_to
from bot.interview.addressing import addressed
from bot.interview.commands import (
    Add,
    AnswerTogether,
    Ask,
    AsNothing,
    Change,
    Command,
    Explain,
    FollowUps,
    GoBack,
    GoOn,
    GoTo,
    KeepBoth,
    Move,
    PassOver,
    Review,
    Submit,
    TakeBack,
    Topic,
    Undo,
)
from bot.interview.encoding import decode
from bot.interview.engine import Both, Message, Tap, Words, offers
from bot.interview.filing import pieces_in
from bot.interview.lasting import ASKED
from bot.interview.place import ASKING, DETAILS, Place, Sight
from bot.interview.route import Interview
from bot.interview.says import Offer
from bot.interview.sight import gone_by
from bot.interview.skipping import asked_in
from bot.interview.standpoints import corrected
from bot.interview.turn import at
from bot.interview.understanding import SURE, Understanding, can_only_be_an_answer
from bot.interview.wording import Wording

STEPS = (
    Offer("skip", PassOver(Status.SKIPPED)),
    Offer("later", PassOver(Status.LATER)),
    Offer("do_back", GoBack()),
    Offer("do_on", GoOn()),
    Offer("do_undo", Undo()),
)
"""What can be typed at any time, and can be the first of two requests."""

ANY_TIME = (
    *STEPS,
    Offer("review", Review()),
    Offer("submit", Submit()),
    Offer("do_help", Ask(Topic.HELP)),
    Offer("do_stop", Ask(Topic.STOP)),
    Offer("do_why", Ask(Topic.WHY)),
    Offer("do_example", Ask(Topic.EXAMPLE)),
    Offer("no_follow_ups", FollowUps(False)),
    Offer("ask_more", FollowUps(True)),
    Offer("keep_both", KeepBoth()),
    Offer("do_take-back", TakeBack()),
)
"""What can be typed at any time, whether there is a button for it or not."""


NEITHER = Offer("as_nothing", AsNothing())
"""What can be typed when the group is asked which of two things it means. It has no button: nothing
that may be an answer is left out by a slip of the finger."""

LONGEST_LOOK = 9
"""In words: "can you show me my answer to question 12"."""

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
    belongs = belongs_to(wording.addresses, text)
    if belongs is not None and interview.conversation.last is not None:
        return Tap(Move(ref=belongs))
    named = addressed(interview, text, wording)
    if named is not None and named.sure:
        return Tap(named.command, named.words) if named.command else Words(named.words)
    if told := giving.told(interview.place.step, text):
        return Words(text, elsewhere=told)
    elsewhere = named.command if named is not None else None
    goes_on = wording.openings.goes_on(text)
    words = Words(
        text,
        goes_on=goes_on,
        says_more=goes_on or wording.openings.continues(text),
        elsewhere=elsewhere,
    )
    only_an_answer = can_only_be_an_answer(text)
    neither = (NEITHER,) if interview.conversation.doubt else ()
    typed = wording.typed(text, (*offers(interview), *neither, *ANY_TIME))
    if typed is not None and not only_an_answer:
        return Tap(typed.command, text)
    match [Tap(*done) for done in corrected(interview, text, wording)]:
        case [one]:
            return one
        case [one, other]:
            return Both(one, other)
    if only_an_answer:
        return words
    if _asks_to_see(interview, text, wording):
        return Tap(Review(text))
    several = asked_in(text)
    if several is not None:
        return Tap(several)
    if _is_no_comment(interview, text, wording):
        return Tap(AsNothing())
    both = _two_requests(interview, text, wording, understand)
    return both or replace(words, understanding=understand(text))


def _asks_to_see(interview: Interview, text: str, wording: Wording) -> bool:
    """Whether a message asks for an answer to be shown, and nothing else.

    Of a question without an answer the question itself is meant.
    """
    if len(text.split()) > LONGEST_LOOK or not wording.openings.shows(text):
        return False
    named = mentions(text, introduced=True)
    return len(named) == 1 and interview.response.current(named[0]) is not None


def _is_no_comment(interview: Interview, text: str, wording: Wording) -> bool:
    """Whether a message is a bare yes or no where neither is asked for, nor an answer."""
    asked = interview.place.step in ASKING | DETAILS | ASKED
    yes_no = wording.yes_no
    return not (asked or interview.conversation.doubt) and (
        yes_no.says(text, "yes") or yes_no.says(text, "no")
    )


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


def _two_requests(
    interview: Interview, text: str, wording: Wording, understand: Callable[[str], Understanding]
) -> Both | None:
    """Two requests in one message, if it is sure that there are two."""
    halves = wording.halves(text, STEPS)
    if halves is None:
        return None
    first, rest = halves
    then = _request(interview, rest, wording, understand, type(first.command))
    return Both(Tap(first.command), then) if then is not None else None


def _request(
    interview: Interview,
    text: str,
    wording: Wording,
    understand: Callable[[str], Understanding],
    other_than: type[Command],
) -> Words | Tap | None:
    typed = wording.typed(text, ANY_TIME)
    if typed is not None:
        return Tap(typed.command)
    if wording.openings.asks(text) and find_term(text, interview.consultation.terms) is not None:
        return Tap(Explain(text))
    understood = understand(text)
    command = understood.command
    sure = command is not None and understood.confidence >= SURE
    if not sure or isinstance(command, other_than | Explain):
        return None
    return Words(text, understood)
