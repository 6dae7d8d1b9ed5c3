"""Catalogues of texts that stand in sections: reading and checking them, and filling them in."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.consultation.loader import Location, leaves
from bot.interview.saying.checks import Finding, located, unfillable
from bot.interview.saying.wording import WordingError, day, read_words


class Texts:
    """A catalogue of texts, each by its place: its section, and its key there."""

    def __init__(self, path: Path, declared: Mapping[str, str]) -> None:
        """Read and check a catalogue.

        Args:
            path: the file.
            declared: every text by its place, such as `letter.to`, and what can be filled in.

        Raises:
            WordingError: the file cannot be read, or lacks a text, or has one that is not known.
        """
        document, lines = read_words(path)
        texts = {".".join(map(str, at)): (at, text) for at, text in leaves(document) if text}
        if problems := located(_faults(declared, texts, lines), lines, path):
            raise WordingError(problems)
        self._document = document
        self._number = len(texts)

    def __len__(self) -> int:
        return self._number

    def __call__(self, *place: str, **params: object) -> str:
        """A text, filled in."""
        return self.template(*place).format_map({name: shown(params[name]) for name in params})

    def template(self, *place: str) -> str:
        """A text as it stands in the catalogue."""
        found: Any = self._document
        for key in place:
            found = found[key]
        return str(found)

    def list(self, *place: str) -> tuple[str, ...]:
        """A list of texts."""
        found: Any = self._document
        for key in place:
            found = found[key]
        return tuple(found)

    def count(self, what: str, n: int) -> str:
        """A number with what is counted: 1 group, 12 groups."""
        return self("counts", what, "one" if n == 1 else "other", n=n)

    @property
    def language(self) -> str:
        """The catalogue's language."""
        return self("language")


def shown(value: object) -> object:
    """What is filled in, as it is written."""
    return day(value) if isinstance(value, date) else value


def _faults(
    declared: Mapping[str, str],
    texts: Mapping[str, tuple[Location, Any]],
    lines: Mapping[Location, int],
) -> Iterator[Finding]:
    for name in declared.keys() - texts.keys():
        above = name.split(".")
        while tuple(above) not in lines:
            above.pop()
        yield tuple(above), f"“{name}” is missing here. Add it."
    for name, (at, text) in texts.items():
        if name not in declared:
            yield at, f"“{name}” is not known. Check its spelling, or take it out."
        elif not isinstance(text, str):
            yield at, f"“{name}” must be text. Put it in quotes if it looks like something else."
        elif what := unfillable(text, declared[name].split()):
            yield at, what
