"""A document as PDF, tagged for screen readers (PDF/UA-1, ISO 14289-1).

Typst sets it. What is said is handed over as data, never as markup, so no words can change the
document or do anything.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bot.exports.blocks import Block, Document, Table

HERE = Path(__file__).parent
TEMPLATE = HERE / "templates" / "document.typ"
STAMP = 946_684_800
"""The time that the file gives for itself (2000-01-01), so that the same data gives the same
bytes."""

ATTEMPTS = 20
"""How often the document is set anew when characters turn out to have no letterform."""

LINE = 70
"""About how many characters a line of a table has."""

BESIDE = 3
"""How much more room a word needs in a column, in characters, if it is wide or bold."""

LONGEST_WORD = 24
"""Characters of a word that a column is made wide for, at most. Longer ones are hyphenated."""

LONGEST_TEXT = 60
"""Characters of a text that make a column wider."""

_NOT_SHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def write(document: Document) -> bytes:
    """The file.

    A character for which no font on this machine has a letterform is shown by its number, as
    in [U+12000]: PDF/UA wants every character to be shown, and none is to be lost.
    """
    missing: set[str] = set()
    for _ in range(ATTEMPTS):
        try:
            return _set(_data(document, missing))
        except typst.TypstError as error:
            found = set(_not_shown(str(error)))
            if not found - missing:
                raise
            missing |= found
    return _set(_data(document, missing | _beyond_latin(document)))


def _set(data: dict[str, Any]) -> bytes:
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=STAMP,
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(data)},
    )


@cache
def _fonts() -> typst.Fonts:
    """The fonts beside this file; for other scripts, those that the machine has."""
    return typst.Fonts(include_system_fonts=True, font_paths=[str(HERE / "fonts")])


def _data(document: Document, missing: set[str]) -> dict[str, Any]:
    numbers = str.maketrans({character: f"[U+{ord(character):04X}]" for character in missing})

    def shown(value: Any) -> Any:
        match value:
            case str():
                return "\n".join(_clean(line) for line in value.splitlines()).translate(numbers)
            case list() | tuple():
                return [shown(item) for item in value]
            case dict():
                return {key: shown(item) for key, item in value.items()}
        return value

    data: dict[str, Any] = shown(asdict(document))
    for block, shape in zip(document.blocks, data["blocks"], strict=True):
        shape["kind"] = type(block).__name__
        shape.update(_shares(block))
    return data


def _shares(block: Block) -> dict[str, list[int]]:
    """How wide columns are in proportion: their longest words, and more for longer texts."""
    if not isinstance(block, Table):
        return {}
    columns = list(zip(block.columns, *block.rows, strict=True))
    words = [_longest(word for text in column for word in text.split()) for column in columns]
    texts = [_longest(line for text in column for line in text.split("\n")) for column in columns]
    least = [min(word, LONGEST_WORD) + BESIDE for word in words]
    more = [max(min(text, LONGEST_TEXT) - word, 0) for word, text in zip(least, texts, strict=True)]
    left = max(LINE - sum(least), 0)
    return {
        "shares": [
            round(100 * (word + left * text / max(sum(more), 1)))
            for word, text in zip(least, more, strict=True)
        ]
    }


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _clean(text: str) -> str:
    """A line without control characters, which have no letterform and say nothing."""
    return "".join(c for c in text if c == "\t" or (c >= " " and not "\x7f" <= c < "\xa0"))


def _not_shown(message: str) -> Iterator[str]:
    """The characters of which an error says that they could not be displayed."""

    def plain(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else _NAMED.get(match[2], match[2])

    for found in _NOT_SHOWN.finditer(message):
        yield from _ESCAPED.sub(plain, found[1])


def _beyond_latin(document: Document) -> set[str]:
    return {c for c in json.dumps(asdict(document), ensure_ascii=False) if ord(c) > 0x24F}
