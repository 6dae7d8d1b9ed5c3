"""What words about a position do: correct the one that was recorded, or come with a new one."""

from bot.consultation import Ref, Stance, Status
from bot.interview.commands import Add, Command, NotSure, TakeOut, TakeStance
from bot.interview.reading.positions import Position
from bot.interview.saying.wording import Wording
from bot.interview.state.place import ASKING, DETAILS, ENDING, Step
from bot.interview.state.response import Answer
from bot.interview.state.route import Interview

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
    if said is None or place.step in DETAILS or place.step in ENDING:
        return ()
    here = _with_position(interview, place.ref) if place.step in ASKING else None
    if _opens_first_answer(interview, said, wording):
        return ((TakeStance(Stance(said.key), place.ref, instead=True), text),)
    if here is None:
        return _corrects_last(interview, said, text, wording)
    command = _command(said.key, here.ref)
    if isinstance(command, NotSure) and not said.alone:
        return ()
    if not said.takes_back and said.key == (here.stance or "not_sure"):
        return ()
    if said.alone:
        return ((command, _instead_of(here, text, wording)),)
    if place.step is Step.QUESTION and not place.adding:
        return ((TakeStance(Stance(said.key), here.ref, instead=True), text),)
    return ((command, None), (Add(here.ref, text), None)) if said.takes_back else ()


def _opens_first_answer(interview: Interview, said: Position, wording: Wording) -> bool:
    """Whether a first answer opens with its position, and nothing after it takes some of it back.

    "Yes" and "no" may answer some other part of the question.
    """
    place, answers = interview.place, interview.response.answers
    if place.step is not Step.QUESTION or place.ref is None or place.ref in answers:
        return False
    asks = interview.consultation.question(place.ref).asks_for_view
    clear = said.key != "not_sure" and said.way not in wording.positions.short
    return asks and clear and not (said.alone or said.led or said.takes_back or said.qualified)


def set_to(interview: Interview, text: str, wording: Wording, about: Ref | None = None) -> Done:
    """What a message does that asks for a position, and no more; nothing if it does not.

    The answer must be there: where there is none, a position may be the answer to something else.

    Args:
        interview: the interview as it stands.
        text: what was typed.
        wording: the language.
        about: the answer that is spoken of, if none is named.
    """
    said = wording.settings.read(text)
    place, conversation = interview.place, interview.conversation
    if said is None or (said.ref is None and place.step in DETAILS | ENDING):
        return ()
    if said.ref is None and about is not None:
        found = _with_view(interview, about)
    elif said.ref is None:
        here = place.ref if place.step in ASKING else None
        refs = (here, conversation.about, conversation.last)
        found = next((a for a in (_with_position(interview, ref) for ref in refs) if a), None)
    else:
        found = _with_view(interview, said.ref)
    if said.misplaced and said.ref is not None:
        return _put_right(interview, said.key, said.ref, wording)
    if found is None:
        return ()
    command = _command(said.key, found.ref)
    return ((command, said.way if _says_position(found, wording) else None),)


def _put_right(interview: Interview, key: str, ref: Ref, wording: Wording) -> Done:
    """What moves a position to another question from the answer given last, if it says no more."""
    last = interview.conversation.last
    answer = interview.response.current(last) if last is not None else None
    asks = ref in interview.consultation and interview.consultation.question(ref).asks_for_view
    if answer is None or answer.followup or answer.ref == ref or not asks:
        return ()
    said = _named(answer.text, wording)
    given = (
        said.key if said is not None and said.alone else answer.stance if not answer.text else None
    )
    return ((TakeOut(answer.ref), None), (_command(key, ref), None)) if given == key else ()


def _corrects_last(interview: Interview, said: Position, text: str, wording: Wording) -> Done:
    """What is done to the answer that was recorded last, once something else is asked."""
    last = _with_position(interview, interview.conversation.last)
    ref = interview.place.ref
    asks_for_view = ref is not None and interview.consultation.question(ref).asks_for_view
    just = interview.conversation.just
    bare = said.alone and said.way not in wording.positions.short
    # A question that asks for no view is not answered by a position; the one before may be.
    asks_for_words = ref is not None and not asks_for_view
    if just is not None and bare and asks_for_words and _lacks_position(interview, just.ref):
        return ((_command(said.key, just.ref), None),)
    # "Well, yes" may answer an open question; "actually partly" cannot.
    clear = said.led and said.alone and said.way not in wording.positions.short
    if last is None or not (said.takes_back or (clear and not asks_for_view)):
        return ()
    command = _command(said.key, last.ref)
    if said.alone:
        return ((command, _instead_of(last, text, wording)),)
    return ((command, None), (Add(last.ref, text), None))


def _named(text: str, wording: Wording) -> Position | None:
    ways = {key: wording.buttons[key].ways for key in KEYS}
    return wording.positions.named(text, ways)


def _command(key: str, ref: Ref) -> TakeStance | NotSure:
    return NotSure(ref) if key == "not_sure" else TakeStance(Stance(key), ref)


def _lacks_position(interview: Interview, ref: Ref) -> bool:
    """Whether a question asks for a view, and its answer has words and takes none."""
    answer = interview.response.current(ref)
    worded = answer is not None and answer.status is Status.ANSWERED and answer.stance is None
    return worded and interview.consultation.question(ref).asks_for_view


def _with_position(interview: Interview, ref: Ref | None) -> Answer | None:
    """The answer to a question, if it takes a position on what the question asks."""
    answer = _with_view(interview, ref)
    has_one = answer is not None and (answer.stance or answer.status is Status.DONT_KNOW)
    return answer if has_one else None


def _with_view(interview: Interview, ref: Ref | None) -> Answer | None:
    """The answer to a question that asks for a view, if there is one."""
    if ref is None or ref not in interview.consultation:
        return None
    answer = interview.response.current(ref)
    if answer is None or not interview.consultation.question(ref).asks_for_view:
        return None
    return answer if answer.status in {Status.ANSWERED, Status.DONT_KNOW} else None


def _instead_of(answer: Answer, text: str, wording: Wording) -> str | None:
    """The words to record: new ones, where the answer's only say the position that it was."""
    return text if _says_position(answer, wording) else None


def _says_position(answer: Answer, wording: Wording) -> bool:
    """Whether an answer's words only say its position."""
    said = _named(answer.text, wording)
    return said is not None and said.alone
