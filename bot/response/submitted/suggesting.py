"""Words of a response that may have to be redacted, found by what can be told from their form.

A name without anything that shows it to be one is not found: nobody can be sure that nothing is
left. What is found in vain costs a look.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.interview import About
from bot.response.submitted.redacting import pattern_of


class Kind(StrEnum):
    """What words may have to be redacted for."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    POSTCODE = "postcode"
    ADDRESS = "address"
    """A house in a street."""
    NAME = "name"
    """Of a person."""
    GROUP = "group"
    """The group's own name, where it is not to be named."""
    CONTACT = "contact"
    """The contact that the group has given, which is never published."""


@dataclass(frozen=True)
class Suggestion:
    """Words that may have to be redacted."""

    kind: Kind
    passage: str


_FOUND = {
    Kind.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    Kind.TELEPHONE: re.compile(
        r"(?<![\w+])(?:(?:\+|00)44[\s.-]*(?:\(0\))?|\(?0)(?:[\s().-]{0,2}\d){9,10}(?!\w)"
    ),
    Kind.POSTCODE: re.compile(
        r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]?)\s?\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE
    ),
}

_CAPITAL = r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]"
_WORD = rf"(?:(?:O|D|Mc|Mac)['’]?)?{_CAPITAL}[a-z\u00df-\u00ff]*(?:[-'’]{_CAPITAL}+)*"
_INITIAL = r"[A-Z]\.?"
_BETWEEN = r"[ \t\u00a0]+"
_MORE = rf"(?:{_BETWEEN}(?:{_INITIAL}{_BETWEEN})?{_WORD})"
_NAME = rf"(?:(?:{_INITIAL}{_BETWEEN}){{1,3}}{_WORD}|{_WORD}{_MORE}{{0,2}})"
_FULL_NAME = rf"{_WORD}{_MORE}{{1,2}}"

_TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Reverend|Cllr|Councillor|Sir|Dame|Imam|Rabbi"
)
_BEFORE = "my name is|i am called|c/o|signed:?|signed by|for the attention of"
_BEFORE_FULL = "contact|contact is|ask for|speak to|talk to|write to|ring|phone|telephone"
_CLOSINGS = "yours (?:sincerely|faithfully|truly)|(?:kind |best )?regards"
_OFFICES = (
    "chair|chairman|chairwoman|chairperson|secretary|treasurer|director|manager|co-?ordinator|"
    "chief executive|trustee|caretaker|warden|vicar|head ?teacher|neighbour"
)
_ENDINGS = (
    "Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Close|Gardens|Gdns|Grove|Way|Crescent|Cres|Court|"
    "Terrace|Place|Square|Hill|Walk|Mews|Rise|Row|Broadway|Parade|Green|Vale|View|House"
)

_NAMES = [
    re.compile(each)
    for each in (
        # With the title, since what is left of “Mrs Smith” tells as much.
        rf"\b(?:{_TITLES})\.?{_BETWEEN}{_NAME}",
        rf"\b(?i:{_BEFORE}){_BETWEEN}({_NAME})",
        rf"\b(?i:{_BEFORE_FULL}){_BETWEEN}({_FULL_NAME})",
        rf"\b(?i:{_CLOSINGS}),?\s*\n\s*({_NAME})",
        rf"({_FULL_NAME})[ \t*]*[,(\n][\s*]*(?i:(?:[a-z.-]+{_BETWEEN}){{0,2}}(?:{_OFFICES}))\b",
        rf"\b(?i:{_OFFICES})(?:,?{_BETWEEN}|:[\s*]*)({_FULL_NAME})",
    )
]
_ADDRESS = re.compile(
    rf"(?:\b(?:Flat|Unit|Room){_BETWEEN}\d+[A-Za-z]?,?{_BETWEEN})?"
    rf"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d{{1,4}}[A-Za-z]?(?:[-–/]\d{{1,4}}[A-Za-z]?)?,?{_BETWEEN}"
    rf"(?:[A-Z][\w.'’-]*{_BETWEEN}){{1,3}}(?:{_ENDINGS})\b"
)
_OTHERS = (
    "council committee team office centre center network group club association department service "
    "services trust forum board house hall church mosque temple school library borough community "
    "local government district strategic partnership partnerships authority plan strategy sector "
    "section question london call action members residents "
    "the our we it this that all each every no yes please if when"
)
_NOBODY = frozenset(_OTHERS.split())
"""Words that no name of a person has."""


def suggestions(texts: Iterable[str], about: About) -> list[Suggestion]:
    """Words of a response that look as if they had to be redacted, each once, in order.

    Args:
        texts: everything that the group wrote, as it may be read now.
        about: who it is.
    """
    found: dict[str, Suggestion] = {}
    own = [(Kind.CONTACT, about.contact), (Kind.NAME, _name_of(about.contact or ""))]
    if not about.named:
        own.append((Kind.GROUP, about.group))
    for text in texts:
        some = [
            (kind, found_there[0])
            for kind, passage in own
            if passage and (found_there := pattern_of(passage).search(text))
        ]
        for kind, passage in [*some, *_in(text)]:
            found.setdefault(passage.casefold(), Suggestion(kind, passage))
    return list(found.values())


def _in(text: str) -> Iterator[tuple[Kind, str]]:
    for kind, pattern in _FOUND.items():
        for match in pattern.finditer(text):
            # What stands before a number may open a bracket that is not about it.
            yield kind, match[0] if ")" in match[0] else match[0].lstrip("(")
    for match in _ADDRESS.finditer(text):
        yield Kind.ADDRESS, match[0]
    for pattern in _NAMES:
        for match in pattern.finditer(text):
            name = match[match.lastindex or 0]
            if _NOBODY.isdisjoint(name.casefold().split()):
                yield Kind.NAME, name


def _name_of(contact: str) -> str:
    """The name that an address such as “jo.doe@example.org” tells; empty if it tells none."""
    parts = re.split(r"[._-]", contact.partition("@")[0]) if "@" in contact else []
    return " ".join(parts) if len(parts) == 2 and all(map(_is_part, parts)) else ""


def _is_part(word: str) -> bool:
    return word.isalpha() and len(word) > 1 and word.casefold() not in _NOBODY
