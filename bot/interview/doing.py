"""Which part of the interview does what a command says."""

from bot.consultation.reference import mentions
from bot.interview import commands as c
from bot.interview.answers import (
    amending,
    belonging,
    colleagues,
    earlier,
    filing,
    history,
    recording,
    remarks,
    taking_out,
)
from bot.interview.course import asking, closing, filling, lasting, moving, skipping
from bot.interview.group import details, giving
from bot.interview.saying.says import say
from bot.interview.saying.turn import Turn, come_back, moved, stay
from bot.interview.state.place import DETAILS, ENDING, Place, Step
from bot.interview.state.route import Interview


def do(interview: Interview, command: c.Command, words: str | None = None) -> Turn:
    """Do what a command says.

    Args:
        interview: the interview as it stands.
        command: what to do.
        words: what was typed, if it was the label of a button.
    """
    in_details, asked = interview.place.step in DETAILS, interview.place.step in ENDING
    match command:
        case c.PassOver(ref=None) | c.GoOn() if in_details:
            return details.next_detail(interview)
        case c.Undo(ref=None) if in_details:
            return moving.go_back(interview)
        case c.GoOn() | c.GoBack() | c.Undo(ref=None) | c.PassOver(ref=None) if (
            interview.place.step is Step.REMARK
        ):
            return come_back(interview)
        case c.GoOn() | c.GoBack() | c.Undo(ref=None) | c.PassOver(ref=None) | c.TakeBack() if (
            asked
        ):
            return lasting.leave(interview)
        case c.PassSeveral(text=text) if in_details and not mentions(text):
            return details.no_more(interview)
        case c.PassSeveral(text=text) if asked and not mentions(text):
            return lasting.leave(interview)
        case c.PassSeveral():
            return skipping.pass_several(interview, command)
        case c.PassOver():
            return recording.pass_over(interview, command)
        case c.Fill():
            return filling.fill(interview, command, words or "")
        case c.TakeStance():
            return recording.take_stance(interview, command, words)
        case c.NotSure():
            return recording.not_sure(interview, command)
        case c.Change():
            return amending.change(interview, command)
        case c.Add():
            return amending.add(interview, command)
        case c.Correct():
            return amending.correct(interview, command)
        case c.Move():
            return belonging.move(interview, command)
        case c.LeaveOut():
            return belonging.leave_out(interview, command)
        case c.KeepBoth():
            return amending.keep_both(interview, command)
        case c.KeepNew():
            return amending.keep_new(interview, command)
        case c.Undo():
            return history.undo(interview, command)
        case c.Redo():
            return history.redo(interview, command)
        case c.Versions():
            return earlier.show(interview, command)
        case c.BringBack():
            return earlier.bring_back(interview, command)
        case c.TakeOut():
            return taking_out.take_out(interview, command)
        case c.Reconsider():
            return taking_out.reconsider(interview, command)
        case c.AnswerHere():
            return filing.answer_here(interview)
        case c.Settle():
            return colleagues.settle(interview, command)
        case c.Remark(text=text):
            return recording.keep_remark(interview, text)
        case c.ShowRemark():
            return remarks.show(interview)
        case c.RemoveRemark():
            return remarks.remove(interview, command)
        case c.AsAnswer() | c.AsCommand() | c.AsNothing() | c.File():
            return stay(interview, say("no_doubt"))
        case c.Explain():
            return asking.explain(interview, command)
        case c.Ask():
            return asking.ask(interview, command)
        case c.ShowCode():
            return asking.ask(interview, c.Ask(c.Topic.COME_BACK))
        case c.Complain():
            return asking.complain(interview, command)
        case c.FollowUps():
            return asking.follow_ups(interview, command)
        case c.Consent():
            return giving.consent(interview, command)
        case c.NoMoreDetails():
            return details.no_more(interview)
        case c.SayConsent():
            return giving.say_consent(interview, command)
        case c.Tell():
            return details.tell(interview, command)
        case c.Give(text=text):
            return giving.give(interview, command, text or words or "")
        case c.RemoveContact():
            return giving.remove_contact(interview)
        case _:
            return _finish(interview, command) or _move(interview, command)


def _finish(interview: Interview, command: c.Command) -> Turn | None:
    match command:
        case c.Review():
            return closing.review(interview, command)
        case c.Submit() if interview.conversation.clashes:
            return colleagues.ask(interview)
        case c.Submit():
            return closing.submit(interview)
        case c.NotYet():
            return closing.not_yet(interview)
        case c.TakeBack() if interview.place.step is Step.CONFIRM:
            return closing.not_yet(interview)
        case c.TakeBack():
            return lasting.take_back(interview)
        case c.Withdraw():
            return lasting.withdraw(interview, command)
        case c.Erase():
            return lasting.erase(interview, command)
        case _:
            return None


def _move(interview: Interview, command: c.Command) -> Turn:
    match command:
        case c.ChooseRoute():
            return moving.choose_route(interview, command)
        case c.FindRoute():
            return moving.find_route(interview, command)
        case c.ChooseSection():
            return moved(interview, Place(Step.SECTIONS))
        case c.AnswerTogether(ref=ref):
            return moving.answer_together(interview, ref)
        case c.Begin():
            return moving.begin(interview)
        case c.GoTo(ref=ref):
            return moving.go_to(interview, ref)
        case c.SkipTo():
            return skipping.skip_to(interview, command)
        case c.GoBack():
            return moving.go_back(interview)
        case c.GoOn():
            return moving.go_on(interview)
    raise AssertionError(f"no such command: {command}")
