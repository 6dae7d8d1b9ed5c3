"""What short words tell where nothing is asked: a yes, a number, a farewell, a question."""

from bot.consultation import Ref
from bot.interview.commands import (
    Ask,
    AsNothing,
    Begin,
    ChooseSection,
    Command,
    GoTo,
    LeaveOut,
    Topic,
)
from bot.interview.saying.unsettled import is_waiting, versions
from bot.interview.saying.wording import Wording
from bot.interview.state.place import ENDING, Step
from bot.interview.state.response import UNSETTLED
from bot.interview.state.route import Interview


def told(interview: Interview, text: str, wording: Wording) -> Command | None:
    """What a bare yes, no or number tells where none is asked for, and what is asked there."""
    step = interview.place.step
    if step in ENDING:
        return None
    if wording.openings.leaves(text):
        return Ask(Topic.STOP)
    if interview.response.submitted and wording.openings.asks_if_sent(text):
        return Ask(Topic.SENT)
    yes, no = (wording.yes_no.says(text, meaning) for meaning in ("yes", "no"))
    if yes and step is Step.WELCOME:
        return Begin()
    if no and is_waiting(interview):
        return LeaveOut(UNSETTLED, versions(interview))
    if yes or no:
        return Ask(Topic.REPEAT) if yes and is_waiting(interview) else AsNothing()
    ref = _bare_number(text)
    match step:
        case _ if ref is None:
            return None
        case Step.WELCOME:
            return Begin()
        case Step.SECTIONS:
            return ChooseSection()
        case _:
            return GoTo(ref)


def _bare_number(text: str) -> Ref | None:
    """The question of which a message gives the number, and nothing else."""
    try:
        return Ref.parse(text.strip(" \n.,!?"))
    except ValueError:
        return None
