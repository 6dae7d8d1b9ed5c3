"""The words of the console: a folder with one catalogue for each part of it."""

from pathlib import Path
from string import Formatter

from markupsafe import Markup, escape

from bot.consultation import Problem
from bot.consultation.loader import leaves
from bot.interview.saying.texts import Texts, shown
from bot.interview.saying.wording import WordingError, read_words
from bot.settings import ROOT

ENGLISH = ROOT / "messages" / "console.en"
"""The catalogues that come with Folkmoot. Those of other languages have the same texts."""


def declared(path: Path) -> dict[str, str]:
    """Every text of a catalogue by its place, and what can be filled in.

    Raises:
        WordingError: the file cannot be read.
    """
    document, _ = read_words(path)
    return {
        ".".join(map(str, at)): " ".join(
            sorted({name for _, name, _, _ in Formatter().parse(str(text)) if name})
        )
        for at, text in leaves(document)
    }


class ConsoleWords:
    """The catalogues of the console's words, each called like its file."""

    def __init__(self, folder: Path) -> None:
        """Read and check the catalogues.

        Raises:
            WordingError: one cannot be read, or lacks a text, or has one that is not known.
        """
        self._texts: dict[str, Texts] = {}
        problems: list[Problem] = []
        for path in sorted(ENGLISH.glob("*.yml")):
            try:
                self._texts[path.stem] = Texts(folder / path.name, declared(path))
            except WordingError as error:
                problems += error.problems
        if problems:
            raise WordingError(problems)

    def __len__(self) -> int:
        return sum(map(len, self._texts.values()))

    def __call__(self, part: str, *place: str, **params: object) -> str:
        """A text as plain text.

        Args:
            part: the catalogue.
            place: where in it the text stands.
            params: what is filled in.
        """
        return self._texts[part](*place, **params)

    def html(self, part: str, *place: str, **params: object) -> Markup:
        """A text as HTML. Of what is filled in, only what is HTML already is left as it is."""
        filled = {name: shown(params[name]) for name in params}
        return escape(self._texts[part].template(*place)).format_map(filled)
