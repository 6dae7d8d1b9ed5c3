"""What a message says of the group: who it is, how to reach it, what may be named or quoted."""

import re
from dataclasses import replace

from bot.interview.commands import (
    Ask,
    Command,
    Explain,
    Give,
    NotSure,
    PassOver,
    Purpose,
    SayConsent,
    TakeStance,
    Tell,
)
from bot.interview.engine import Both, Message, Tap, Words, in_turn
from bot.interview.group import giving
from bot.interview.hearing.typed import COURTESIES, Typed
from bot.interview.reading.consenting import consents_in, names_both
from bot.interview.reading.telling import LONGEST_SAID_NAME, name_before_more
from bot.interview.reading.understanding import (
    LONGEST_COMMAND_LETTERS,
    SURE,
    Verdict,
    judge,
)
from bot.interview.saying.unsettled import is_open
from bot.interview.state.place import ASKING, Step

LONGEST_ABOUT_US = 25
"""In words: "you may quote us but we had rather you did not put our name"."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")


def details_asked_for(typed: Typed) -> Message | None:
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


def told_of_the_group(typed: Typed) -> Message | None:
    """What the group is called, or how it can be reached, told in passing."""
    told = giving.told(typed.interview.place.step, typed.text)
    return Words(typed.text, elsewhere=told) if told else None


def name_and_more(typed: Typed) -> Message | None:
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


def told_beside_a_request(typed: Typed) -> Message | None:
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
    message, taps = typed.hear(typed), list[Tap]()
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


def answer_before_consent(typed: Typed) -> Message | None:
    """An answer, and what may be named or quoted: "We agree. Quote us, but leave our name out"."""
    *first, rest = _SENTENCE_END.split(typed.text)
    before = " ".join(first)
    asked = typed.understood
    if not isinstance(asked.command, SayConsent) or asked.confidence < SURE or not before:
        return None
    if typed.interview.place.step not in ASKING or consents_in(before) or not consents_in(rest):
        return None
    question = typed.interview.consultation.question(typed.interview.place.question)
    if typed.wording.yes_no.says(before, "yes") and not question.asks_for_view:
        return None  # It says yes to being asked.
    return Both(Tap(SayConsent(rest)), typed.hear(typed.but_for(before)))
