"""Finding terms: the one that somebody asks about, however it is written, and those of a text."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from itertools import filterfalse, pairwise

from bot.consultation.model import Term

SHORTEST_MISSPELT = 5
"""In letters. A shorter name with a slip in it is too easily another short word."""

SHORTEST_TWICE_MISSPELT = 10
"""In letters. From here a name may have two slips in it."""

LONGEST_NAME = 7
"""In words, with those that somebody has parted."""

COST_OF_A_SLIP = 3
"""A name with a slip in it counts as so many letters shorter than it is."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_ASKING = re.compile(
    r"\b(?:a|an|the|whats?|wots?|is|are|does|do|means?|define|explain|please|of|term)\b"
)


def normalise(name: str) -> str:
    """A name without case, accents, punctuation and differences of spacing."""
    letters = name.casefold()
    if not letters.isascii():
        letters = "".join(
            filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", letters))
        )
    return _BETWEEN_WORDS.sub(" ", letters.replace("'", "").replace("’", "")).strip()


def find_term(text: str, terms: list[Term]) -> Term | None:
    """The term that a short question mentions: "what is an LAA?", "whats coterminosity".

    The longest name that is found in the text wins. A name may have a slip in it, which is one
    letter too many, too few or wrong, or two changed round; a long name may have two. Where
    words are parted does not matter.
    """
    words = _words(text)
    runs = _runs(words)
    best: tuple[int, Term] | None = None
    for term in terms:
        for name in term.names:
            found = _alone(name, text, words) if len(_joined(name)) < 3 else _weight(name, runs)
            if found is not None and (best is None or found > best[0]):
                best = (found, term)
    return best[1] if best else None


def terms_in(text: str, terms: list[Term]) -> list[Term]:
    """The terms that a text uses, in the order in which it uses them."""
    runs = _runs(_words(text))
    found = {}
    for term in terms:
        places = [
            runs[form]
            for name in term.names
            if len(_joined(name)) > 2 or _stands_in(name, text)
            for form in _forms(name)
            if form in runs
        ]
        if places:
            found[min(places), term.term] = term
    return [found[place] for place in sorted(found)]


def _words(text: str) -> list[str]:
    return normalise(_INITIALS.sub(lambda found: found[0].replace(".", ""), text)).split()


def _alone(name: str, text: str, words: list[str]) -> int | None:
    """The letters of a name that is also a word, as “GO” is, if it is meant as a name."""
    asked = _ASKING.sub("", " ".join(words)).strip() == _joined(name)
    return len(name) if asked or _stands_in(name, text) else None


def _stands_in(name: str, text: str) -> bool:
    """Whether a text has a name as it is written, in the same case."""
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _weight(name: str, runs: Collection[str]) -> int | None:
    """How much it says that a name is in a text: in letters. None if it is not there."""
    sought = _joined(name)
    if any(form in runs for form in _forms(name)):
        return len(sought)
    most = (len(sought) >= SHORTEST_MISSPELT) + (len(sought) >= SHORTEST_TWICE_MISSPELT)
    for slips in range(1, most + 1):
        parts = _parts(sought, 2 * slips + 1)
        for run in runs:
            if (
                abs(len(run) - len(sought)) <= slips
                and any(part in run for part in parts)
                and _within(run, sought, slips)
            ):
                return len(sought) - COST_OF_A_SLIP * slips
    return None


@cache
def _parts(name: str, number: int) -> tuple[str, ...]:
    """A name in so many parts. A slip spoils two at most, so that one at least stays whole."""
    cuts = [len(name) * i // number for i in range(number + 1)]
    return tuple(name[start:end] for start, end in pairwise(cuts))


@cache
def _joined(name: str) -> str:
    return normalise(name).replace(" ", "")


def _forms(name: str) -> tuple[str, str]:
    """A name, and more than one of it, each written as one word."""
    return _joined(name), f"{_joined(name)}s"


def _runs(words: list[str]) -> dict[str, int]:
    """Runs of words, written as one, each with the number of the word where it first begins."""
    return {
        "".join(words[start:end]): start
        for start in reversed(range(len(words)))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
    }


def _within(a: str, b: str, slips: int) -> bool:
    """Whether two words are so few slips apart."""
    if abs(len(a) - len(b)) > slips:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if same is None:
        return True
    if slips == 0:
        return False
    a, b = a[same:], b[same:]
    return (
        _within(a[1:], b[1:], slips - 1)
        or _within(a[1:], b, slips - 1)
        or _within(a, b[1:], slips - 1)
        or (a[:2] == b[1::-1] and _within(a[2:], b[2:], slips - 1))
    )
