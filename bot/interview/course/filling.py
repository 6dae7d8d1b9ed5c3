"""Answering a question on a form: it is named, and the whole answer comes at once."""

from dataclasses import replace

from bot.consultation import Ref, Status
from bot.interview.answers import remarks
from bot.interview.answers.recording import (
    WITH_WORDS_STAYS,
    acknowledge,
    ask_reason,
    keep_words,
    not_sure,
    pass_over,
)
from bot.interview.commands import Change, Fill, NotSure, PassOver, RemoveRemark
from bot.interview.course.moving import go_to
from bot.interview.saying.says import say
from bot.interview.saying.turn import Turn, advance, at, recorded, stay
from bot.interview.state.follow_up import wanted
from bot.interview.state.place import ASKING, COMING_BACK, Place, Step
from bot.interview.state.response import GENERAL, Answer, Response
from bot.interview.state.route import Interview


def fill(interview: Interview, command: Fill, words: str) -> Turn:
    """Record what a form says to a question, and go on.

    If the answer has changed since the form was shown, nothing is recorded, and whoever filled
    it in is told. What is on the form unchanged makes no new version.
    """
    ref = command.ref
    if ref == GENERAL:
        return _fill_remark(interview, command, words)
    if ref not in interview.consultation:
        return go_to(interview, ref)
    if versions(interview.response, ref) != command.seen:
        return stay(interview, say("changed_meanwhile", ref=ref))
    if command.more:
        return _more(interview, command, words)
    there = _at_question(interview, ref)
    if command.status is not None and not words:
        if (
            command.status is Status.DONT_KNOW
            and interview.consultation.question(ref).asks_for_view
        ):
            return not_sure(there, NotSure(ref))
        return pass_over(there, PassOver(command.status, ref))
    existing = interview.response.current(ref)
    answer = _as_filled(existing, command, words)
    if existing is not None and answer == replace(existing, ref=ref):
        return advance(there, say("left_as_it_is", ref=ref))
    after = recorded(there, answer)
    if not answer.text:
        return ask_reason(after, answer, acknowledge(after, answer))
    if answer.status is Status.ANSWERED and wanted(there, answer):
        follow_up = Place(Step.FOLLOW_UP, ref, revisiting=there.place.revisiting)
        return stay(at(after, follow_up), acknowledge(after, answer))
    return advance(after, acknowledge(after, answer))


def _fill_remark(interview: Interview, command: Fill, words: str) -> Turn:
    if versions(interview.response, GENERAL) != command.seen:
        return stay(interview, say("remark_meanwhile"))
    if not words:
        return remarks.remove(interview, RemoveRemark())
    if same_words(words, interview.response.remark):
        return stay(interview, say("remark_stays"))
    return remarks.change(interview, Change(GENERAL, words))


def shown(interview: Interview, command: Fill) -> Interview:
    """The interview once a form has shown the answer as it is, and whoever fills it in decides.

    So no colleague's answer is replaced unseen, and what clashed at this question is settled.
    """
    response, conversation = interview.response, interview.conversation
    if versions(response, command.ref) != command.seen:
        return interview
    keys = (command.ref, command.ref.whole)
    seen = {str(key): len(response.answers[key]) for key in keys if key in response.answers}
    clashes = tuple(clash for clash in conversation.clashes if clash.ref != command.ref)
    conversation = replace(conversation, seen={**conversation.seen, **seen}, clashes=clashes)
    return replace(interview, conversation=conversation)


def versions(response: Response, ref: Ref) -> int:
    """How many versions there are of what a form shows as the answer to a question."""
    return sum(len(response.answers.get(shown, ())) for shown in {ref, ref.whole})


def _as_filled(existing: Answer | None, command: Fill, words: str) -> Answer:
    before = existing or Answer(command.ref, Status.UNANSWERED)
    if same_words(words, before.text):
        # A browser writes line breaks in a way of its own; that changes nothing.
        words = before.text
    if command.status in WITH_WORDS_STAYS:
        return Answer(command.ref, command.status, text=words, followup=before.followup)
    stance = command.stance or before.stance
    return Answer(command.ref, Status.ANSWERED, stance, words, before.followup)


def same_words(words: str, others: str) -> bool:
    """Whether two texts differ in nothing but line breaks and the space around them."""
    return _lines(words) == _lines(others)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _more(interview: Interview, command: Fill, words: str) -> Turn:
    place = interview.place
    if place.ref != command.ref or place.step not in {Step.REASON, Step.FOLLOW_UP}:
        answer = interview.response.current(command.ref)
        asked_why = answer is None or not answer.text
        step = Step.REASON if asked_why else Step.FOLLOW_UP
        interview = at(_at_question(interview, command.ref), Place(step, command.ref))
    if not words:
        return advance(interview)
    after, answer = keep_words(interview, words)
    return advance(after, acknowledge(after, answer))


def _at_question(interview: Interview, ref: Ref) -> Interview:
    """The interview at a question, which goes on afterwards where it was."""
    place, conversation = interview.place, interview.conversation
    if place.ref == ref and place.step in ASKING:
        return at(interview, replace(place, step=Step.QUESTION, adding=False))
    if place.step in COMING_BACK:
        conversation = replace(conversation, resume=conversation.resume or place)
    return at(replace(interview, conversation=conversation), Place(Step.QUESTION, ref))
