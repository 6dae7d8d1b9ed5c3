"""Which texts are hard to read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.consultation.loader import Location, leaves, read_yaml
from bot.consultation.readability import reading_age, sentences, syllables

OLDEST = 14
"""The reading age above which a text is called hard."""
FEWEST = 10
"""Words. In a shorter text, one long word would decide."""
LONG = 3
"""Syllables of a word that may be worth replacing."""

PLAIN = {"questions": {"plain", "why"}, "glossary": {"meaning"}}
"""The texts of a consultation that are meant to be plain, by file."""


def hard(texts: Iterable[tuple[Location, str]]) -> Iterator[tuple[Location, str]]:
    """The texts that are hard to read, each with what to do."""
    for location, text in texts:
        parts = sentences(text)
        words = [word for part in parts for word in part]
        if len(words) < FEWEST or (age := round(reading_age(parts))) <= OLDEST:
            continue
        longest = sorted({word for word in words if syllables(word) >= LONG}, key=syllables)[-3:]
        named = "”, “".join(reversed(longest))
        what = (
            f"This is hard to read: reading age {age}, where {OLDEST} is the most. Divide the"
            f" sentence of {max(map(len, parts))} words, or find shorter words, such as for"
            f" “{named}”."
        )
        yield location, what


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
