"""The formats in which a network response can be written."""

from collections.abc import Callable
from pathlib import Path

from bot.exports import docx, html, markdown, tabular
from bot.exports.blocks import Document
from bot.exports.compose import Words, compose
from bot.response import NetworkResponse

_DOCUMENTS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.write,
    "html": html.write,
    "md": markdown.write,
}
_DATA: dict[str, Callable[[NetworkResponse], bytes]] = {
    "csv": tabular.write_csv,
    "json": tabular.write_json,
}

FORMATS = (*_DOCUMENTS, *_DATA)


def export(response: NetworkResponse, format_: str, words: Path) -> bytes:
    """The network response in one of `FORMATS`.

    Args:
        response: the network response.
        format_: one of `FORMATS`.
        words: the catalogue of the document's words.
    """
    if format_ in _DATA:
        return _DATA[format_](response)
    return _DOCUMENTS[format_](compose(response, Words(words)))
