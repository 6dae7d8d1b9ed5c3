"""What is written on buttons, typed: on those on offer, on those shown last, and at any time."""

import re
from collections.abc import Callable

from bot.consultation import Status
from bot.consultation.glossary import find_term, normalise
from bot.consultation.reference import mentions
from bot.interview.answers.recording import took_the_place
from bot.interview.commands import (
    Ask,
    AsNothing,
    Command,
    Explain,
    FollowUps,
    GoBack,
    GoOn,
    KeepBoth,
    LeaveOut,
    PassOver,
    Redo,
    Review,
    Settle,
    Settlement,
    Submit,
    TakeBack,
    Topic,
    Undo,
)
from bot.interview.engine import Both, Tap, Words, offers
from bot.interview.reading.understanding import DOUBTFUL, LONGEST_COMMAND, SURE, Understanding
from bot.interview.saying.offered import offered
from bot.interview.saying.says import Offer
from bot.interview.saying.wording import Wording
from bot.interview.state.place import DETAILS
from bot.interview.state.route import Interview

WHERE = Offer("do_i_am_back", Ask(Topic.I_AM_BACK))

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
    WHERE,
    Offer("do_left", Ask(Topic.LEFT)),
    Offer("do_why", Ask(Topic.WHY)),
    Offer("do_example", Ask(Topic.EXAMPLE)),
    Offer("no_follow_ups", FollowUps(False)),
    Offer("ask_more", FollowUps(True)),
    Offer("keep_both", KeepBoth()),
    Offer("put_back", Redo()),
    Offer("do_take-back", TakeBack()),
)
"""What can be typed at any time, whether there is a button for it or not."""


NEITHER = Offer("as_nothing", AsNothing())
"""What can be typed when the group is asked which of two things it means. It has no button: nothing
that may be an answer is left out by a slip of the finger."""

LONGEST_LEAVING_OUT = 12
"""In words: "I said that to my wife in the kitchen, leave it out"."""

LONGEST_KEEPING = 9
"""In words: "oh wait keep both for 34, that was Joe's"."""

LONGEST_NEITHER = 6
"""In words, where no pause follows "neither"."""

_PAUSE = re.compile(r"\s*[,.;:!?–—]+\s*")


def typed(interview: Interview, text: str, wording: Wording, *, at_once: bool) -> Offer | None:
    """The button whose label was typed, or that can be typed at any time.

    Args:
        interview: the interview as it stands.
        text: what was typed.
        wording: the language.
        at_once: whether it was typed to the assistant's last messages, so that any of their
            buttons may be meant.
    """
    neither = (NEITHER,) if interview.conversation.doubt else ()
    found = wording.typed(text, (*offers(interview), *neither, *ANY_TIME))
    if found is None and wording.openings.asks_where(text):
        return WHERE
    if found is not None or not at_once:
        return found
    shown = offered(interview)
    return wording.labelled(text, shown) or wording.labelled(wording.yes_no.after_yes(text), shown)


def keeps_both(interview: Interview, text: str, wording: Wording) -> Command | None:
    """Keeping both answers to the question that a message names, or to that which waits."""
    ways = wording.buttons["keep_both"].fixed
    said = f"{normalise(text)} "
    clashes = interview.conversation.clashes
    named = mentions(text)
    if len(said.split()) > LONGEST_KEEPING or not any(said.startswith(f"{way} ") for way in ways):
        return None
    if not named:
        return Settle(Settlement.ADD, clashes[-1].ref) if len(clashes) == 1 else None
    if any(clash.ref == named[0] for clash in clashes):
        return Settle(Settlement.ADD, named[0])
    versions = interview.response.answers.get(named[0], ())
    replaced = len(versions) > 1 and took_the_place(*versions[-2:])
    return KeepBoth(named[0]) if len(named) == 1 and replaced else None


def neither(
    interview: Interview, text: str, wording: Wording, understand: Callable[[str], Understanding]
) -> Tap | Both | None:
    """That words are neither of two things, or are left out, if a message begins by saying so."""
    opening, *rest = _PAUSE.split(text, maxsplit=1)
    if not rest and interview.conversation.doubt is not None:
        # "Neither its a question" says no more than "neither" while that is asked.
        pressed = _left_out(interview, next(iter(text.split()), ""), wording)
        return Tap(pressed.command) if pressed and len(text.split()) <= LONGEST_NEITHER else None
    if not (rest and rest[0].strip()) or len(text.split()) > LONGEST_COMMAND:
        return None
    pressed = _left_out(interview, opening, wording)
    if pressed is None:
        return None
    done = Tap(pressed.command)
    then = _request(interview, rest[0].strip(), wording, understand, type(pressed.command))
    return Both(done, then) if then is not None else done


def left_out_at_end(interview: Interview, text: str, wording: Wording) -> Tap | Words | None:
    """That words are left out, if a short message ends by saying so: "not an answer, leave it out".

    It is sure where it only says first that they are no answer; else it may be one itself.
    """
    rest = wording.openings.after_disowning(text, wording.yes_no.beside)
    if pressed := _left_out(interview, rest, wording):
        return Tap(pressed.command)
    *first, ending = _PAUSE.split(text.rstrip(" .!"))
    pressed = _left_out(interview, ending, wording)
    asked = interview.place.step not in DETAILS and interview.conversation.doubt is None
    if not (pressed and first and asked) or len(text.split()) > LONGEST_LEAVING_OUT:
        return None
    return Words(text, Understanding(pressed.command, DOUBTFUL))


def _left_out(interview: Interview, text: str, wording: Wording) -> Offer | None:
    """The button typed that leaves words out which may be an answer, or were taken for one."""
    waits = interview.conversation.doubt is not None
    shown = (NEITHER,) if waits else offered(interview)
    out = [one for one in shown if isinstance(one.command, AsNothing | LeaveOut)]
    return wording.labelled(text, out) or wording.labelled(wording.yes_no.bare(text), out)


def two_requests(
    interview: Interview, text: str, wording: Wording, understand: Callable[[str], Understanding]
) -> Both | Tap | None:
    """Two requests in one message, if it is sure that there are two."""
    halves = wording.halves(text, STEPS)
    if halves is None:
        return None
    first, rest = halves
    then = _request(interview, rest, wording, understand, type(first.command))
    if isinstance(first.command, PassOver) and _goes_on(then):
        # "Skip, and what's next?" asks for one question to be passed over, not two.
        return Tap(first.command)
    return Both(Tap(first.command), then) if then is not None else None


def _goes_on(request: Words | Tap | None) -> bool:
    match request:
        case Tap(command=GoOn()) | Words(understanding=Understanding(command=GoOn())):
            return True
        case _:
            return False


def _request(
    interview: Interview,
    text: str,
    wording: Wording,
    understand: Callable[[str], Understanding],
    other_than: type[Command],
) -> Words | Tap | None:
    label = wording.typed(text, ANY_TIME)
    if label is not None:
        return Tap(label.command)
    if wording.openings.asks(text) and find_term(text, interview.consultation.terms) is not None:
        return Tap(Explain(text))
    understood = understand(text)
    command = understood.command
    sure = command is not None and understood.confidence >= SURE
    if not sure or isinstance(command, other_than | Explain):
        return None
    return Words(text, understood)
