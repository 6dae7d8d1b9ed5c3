"""How a message says which question its words belong to, as "question 31: …" does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum, auto

from bot.consultation import Ref
from bot.consultation.glossary import normalise
from bot.consultation.reference import mentions
from bot.interview.reading.address_ways import FLAGS, INTRODUCED, NUMBER, Addresses, Patterns

LONGEST_CORRECTION = 400
"""In characters. Nobody needs more to ask for a word to be changed."""

LONGEST_CORRECTION_HERE = 160
"""The same where no question is named."""

ALIKE = 0.7
"""From this share of letters in common, words are the same ones, spelt otherwise."""

_CLEAR = re.compile(r"[:;.!=\n–—-]")
"""What there is in a pause after which words can only belong to the question before it."""
_DIGIT = re.compile(r"\d", re.ASCII)
_BARE = re.compile(rf"\s*{NUMBER}\s*(?:[.:)=–—-]+\s+|\s[–—-]+\s*)(?=\S)", FLAGS)
_ANOTHER = re.compile(
    rf"(?:(?:and|or|to)\s+|[&+]\s*)?(?:{INTRODUCED})?\d{{1,3}}[a-h]?(?!\w)"
    r"\s*(?:$|[:;,.–—&-]|and\b|or\b)",
    FLAGS,
)
"""What shows that a message names several questions."""


class Manner(Enum):
    """What is to become of words that come with their question."""

    ANSWER = auto()
    ADD = auto()
    CHANGE = auto()


@dataclass(frozen=True)
class Address:
    """The question that a message names for its words."""

    ref: Ref
    words: str
    """Empty if it says only what is to be done."""
    manner: Manner = Manner.ANSWER
    sure: bool = True
    """Whether its words can belong to nothing else."""
    bare: bool = False
    """Whether it begins with a number alone, as the items of a list do."""


@dataclass(frozen=True)
class Correction:
    """Some words of an answer, and what is to stand in their place."""

    ref: Ref | None
    """None if no question is named."""
    old: str
    new: str | None
    """None takes the words out."""
    clear: bool = True
    """Whether it can be nothing else, if the answer has those words."""
    asks: bool = False
    """Whether it asks for that also if the answer has no such words."""


def read(ways: Addresses, text: str) -> Address | None:
    """The question that a message names for its words, if it names one."""
    if not _DIGIT.search(text):
        return None
    patterns = ways.patterns
    return (
        _at_once(ways, patterns.adding, text, Manner.ADD)
        or _at_once(ways, patterns.replacing, text, Manner.CHANGE)
        or _says_what_it_is(ways, text)
        or _exchanged(ways, text)
        or _after_pause(ways, patterns.changing, text, Manner.CHANGE)
        or _after_pause(ways, patterns.naming, text, Manner.ANSWER)
        or _numbered(text)
    )


def corrections(ways: Addresses, text: str) -> Iterator[Correction]:
    """What a message may ask to correct in the answer that it names.

    Only the answer tells which of them it is.
    """
    if len(text) > LONGEST_CORRECTION or not _DIGIT.search(text):
        return
    for match in _matches(ways.patterns.correcting, text):
        if found := _correction(ways, match):
            yield replace(found, ref=_ref(match), asks=bool(match["intro"] or match["part"]))
    for match in _matches(ways.patterns.perhaps_correcting_named, text):
        if found := _correction(ways, match):
            yield replace(found, ref=_ref(match))


def corrections_here(ways: Addresses, text: str) -> Iterator[Correction]:
    """What a message may ask to correct without naming an answer."""
    if len(text) > LONGEST_CORRECTION_HERE:
        return
    for match in _matches(ways.patterns.ordering, text):
        if found := _correction(ways, match):
            yield replace(found, clear=_is_quoted(match["old"]) or _are_alike(found))
    for match in _matches(ways.patterns.perhaps_correcting, text):
        found = _correction(ways, match)
        if found and (_is_quoted(match["old"]) or _are_alike(found)):
            yield found


def _matches(patterns: Patterns, text: str) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns if (match := pattern.fullmatch(text)))


def _correction(ways: Addresses, match: re.Match[str]) -> Correction | None:
    words = match.groupdict()
    old, new = _unquoted(words["old"]), _unquoted(words.get("new") or "") or None
    if new is not None and normalise(new) in ways.patterns.removing:
        new = None
    return Correction(None, old, new) if old and not _is_vague(ways, old) else None


def _is_quoted(words: str) -> bool:
    return words.strip(" .,")[:1] in set("\"'“‘") and len(words) > len(_unquoted(words))


def _are_alike(found: Correction) -> bool:
    """Whether new words are the old ones, spelt otherwise."""
    old, new = found.old.casefold(), (found.new or "").casefold()
    return SequenceMatcher(None, old, new).ratio() >= ALIKE


def added_here(ways: Addresses, text: str) -> str | None:
    """The words that a message adds to the answer at hand, or to the one just given."""
    match = ways.patterns.adding_here.match(text)
    return _rest(match) if match else None


def belongs_to(ways: Addresses, text: str) -> Ref | None:
    """The question to which a message says that the words before it belong."""
    if not _DIGIT.search(text):
        return None
    match = _first(ways.patterns.misplaced, text)
    return _ref(match) if match else None


def belongs_to_waiting(ways: Addresses, text: str) -> Ref | None:
    """The question to which a short message says that the words belong that wait to be told it.

    It may say first which they are: "I mean the bit about the list, put that under question 1".
    """
    if len(text) > LONGEST_CORRECTION_HERE or len(mentions(text)) != 1:
        return None
    pointing = ways.patterns.pointing.match(text)
    return belongs_to(ways, text) or (belongs_to(ways, _rest(pointing)) if pointing else None)


def moved(ways: Addresses, text: str) -> tuple[Ref, Ref] | None:
    """The question whose words a message moves, and the one to which it moves them."""
    match = _first(ways.patterns.moving, text) if _DIGIT.search(text) else None
    return (mentions(match["of"])[0], _ref(match)) if match else None


def _at_once(ways: Addresses, patterns: Patterns, text: str, manner: Manner) -> Address | None:
    match = _first(patterns, text)
    return _followed(ways, match, manner) if match else None


def _followed(ways: Addresses, match: re.Match[str], manner: Manner) -> Address | None:
    if _names_more(match):
        return None
    return _without_vague(ways, Address(_ref(match), _rest(match), manner))


def _exchanged(ways: Addresses, text: str) -> Address | None:
    """A new answer after a number alone: "change 8 to: …"."""
    match = _first(ways.patterns.exchanging, text)
    found = _followed(ways, match, Manner.CHANGE) if match else None
    if match is None or found is None:
        return None
    return replace(found, sure=bool(match["intro"]) or ":" in match["pause"])


def _says_what_it_is(ways: Addresses, text: str) -> Address | None:
    found = _at_once(ways, ways.patterns.answering, text, Manner.ANSWER)
    # An answer that is "wrong" or "not finished" is to be another.
    return found if found is None or found.words else replace(found, manner=Manner.CHANGE)


def _after_pause(ways: Addresses, patterns: Patterns, text: str, manner: Manner) -> Address | None:
    match = _first(patterns, text)
    if match is None or _is_decimal(match):
        return None
    found = Address(_ref(match), _rest(match), manner)
    if means := ways.patterns.meaning.match(found.words):
        words = found.words[means.end() :]
        return _without_vague(ways, replace(found, words=words, manner=Manner.CHANGE))
    if _names_more(match):
        return None
    if aside := ways.patterns.aside.match(found.words):
        # "Question 28, if I may: …" names it as clearly as a colon at once does.
        return _without_vague(ways, replace(found, words=found.words[aside.end() :]))
    if manner is Manner.ANSWER and any(
        ways.patterns.saying_more.match(said) for said in (text, found.words)
    ):
        return replace(found, manner=Manner.ADD)
    if _CLEAR.search(match["pause"]):
        return _without_vague(ways, found)
    return _unclear(ways, found, match)


def _unclear(ways: Addresses, found: Address, match: re.Match[str]) -> Address | None:
    """Words that follow a question's number with a comma or nothing between."""
    if found.manner is Manner.CHANGE and "," not in match["pause"]:
        return None
    spoken_of = ways.patterns.mentioning.match(found.words)
    if not match["intro"] or spoken_of or _is_vague(ways, found.words):
        return None
    return replace(found, sure=False)


