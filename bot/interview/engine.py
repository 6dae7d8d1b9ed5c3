"""The interview: what a message does, and what is asked next.

`respond` takes an interview and one message, and gives the interview as it is afterwards with
what the assistant says. It is a pure function. Every word that is taken as an answer becomes a
version of an answer; nothing is overwritten.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.consultation import Consultation, Ref
from bot.consultation.glossary import find_term
from bot.interview import colleagues, details, filing, filling, lasting, recording, returning
from bot.interview import commands as c
from bot.interview.doing import do
from bot.interview.encoding import decode, encode
from bot.interview.pace import heard
from bot.interview.place import DETAILS, Conversation, Doubt, Piece, Step
from bot.interview.prompts import prompt, short_prompt
from bot.interview.response import Response
from bot.interview.review import snippet
from bot.interview.route import Interview, progress
from bot.interview.says import Offer, Say, say
from bot.interview.turn import Turn, stay, with_bypassed
from bot.interview.understanding import (
    AN_ANSWER,
    Understanding,
    Verdict,
    can_only_be_an_answer,
    judge,
)


@dataclass(frozen=True)
class Words:
    """A message that was typed."""

    text: str
    understanding: Understanding = AN_ANSWER
    goes_on: bool = False
    """Whether it begins as something does that goes on with the answer before, as "also"."""
    pieces: tuple[Piece, ...] = ()
    """The answers in it, if it seems to be a paper of several answers."""
    elsewhere: c.Command | None = None
    """What it does if it belongs to the question that it seems to name for itself."""


@dataclass(frozen=True)
class Tap:
    """A button that was pressed, or whose label was typed."""

    command: c.Command
    words: str | None = None
    """What was typed, if the label was typed."""


@dataclass(frozen=True)
class Both:
    """Two requests in one message, such as "skip that, but what is an LAA?"."""

    first: Tap
    then: Words | Tap


type Message = Words | Tap | Both


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
        return list(_doubt_question(interview, doubt).offers)
    if clash := colleagues.clash_here(interview):
        return list(colleagues.question(interview, clash).offers)
    back = returning.offers() if interview.conversation.returning else ()
    return [*back, *(offer for said in short_prompt(interview) for offer in said.offers)]


def respond(interview: Interview, message: Message, when: float | None = None) -> Turn:
    """What a message does, and what the assistant says to it.

    Args:
        interview: the interview as it stands.
        message: what the group says.
        when: the time at which its message came, in seconds since 1970, if it is known.
    """
    interview = returning.arrived(interview)
    if isinstance(message, Tap) and isinstance(message.command, c.Fill):
        interview = filling.shown(interview, message.command)
    turn = _respond(interview, message)
    turn = colleagues.guarded(interview, turn, lambda seen: _respond(seen, message))
    turn = colleagues.remember(interview, with_bypassed(interview, lasting.kept(interview, turn)))
    return replace(turn, interview=_noted(interview, turn.interview, when))


def _noted(before: Interview, after: Interview, when: float | None) -> Interview:
    """The interview with what is remembered of its course."""
    conversation = after.conversation
    recorded = after.response.answers is not before.response.answers
    if not recorded and conversation.place != before.place:
        conversation = replace(conversation, just=None)
    if when is not None:
        settled = progress(after).done > progress(before).done
        conversation = replace(conversation, pace=heard(conversation.pace, when, settled=settled))
    return replace(after, conversation=conversation)


def _respond(interview: Interview, message: Message) -> Turn:
    match message:
        case Tap(c.AsAnswer() | c.AsCommand() as choice):
            return _resolve_doubt(interview, choice)
        case Tap(command, words):
            return do(keep_doubtful_words(interview), command, words)
        case Words():
            return _take(interview, message)
        case Both(first, then):
            return _in_turn(interview, first, then)


def _in_turn(interview: Interview, first: Tap, then: Words | Tap) -> Turn:
    """Do two things, one after the other, and ask what comes then only once."""
    one = _respond(interview, first)
    two = _respond(one.interview, then)
    says = (*_without(one, prompt, short_prompt), *_without(two, short_prompt))
    if len(says) == len(one.says) + len(two.says):
        return Turn(two.interview, says)
    return Turn(two.interview, (*says, *prompt(two.interview)))


def _take(interview: Interview, message: Words) -> Turn:
    text = message.text
    doubt = interview.conversation.doubt
    verdict = judge(text, message.understanding)
    command = message.understanding.command
    if message.pieces or (message.goes_on and isinstance(command, c.Add)):
        verdict = Verdict.ANSWER
    if verdict is Verdict.COMMAND and not _can_be_done(interview, command):
        verdict = Verdict.DOUBT
    if interview.place.step in lasting.ASKED and not can_only_be_an_answer(text):
        sure = command if verdict is Verdict.COMMAND else None
        if (turn := lasting.take_words(interview, text, sure)) is not None:
            return turn
    if interview.place.step in DETAILS:
        verdict, command = _about_the_group(interview, text, verdict, command)
    if verdict is Verdict.COMMAND and command is not None:
        if doubt is not None and encode(command) == doubt.command:
            return _resolve_doubt(interview, c.AsCommand())
        return do(keep_doubtful_words(interview), command)
    interview = keep_doubtful_words(interview)
    if interview.place.step in DETAILS and verdict is not Verdict.DOUBT:
        return details.take_detail(interview, text)
    if message.pieces:
        return _ask_about(interview, Doubt(text, encode(c.File()), message.pieces))
    if message.elsewhere is not None:
        return _ask_about(interview, Doubt(text, encode(message.elsewhere)))
    if message.goes_on and filing.can_go_on(interview):
        return filing.go_on_with_last(interview, text)
    if verdict is Verdict.DOUBT and command is not None:
        return _ask_about(interview, Doubt(text, encode(command)))
    return _answer(interview, text)


def _about_the_group(
    interview: Interview, text: str, verdict: Verdict, command: c.Command | None
) -> tuple[Verdict, c.Command | None]:
    """How to take a message while something about the group is asked."""
    if details.fits(interview.place.step, text) or isinstance(command, c.FollowUps):
        return Verdict.ANSWER, command
    if verdict is Verdict.ANSWER and text.rstrip().endswith("?"):
        return Verdict.DOUBT, c.Ask(c.Topic.HELP)
    return verdict, command


def _answer(interview: Interview, text: str) -> Turn:
    if interview.place.step in DETAILS:
        return details.take_detail(interview, text)
    if colleagues.clash_here(interview):
        return colleagues.say_more(interview, text)
    return recording.record_words(interview, text)


def _ask_about(interview: Interview, doubt: Doubt) -> Turn:
    conversation = replace(interview.conversation, doubt=doubt)
    return Turn(replace(interview, conversation=conversation), (_doubt_question(interview, doubt),))


def _can_be_done(interview: Interview, command: c.Command | None) -> bool:
    """Whether a command makes sense; if not, it may well be an answer after all."""
    match command:
        case c.Explain(text=text):
            return find_term(text, interview.consultation.terms) is not None
        case _:
            return True


def _doubt_question(interview: Interview, doubt: Doubt) -> Say:
    if doubt.pieces:
        return filing.paste_found(interview, doubt)
    command = decode(doubt.command)
    if isinstance(command, c.Remark):
        numbers = list(interview.consultation.questions)
        offers = (Offer("keep_remark", c.AsCommand()), filing.as_answer_offer(interview))
        return say("no_such_number", *offers, first=numbers[0], last=numbers[-1])
    if ref := _addressed(command):
        there = Offer("do_put", c.AsCommand(), {"ref": ref})
        here = filing.as_answer_offer(interview)
        return say("whose_answer", there, here, ref=ref, words=snippet(doubt.text))
    as_answer = Offer("as_answer", c.AsAnswer())
    return say("in_doubt", as_answer, _as_command(command), words=doubt.text)


def _addressed(command: c.Command) -> Ref | None:
    """The question that a message names for its words, if its words are what the command brings."""
    match command:
        case c.Change(ref=ref, text=str()) | c.Add(ref=ref, text=str()):
            return ref
        case c.TakeStance(ref=ref) | c.NotSure(ref=ref) | c.PassOver(ref=ref):
            return ref
        case _:
            return None


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
    if doubt.pieces:
        return filing.file(interview, doubt)
    return do(interview, decode(doubt.command))


def keep_doubtful_words(interview: Interview) -> Interview:
    """Record words that nobody has said anything further about; they may be an answer.

    They are added to an answer that is there already, and what comes next at the same question
    is added to them. Where something about the group is asked, what comes next takes their place.
    """
    doubt = interview.conversation.doubt
    if doubt is None:
        return interview
    place = interview.place
    if place.step is Step.QUESTION:
        place = replace(place, adding=True)
    conversation = replace(interview.conversation, doubt=None, place=place)
    if place.step in DETAILS:
        return replace(interview, conversation=conversation)
    interview, _ = recording.keep_words(replace(interview, conversation=conversation), doubt.text)
    return interview


def _without(turn: Turn, *prompts: Callable[[Interview], list[Say]]) -> tuple[Say, ...]:
    """What is said in a turn, without asking for what comes next."""
    for asked in (tuple(ask(turn.interview)) for ask in prompts):
        if turn.says[-len(asked) :] == asked:
            return turn.says[: -len(asked)]
    return turn.says
