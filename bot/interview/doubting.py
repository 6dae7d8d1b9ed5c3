"""Words that may be an answer or a command: asking which, and what becomes of them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot.consultation import Ref
from bot.consultation.reference import mentions
from bot.interview import commands as c
from bot.interview.answers import belonging, colleagues, filing, recording, taking_out
from bot.interview.commands.encoding import decode, encode
from bot.interview.group import giving, meanwhile
from bot.interview.reading.telling import is_introduction
from bot.interview.saying import unsettled
from bot.interview.saying.prompts import prompt, short_prompt
from bot.interview.saying.review import snippet
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, at, stay, without_prompt
from bot.interview.saying.unsettled import is_open
from bot.interview.sight import do_as_meant, take_belated, written_at
from bot.interview.state.place import ASKING, DETAILS, REPLACING, Doubt, Place, Sight, Step
from bot.interview.state.response import UNSETTLED, AnswerTooLong
from bot.interview.state.route import Interview

SHORTEST_HELD = 8
"""In words, of what is not dropped even where a question is passed over: it may be an answer."""


def ask(interview: Interview, doubt: Doubt) -> Turn:
    """Ask what some words are. They are kept until the group says."""
    conversation = replace(interview.conversation, doubt=doubt)
    return Turn(replace(interview, conversation=conversation), (question(interview, doubt),))


def question(interview: Interview, doubt: Doubt) -> Say:
    """The question what some words are, with its buttons."""
    if doubt.sight:
        interview = at(interview, written_at(doubt.sight))
    if doubt.pieces:
        return filing.paste_found(interview, doubt)
    command = decode(doubt.command)
    if doubt.meanwhile and isinstance(command, c.Give | c.Consent):
        return meanwhile.question(interview, command)
    if isinstance(command, c.Give):
        return giving.question(interview, command, doubt.text)
    if isinstance(command, c.Reconsider) and taking_out.has_answer(interview, command.ref):
        return taking_out.which(interview, command, doubtful=True)
    if isinstance(command, c.Remark):
        numbers = list(interview.consultation.questions)
        offers = (Offer("keep_remark", c.AsCommand()), filing.as_answer_offer(interview))
        return say("no_such_number", *offers, first=numbers[0], last=numbers[-1])
    if ref := _addressed(command):
        there = Offer("do_put", c.AsCommand(), {"ref": ref})
        here = filing.as_answer_offer(interview)
        return say("whose_answer", there, here, ref=ref, words=snippet(doubt.text))
    if is_open(interview.place.step):
        as_answer = Offer("as_answer", c.AsAnswer())
        return say("in_doubt", as_answer, _as_command(command), words=doubt.text)
    _, as_some_answer, _ = unsettled.choices(unsettled.versions(interview) + 1)
    others = (
        Offer("as_comment", c.AsAnswer()),
        as_some_answer,
        Offer("as_no_words", c.AsNothing()),
    )
    return say("in_doubt_here", _as_command(command), *others, words=doubt.text)


def _addressed(command: c.Command) -> Ref | None:
    """The question that a message names for its words, if its words are what the command brings."""
    match command:
        case c.Change(ref=ref, text=str()) | c.Add(ref=ref, text=str()):
            return ref
        case c.TakeStance(ref=ref) | c.NotSure(ref=ref):
            return ref
        case _:
            return None


def _as_command(command: c.Command) -> Offer:
    match command:
        case c.SkipTo(ref=ref):
            return Offer("do_go_ref", c.AsCommand(), {"ref": ref})
        case c.PassOver(status=status, ref=Ref() as ref):
            return Offer("do_pass_ref", c.AsCommand(), {"ref": ref, "state": status})
        case c.PassOver(status=status) | c.PassSeveral(status=status):
            return Offer(f"do_{status}", c.AsCommand())
        case c.Ask(topic=topic):
            return Offer(f"do_{topic}", c.AsCommand())
        case c.GoTo(ref=Ref() as ref) | c.Change(ref=Ref() as ref) | c.Add(ref=Ref() as ref):
            return Offer(f"do_{command.word}_ref", c.AsCommand(), {"ref": ref})
        case c.Reconsider(ref=ref) | c.Correct(ref=ref):
            return Offer(f"do_{command.word}_ref", c.AsCommand(), {"ref": ref})
        case _:
            return Offer(f"do_{command.word}", c.AsCommand())


def resolve(interview: Interview, choice: c.AsAnswer | c.AsCommand | c.AsNothing) -> Turn:
    """Take the words that are in doubt as the group has said."""
    doubt = interview.conversation.doubt
    if doubt is None:
        return stay(
            interview, say("taken_as_nothing" if isinstance(choice, c.AsNothing) else "no_doubt")
        )
    interview = _without_doubt(interview)
    return meanwhile.asked(_taken_as(interview, choice, doubt), doubt.then)


def _taken_as(
    interview: Interview, choice: c.AsAnswer | c.AsCommand | c.AsNothing, doubt: Doubt
) -> Turn:
    if isinstance(choice, c.AsAnswer):
        there = doubt.sight.step if doubt.sight else interview.place.step
        if not is_open(there):
            return recording.keep_remark(interview, doubt.text)
        return answer(interview, doubt.text, doubt.sight)
    if isinstance(choice, c.AsNothing):
        return _as_nothing(interview, doubt)
    if doubt.pieces:
        return filing.file(interview, doubt)
    return do_as_meant(interview, decode(doubt.command), doubt.sight)


def _as_nothing(interview: Interview, doubt: Doubt) -> Turn:
    command = decode(doubt.command)
    if doubt.meanwhile and isinstance(command, c.Give | c.Consent):
        return meanwhile.leave(interview, command)
    if isinstance(command, c.Give):
        return giving.let_be(interview, command)
    if isinstance(command, c.Reconsider):
        return stay(interview, say("left_as_it_is", ref=command.ref))
    return stay(interview, say("taken_as_nothing"))


def _is_no_answer(step: Step, doubt: Doubt) -> bool:
    """Whether words in doubt can only be about the group, or ask for something."""
    if step in DETAILS or doubt.meanwhile or is_introduction(doubt.text):
        return True
    return step not in ASKING and isinstance(decode(doubt.command), c.Give)


def _asks_or_belongs_elsewhere(there: Place, doubt: Doubt) -> bool:
    """Whether words in doubt, written where a question was asked, are hardly its answer."""
    if there.step not in ASKING or doubt.pieces:
        return False
    if "?" in doubt.text and isinstance(decode(doubt.command), c.Ask | c.Explain | c.Review):
        return True
    return any(ref.whole != there.question.whole for ref in mentions(doubt.text, introduced=True))


def is_meant(interview: Interview, command: c.Command) -> bool:
    """Whether a command is the one that the words in doubt may be; then it says what they are."""
    doubt = interview.conversation.doubt
    if doubt is None or doubt.pieces:
        return False
    if isinstance(command, c.PassOver) and command.ref == interview.place.ref:
        command = replace(command, ref=None)
    return encode(command) == doubt.command


def settles(interview: Interview, command: c.Command) -> bool:
    """Whether a command says by itself that the words in doubt are no answer.

    They say that an answer is wrong, and it does away with that; or it gives none there.
    """
    doubt = interview.conversation.doubt
    wrong = decode(doubt.command) if doubt is not None else None
    match command:
        case c.PassOver(ref=ref):
            at_once = doubt is not None and doubt.sight is None and not doubt.pieces
            return at_once and ref in {None, interview.place.ref}
        case c.Change(ref=ref) | c.TakeOut(ref=ref) | c.BringBack(ref=ref) | c.Undo(ref=ref):
            named = isinstance(wrong, c.Reconsider) and wrong.ref.whole
            return ref.whole == named if ref is not None else named is not False
        case _:
            return False


def beside(interview: Interview, command: c.Command, turn: Callable[[Interview], Turn]) -> Turn:
    """Take a turn in which a command is done, while words may be in doubt."""
    if not settles(interview, command):
        return passing_by(interview, turn)
    doubt = interview.conversation.doubt
    if doubt and isinstance(command, c.PassOver) and len(doubt.text.split()) >= SHORTEST_HELD:
        return passing_by(interview, turn, held)
    return turn(_without_doubt(interview))


def _without_doubt(interview: Interview) -> Interview:
    return replace(interview, conversation=replace(interview.conversation, doubt=None))


def passing_by(
    interview: Interview,
    turn: Callable[[Interview], Turn],
    keep: Callable[[Interview], Interview] | None = None,
) -> Turn:
    """Take a turn in which the group says nothing of the words that are in doubt.

    They are kept as an answer, or as unsettled where nothing is asked, and the group is told.

    Args:
        interview: the interview as it stands.
        turn: what is done then.
        keep: keeps them in another way.
    """
    doubt = interview.conversation.doubt
    if doubt is None:
        return turn(interview)
    here = (keep or kept)(interview)
    then = turn(here)
    if here.response is interview.response:
        return then
    if then.interview.conversation.doubt is None:
        first = min(1, len(without_prompt(then, prompt, short_prompt)))
    else:
        first = 0
    unsettled_now = here.conversation.last == UNSETTLED
    if unsettled_now and any(said.key == "unsettled" for said in then.says):
        return then
    note = belonging.note(here)
    return replace(then, says=(*then.says[:first], note, *then.says[first:]))


def kept(interview: Interview) -> Interview:
    """The interview with the words recorded that are in doubt.

    Where a question was asked they may be its answer, unless they seem to ask something, or to be
    about another; those, and what is said elsewhere, are unsettled.

    They are added to an answer or a comment that is there already, and what comes next at the same
    place is added to them. What can only be about the group is dropped: what comes next takes its
    place.
    """
    doubt = interview.conversation.doubt
    if doubt is None:
        return interview
    place, sight = interview.place, doubt.sight
    there = written_at(sight) if sight else place
    if sight is None and place.step in REPLACING:
        place = there = replace(place, adding=True)
    after = _without_doubt(interview)
    if _asks_or_belongs_elsewhere(there, doubt):
        after = recording.keep_unsettled(after, doubt.text)
    elif not _is_no_answer(there.step, doubt):
        after, _ = recording.keep_words(at(after, there), doubt.text)
    return at(after, place)


def kept_if_they_fit(interview: Interview) -> Interview:
    """The same; but words with which an answer would be too long go on waiting."""
    with suppress(AnswerTooLong):
        return kept(interview)
    return interview


def is_of_unsettled(interview: Interview, command: c.Command) -> bool:
    """Whether a command says what the words in doubt are, as if they were unsettled already."""
    if interview.conversation.doubt is None or not isinstance(command, c.Move | c.LeaveOut):
        return False
    return (command.of, command.version) == (UNSETTLED, unsettled.versions(interview) + 1)


def held(interview: Interview) -> Interview:
    """The interview with the words in doubt among those that are unsettled, whatever they seem."""
    doubt = interview.conversation.doubt
    if doubt is None:
        return interview
    return recording.keep_unsettled(_without_doubt(interview), doubt.text)


def answer(interview: Interview, text: str, sight: Sight | None) -> Turn:
    """Take words as an answer to what was asked where they were written."""
    if sight is not None:
        return take_belated(interview, text, sight)
    if interview.place.step in DETAILS:
        return giving.take_detail(interview, text)
    if colleagues.clash_here(interview):
        return colleagues.say_more(interview, text)
    return recording.record_words(interview, text)
