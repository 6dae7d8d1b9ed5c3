"""Details about the group that a colleague has given in the meantime: none is replaced unseen.

Every conversation remembers what it has shown or given of each detail. A detail that has become
another since stays, and the group is asked which of the two shall stand. A refusal to be named or
quoted needs no asking: it holds at once.
"""

import zlib
from dataclasses import replace
from typing import Any

from bot.interview.commands import AsCommand, AsNothing, Consent, Give, Purpose
from bot.interview.commands.encoding import encode
from bot.interview.group.details import next_detail
from bot.interview.saying.prompts import as_told
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, stay
from bot.interview.state.place import CONSENTS, DETAILS, Doubt, Step
from bot.interview.state.response import About
from bot.interview.state.route import Interview

_TELLS = {
    "confirm": DETAILS,
    "confirm_again": DETAILS,
    "consent_holds": CONSENTS,
    "is_it_your_new_name": frozenset({Step.GROUP}),
}
"""Messages that tell details, besides the question about one."""


def mark(detail: str | int | None) -> str:
    """A short text by which a detail is told from another."""
    return f"{zlib.crc32(str(detail).encode()):08x}"


def seen_on_form(interview: Interview, command: Give) -> Interview:
    """The interview once a form has shown a detail as the command says."""
    return _knowing(interview, {command.step: command.seen}) if command.seen else interview


def guarded(before: Interview, turn: Turn) -> Turn:
    """A turn that does not replace a detail that a colleague has given and nobody saw here."""
    was, now = before.response.about, turn.interview.response.about
    unseen = [step for step in _changed(was, now) if _is_unseen(before, step)]
    if not unseen or turn.interview.response.erased:
        return turn
    step = min(unseen)
    interview = _knowing(before, {step: mark(_detail(was, step))})
    command = _command(step, _detail(now, step))
    doubt = Doubt("", encode(command), meanwhile=True)
    conversation = replace(interview.conversation, doubt=doubt)
    return Turn(replace(interview, conversation=conversation), (question(interview, command),))


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
        for step in DETAILS
        if _detail(now, step) != _detail(was, step) and _detail(now, step) is not False
    ]


def _detail(about: About, step: Step) -> Any:
    return getattr(about, step.value)


def _knowing(interview: Interview, known: dict[Step, str]) -> Interview:
    marks = {**interview.conversation.known, **{str(step): value for step, value in known.items()}}
    return replace(interview, conversation=replace(interview.conversation, known=marks))
