"""Details about the group that a colleague has given in the meantime: none is replaced unseen.

Every conversation remembers what it has shown or given of each detail. A detail that has become
another since stays, and the group is asked which of the two shall stand. A refusal to be named or
quoted needs no asking: it holds at once.
"""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.interview.commands import AsCommand, AsNothing, Consent, Give, Purpose
from bot.interview.commands.encoding import decode, encode
from bot.interview.group.details import next_detail
from bot.interview.group.giving import holds
from bot.interview.saying.prompts import as_told, prompt, short_prompt
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, stay, without_prompt
from bot.interview.state.place import ABOUT, CONSENTS, DETAILS, Doubt, Step
from bot.interview.state.response import About
from bot.interview.state.route import Interview

_TELLS = {
    "confirm": DETAILS,
    "confirm_again": DETAILS,
    "consent_holds": CONSENTS,
    "is_it_your_new_name": frozenset({Step.GROUP}),
}
"""Messages that tell details, besides the question about one."""

_SAYS_RECORDED = frozenset(
    {
        "group_kept",
        "people_kept",
        "contact_kept",
        "detail_kept",
        "detail_anew",
        "contact_removed",
        "consent_holds",
    }
)
"""Messages that say that a detail is recorded."""


def mark(detail: str | int | None) -> str:
    """A short text by which a detail is told from another."""
    return f"{zlib.crc32(str(detail).encode()):08x}"


def seen_on_form(interview: Interview, command: Give) -> Interview:
    """The interview once a form has shown a detail as the command says."""
    return _knowing(interview, {command.step: command.seen}) if command.seen else interview


def guarded(before: Interview, turn: Turn) -> Turn:
    """A turn that does not replace a detail that a colleague has given and nobody saw here.

    Each such detail stays, and is asked about. What else was done or said is as it is.
    """
    after = turn.interview
    was, now = before.response.about, after.response.about
    unseen = [step for step in _changed(was, now) if _is_unseen(before, step)]
    if not unseen or after.response.erased:
        return turn
    theirs: dict[str, Any] = {step.value: _detail(was, step) for step in unseen}
    after = replace(after, response=replace(after.response, about=replace(now, **theirs)))
    if before.place.step in unseen:
        here, there = after.conversation, before.conversation
        here = replace(here, place=there.place, resume=there.resume)
        after = replace(after, conversation=here)
    commands = [encode(_command(step, _detail(now, step))) for step in unseen]
    return asked(Turn(after, tuple(_still_said(was, after, turn))), tuple(commands))


def _still_said(was: About, after: Interview, turn: Turn) -> Iterator[Say]:
    """What is said in a turn, without what tells details that are not recorded after all."""
    consents = any(_detail(after.response.about, step) != _detail(was, step) for step in CONSENTS)
    for said in without_prompt(turn, prompt, short_prompt):
        if said.key == "consent_holds" and consents:
            yield holds(after)
        elif said.key not in _SAYS_RECORDED:
            yield said


def asked(turn: Turn, commands: tuple[str, ...]) -> Turn:
    """A turn in which the group is asked which of two details shall stand.

    Where several details wait, or other words do, one is asked about after the other.

    Args:
        turn: the turn so far.
        commands: those that give the details, encoded.
    """
    interview, doubt = turn.interview, turn.interview.conversation.doubt
    if not commands:
        return turn
    if doubt is not None:
        doubt = replace(doubt, then=commands)
        says = turn.says
    else:
        command = decode(commands[0])
        assert isinstance(command, Give | Consent)
        step = step_of(command)
        interview = _knowing(interview, {step: mark(_detail(interview.response.about, step))})
        doubt = Doubt("", commands[0], meanwhile=True, then=commands[1:])
        says = (*without_prompt(turn, prompt, short_prompt), question(interview, command))
    conversation = replace(interview.conversation, doubt=doubt)
    return Turn(replace(interview, conversation=conversation), says)


def remember(before: Interview, turn: Turn) -> Turn:
    """A turn that remembers the details that it has given or told."""
    interview = turn.interview
    about = interview.response.about
    told = set(_changed(before.response.about, about))
    for said in turn.says:
        told |= _TELLS.get(said.key, frozenset())
        if said.key == "ask_detail_again":
            told.add(interview.place.step)
    known = {step: mark(_detail(about, step)) for step in told}
    return replace(turn, interview=_knowing(interview, known)) if known else turn


def question(interview: Interview, command: Give | Consent) -> Say:
    """Which of two shall stand: what a colleague has given, or what was given here?"""
    step = step_of(command)
    mine = command.text if isinstance(command, Give) else command.given
    return say(
        "detail_meanwhile",
        Offer("settle_replace", AsCommand()),
        Offer("settle_leave", AsNothing()),
        who=say("a_colleague"),
        what=say(f"what_{step}"),
        theirs=as_told(_detail(interview.response.about, step)),
        mine=as_told(mine),
    )


def step_of(command: Give | Consent) -> Step:
    """Which detail a command gives."""
    return command.step if isinstance(command, Give) else Step(command.purpose.value)


def leave(interview: Interview, command: Give | Consent) -> Turn:
    """Leave a detail as a colleague has given it."""
    if interview.place.step is step_of(command):
        return next_detail(interview)
    return stay(interview, say("detail_left"))


def _command(step: Step, detail: Any) -> Give | Consent:
    if step in CONSENTS:
        return Consent(Purpose(step.value), detail)
    return Give(step, text=None if detail is None else str(detail))


def _is_unseen(interview: Interview, step: Step) -> bool:
    about = interview.response.about
    known = interview.conversation.known.get(step)
    return _detail(about, step) is not None and known != mark(_detail(about, step))


def _changed(was: About, now: About) -> list[Step]:
    return [
        step
        for step in (*ABOUT, Step.CONTACT)
        if _detail(now, step) != _detail(was, step) and _detail(now, step) is not False
    ]


def _detail(about: About, step: Step) -> Any:
    return getattr(about, step.value)


def _knowing(interview: Interview, known: dict[Step, str]) -> Interview:
    marks = {**interview.conversation.known, **{str(step): value for step, value in known.items()}}
    return replace(interview, conversation=replace(interview.conversation, known=marks))
