"""Which texts are hard to read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.consultation.loader import Location, leaves, read_yaml
from bot.consultation.readability import beginning, reading_age, sentences, syllables

OLDEST = 13
"""The reading age above which a text is called hard."""
FEWEST = 10
"""Words. In a shorter text, one long word would decide."""
LONG = 3
"""Syllables of a word that may be worth replacing."""
SHORT = 12
"""Words. A sentence that is no longer gains little by being divided."""

PLAIN = {
    "questions": {"plain", "why", "example"},
    "glossary": {"meaning"},
    "background": {"text"},
    "consultation": {"summary"},
}
"""The texts of a consultation that are meant to be plain, by file."""


def hard(texts: Iterable[tuple[Location, str]]) -> Iterator[tuple[Location, str]]:
    """The texts that are hard to read, each with its hardest sentence and what to do about it."""
    for location, text in texts:
        parts = sentences(text)
        if sum(map(len, parts)) < FEWEST or (age := round(reading_age(parts))) <= OLDEST:
            continue
        worst = _hardest(parts)
        what = (
            f"This is hard to read: reading age {age}, where {OLDEST} is the most. The hardest"
            f" sentence is “{beginning(worst)} …” ({len(worst)} words). {_remedy(worst)}"
        )
        yield location, what


def _hardest(parts: Sequence[Sequence[str]]) -> Sequence[str]:
    """The sentence without which the others would be the easiest to read."""
    if len(parts) == 1:
        return parts[0]
    without = [reading_age([*parts[:i], *parts[i + 1 :]]) for i in range(len(parts))]
    return parts[without.index(min(without))]


def _remedy(words: Sequence[str]) -> str:
    """What to do about a hard sentence. Names, abbreviations and figures are not to be replaced."""
    usual = [words[0].lower(), *words[1:]]
    long = {word for word in usual if word.islower() and syllables(word) >= LONG}
    longest = sorted(long, key=lambda word: (-syllables(word), word))[:3]
    named = f"shorter words, such as for “{'”, “'.join(longest)}”"
    if len(words) <= SHORT:
        return f"Find {named}." if longest else "Say it in other words."
    return f"Divide it, or find {named}." if longest else "Divide it."


def overall(texts: Iterable[str]) -> int:
    """The reading age of all texts taken together."""
    return round(reading_age([sentence for text in texts for sentence in sentences(text)]))


def plain_texts(folder: Path) -> Iterator[tuple[Path, dict[Location, int], dict[Location, str]]]:
    """The plain texts of a consultation that loads: each file, its lines, and its texts."""
    for name, keys in PLAIN.items():
        path = folder / f"{name}.yml"
        if path.exists():
            document, lines = read_yaml(path)
            yield path, lines, {at: text for at, text in leaves(document) if at[-1] in keys}
