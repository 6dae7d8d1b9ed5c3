"""Passing over several questions at once, and going on to a later one."""

import re
from collections.abc import Iterable

from bot.consultation import Consultation, Ref, Status
from bot.consultation.reference import mentions
from bot.interview.answers.recording import pass_over, says_something
from bot.interview.commands import Command, PassOver, PassSeveral, SkipTo, Undo
from bot.interview.course.moving import go_to
from bot.interview.reading.naming import section_named
from bot.interview.saying.says import Offer, say
from bot.interview.saying.turn import Turn, advance, recorded, stay
from bot.interview.state.place import ASKING, Step
from bot.interview.state.response import Answer
from bot.interview.state.route import Interview, on_route

_NUMBERS = {"couple": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_MANY = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_REF = r"(?:questions?|numbers?|q)?\.?\s*\d{1,3}[a-h]?"

_REST = re.compile(r"\b(?:rest|remaining|others|everything (?:else|after))\b")
_SECTION = re.compile(r"\bsection\b")
_NEXT_SECTION = re.compile(r"\b(?P<to>to )?(?:the )?(?:next|following) section\b")
_THIS_AND_ONE = re.compile(r"\bthis(?: one| question)? and (?:the )?(?:next|one after|following)\b")
_THIS_AND_MORE = re.compile(
    rf"\bthis(?: one| question)? and (?:the )?(?:next|following) (?:a )?{_MANY}\b"
)
_THE_NEXT = re.compile(rf"\b(?:next|following|these|coming) (?:a )?{_MANY}\b|\b{_MANY} questions\b")
_LIST = re.compile(rf"\b(?P<list>{_REF}(?:\s*(?:,|and|&|to|until|-|–)+\s*{_REF})+)\b")
_LIST_FIRST = re.compile(rf"\s*(?:for |on |to )?{_LIST.pattern}\s*[:,–-]*\s+", re.IGNORECASE)
_RANGE = re.compile(
    r"(?P<first>\d{1,3}[a-h]?)\s*(?:to|until|-|–)\s*(?:questions?|q)?\s*(?P<last>\d{1,3}[a-h]?)"
)
_ONE = re.compile(r"\d{1,3}[a-h]?")
_UP_TO = re.compile(
    rf"\b(?:on |ahead |forward |straight |along |up )*(?:to|until|till) (?P<to>{_REF})\b"
)

_VERB = r"(?:skip(?: over)?|pass over|leave out|miss out|miss|jump(?: over)?|omit)"
_OBJECT = (
    r"(?:q?\d{1,3}[a-h]?|this|these|the|next|following|rest|remaining|all|ones?|both|and|after"
    r"|questions?|numbers?|of|in|section|from|to|until|till|up|on|ahead|forward|straight|a|couple|whole"
    r"|entire|two|three|four|five|six|seven|others|everything|else|here)"
)
_ASKED = re.compile(
    r"(?:(?:please|ok|okay|so|and|then|just|now|can|could|may|shall|let's|let us|let me|we|i|you"
    r"|we'd like to|i'd like to|i would like to|we would like to|i want to|we want to),?\s+){0,4}"
    rf"{_VERB}(?:\s*{_OBJECT}\b|\s*[,&–-])+[\s,]*"
    r"(?:please|thanks|thank you|for now|instead)?[\s.!]*"
)
LONGEST = 12
"""In words, of a request that is known by its form."""


def asked_in(text: str) -> Command | None:
    """The request to pass over more than the question at hand that a text is, if it is one."""
    said = _plain(text)
    if len(said.split()) > LONGEST or not _ASKED.fullmatch(said):
        return None
    return passed_in(Status.SKIPPED, text, only_more=True)


def passed_in(status: Status, text: str, *, only_more: bool = False) -> Command | None:
    """What a request to pass over means: the question at hand, another, or several.

    Args:
        status: which non-answer they are to have.
        text: the request.
        only_more: whether to give None where it is the question at hand alone.
    """
    said = _plain(text)
    several = (_LIST, _THIS_AND_ONE, _THIS_AND_MORE, _THE_NEXT)
    if status is Status.SKIPPED and (match := _UP_TO.search(said)) and not _LIST.search(said):
        return SkipTo(mentions(match["to"])[0])
    if any(pattern.search(said) for pattern in several):
        return PassSeveral(status, text)
    if _SECTION.search(said) or (only_more and _REST.search(said)):
        return PassSeveral(status, text)
    named = mentions(text, introduced=not only_more)
    if len(named) == 1:
        return PassOver(status, named[0])
    return None if only_more else PassOver(status)


def listed_first(text: str) -> tuple[str, str] | None:
    """The list of questions that a message begins with, and the words after it."""
    match = _LIST_FIRST.match(text)
    return (match["list"], text[match.end() :]) if match else None


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def pass_several(interview: Interview, command: PassSeveral) -> Turn:
    """Record a non-answer for several questions. What has an answer or words keeps them."""
    meant = _meant(interview, command.text)
    refs = [ref for ref in meant if _is_open(interview, ref, command.status)]
    if not meant or len(refs) == 1:
        return pass_over(interview, PassOver(command.status, *refs))
    if not refs:
        shown = listed(meant, interview.consultation)
        return stay(interview, say("left_as_they_are", refs=shown))
    after = interview
    for ref in refs:
        after = recorded(after, Answer(ref, command.status))
    undo = Offer("undo", Undo(), quiet=True)
    shown = listed(refs, interview.consultation)
    done = say("passed_together", undo, refs=shown, state=command.status)
    return advance(after, done) if interview.place.ref in refs else stay(after, done)


def _is_open(interview: Interview, ref: Ref, status: Status) -> bool:
    """Whether a question arises, says nothing yet, and is not in this state already."""
    answer = interview.response.current(ref)
    said = answer is not None and says_something(answer)
    return not said and interview.status(ref) not in {Status.BYPASSED, status}


def skip_to(interview: Interview, command: SkipTo) -> Turn:
    """Go to a question. What lies between is left open, which is said."""
    turn = go_to(interview, command.ref)
    here, there = interview.place, turn.interview.place
    if here.step is not Step.QUESTION or there.step is not Step.QUESTION:
        return turn
    between = [
        ref
        for ref in _from_here(interview)
        if interview.status(ref) is Status.UNANSWERED and ref < there.question
    ]
    if not between:
        return turn
    shown = listed(between, interview.consultation)
    one = len(between) == 1
    over = PassOver(Status.SKIPPED, between[0]) if one else PassSeveral(Status.SKIPPED, shown)
    left = say("left_open", Offer("pass_them_over", over, {"refs": shown}, quiet=True), refs=shown)
    return Turn(turn.interview, (left, *turn.says))


def listed(refs: Iterable[Ref], consultation: Consultation) -> str:
    """Questions as people write them, those in a row shortened: 5–9, 12."""
    rows: list[list[Ref]] = []
    for ref in sorted(refs):
        position = consultation.position(ref)
        if rows and consultation.position(rows[-1][-1]) == position - 1:
            rows[-1].append(ref)
        else:
            rows.append([ref])
    return ", ".join(
        ", ".join(map(str, row)) if len(row) < 3 else f"{row[0]}–{row[-1]}" for row in rows
    )


def _meant(interview: Interview, text: str) -> list[Ref]:
    """The questions that a request names, one by one or by how many they are."""
    said = _plain(text)
    consultation = interview.consultation
    if match := _LIST.search(said):
        return list(_in_list(match["list"], consultation))
    ahead = _from_here(interview)
    if _SECTION.search(said):
        return _in_section(interview, said, ahead)
    if _REST.search(said):
        return ahead
    count = _how_many(said)
    arising = [ref for ref in ahead if interview.status(ref) is not Status.BYPASSED]
    numbers = list(dict.fromkeys(ref.number for ref in arising))[:count]
    return [ref for ref in arising if ref.number in numbers]


def _in_section(interview: Interview, said: str, ahead: list[Ref]) -> list[Ref]:
    """The questions of the section that is named, or what is left of the one at hand."""
    consultation = interview.consultation
    sections = consultation.sections
    here = consultation.section_of(ahead[0]) if ahead else None
    match = _NEXT_SECTION.search(said)
    if match and not match["to"] and here is not None and here is not sections[-1]:
        return list(sections[sections.index(here) + 1].refs)
    if not match and not _REST.search(said) and (named := section_named(said, consultation)):
        return list(named.refs)
    return [ref for ref in ahead if here is not None and ref in here.refs]


def _how_many(said: str) -> int:
    for pattern, more in ((_THIS_AND_MORE, 1), (_THE_NEXT, 0)):
        if match := pattern.search(said):
            many = next(filter(None, match.groups()))
            return more + (_NUMBERS.get(many) or int(many))
    return 2 if _THIS_AND_ONE.search(said) else 1


def _from_here(interview: Interview) -> list[Ref]:
    """The question at hand and those after it on the route; none where no question is asked."""
    here = interview.place
    if here.step not in ASKING:
        return []
    consultation = interview.consultation
    first = consultation.position(here.question)
    route = on_route(consultation, interview.conversation.route)
    return [ref for ref in route if consultation.position(ref) >= first]


def _in_list(text: str, consultation: Consultation) -> Iterable[Ref]:
    """The questions of a list such as "3, 5 and 7 to 9", each with its parts."""
    named: list[Ref] = []
    ends = 0
    for match in _ONE.finditer(text):
        ref = mentions(match[0])[0]
        if (pair := _RANGE.match(text, match.start())) and ref in consultation:
            last = mentions(pair["last"])[0]
            named += [r for r in consultation.refs if ref <= r and r.number <= last.number]
            ends = pair.end()
        elif match.start() >= ends and ref in consultation:
            named += [ref] if ref.part else consultation.question(ref).refs
    return dict.fromkeys(named)
