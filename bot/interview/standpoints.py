"""What words about a position do: correct the one that was recorded, or come with a new one."""

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import Add, Command, NotSure, TakeStance
from bot.interview.place import ASKING, DETAILS, Step
from bot.interview.positions import Position
from bot.interview.response import Answer
from bot.interview.route import Interview
from bot.interview.wording import Wording

type Done = tuple[tuple[Command, str | None], ...]
"""Commands, each with the words that come with it."""

KEYS = (*Stance, "not_sure")
"""The buttons for a position."""


def corrected(interview: Interview, text: str, wording: Wording) -> Done:
    """What a message does to a position that is recorded; nothing if it leaves it alone.

    At a question that asks for a view and has no answer, a position is an answer to it, unless
    it takes an earlier one back.
    """
    said = _named(text, wording)
    place = interview.place
    if said is None or place.step in DETAILS or place.step in {Step.WITHDRAW, Step.ERASE}:
        return ()
    here = _with_position(interview, place.ref) if place.step in ASKING else None
    if here is None:
        return _corrects_last(interview, said, text, wording)
    command = _command(said, here.ref)
    if isinstance(command, NotSure) and not said.alone:
        return ()
    if not said.takes_back and said.key == (here.stance or "not_sure"):
        return ()
    if said.alone:
        return ((command, _instead_of(here, text, wording)),)
    if place.step is Step.QUESTION and not place.adding:
        return ((TakeStance(Stance(said.key), here.ref, instead=True), text),)
    return ((command, None), (Add(here.ref, text), None)) if said.takes_back else ()


def _corrects_last(interview: Interview, said: Position, text: str, wording: Wording) -> Done:
    """What is done to the answer that was recorded last, once something else is asked."""
    last = _with_position(interview, interview.conversation.last)
    ref = interview.place.ref
    asks_for_view = ref is not None and interview.consultation.question(ref).kind == "view"
    # "Well, yes" may answer an open question; "actually partly" cannot.
    clear = said.led and said.alone and said.way not in wording.positions.short
    if last is None or not (said.takes_back or (clear and not asks_for_view)):
        return ()
    command = _command(said, last.ref)
    if said.alone:
        return ((command, _instead_of(last, text, wording)),)
    return ((command, None), (Add(last.ref, text), None))


def _named(text: str, wording: Wording) -> Position | None:
    ways = {key: wording.buttons[key].ways for key in KEYS}
    return wording.positions.named(text, ways)


def _command(said: Position, ref: Ref) -> TakeStance | NotSure:
    return NotSure(ref) if said.key == "not_sure" else TakeStance(Stance(said.key), ref)


def _with_position(interview: Interview, ref: Ref | None) -> Answer | None:
    """The answer to a question, if it takes a position on what the question asks."""
    if ref is None or ref not in interview.consultation:
        return None
    answer = interview.response.current(ref)
    if answer is None or interview.consultation.question(ref).kind != "view":
        return None
    return answer if answer.stance or answer.status is Status.DONT_KNOW else None


def _instead_of(answer: Answer, text: str, wording: Wording) -> str | None:
    """The words to record: new ones, where the answer's only say the position that it was."""
    said = _named(answer.text, wording)
    return text if said is not None and said.alone else None
