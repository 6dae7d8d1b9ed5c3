"""What is asked for about an answer: its earlier versions, or that it, or a part of it, goes."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Annotated

from pydantic import Field

from bot.consultation import Ref
from bot.consultation.model import Text
from bot.interview.commands import Unit
from bot.interview.reading.address_ways import END, FLAGS, INTRODUCED, NUMBER
from bot.interview.reading.braces import BracedWays, Braces
from bot.interview.state.response import GENERAL

_ONE = rf"(?:{INTRODUCED})?\d{{1,3}}[a-h]?"
_LISTED = rf"{_ONE}(?:\s*(?:,|and|&|,\s*and)\s*{_ONE})+(?!\w)"


class Wish(Enum):
    """What is to become of an answer."""

    SHOW_VERSIONS = auto()
    BRING_BACK = auto()
    TAKE_OUT = auto()
    LEAVE_BLANK = auto()
    """The question at hand is to have no answer."""
    AGAIN = auto()
    """What was done last, undoing or putting back, is to be done once more."""
    FOR_LATER = auto()
    """A question, or several, are to be asked later."""
    PUT_BACK = auto()
    """An answer, or several, that were taken out are to come back."""
    UNDO = auto()
    """The last change to an answer is to be taken back."""
    RECONSIDER = auto()
    """It is said to be wrong, or something about it; not what is to be done."""


@dataclass(frozen=True)
class Request:
    """A wish about an answer."""

    wish: Wish
    ref: Ref | None = None
    """The answer that is named; None if none is."""
    nth: int | None = None
    """Which version, or which part; -1 is the last. For a version, None is the one before."""
    unit: Unit | None = None
    """What is counted, where a part is named."""
    words: str | None = None
    """Words of the answer, where these tell which one is meant."""
    several: str | None = None
    """The list of the answers, or questions, that are named, where there are several."""


class Requests(BracedWays):
    """The ways in which a language asks for such things, from the catalogue.

    In the ways, {version} is a version, and {thing} an answer or a part of one. The question may
    be named before, after, or where {of} stands, with no space before that. {these} is a question
    or several.
    """

    explained = frozenset({"{version}", "{thing}", "{these}", "{of}", "{n}", "{nth}", "{words}"})

    answer: list[Text]
    """How an answer is called whose question is named, as "my answer"."""
    whole_response: list[Text]
    """What may also mean the whole response, so that one answer is meant only with its number."""
    of: list[Text]
    """What stands before a question's number, as "of" and "under"."""
    whole_paper: list[Text]
    """How the comments on the whole paper are called."""
    showing: list[Text]
    """What asks to see earlier versions."""
    undoing: list[Text]
    """What asks for the last change to an answer to be taken back, as "undo my change to"."""
    bringing: list[Text]
    """What asks for a version to be brought back."""
    first: list[Text]
    """How the first version is called."""
    before: list[Text]
    """How the version before the one that stands is called."""
    numbered: list[Text]
    """How a version is called by its number, as "version {n}" and "the {nth} version"."""
    ordinals: dict[int, list[Text]]
    """The words for the first, the second and so on; -1 is the last."""
    units: dict[Annotated[Unit, Field(strict=False)], list[Text]]
    """How the parts of an answer are called."""
    it: list[Text]
    """How an answer is called of which has just been spoken."""
    taking_out: list[Text]
    """What asks for something to be taken out."""
    taking_out_by_words: list[Text]
    """The same, where words of the answer tell which is meant: "take out the bit about {words}"."""
    and_so: list[Text]
    """What may follow that, and asks for the same or for nothing more, as "leave it blank"."""
    blank: list[Text]
    """What asks for no answer to the question at hand."""
    for_later: list[Text]
    """What asks for questions to be asked later, as "leave {these} for later"."""
    putting_back: list[Text]
    """What asks for answers that were taken out to come back, as "put {these} back"."""
    them: list[Text]
    """How several answers are called that have just been named."""
    are_wrong: list[Text]
    """What says that several answers are wrong."""
    answers: list[Text]
    """How several answers are called that are named."""
    again: list[Text]
    """What asks for the same once more, where something was taken or put back."""
    wrong: list[Text]
    """What says that something is wrong, as "is a mistake"."""
    only_said: list[Text]
    """What follows "is wrong" where a question is spoken of, and not its answer, as "to"."""