def _without_vague(ways: Addresses, found: Address) -> Address:
    return replace(found, words="") if _is_vague(ways, found.words) else found


def _is_vague(ways: Addresses, words: str) -> bool:
    return normalise(words) in ways.patterns.vague


def _numbered(text: str) -> Address | None:
    match = _BARE.match(text)
    if match is None or _ANOTHER.match(_rest(match)):
        return None
    # The items of a list have no letters of parts, and "10 - 12" is a range.
    if not match["part"] and _rest(match)[0].isdigit():
        return None
    return Address(_ref(match), _rest(match), sure=bool(match["part"]), bare=not match["part"])


def _rest(match: re.Match[str]) -> str:
    return match.string[match.end() :]


def _names_more(match: re.Match[str]) -> bool:
    """Whether another question's number follows the first."""
    return ":" not in match["pause"] and _ANOTHER.match(_rest(match)) is not None


def _is_decimal(match: re.Match[str]) -> bool:
    return match["pause"] == "." and _rest(match)[0].isdigit()


def _ref(match: re.Match[str]) -> Ref:
    part = match["part"]
    return Ref(int(match["number"]), part.lower() if part else None)


def _unquoted(words: str) -> str:
    return words.rstrip(" ,").strip("\"'“”‘’ .")


def _first(patterns: Patterns, text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(text))), None)
