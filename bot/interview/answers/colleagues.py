"""Several conversations on one response: nobody's answer is replaced unseen.

Every conversation remembers how many versions of an answer it has shown or recorded. What it
then records, while a colleague has given a newer version, becomes a version too; but the
colleague's stays the current one, and the group is asked what shall stand.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.consultation import Ref, Status
from bot.interview.answers.recording import beyond, join, join_new
from bot.interview.commands import Settle, Settlement
from bot.interview.saying.prompts import prompt, short_prompt
from bot.interview.saying.review import called, summary
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import (
    Turn,
    advance,
    at,
    recorded,
    recorded_between,
    stay,
    without_prompt,
)
from bot.interview.saying.unsettled import LOOKS
from bot.interview.state.place import ASKING, Clash, Conversation, Doubt, Place, Step
from bot.interview.state.response import UNSETTLED, Answer, Hand, Response
from bot.interview.state.route import Interview

_SAYS_NOTHING = frozenset({Status.UNANSWERED, Status.SKIPPED, Status.LATER})
"""States that nobody minds being replaced, if there are no words with them."""

_ANSWERS_MORE = frozenset({Step.REASON, Step.FOLLOW_UP})
"""Where words belong to what has just been said, and to nothing else."""


def unseen(interview: Interview, ref: Ref) -> bool:
    """Whether a colleague's answer stands at a question, and was not shown here yet."""
    response, counts = interview.response, counted(interview, ref)
    newer = any(
        not hand.mine
        for key in (ref, ref.whole)
        for hand in response.hands.get(key, ())[counts.get(str(key), 0) :]
    )
    current = response.current(ref)
    return newer and current is not None and _says_something(current)


def _says_something(answer: Answer) -> bool:
    return bool(answer.text or answer.followup) or answer.status not in _SAYS_NOTHING


def counted(interview: Interview, ref: Ref) -> dict[str, int]:
    """How many versions of an answer have been shown or recorded in this conversation."""
    counts = {}
    for key in (ref, ref.whole):
        hands = interview.response.hands.get(key, ())
        mine = max((n for n, hand in enumerate(hands, 1) if hand.mine), default=0)
        versions = len(interview.response.answers.get(key, ()))
        mine = versions if versions > len(hands) else mine
        counts[str(key)] = max(mine, interview.conversation.seen.get(str(key), 0))
    return counts


def relied_on(conversation: Conversation) -> set[tuple[Ref, int]]:
    """The versions that a conversation goes by although there may be newer ones.

    They are what it has shown last, what was undone to that, and what waits to be settled. Each
    is given by its question and its number, counted from 1.
    """
    versions = {
        (clash.ref, nth)
        for clash in conversation.clashes
        for nth in (clash.based_on, clash.version)
    }
    for key, seen in conversation.seen.items():
        versions |= {(Ref.parse(key), seen), (Ref.parse(key), seen - 1)}
    return {(ref, nth) for ref, nth in versions if nth > 0}


def latest_of_others(interview: Interview, ref: Ref) -> tuple[Answer, Hand] | None:
    """The latest version of an answer and who gave it, if that was not this conversation."""
    hands = interview.response.hands.get(ref, ())
    versions = interview.response.answers.get(ref, ())
    if not hands or len(hands) < len(versions) or hands[-1].mine:
        return None
    return versions[-1], hands[-1]


def told(key: str, ref: Ref, theirs: tuple[Answer, Hand], *offers: Offer, **more: object) -> Say:
    """A message that tells what a colleague has answered."""
    answer, hand = theirs
    return say(key, *offers, who=called(hand), ref=ref, **summary(answer), **more)


