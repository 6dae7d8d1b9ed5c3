"""A request that stands at the end of a message, about another question than the one at hand."""

import re
from collections.abc import Iterator

from bot.consultation import Ref
from bot.consultation.reference import mentions
from bot.interview.answers.standpoints import set_to
from bot.interview.commands import (
    Add,
    Change,
    Command,
    Correct,
    NotSure,
    PassOver,
    PassSeveral,
    TakeOut,
    TakeStance,
)
from bot.interview.course.skipping import asked_in
from bot.interview.engine import Tap
from bot.interview.hearing.addressing import addressed
from bot.interview.hearing.requested import requested
from bot.interview.hearing.typed import Typed
from bot.interview.reading.addresses import LONGEST_CORRECTION
from bot.interview.reading.understanding import SURE
from bot.interview.saying.unsettled import LOOKS
from bot.interview.state.place import ASKING

MOST_SEAMS = 8
"""In so many places, from its end, is a message looked at. More seams has no request."""

_WORD = re.compile(r"\w")


def request_at_end(typed: Typed) -> tuple[str, Ref, list[Tap]] | None:
    """What a message says first, and what it asks for at its end about which other question.

    "We agree with that. PS put me down as partly for question 1" is an answer and a request. Only
    what names its question counts. What comes first is about the question at hand; where none is
    asked, it is held until the group says what it is.
    """
    place = typed.interview.place
    if place.step not in ASKING | LOOKS or not any(map(str.isdigit, typed.text)):
        return None
    here = place.question if place.step in ASKING else None
    for before, request, apart in _parted(typed):
        taps = _sure(typed, request, apart=apart)
        refs = [_meant(here, tap.command) for tap in taps]
        if refs and (there := refs[0]) is not None and None not in refs:
            return before, there, taps
    return None


def _parted(typed: Typed) -> Iterator[tuple[str, str, bool]]:
    """The message in two, at each of its last seams; the longest ending comes first.

    With each comes whether the second is set apart from the first, and not only joined to it.
    """
    seams = list(typed.wording.openings.seams(typed.text))[-MOST_SEAMS:]
    for start, end in seams:
        before, request = typed.text[:start].strip(), typed.text[end:].strip()
        if _WORD.search(before) and len(request) <= LONGEST_CORRECTION and mentions(request):
            yield before, request, typed.wording.openings.sets_apart(typed.text, start, end)


def _sure(typed: Typed, request: str, *, apart: bool) -> list[Tap]:
    """What an ending asks for, if it can be nothing else; it has to name its question.

    "The first phase can start, and leave 2 for later" may count something: a number alone tells
    which questions are passed over only in what is set apart from the words before it.
    """
    interview, wording = typed.interview, typed.wording
    if done := set_to(interview, request, wording):
        return [Tap(*one) for one in done]
    asked = requested(interview, request, wording)
    if isinstance(asked, Tap) and isinstance(asked.command, TakeOut):
        return [asked]
    found = addressed(interview, request, wording)
    if found is not None and found.sure and not found.before and found.command is not None:
        # A number alone may count something in an answer.
        clear = isinstance(found.command, Correct) or mentions(request, introduced=True)
        return [Tap(found.command, found.words)] if clear else []
    passed = asked.command if isinstance(asked, Tap) else asked_in(request)
    if isinstance(passed, PassOver | PassSeveral):
        return [Tap(passed)] if apart or mentions(request, introduced=True) else []
    understood = typed.understand(request)
    if isinstance(understood.command, PassOver) and understood.confidence >= SURE:
        return [Tap(understood.command)]
    return []


def _meant(here: Ref | None, command: Command) -> Ref | None:
    """The answer to which a command does something while the words before it are kept here.

    It is another one than that at hand, unless only a position is taken.
    """
    at_hand = here.whole if here is not None else None
    match command:
        case TakeStance(ref=Ref() as ref) | NotSure(ref=Ref() as ref):
            return ref  # At the same question, what comes first says why.
        case PassSeveral(text=text):
            refs = mentions(text)
            return refs[0] if all(ref.whole != at_hand for ref in refs) else None
        case (
            Add(ref=Ref() as ref, text=str())
            | Change(ref=Ref() as ref, text=str())
            | PassOver(ref=Ref() as ref)
            | Correct(ref=ref)
            | TakeOut(ref=Ref() as ref)
        ):
            return ref if ref.whole != at_hand else None
        case _:
            return None
