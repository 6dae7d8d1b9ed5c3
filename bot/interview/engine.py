"""The interview: what a message does, and what is asked next.

`respond` takes an interview and one message, and gives the interview as it is afterwards with
what the assistant says. It is a pure function. Every word that is taken as an answer becomes a
version of an answer; nothing is overwritten.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.consultation import Consultation, Ref
from bot.interview import commands as c
from bot.interview import doubting
from bot.interview.answers import colleagues, filing, recording
from bot.interview.answers.taking_out import has_answer
from bot.interview.commands.encoding import encode
from bot.interview.course import asking, filling, lasting, returning
from bot.interview.group import giving, meanwhile
from bot.interview.reading.telling import is_name
from bot.interview.reading.understanding import (
    AN_ANSWER,
    Understanding,
    Verdict,
    can_only_be_an_answer,
    judge,
)
from bot.interview.saying import offered, unsettled
from bot.interview.saying.prompts import prompt, short_prompt
from bot.interview.saying.says import Offer, refs_in
from bot.interview.saying.turn import (
    Turn,
    offered_once,
    recorded_between,
    told_apart,
    with_bypassed,
    without_prompt,
)
from bot.interview.sight import do_as_meant, gone_by
from bot.interview.state.pace import heard
from bot.interview.state.place import (
    CONSENTS,
    DETAILS,
    ENDING,
    Conversation,
    Doubt,
    Piece,
    Sight,
    Step,
)
from bot.interview.state.response import AnswerTooLong, Response
from bot.interview.state.route import Interview, progress

LONGEST_ASIDE = 6
"""In words, of a question that may as well be asked of the assistant: "Are they paid?"."""

LONGEST_PASSING = 10
"""In words, of a request to pass over a question: "can we leave that one for later please"."""


@dataclass(frozen=True)
class Words:
    """A message that was typed."""

    text: str
    understanding: Understanding = AN_ANSWER
    goes_on: bool = False
    """Whether it begins as something does that goes on with the answer before, as "also"."""
    says_more: bool = False
    """Whether it begins as something does that is added to what is there, as "and"."""
    pieces: tuple[Piece, ...] = ()
    """The answers in it, if it seems to be a paper of several answers."""
    elsewhere: c.Command | None = None
    """What it does if it belongs to the question that it seems to name for itself, or if it
    tells something about the group."""
    asks: bool = False
    """Whether it is a question, so that where nothing is asked it is nothing to be kept."""
    wonders: bool = False
    """Whether it is a question and nothing besides, so that it is nothing about the group."""
    comments: bool = False
    """Whether it is clearly a comment on the whole paper, where nothing is asked."""


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
    then: "Message"


type Message = Words | Tap | Both


def in_turn(taps: Sequence[Tap], then: Message | None = None) -> Message | None:
    """Several requests in one message, and what comes then; None if there is nothing."""
    message = then
    for tap in reversed(taps):
        message = tap if message is None else Both(tap, message)
    return message


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
        return list(doubting.question(interview, doubt).offers)
    back = returning.offers() if interview.conversation.returning else ()
    if clash := colleagues.clash_here(interview):
        return [*back, *colleagues.question(interview, clash).offers]
    return [*back, *(offer for said in short_prompt(interview) for offer in said.offers)]


def respond(
    interview: Interview,
    message: Message,
    when: float | None = None,
    sight: Sight | None = None,
) -> Turn:
    """What a message does, and what the assistant says to it.

    Args:
        interview: the interview as it stands.
        message: what the group says.
        when: the time at which its message came, in seconds since 1970, if it is known.
        sight: what was seen when it was written, if that is known.
    """
    interview = _nothing_asked_for(returning.arrived(interview))
    if isinstance(message, Tap) and isinstance(message.command, c.Fill):
        interview = filling.shown(interview, message.command)
    if isinstance(message, Tap) and isinstance(message.command, c.Give):
        interview = meanwhile.seen_on_form(interview, message.command)
    sight = gone_by(interview, sight)
    try:
        turn = _respond(interview, message, sight)
        turn = colleagues.guarded(
            interview, turn, lambda seen: _respond(seen, message, sight), doubting.question
        )
    except AnswerTooLong as error:
        turn = recording.refused(interview, error)
    turn = colleagues.settled_by_now(interview, turn)
    turn = colleagues.asked_again(meanwhile.guarded(interview, turn))
    turn = colleagues.remember(interview, with_bypassed(interview, lasting.kept(interview, turn)))
    turn = offered.remember(told_apart(offered_once(meanwhile.remember(interview, turn))))
    return replace(turn, interview=_noted(interview, turn, when))


def _nothing_asked_for(interview: Interview) -> Interview:
    """The interview when nothing waits any more to be told its question."""
    if interview.conversation.which is None:
        return interview
    return replace(interview, conversation=replace(interview.conversation, which=None))


def _spoken_of(turn: Turn) -> Ref | None:
    """The one answer that is told or spoken of in a reply; else that to the question at hand."""
    interview = turn.interview
    says = without_prompt(turn, prompt, short_prompt)
    named = {ref for said in says for ref in refs_in(said) if has_answer(interview, ref)}
    if named:
        return named.pop() if len(named) == 1 else None
    place = interview.place
    at_hand = place.ref if place.step is Step.QUESTION else None
    return at_hand if at_hand is not None and has_answer(interview, at_hand) else None


def _noted(before: Interview, turn: Turn, when: float | None) -> Interview:
    """The interview with what is remembered of its course."""
    after = turn.interview
    conversation = after.conversation
    recorded = recorded_between(before, after)
    if recorded:
        together = tuple(sorted(recorded)) if len(recorded) > 1 else ()
        conversation = replace(conversation, together=together)
    elif conversation.place != before.place:
        conversation = replace(conversation, just=None)
    conversation = replace(conversation, about=None if recorded else _spoken_of(turn))
    if when is not None:
        settled = progress(after).done > progress(before).done
        conversation = replace(conversation, pace=heard(conversation.pace, when, settled=settled))
    return replace(after, conversation=conversation)


def _respond(interview: Interview, message: Message, sight: Sight | None) -> Turn:
    match message:
        case Tap(c.AsAnswer() | c.AsCommand() | c.AsNothing() as choice):
            return doubting.resolve(interview, choice)
        case Tap(command) if doubting.is_meant(interview, command):
            return doubting.resolve(interview, c.AsCommand())
        case Tap(command) if doubting.is_of_unsettled(interview, command):
            return do_as_meant(doubting.held(interview), command, sight)
        case Tap(command, words):
            return doubting.beside(
                interview, command, lambda kept: do_as_meant(kept, command, sight, words)
            )
        case Words():
            return _take(interview, message, sight)
        case Both(first, then):
            return _in_turn(interview, first, then, sight)


def _in_turn(interview: Interview, first: Tap, then: Message, sight: Sight | None) -> Turn:
    """Do two things, one after the other, and ask what comes then only once."""
    one = _respond(interview, first, sight)
    two = _respond(one.interview, then, sight)
    says = tuple(said for turn in (one, two) for said in without_prompt(turn, prompt, short_prompt))
    waits = two.interview.conversation.doubt is not None
    if waits or len(says) == len(one.says) + len(two.says):
        return Turn(two.interview, says)
    stayed = two.interview.place == interview.place
    ask = short_prompt if stayed else prompt
    return Turn(two.interview, (*says, *ask(two.interview)))


def _take(interview: Interview, message: Words, sight: Sight | None) -> Turn:
    text = message.text
    verdict = judge(text, message.understanding)
    command = message.understanding.command
    if message.pieces or (message.says_more and command == c.Add()):
        verdict = Verdict.ANSWER
    if verdict is Verdict.COMMAND and not _can_be_done(interview, command):
        verdict = Verdict.DOUBT
    if verdict is Verdict.COMMAND and sight is None and _passes_over_nothing(interview, message):
        verdict = Verdict.ANSWER
    if interview.place.step in ENDING and not can_only_be_an_answer(text):
        sure = command if verdict is Verdict.COMMAND else None
        if (turn := lasting.take_words(interview, text, sure)) is not None:
            return turn
    step = sight.step if sight else interview.place.step
    if step in DETAILS and _wonders(step, message, verdict):
        return doubting.passing_by(interview, lambda kept: asking.about_detail(kept, step))
    if step in DETAILS:
        verdict, command = _about_the_group(step, text, verdict, command)
    if verdict is Verdict.COMMAND and command is not None:
        if doubting.is_meant(interview, command):
            return doubting.resolve(interview, c.AsCommand())
        return doubting.beside(interview, command, lambda kept: do_as_meant(kept, command, sight))
    unsure = command if verdict is Verdict.DOUBT else None
    return doubting.passing_by(interview, lambda kept: _take_words(kept, message, unsure, sight))


def _take_words(
    interview: Interview, message: Words, unsure: c.Command | None, sight: Sight | None
) -> Turn:
    """Take words that are not surely a command; they may be the one that is given."""
    text = message.text
    step = sight.step if sight else interview.place.step
    if step in DETAILS and unsure is None and message.elsewhere is None:
        return doubting.answer(interview, text, sight)
    if message.pieces:
        return doubting.ask(interview, Doubt(text, encode(c.File()), message.pieces, sight))
    if message.elsewhere is not None:
        return doubting.ask(interview, Doubt(text, encode(message.elsewhere), sight=sight))
    if sight is None and message.goes_on and filing.can_go_on(interview):
        return filing.go_on_with_last(interview, text)
    if not unsettled.is_open(step):
        return _take_unasked(interview, message, unsure, sight)
    clash = colleagues.clash_here(interview)
    if sight is None and message.says_more and clash is None and filing.has_words(interview):
        return filing.say_more(interview, text)
    if unsure is None and message.wonders and len(text.split()) <= LONGEST_ASIDE:
        # "Are they paid?" may be an answer; it may as well be asked of us.
        unsure = c.Ask(c.Topic.OFF_TOPIC) if text.rstrip().endswith("?") else None
    if unsure is not None:
        return doubting.ask(interview, Doubt(text, encode(unsure), sight=sight))
    return doubting.answer(interview, text, sight)


def _take_unasked(
    interview: Interview, message: Words, unsure: c.Command | None, sight: Sight | None
) -> Turn:
    """Take words that were written where nothing is asked.

    A question is answered, if need be by what can be done here. Nothing but what is clearly a
    comment becomes one, and after submitting not even that.
    """
    text, step = message.text, sight.step if sight else interview.place.step
    if message.asks:
        match unsure:
            case c.Ask() | c.Review() | c.Explain() if _can_be_done(interview, unsure):
                return do_as_meant(interview, unsure, sight)
            case c.Explain() | None:
                return asking.help_here(interview, text)
    if unsure is not None:
        return doubting.ask(interview, Doubt(text, encode(unsure), sight=sight))
    submitted = interview.response.submitted
    if message.comments and step in unsettled.REMARKS and not submitted:
        return recording.keep_remark(interview, text)
    return doubting.answer(interview, text, sight)


def _wonders(step: Step, message: Words, verdict: Verdict) -> bool:
    """Whether a message only asks about the detail that it was asked for."""
    named_so = step is Step.GROUP and is_name(message.text.rstrip("?"))
    match message.understanding.command:
        case c.Ask(c.Topic.REPEAT):
            pass  # "what do you mean by a group?"
        case _ if verdict is Verdict.COMMAND:
            return False
    return message.wonders and not named_so


def _about_the_group(
    step: Step, text: str, verdict: Verdict, command: c.Command | None
) -> tuple[Verdict, c.Command | None]:
    """How to take a message while something about the group is asked."""
    # "No, go back" says no to what was asked only as it seems.
    other = verdict is Verdict.COMMAND and not isinstance(command, c.SayConsent)
    fits = giving.fits(step, text) and not (other and step in CONSENTS)
    # "Duck Lane" may be a greeting, but not where a name is asked for.
    asks = verdict is Verdict.DOUBT and isinstance(command, c.Ask)
    named = step is Step.GROUP and asks and is_name(text)
    if fits or named or isinstance(command, c.FollowUps):
        return Verdict.ANSWER, command
    if verdict is Verdict.ANSWER and text.rstrip().endswith("?"):
        return Verdict.DOUBT, c.Ask(c.Topic.HELP)
    return verdict, command


def _passes_over_nothing(interview: Interview, message: Words) -> bool:
    """Whether a message that seems to pass over a question says more, and there is none.

    What says no more is told so.
    """
    if len(message.text.split()) <= LONGEST_PASSING:
        return False
    match message.understanding.command:
        case c.PassOver(ref=Ref() as ref):
            return ref not in interview.consultation
        case c.PassOver():
            return interview.place.step in unsettled.LOOKS
        case _:
            return False


def _can_be_done(interview: Interview, command: c.Command | None) -> bool:
    """Whether a command makes sense; if not, it may well be an answer after all."""
    match command:
        case c.Explain(text=text):
            return asking.is_known(interview, text)
        case _:
            return True
