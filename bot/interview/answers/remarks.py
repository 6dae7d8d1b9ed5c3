"""Comments on the whole paper: showing, changing and removing them."""

from dataclasses import replace

from bot.consultation import Status
from bot.interview.answers import history
from bot.interview.answers.recording import keep_remark, record_words
from bot.interview.commands import (
    Add,
    Change,
    Command,
    LeaveOut,
    Remark,
    RemoveRemark,
    ShowRemark,
    Undo,
)
from bot.interview.reading.remark_ways import RemarkWays, Wish
from bot.interview.saying.prompts import remark_offers
from bot.interview.saying.says import Say, say
from bot.interview.saying.turn import Turn, at, come_back, recorded, stay, undo_offer, visit
from bot.interview.saying.unsettled import versions
from bot.interview.state.place import Place, Step
from bot.interview.state.response import GENERAL, UNSETTLED, Answer
from bot.interview.state.route import Interview


def asked_for(interview: Interview, text: str, ways: RemarkWays) -> Command | None:
    """What a message asks to be done with the comments on the whole paper, if it does.

    Where there are none, "change my comment" is about an answer.
    """
    asked = ways.asked(text)
    if asked is None:
        return None
    response = interview.response
    match asked.wish:
        case Wish.SHOW:
            return ShowRemark()
        case Wish.ADD:
            return Remark(asked.words) if asked.words else Add(GENERAL)
        case Wish.REMOVE if response.unsettled and not response.remark:
            return LeaveOut(UNSETTLED, versions(interview))
        case Wish.REMOVE:
            return RemoveRemark(last=asked.last or None)
        case Wish.CHANGE if response.remark or asked.whole:
            return Change(GENERAL, asked.words or None)
    return None


def told(interview: Interview) -> list[Say]:
    """The message with the comments, with what can be done to them; none if there are none."""
    words = interview.response.remark
    if not words:
        return []
    return [say("review_remark", *remark_offers(interview), words=words)]


def show(interview: Interview) -> Turn:
    """Show the comments, and go on at the same place."""
    return stay(interview, *(told(interview) or [say("no_remark")]))


def change(interview: Interview, command: Change | Add) -> Turn:
    """Put the words of the command in the place of the comments, or add them; else ask for them."""
    place = Place(Step.REMARK, adding=isinstance(command, Add))
    if not command.text:
        return visit(interview, place)
    if place.adding:
        return keep_remark(interview, command.text)
    here = replace(interview.conversation, resume=interview.conversation.resume or interview.place)
    return record_words(at(replace(interview, conversation=here), place), command.text)


def remove(interview: Interview, command: RemoveRemark) -> Turn:
    """Take the comments out, or the one that came last."""
    if not interview.response.remark:
        return stay(interview, say("no_remark"))
    if command.last and _has_several(interview):
        return history.undo(interview, Undo(GENERAL))
    answer = Answer(GENERAL, Status.UNANSWERED)
    after = recorded(interview, answer)
    done = say("remark_removed", undo_offer(answer))
    if interview.place.step is Step.REMARK:
        return come_back(after, done)
    return stay(after, done)


def _has_several(interview: Interview) -> bool:
    """Whether the last comment was added to others, so that undoing takes it out alone."""
    versions = interview.response.answers[GENERAL]
    earlier = history.before(versions)
    before = versions[earlier - 1].text if earlier else ""
    return bool(before) and interview.response.remark.startswith(before)