def guarded(
    before: Interview,
    turn: Turn,
    again: Callable[[Interview], Turn],
    what_are: Callable[[Interview, Doubt], Say],
) -> Turn:
    """A turn that does not lay anything over a colleague's answer that was not shown here.

    What is asked about other words of the same message is asked all the same.

    Args:
        before: the interview before the turn.
        turn: the turn as if nobody minded.
        again: takes the same turn from another interview. It tells what would have been
            recorded if the colleague had not answered: that is this conversation's own answer.
        what_are: the question what words are that are in doubt.
    """
    after = turn.interview
    refs = [ref for ref in recorded_between(before, after) if _clashes(before, after, ref)]
    if not refs or after.response.erased:
        return turn
    base = before
    for ref in refs:
        base = replace(base, response=_as_seen(base, ref))
    alone = again(base).interview.response
    response, clashes = after.response, after.conversation.clashes
    doubt = after.conversation.doubt
    for ref in refs:
        theirs = before.response.current(ref)
        assert theirs is not None
        earlier = before.response.answers.get(ref, ())
        seen = len(base.response.answers.get(ref, ()))
        own = alone.answers.get(ref, ())[seen:] or response.answers[ref][len(earlier) :]
        response = replace(response, answers={**response.answers, ref: (*earlier, *own)})
        response = response.with_answer(replace(theirs, ref=ref), repeats=_last(before, theirs))
        clash = Clash(ref, seen, len(response.answers[ref]) - 1)
        clashes = (*(c for c in clashes if c.ref != ref), clash)
    conversation = replace(before.conversation, doubt=doubt, clashes=clashes, last=refs[-1])
    interview = replace(after, response=response, conversation=conversation)
    asked = [question(interview, clash) for clash in clashes[-len(refs) :]]
    return Turn(interview, (*asked, *([what_are(interview, doubt)] if doubt else [])))


def _clashes(before: Interview, after: Interview, ref: Ref) -> bool:
    # What is unsettled is nobody's answer.
    if ref == UNSETTLED or not unseen(before, ref):
        return False
    theirs, new = before.response.current(ref), after.response.current(ref)
    assert theirs is not None
    assert new is not None
    if new == replace(theirs, ref=ref):
        return False
    return before.place.step in _ANSWERS_MORE or not _only_adds(theirs, new)


def _only_adds(before: Answer | None, after: Answer | None) -> bool:
    """Whether an answer is the one before it with words added to its own."""
    return (
        before is not None
        and after is not None
        and after.text.startswith(before.text)
        and after.stance == before.stance
        and after.followup == before.followup
        and len(after.text) > len(before.text) > 0
    )


def _as_seen(interview: Interview, ref: Ref) -> Response:
    """The response as this conversation knew it at one question."""
    response, counts = interview.response, counted(interview, ref)
    answers = dict(response.answers)
    for key in (ref, ref.whole):
        if key in answers:
            answers[key] = answers[key][: counts[str(key)]]
    return replace(response, answers={ref: v for ref, v in answers.items() if v})


def settled_by_now(before: Interview, turn: Turn) -> Turn:
    """A turn in which nothing is asked any more about an answer that was changed here.

    Words that are added to it do not say what is to become of one's own answer. Nothing is asked
    either where that stands by now, because it was settled on another device.
    """
    after = turn.interview
    if after.response.erased:
        return turn
    changed = {
        ref
        for ref in recorded_between(before, after)
        if not _only_adds(before.response.current(ref), after.response.current(ref))
    }
    # What clashes anew, or again with more words, is another clash.
    done = {
        clash
        for clash in before.conversation.clashes
        if clash.ref in changed or _mine(after, clash) == after.response.current(clash.ref)
    }
    clashes = tuple(clash for clash in after.conversation.clashes if clash not in done)
    conversation = replace(after.conversation, clashes=clashes)
    return replace(turn, interview=replace(after, conversation=conversation))


def clash_here(interview: Interview) -> Clash | None:
    """The clash that the group is asked about where the interview stands, if there is one."""
    for clash in interview.conversation.clashes:
        if clash.ref == interview.place.ref:
            return clash
    return None


def question(interview: Interview, clash: Clash) -> Say:
    """What shall stand: mine, the colleague's, or both?"""
    mine = _mine(interview, clash)
    theirs = interview.response.current(clash.ref)
    assert theirs is not None
    both = _together(interview, clash)
    hows = [how for how in Settlement if how is not Settlement.ADD or both != theirs]
    offers = [Offer(f"settle_{how}", Settle(how, clash.ref)) for how in hows]
    return told(
        "clash",
        clash.ref,
        (theirs, _author(interview, clash.ref)),
        *offers,
        mine=summary(mine)["answer"],
    )


def _author(interview: Interview, ref: Ref) -> Hand:
    """Who gave the answer that stands: the last of the others."""
    hands = interview.response.hands
    for hand in reversed(hands.get(ref) or hands.get(ref.whole) or ()):
        if not hand.mine:
            return hand
    return Hand(None, mine=False)


def _mine(interview: Interview, clash: Clash) -> Answer:
    return interview.response.answers[clash.ref][clash.version - 1]


def _last(interview: Interview, answer: Answer) -> tuple[Ref, int]:
    """Which version an answer is that stands: the last one, where it is recorded."""
    return answer.ref, len(interview.response.answers[answer.ref])


