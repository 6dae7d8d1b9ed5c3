"""Words that were kept in one place and belong in another, or in none."""

from dataclasses import replace

from bot.consultation import Ref, Status
from bot.interview.answers.earlier import answered
from bot.interview.answers.recording import beyond, join, keep_words, remark_kept, without
from bot.interview.commands import LeaveOut, Move, Undo
from bot.interview.saying.review import snippet
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import (
    Turn,
    advance,
    ask_which,
    at,
    moved,
    recorded,
    stay,
)
from bot.interview.state.place import ASKING, Place, Step
from bot.interview.state.response import GENERAL, UNSETTLED, Answer
from bot.interview.state.route import Interview


def move(interview: Interview, command: Move) -> Turn:
    """Put words with the question that they belong to, and take them out where they were."""
    of = command.of or interview.conversation.last
    whole = command.of is not None and command.version is None
    if whole:
        of = answered(interview, of)
    version = command.version or len(interview.response.answers.get(of, ()) if of else ())
    if whole and of is not None:
        words, without_them = _all_words(interview, of)
    else:
        words = words_of(interview, of, version) if of is not None else ""
        without_them = _taken_out(interview, of, version) if of is not None else None
    if of is None or without_them is None:
        return stay(interview, say("nothing_to_move"))
    ref = command.ref
    waiting = replace(command, of=of, version=None if whole else version, ref=None)
    if ref is None or (ref != GENERAL and ref not in interview.consultation):
        return ask_which(interview, waiting, ref)
    if of in {ref, ref.whole}:
        stays = say("remark_stays") if of == GENERAL else say("left_as_it_is", ref=ref)
        return stay(interview, stays)
    place = interview.place
    there = at(without_them, Place(Step.QUESTION, ref, adding=True))
    after, _ = keep_words(there, words)
    after = at(after, place)
    undo = Offer("undo", Undo(), quiet=True)
    if ref == GENERAL:
        return stay(after, remark_kept(after, undo))
    done = say("moved_words", undo, ref=ref, words=snippet(words))
    if (
        not whole
        and of.whole != GENERAL
        and after.status(of) is Status.UNANSWERED
        and place.step in ASKING
    ):
        return moved(after, Place(Step.QUESTION, of), done)
    if place == Place(Step.QUESTION, ref):
        return advance(after, done)
    return stay(after, done)


def leave_out(interview: Interview, command: LeaveOut) -> Turn:
    """Take words out of an answer again."""
    after = _taken_out(interview, command.of, command.version)
    if after is None:
        return stay(interview, say("no_doubt"))
    undo = Offer("undo", Undo(command.of), quiet=True)
    return stay(after, say("words_left_out", undo))


def note(interview: Interview) -> Say:
    """The sentence that the last words were kept, of which nobody said what they are."""
    ref = interview.conversation.last
    assert ref is not None
    version = len(interview.response.answers[ref])
    words = snippet(words_of(interview, ref, version))
    offers = (
        Offer("take_out_words", LeaveOut(ref, version), quiet=True),
        Offer("move", Move(ref, version), quiet=True),
    )
    if ref == UNSETTLED:
        return say("words_held", words=words)
    if ref == GENERAL:
        return say("words_kept_as_remark", *offers, words=words)
    return say("words_kept", *offers, ref=ref, words=words)


def words_of(interview: Interview, ref: Ref, version: int) -> str:
    """The words that came with a version of an answer; of what is unsettled, all that there are."""
    versions = interview.response.answers.get(ref, ())
    if not 1 <= version <= len(versions):
        return ""
    if ref == UNSETTLED:
        return interview.response.unsettled if version == len(versions) else ""
    now = versions[version - 1]
    before = versions[version - 2] if version > 1 else Answer(ref, Status.UNANSWERED)
    if now.text != before.text:
        return beyond(before.text, now.text)
    return beyond(before.followup, now.followup) if now.followup != before.followup else ""


def _all_words(interview: Interview, of: Ref) -> tuple[str, Interview | None]:
    """All words of an answer, and the interview without them; None if it has none."""
    now = interview.response.current(of)
    if now is None or not (now.text or now.followup):
        return "", None
    left = replace(now, text="", followup="") if now.stance else Answer(of, Status.UNANSWERED)
    words = join(now.text, now.followup) if now.followup else now.text
    return words, recorded(interview, left)


def _taken_out(interview: Interview, ref: Ref, version: int) -> Interview | None:
    """The interview without the words of one version of an answer; None if they are not in it."""
    versions = interview.response.answers.get(ref, ())
    words = words_of(interview, ref, version)
    if not words:
        return None
    nothing = Answer(ref, Status.UNANSWERED)
    if ref == UNSETTLED or len(versions) == 1:
        return recorded(interview, nothing)
    if version == len(versions):
        return recorded(interview, versions[-2], repeats=(ref, version - 1))
    now = versions[-1]
    text = without(now.text, words)
    if text is None:
        followup = without(now.followup, words)
        return None if followup is None else recorded(interview, replace(now, followup=followup))
    left = replace(now, text=text) if text or now.followup or now.stance else nothing
    return recorded(interview, left)
