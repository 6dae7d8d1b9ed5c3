"""Runs of words, by which it is known whose words a text repeats."""

from collections.abc import Iterator

from bot.analysis.words import words

LONG = 6
"""So many words in a row are somebody's own."""


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """All runs of so many words of a text, in small letters, in order."""
    found = words(text)
    return (tuple(found[at : at + length]) for at in range(len(found) - length + 1))
