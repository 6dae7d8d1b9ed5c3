"""Taking an answer out, or a part of one; and what can be done with one that is wrong."""

import re
from dataclasses import replace

from bot.consultation import Ref, Status
from bot.interview.answers.earlier import answered
from bot.interview.commands import AsAnswer, AsNothing, Change, Reconsider, TakeOut, Unit
from bot.interview.saying.review import named, snippet, summary
from bot.interview.saying.says import Offer, Say, say
from bot.interview.saying.turn import Turn, ask_which, recorded, stay, undo_offer
from bot.interview.state.place import ASKING
from bot.interview.state.response import GENERAL, Answer
from bot.interview.state.route import Interview

MOST_PARTS = 8
"""Of a longer answer no parts are offered one by one."""

SHORT = 40
"""Characters of a part that a button shows."""

_ENDS = {
    Unit.PARAGRAPH: re.compile(r"\s*\n\s*\n\s*"),
    Unit.LINE: re.compile(r"\s*\n\s*"),
    Unit.SENTENCE: re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\s*\n\s*"),
}
"""What stands between two parts of an answer."""


def take_out(interview: Interview, command: TakeOut) -> Turn:
    """Take an answer out, or the part of it that is named; it stays among the versions."""
    ref = answered(interview, command.ref)
    if ref is None or interview.response.answers[ref][-1].status is Status.UNANSWERED:
        return _nothing(interview, command.ref)
    answer = interview.response.answers[ref][-1]
    if command.version not in {None, len(interview.response.answers[ref])}:
        return Turn(interview, (which(interview, Reconsider(ref)),))
    if command.unit is None:
        gone = Answer(ref, Status.UNANSWERED)
        done = say("taken_out", undo_offer(answer), what=named(ref))
        return stay(recorded(interview, gone), done)
    found = _without(answer, command.unit, command.nth or 1)
    if found is None:
        return Turn(interview, (which(interview, Reconsider(ref)),))
    rest, part = found
    done = say(
        "part_taken_out", undo_offer(rest), what=named(ref), ref=ref, part=part, **summary(rest)
    )
    return stay(recorded(interview, rest), done)


def _nothing(interview: Interview, ref: Ref | None) -> Turn:
    if ref is None:
        return stay(interview, say("nothing_to_undo"))
    if ref.whole != GENERAL and ref not in interview.consultation:
        return ask_which(interview, TakeOut(), ref)
    return stay(interview, say("nothing_said", what=named(ref)))


def has_answer(interview: Interview, ref: Ref) -> bool:
    """Whether something is recorded for a question that has not been taken back."""
    meant = answered(interview, ref)
    return meant is not None and interview.response.answers[meant][-1].status is not (
        Status.UNANSWERED
    )


def reconsider(interview: Interview, command: Reconsider) -> Turn:
    """Show an answer, and offer to change it, to take it or a part of it out, or to leave it."""
    if not has_answer(interview, command.ref):
        return _nothing(interview, command.ref)
    return Turn(interview, (which(interview, command),))


def which(interview: Interview, command: Reconsider, *, doubtful: bool = False) -> Say:
    """The question what is to become of an answer.

    Args:
        interview: the interview as it stands.
        command: which answer it is.
        doubtful: whether the words that named it may be an answer themselves.
    """
    ref = answered(interview, command.ref)
    assert ref is not None
    versions = interview.response.answers[ref]
    answer = versions[-1]
    parts = [part for part, _, _ in _parts(answer, Unit.SENTENCE)]
    offers = [Offer("change_answer", Change(ref)), Offer("take_out", TakeOut(ref, len(versions)))]
    if 1 < len(parts) <= MOST_PARTS:
        offers += [
            Offer(
                "take_out_part",
                TakeOut(ref, len(versions), Unit.SENTENCE, nth),
                {"part": _short(part)},
                quiet=True,
            )
            for nth, part in enumerate(parts, 1)
        ]
    offers.append(Offer("leave_answer", AsNothing()))
    if doubtful and interview.place.step in ASKING:
        offers.append(Offer("all_to", AsAnswer(), {"ref": interview.place.ref}, quiet=True))
    told = summary(answer)
    return say("what_with_answer", *offers, what=named(ref), ref=ref, **told)


def _short(part: str) -> str:
    line = snippet(part)
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", 1)[0] + " …"


def _parts(answer: Answer, unit: Unit) -> list[tuple[str, str, int]]:
    """The parts of an answer, each with the field in which it stands, and where it begins."""
    found = []
    for name in ("text", "followup"):
        words: str = getattr(answer, name)
        begins = 0
        for end in [*_ENDS[unit].finditer(words), None]:
            part = words[begins : end.start() if end else len(words)]
            closing = end[0].rstrip() if end else ""
            if part.strip():
                found.append((part + closing, name, begins))
            begins = end.end() if end else begins
    return found


def _without(answer: Answer, unit: Unit, nth: int) -> tuple[Answer, str] | None:
    """An answer without one of its parts, and that part; None if it has no other, or not it."""
    parts = _parts(answer, unit)
    if len(parts) < 2 or not (1 <= nth <= len(parts) or nth == -1):
        return None
    part, name, begins = parts[nth if nth < 0 else nth - 1]
    words: str = getattr(answer, name)
    left = _joined(words[:begins], words[begins + len(part) :])
    if name == "followup":
        return replace(answer, followup=left), part
    return replace(answer, text=left), part


def _joined(head: str, tail: str) -> str:
    """What stands before a part, and what stands after it, parted as the paragraphs were."""
    before, after = head[len(head.rstrip()) :], tail[: len(tail) - len(tail.lstrip())]
    if not head.strip() or not tail.strip():
        return head.rstrip() + tail.lstrip()
    between = max(before, after, key=lambda space: space.count("\n"))
    return head.rstrip() + between + tail.lstrip()
