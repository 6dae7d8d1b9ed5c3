"""Finding the term that somebody asks about, however it is written."""

import re
import unicodedata
from difflib import SequenceMatcher

from bot.consultation.model import Term

CLOSE_ENOUGH = 0.82
"""How alike, from 0 to 1, a misspelt word and a term's name must be."""

SHORTEST_MISSPELT = 4
"""Shorter names, of two or three letters, are too easily like any other short word."""


def normalise(name: str) -> str:
    """A name without case, accents, punctuation and differences of spacing."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", letters.replace("'", "").replace("’", "")).strip()


def find_term(text: str, terms: list[Term]) -> Term | None:
    """The term that a short question mentions: "what is an LAA?", "whats coterminosity".

    The longest name found in the text wins. Failing that, the name most like some run of
    words in the text, if it is like enough.
    """
    words = normalise(text)
    padded = f" {words} "
    best: tuple[int, Term] | None = None
    for term in terms:
        for name in map(normalise, term.names):
            found = f" {name} " in padded or f" {name}s " in padded
            if found and (best is None or len(name) > best[0]):
                best = (len(name), term)
    if best is not None:
        return best[1]
    return _closest(words.split(), terms)


def _closest(words: list[str], terms: list[Term]) -> Term | None:
    best: tuple[float, Term] | None = None
    for term in terms:
        for name in map(normalise, term.names):
            if len(name) < SHORTEST_MISSPELT:
                continue
            size = len(name.split())
            for start in range(max(0, len(words) - size + 1)):
                run = " ".join(words[start : start + size])
                ratio = SequenceMatcher(None, run, name).ratio()
                if ratio >= CLOSE_ENOUGH and (best is None or ratio > best[0]):
                    best = (ratio, term)
    return best[1] if best else None