class RequestPatterns:
    """The patterns of a catalogue's requests.

    Args:
        ways: the requests.
        lead: the pattern of what may stand before them.
    """

    def __init__(self, ways: Requests, lead: str) -> None:
        plain = Braces(ways.stands_for)
        self._nth = _patterns(plain, ways.ordinals)
        self._unit = _patterns(plain, ways.units)
        nth, unit = (
            plain.one_of(word for words in those for word in words)
            for those in (ways.ordinals.values(), ways.units.values())
        )
        of, answer, wrong = (
            plain.one_of(ways.of),
            plain.one_of(ways.answer),
            plain.one_of(ways.wrong),
        )
        question = rf"(?:{INTRODUCED}){NUMBER}"
        named = rf"(?:{answer}\s+(?:{of}\s+)?)?(?:{INTRODUCED})?{NUMBER}"
        of_it = rf"(?:\s+{of}\s+(?:{named}|(?P<paper>{plain.one_of(ways.whole_paper)})))?"
        numbered = Braces({}, {"{n}": r"(?P<n>\d{1,2})", "{nth}": rf"(?P<nth>{nth})"})
        version = (
            rf"(?:(?P<first>{plain.one_of(ways.first)})|{plain.one_of(ways.before)}"
            rf"|{numbered.one_of(ways.numbered)})"
        )
        bare_part = (
            rf"(?:(?:the\s+|my\s+|our\s+)?(?P<nth>{nth})\s+(?P<unit>{unit})"
            rf"|(?P<unit>{unit})\s+(?P<n>\d{{1,2}}))"
        )
        part = bare_part + of_it
        it = plain.one_of(ways.it)
        numbered_answer = rf"(?:{answer}\s+)?(?:{INTRODUCED})?{NUMBER}"
        # "Withdraw our response" is not about one answer.
        not_all = rf"(?!{plain.one_of(ways.whole_response)}(?!\s+(?:{of}|{INTRODUCED}|\d)))"
        thing = rf"(?:{part}|{it}|{not_all}{answer}{of_it}|{numbered_answer})"
        meant = {"{version}": version, "{thing}": thing, "{of}": of_it}
        said = Braces(ways.stands_for, meant)
        taken = Braces(ways.stands_for, {"{thing}": it}).one_of(ways.taking_out)
        by_words = Braces(ways.stands_for, {"{words}": r"(?P<words>\S.{1,80}?)"}).one_of(
            ways.taking_out_by_words
        )
        only_said = rf"(?!\s+{plain.one_of(ways.only_said)}(?!\w))"
        pause = r"[\s,;.:!?–—-]+"
        blank = plain.one_of(ways.blank)
        listed = rf"(?:{plain.one_of(ways.answers)}\s+(?:{of}\s+)?)?(?P<several>{_LISTED})"
        take_them, taken_both = (
            Braces(ways.stands_for, {"{thing}": those}).one_of(ways.taking_out)
            for those in (listed, plain.one_of(ways.them))
        )
        and_so = rf"(?:{pause}{plain.one_of(ways.and_so)})*"
        these = rf"(?:(?P<several>{_LISTED})|(?:{INTRODUCED})?{NUMBER})"
        for_later = Braces(ways.stands_for, {"{these}": these}).one_of(ways.for_later)
        put_back = Braces(ways.stands_for, {"{these}": rf"(?:{listed}|{named})"}).one_of(
            ways.putting_back
        )
        asked_for = {
            Wish.LEAVE_BLANK: rf"{blank}(?:{pause}{lead}{blank})*",
            Wish.FOR_LATER: for_later,
            Wish.PUT_BACK: put_back,
            Wish.UNDO: rf"{plain.one_of(ways.undoing)}\s+{named}",
            Wish.AGAIN: plain.one_of(ways.again),
            Wish.BRING_BACK: said.one_of(ways.bringing) + of_it,
            Wish.SHOW_VERSIONS: said.one_of(ways.showing) + of_it,
            Wish.TAKE_OUT: (
                rf"(?:{said.one_of(ways.taking_out)}|{part}\s+{wrong}{pause}{lead}{taken}"
                rf"|{take_them}|{listed}\s+{plain.one_of(ways.are_wrong)}{pause}{lead}{taken_both})"
                rf"{and_so}"
            ),
        }
        spoken_of = (
            rf"{named}\s+{wrong}(?!\w){only_said}.*",
            rf"{part}\s+{wrong}(?!\w).*",
            rf"{bare_part}\s+{of}\s+{named}(?!\w).*",
        )
        before = rf"(?:{of}\s+{named}|{question}|{NUMBER}(?=\s*[:–—]))"
        there = rf"{lead}(?:{before}{pause}{lead})?"
        self._forms = [
            *(
                (wish, _compiled(rf"{there}{form}[\s?]*{END}[\s?]*"))
                for wish, form in asked_for.items()
            ),
            *((Wish.RECONSIDER, _compiled(there + form)) for form in spoken_of),
            (Wish.RECONSIDER, _compiled(rf"{lead}{by_words}{END}")),
        ]

    def read(self, text: str) -> Request | None:
        """What a short message asks for, if it asks for such a thing."""
        for wish, form in self._forms:
            if match := form.fullmatch(text):
                return self._request(wish, _groups(match))
        return None

    def _request(self, wish: Wish, groups: Mapping[str, str]) -> Request:
        ref = GENERAL if "paper" in groups else None
        if "number" in groups:
            ref = Ref(int(groups["number"]), groups.get("part", "").lower() or None)
        unit = _meant(self._unit, groups["unit"]) if "unit" in groups else None
        nth = 1 if "first" in groups else None
        if "nth" in groups:
            nth = _meant(self._nth, groups["nth"])
        elif "n" in groups:
            nth = int(groups["n"])
        return Request(wish, ref, nth, unit, groups.get("words"), groups.get("several"))


def _patterns[Key](plain: Braces, ways: Mapping[Key, list[str]]) -> dict[Key, re.Pattern[str]]:
    return {key: re.compile(plain.one_of(words), FLAGS) for key, words in ways.items()}


def _meant[Key](patterns: Mapping[Key, re.Pattern[str]], said: str) -> Key:
    return next(key for key, pattern in patterns.items() if pattern.fullmatch(said))


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which names of groups may come several times."""
    count = itertools.count()
    return re.compile(
        re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}_{next(count)}>", pattern), FLAGS
    )


def _groups(match: re.Match[str]) -> dict[str, str]:
    """What the groups of such a pattern have found, by their names."""
    found = {name: words for name, words in match.groupdict().items() if words}
    return {name.rpartition("_")[0]: words for name, words in found.items()}
