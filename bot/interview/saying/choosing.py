"""Choosing what is asked in one's own words: a section by its name, a route by its number.

Such a message has nothing in it but the name or the number, and words that go with any request.
What has more in it may be an answer, and is left to what was understood.
"""

import re
from functools import cached_property

from bot.consultation import Consultation, Section
from bot.consultation.glossary import normalise
from bot.consultation.model import Entry, Text
from bot.interview.commands import ChooseRoute, Command, GoTo
from bot.interview.reading.counting import number_in
from bot.interview.reading.naming import section_named, words_of
from bot.interview.reading.openings import has_one_of
from bot.interview.saying.unsettled import is_open
from bot.interview.state.place import RouteKind, Step
from bot.interview.state.response import settled
from bot.interview.state.route import Interview

LONGEST = 15
"""In words, with what is said beside the request."""

CHOICES = frozenset({Step.WELCOME, Step.SECTIONS, Step.REVIEW, Step.SUBMITTED})
"""The steps at which the name of a section alone goes there."""

_CLAUSES = re.compile(r"[.,;!?\n]+\s*")
_SECTION_NUMBER = re.compile(r"\bsection (?:no |number )?\d{1,2}\b")


class ChoosingWays(Entry):
    """The words with which sections and routes are asked for, from the catalogue."""

    beside: list[Text]
    """Words that may stand in any request, as "please"."""
    called: list[Text]
    """What a section is called, as "section" and "bit"."""
    going: list[Text]
    """What surely asks to go somewhere, also while a question is open, as "skip to"."""
    short: list[Text]
    """What the questions of the short route are called, as "main"."""
    several: list[Text]
    """What questions are called where several are meant, as "questions"."""
    wanting: list[Text]
    """What surely asks for a route, also while a question is open, as "i said"."""
    instead_of: list[Text]
    """What stands before the number that is not wanted, as "not"."""

    @cached_property
    def fillers(self) -> frozenset[str]:
        """All single words that tell nothing of their own."""
        return _single(self.beside) | _single(self.going) | _single(self.wanting)


def chosen(interview: Interview, text: str, ways: ChoosingWays) -> Command | None:
    """The command by which a message chooses a section or a route; None if it does not."""
    if len(text.split()) > LONGEST:
        return None
    step = interview.place.step
    if not (is_open(step) or step in CHOICES):
        return None
    # "The 8. Got ten minutes": at the beginning, what follows tells nothing of what is asked.
    first = _CLAUSES.split(text, maxsplit=1)[0] if step is Step.WELCOME else text
    if kind := _route_named(interview, text, ways) or _route_named(interview, first, ways):
        return ChooseRoute(kind)
    section = _section_asked(text, interview.consultation, ways, at_a_choice=step in CHOICES)
    return _go_to(interview, section) if section else None


def _go_to(interview: Interview, section: Section) -> Command:
    """Choose a section; one who is asked all questions is still asked the others afterwards."""
    route = interview.conversation.route
    if route is None or route.kind is not RouteKind.ALL:
        return ChooseRoute(RouteKind.SECTION, section.id)
    waiting = [ref for ref in section.refs if not settled(interview.status(ref))]
    return GoTo((waiting or list(section.refs))[0])


def _section_asked(
    text: str, consultation: Consultation, ways: ChoosingWays, *, at_a_choice: bool
) -> Section | None:
    """The section that a message asks to go to: at a choice by its name alone."""
    whole = normalise(text)
    for said in (whole, *map(normalise, _CLAUSES.split(text))):
        section = section_named(said, consultation)
        if section is None:
            continue
        rest = set(_SECTION_NUMBER.sub("section", said).split()) - ways.fillers
        called = rest & _single(ways.called)
        going = has_one_of(said, ways.going)
        more = {word.removesuffix("s") for word in rest - called} - words_of(section)
        named = not more and (called or rest)
        if named and ((going and called) or (at_a_choice and said == whole)):
            return section
    return None


def _route_named(interview: Interview, text: str, ways: ChoosingWays) -> RouteKind | None:
    """The route of which a message gives the number of questions."""
    consultation, step = interview.consultation, interview.place.step
    kinds = {
        len(consultation.questions): RouteKind.ALL,
        len(consultation.short_route): RouteKind.SHORT,
    }
    words = normalise(text).split()
    meant, left = set[int](), False
    called = _single(ways.short) | _single(ways.several)
    for before, word in zip(["", *words], words, strict=False):
        number = number_in(word) if word not in called else None
        if number is not None and before in called:
            return None
        if number is None and word not in called | ways.fillers | _single(ways.instead_of):
            return None
        if number is not None and before in _single(ways.instead_of):
            left = True
        elif number is not None:
            meant.add(number)
    kind = kinds.get(meant.pop()) if len(meant) == 1 else None
    plainly = left or bool(set(words) & called)
    if is_open(step):
        plainly = plainly and has_one_of(text, ways.wanting)
    return kind if plainly or step is Step.WELCOME else None


def _single(phrases: list[Text]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in normalise(phrase).split())
