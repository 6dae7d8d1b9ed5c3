"""What a group says about itself among its answers: its consent, and how many people it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.importing.pieces import Piece
from bot.interview.commands import Purpose
from bot.interview.reading.consenting import consents_in
from bot.interview.reading.counting import number_in

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_OURSELVES = re.compile(r"\b(?:us|our|we|the\s+group)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:be|being|get)\s+(?:\w+\s+){0,2}named\b|\bnam(?:e|ing)\s+(?:us|the\s+group|our\s+group)\b"
    r"|\b(?:use|print|publish|mention)\s+our\s+(?:group['’]?s?\s+)?name\b|\banonym\w+",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\bbe\s+(?:\w+\s+){0,4}quoted\b|\bquot(?:e|ing)\s+(?:us|our|from\s+(?:us|our))\b"
    r"|\b(?:use|print|publish)\s+our\s+(?:own\s+)?words\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(r"\b(?:quot\w+|named?)\s+(?:us|our|me)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:we\s+(?:are|were|have)|there\s+(?:are|were))\b.*\b(?:people|persons|members|of\s+us)\b",
    re.IGNORECASE,
)
LONGEST_HINT = 200
"""Characters of a sentence that is shown as a hint, at most: a longer one is about more."""


@dataclass(frozen=True)
class Hints:
    """Sentences of a paper that may say who answers, word for word. Nobody has taken them."""

    named: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def hints(texts: Iterable[str]) -> Hints:
    """The sentences that speak of the group's consent, or of how many people it is.

    Args:
        texts: what the group wrote.
    """
    found: dict[str, list[str]] = {"named": [], "quoted": [], "people": []}
    for text in texts:
        for sentence in _sentences(text):
            for key in _speaks_of(sentence):
                if sentence not in found[key]:
                    found[key].append(sentence)
    return Hints(**{key: tuple(sentences) for key, sentences in found.items()})


def without_consent(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the consent at the end of the last answer being one of its own, not placed.

    Only whole paragraphs that speak of nothing else are parted from the answer.
    """
    answers = [piece for piece in pieces if piece.ref is not None]
    if not answers:
        return list(pieces)
    last = max(answers, key=lambda piece: piece.first)
    kept = re.split(r"\n[ \t]*\n", last.text)
    parted: list[str] = []
    while len(kept) > 1 and _only_of_itself(kept[-1]):
        parted.insert(0, kept.pop().strip())
    if not parted:
        return list(pieces)
    answer = replace(last, text="\n\n".join(kept).rstrip())
    return [*(answer if piece is last else piece for piece in pieces), Piece("\n\n".join(parted))]


def _sentences(text: str) -> list[str]:
    """The sentences of a text, a line break within one being white space."""
    joined = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)
    return [" ".join(found.split()) for found in _SENTENCE.findall(joined) if found.strip()]


def _speaks_of(sentence: str) -> list[str]:
    if len(sentence) > LONGEST_HINT or not _OURSELVES.search(sentence):
        return []
    # What is only shown may be found by more words than what would be taken.
    said = consents_in(sentence) if _CONSENT.search(sentence) else {}
    found = []
    if _NAMED.search(sentence) or Purpose.NAMED in said:
        found.append("named")
    if _QUOTED.search(sentence) or Purpose.QUOTED in said:
        found.append("quoted")
    if _PEOPLE.search(sentence) and number_in(sentence) is not None:
        found.append("people")
    return found


def _only_of_itself(paragraph: str) -> bool:
    spoken = [_speaks_of(sentence) for sentence in _sentences(paragraph)]
    return all(spoken) and any({"named", "quoted"} & set(found) for found in spoken)
