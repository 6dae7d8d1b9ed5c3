"""The earlier versions of an answer: showing them, and bringing one back as a new version."""

from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from bot.consultation import Ref, Status
from bot.interview.answers import history
from bot.interview.commands import BringBack, Versions
from bot.interview.saying.review import named, summary
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, advance, ask_which, recorded, stay, undo_offer
from bot.interview.state.place import Place, Step
from bot.interview.state.response import GENERAL, UNSETTLED, Answer, Hand
from bot.interview.state.route import Interview

MOST_SHOWN = 9
"""Of more versions only the first and the last ones are shown."""

SAME_AT_MOST = 80
"""In characters: a version that begins for longer like the one shown before it is cut to there."""


def answered(interview: Interview, ref: Ref | None) -> Ref | None:
    """Where the answer that is meant is recorded; None if there never was one.

    Without a question that is named, it is the answer that was shown or recorded last.
    """
    conversation, answers = interview.conversation, interview.response.answers
    if ref is None:
        ref = conversation.about or conversation.last
        ref = ref if ref != UNSETTLED else None
    if ref is None or answers.get(ref):
        return ref
    if answers.get(ref.whole):
        return ref.whole
    parts = interview.consultation.question(ref).refs if ref in interview.consultation else ()
    return next((part for part in parts if answers.get(part)), None)


def versions_of(interview: Interview, ref: Ref) -> list[tuple[Answer, Hand | None]]:
    """What was said to a question, the oldest first, each once, and who said it and when."""
    hands = interview.response.hands.get(ref, ())
    found: list[tuple[Answer, Hand | None]] = []
    for nth, answer in enumerate(interview.response.answers.get(ref, ())):
        if answer.status is not Status.UNANSWERED and all(answer != other for other, _ in found):
            found.append((answer, hands[nth] if nth < len(hands) else None))
    return found


def show(interview: Interview, command: Versions) -> Turn:
    """Show the versions of an answer, each with a button to bring it back."""
    ref = answered(interview, command.ref)
    if ref is None:
        return _none(interview, command.ref)
    found = versions_of(interview, ref)
    if not found:
        return _none(interview, ref)
    now = interview.response.answers[ref][-1]
    if len(found) == 1 and found[0][0] == now:
        return stay(interview, say("only_version", what=named(ref), ref=ref, **summary(now)))
    numbered = list(enumerate(found, 1))
    shown = numbered if len(numbered) <= MOST_SHOWN else [numbered[0], *numbered[1 - MOST_SHOWN :]]
    offers = [
        Offer("bring_back", BringBack(ref, nth), {"nth": nth}, quiet=True)
        for nth, (answer, _) in shown
        if answer != now
    ]
    shown_before = [None, *(answer for _, (answer, _) in shown)]
    lines = tuple(
        _line(ref, nth, _where_it_differs(before, answer), hand)
        for before, (nth, (answer, hand)) in zip(shown_before, shown, strict=False)
    )
    standing = next((nth for nth, (answer, _) in numbered if answer == now), None)
    stands = say("stands_none") if standing is None else say("stands_version", nth=standing)
    return stay(interview, say("versions", *offers, what=named(ref), lines=lines, stands=stands))


def _none(interview: Interview, ref: Ref | None) -> Turn:
    if ref is None:
        return ask_which(interview, Versions())
    if ref != GENERAL and ref not in interview.consultation:
        return ask_which(interview, Versions(), ref)
    return stay(interview, say("nothing_said", what=named(ref)))


def _where_it_differs(before: Answer | None, answer: Answer) -> Answer:
    """A version from where its words begin to be others than those of the one shown before it."""
    if before is None:
        return answer
    words = _words(answer)
    alike = (one == other for one, other in zip(_words(before), words, strict=False))
    same = sum(1 for _ in takewhile(bool, alike))
    if len(" ".join(words[:same])) < SAME_AT_MOST or same == len(words):
        return answer
    return replace(answer, text=f"… {' '.join(words[same:])}", followup="")


def _words(answer: Answer) -> list[str]:
    return [*answer.text.split(), *answer.followup.split()]


def _line(ref: Ref, nth: int, answer: Answer, hand: Hand | None) -> Say:
    told = summary(answer)
    at: datetime | None = hand.at if hand else None
    if hand is None or at is None:
        return say("version_line", ref=ref, nth=nth, **told)
    if hand.name is None:
        return say("version_line_at", ref=ref, nth=nth, at=at, **told)
    return say("version_line_by", ref=ref, nth=nth, at=at, who=hand.name, **told)


def bring_back(interview: Interview, command: BringBack) -> Turn:
    """Let what was said in an earlier version stand again, as a new version."""
    ref = answered(interview, command.ref)
    found = versions_of(interview, ref) if ref is not None else []
    nth = command.version or (_before(interview, ref, found) if ref is not None else None)
    if ref is None or nth is None or not 1 <= nth <= len(found):
        return show(interview, Versions(command.ref))
    answer = found[nth - 1][0]
    versions = interview.response.answers[ref]
    if answer == versions[-1]:
        return stay(interview, say("stands_already", what=named(ref), nth=nth))
    after = recorded(interview, answer, repeats=(ref, versions.index(answer) + 1))
    done = say(
        "brought_back", undo_offer(answer), what=named(ref), ref=ref, nth=nth, **summary(answer)
    )
    if interview.place == Place(Step.QUESTION, ref):
        return advance(after, done)
    return stay(after, done)


def _before(interview: Interview, ref: Ref, found: list[tuple[Answer, Hand | None]]) -> int | None:
    """The number of the version before the one that stands, as they are shown."""
    versions = interview.response.answers.get(ref, ())
    nth = history.before(versions)
    if not nth:
        return None
    return next((n for n, (answer, _) in enumerate(found, 1) if answer == versions[nth - 1]), None)
