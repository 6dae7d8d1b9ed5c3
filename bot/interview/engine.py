"""The interview: what a message does, and what is asked next.

`respond` takes an interview and one message, and gives the interview as it is afterwards with
what the assistant says. It is a pure function. Every word that is taken as an answer becomes a
version of an answer; nothing is overwritten.
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.consultation import Consultation
from bot.consultation.glossary import find_term
from bot.interview import (
    amending,
    asking,
    closing,
    colleagues,
    lasting,
    moving,
    recording,
    returning,
)
from bot.interview import commands as c
from bot.interview.place import ABOUT, Conversation, Doubt, Place, Step
from bot.interview.prompts import prompt, short_prompt
from bot.interview.response import Response
from bot.interview.route import Interview
from bot.interview.says import Offer, Say, say
from bot.interview.turn import Turn, moved, stay, with_bypassed
from bot.interview.understanding import AN_ANSWER, Understanding, Verdict, judge


@dataclass(frozen=True)
class Words:
    """A message that was typed."""

    text: str
    understanding: Understanding = AN_ANSWER


@dataclass(frozen=True)
class Tap:
    """A button that was pressed, or whose label was typed."""

    command: c.Command
    words: str | None = None
    """What was typed, if the label was typed."""


type Message = Words | Tap


def open_interview(
    consultation: Consultation, response: Response | None = None, today: date | None = None
) -> Turn:
    """A new conversation, at its beginning."""
    interview = Interview(consultation, response or Response(), Conversation(), today)
    first = (lasting.closed(interview),) if interview.closed else ()
    return Turn(interview, (*first, *prompt(interview)))


def offers(interview: Interview) -> list[Offer]:
    """The buttons that are on offer just now."""
    if doubt := interview.conversation.doubt:
        return list(_doubt_question(doubt).offers)
    if clash := colleagues.clash_here(interview):
        return list(colleagues.question(interview, clash).offers)
    back = returning.offers() if interview.conversation.returning else ()
    return [*back, *(offer for said in short_prompt(interview) for offer in said.offers)]


def respond(interview: Interview, message: Message) -> Turn:
    """What a message does, and what the assistant says to it."""
    interview = returning.arrived(interview)
    turn = _respond(interview, message)
    turn = colleagues.guarded(interview, turn, lambda seen: _respond(seen, message))
    return colleagues.remember(interview, with_bypassed(interview, lasting.kept(interview, turn)))


def _respond(interview: Interview, message: Message) -> Turn:
    match message:
        case Tap(c.AsAnswer() | c.AsCommand() as choice):
            return _resolve_doubt(interview, choice)
        case Tap(command, words):
            return _do(keep_doubtful_words(interview), command, words)
        case Words(text, understanding):
            return _take(interview, text, understanding)


def _take(interview: Interview, text: str, understanding: Understanding) -> Turn:
    doubt = interview.conversation.doubt
    verdict = judge(text, understanding)
    command = understanding.command
    if verdict is Verdict.COMMAND and not _can_be_done(interview, command):
        verdict = Verdict.DOUBT
    if verdict is Verdict.COMMAND and command is not None:
        if doubt is not None and c.encode(command) == doubt.command:
            return _resolve_doubt(interview, c.AsCommand())
        return _do(keep_doubtful_words(interview), command)
    interview = keep_doubtful_words(interview)
    if interview.place.step in ABOUT:
        return closing.take_about(interview, text)
    if verdict is Verdict.DOUBT and command is not None:
        doubt = Doubt(text, c.encode(command))
        conversation = replace(interview.conversation, doubt=doubt)
        return Turn(replace(interview, conversation=conversation), (_doubt_question(doubt),))
    return _answer(interview, text)


def _answer(interview: Interview, text: str) -> Turn:
    if colleagues.clash_here(interview):
        return colleagues.say_more(interview, text)
    return recording.record_words(interview, text)


def _can_be_done(interview: Interview, command: c.Command | None) -> bool:
    """Whether a command makes sense; if not, it may well be an answer after all."""
    match command:
        case c.Explain(text=text):
            return find_term(text, interview.consultation.terms) is not None
        case _:
            return True


def _doubt_question(doubt: Doubt) -> Say:
    as_answer = Offer("as_answer", c.AsAnswer())
    return say("in_doubt", as_answer, _as_command(c.decode(doubt.command)), words=doubt.text)


def _as_command(command: c.Command) -> Offer:
    match command:
        case c.PassOver(status=status):
            return Offer(f"do_{status}", c.AsCommand())
        case c.Ask(topic=topic):
            return Offer(f"do_{topic}", c.AsCommand())
        case c.GoTo(ref=ref) | c.Change(ref=ref) | c.Add(ref=ref) if ref is not None:
            return Offer(f"do_{command.word}_ref", c.AsCommand(), {"ref": ref})
        case _:
            return Offer(f"do_{command.word}", c.AsCommand())


def _resolve_doubt(interview: Interview, choice: c.AsAnswer | c.AsCommand) -> Turn:
    doubt = interview.conversation.doubt
    if doubt is None:
        return stay(interview, say("no_doubt"))
    interview = replace(interview, conversation=replace(interview.conversation, doubt=None))
    if isinstance(choice, c.AsAnswer):
        return _answer(interview, doubt.text)
    return _do(interview, c.decode(doubt.command))


def keep_doubtful_words(interview: Interview) -> Interview:
    """Record words that nobody has said anything further about; they may be an answer.

    What comes next at the same question is then added to them.
    """
    doubt = interview.conversation.doubt
    if doubt is None:
        return interview
    interview = replace(interview, conversation=replace(interview.conversation, doubt=None))
    interview, _ = recording.keep_words(interview, doubt.text)
    place = interview.place
    if place.step is Step.QUESTION:
        place = replace(place, adding=True)
    return replace(interview, conversation=replace(interview.conversation, place=place))


def _do(interview: Interview, command: c.Command, words: str | None = None) -> Turn:
    in_about = interview.place.step in ABOUT
    match command:
        case c.PassOver(ref=None) | c.GoOn() if in_about:
            return closing.next_about(interview)
        case c.Undo(ref=None) if in_about:
            return moving.go_back(interview)
        case c.GoOn() if interview.place.step in {Step.WITHDRAW, Step.ERASE}:
            return lasting.leave(interview)
        case c.PassOver():
            return recording.pass_over(interview, command)
        case c.TakeStance():
            return recording.take_stance(interview, command, words)
        case c.NotSure():
            return recording.not_sure(interview, command)
        case c.AnswerTogether(ref=ref):
            return moving.answer_together(interview, ref)
        case c.ChooseRoute():
            return moving.choose_route(interview, command)
        case c.ChooseSection():
            return moved(interview, Place(Step.SECTIONS))
        case c.Begin():
            return moving.begin(interview)
        case c.GoTo(ref=ref):
            return moving.go_to(interview, ref)
        case c.GoBack():
            return moving.go_back(interview)
        case c.GoOn():
            return moving.go_on(interview)
        case c.Change():
            return amending.change(interview, command)
        case c.Add():
            return amending.add(interview, command)
        case c.Undo():
            return amending.undo(interview, command)
        case c.Review():
            return closing.review(interview)
        case c.Submit() if interview.conversation.clashes:
            return colleagues.ask(interview)
        case c.Submit():
            return closing.submit(interview)
        case c.Withdraw():
            return lasting.withdraw(interview, command)
        case c.Erase():
            return lasting.erase(interview, command)
        case c.Settle():
            return colleagues.settle(interview, command)
        case c.Consent():
            return closing.consent(interview, command)
        case c.Explain():
            return asking.explain(interview, command)
        case c.Ask():
            return asking.ask(interview, command)
    raise AssertionError(f"no such command: {command}")