def _addition(interview: Interview, clash: Clash) -> tuple[str, str]:
    """The words of one's own answer that were not in what it was built on."""
    mine = _mine(interview, clash)
    versions = interview.response.answers[clash.ref]
    base = versions[clash.based_on - 1] if clash.based_on else Answer(clash.ref, Status.UNANSWERED)
    return beyond(base.text, mine.text), beyond(base.followup, mine.followup)


def ask(interview: Interview) -> Turn:
    """Ask about every clash that waits."""
    clashes = interview.conversation.clashes
    return Turn(interview, tuple(question(interview, clash) for clash in clashes))


def asked_again(turn: Turn) -> Turn:
    """A turn in which what waits to be settled is asked again, where it is to be seen."""
    interview = turn.interview
    waits = interview.conversation.clashes
    here = clash_here(interview)
    seen = [c for c in waits if c == here or interview.place.step in LOOKS]
    busy = interview.conversation.doubt or interview.response.erased
    if not seen or busy or any(said.key == "clash" for said in turn.says):
        return turn
    says = without_prompt(turn, prompt, short_prompt) if here else turn.says
    return Turn(interview, (*says, *(question(interview, clash) for clash in seen)))


def say_more(interview: Interview, text: str) -> Turn:
    """Take more words while the group has not said what shall stand."""
    clash = clash_here(interview)
    assert clash is not None
    mine, theirs = _mine(interview, clash), interview.response.current(clash.ref)
    assert theirs is not None
    more = replace(mine, status=Status.ANSWERED, text=join(mine.text, text))
    after = recorded(interview, more)
    after = recorded(after, replace(theirs, ref=clash.ref), repeats=_last(interview, theirs))
    version = len(after.response.answers[clash.ref]) - 1
    return ask(_with(after, clash, replace(clash, version=version)))


def settle(interview: Interview, command: Settle) -> Turn:
    """Do with one's own answer what the group has said."""
    clash = next((c for c in interview.conversation.clashes if c.ref == command.ref), None)
    if clash is None:
        return stay(interview, say("no_doubt"))
    ref = clash.ref
    both = _together(interview, clash)
    nothing_to_add = both == interview.response.current(ref)
    if unseen(interview, ref) or (command.how is Settlement.ADD and nothing_to_add):
        return Turn(interview, (question(interview, clash),))
    after = _with(interview, clash)
    match command.how:
        case Settlement.ADD:
            after = recorded(after, replace(both, ref=ref))
        case Settlement.REPLACE:
            after = recorded(after, _mine(interview, clash), repeats=(ref, clash.version))
        case Settlement.LEAVE:
            pass
    done = say(f"settled_{command.how}", ref=ref)
    place = interview.place
    if place.ref != ref or place.step not in ASKING:
        return stay(after, done)
    return advance(at(after, Place(Step.QUESTION, ref, revisiting=place.revisiting)), done)


def _together(interview: Interview, clash: Clash) -> Answer:
    theirs, mine = interview.response.current(clash.ref), _mine(interview, clash)
    assert theirs is not None
    text, followup = _addition(interview, clash)
    return replace(
        theirs,
        status=Status.ANSWERED if text or mine.stance else theirs.status,
        stance=theirs.stance or mine.stance,
        text=join_new(theirs.text, text),
        followup=join_new(theirs.followup, followup),
    )


def _with(interview: Interview, clash: Clash, *instead: Clash) -> Interview:
    others = tuple(c for c in interview.conversation.clashes if c != clash)
    conversation = replace(interview.conversation, clashes=(*others, *instead))
    return replace(interview, conversation=conversation)


def remember(before: Interview, turn: Turn) -> Turn:
    """A turn that remembers the answers it has recorded or told, with state and words."""
    interview = turn.interview
    answers = interview.response.answers
    shown = {ref for said in turn.says for ref in _told(said)}
    shown |= set(recorded_between(before, interview))
    seen = {
        str(key): len(answers[key]) for ref in shown for key in (ref, ref.whole) if key in answers
    }
    if not seen:
        return turn
    seen = {**interview.conversation.seen, **seen}
    conversation = replace(interview.conversation, seen=seen)
    return replace(turn, interview=replace(interview, conversation=conversation))


def _told(said: Say) -> Iterator[Ref]:
    ref = said.params.get("ref")
    if isinstance(ref, Ref) and {"state", "words"} <= said.params.keys():
        yield ref
    for lines in said.params.values():
        if isinstance(lines, tuple):
            for line in lines:
                yield from _told(line) if isinstance(line, Say) else ()
