"""The formats in which a network response, or a group's own, can be written."""

from collections.abc import Callable
from pathlib import Path

from bot.exports import docx, html, markdown, pdf, tabular
from bot.exports.blocks import Document
from bot.exports.compose import compose
from bot.exports.own import compose_own
from bot.exports.words import Words
from bot.interview import Interview
from bot.interview.saying.wording import Wording
from bot.response import NetworkResponse
from bot.store.receipts import Receipt

_DOCUMENTS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.write,
    "pdf": pdf.write,
    "html": html.write,
    "md": markdown.write,
}
_DATA: dict[str, Callable[[NetworkResponse], bytes]] = {
    "csv": tabular.write_csv,
    "json": tabular.write_json,
}

FORMATS = (*_DOCUMENTS, *_DATA)
COPIES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The formats of a group's own copy, with their media types."""


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


def export_own(
    interview: Interview,
    format_: str,
    wording: Wording,
    words: Path,
    receipt: Receipt | None = None,
) -> bytes:
    """A group's own copy of its response in one of `COPIES`.

    Args:
        interview: the interview with the response.
        format_: one of `COPIES`.
        wording: what states and stances are called.
        words: the catalogue of the document's words.
        receipt: the receipt, if the response is submitted.
    """
    return _DOCUMENTS[format_](compose_own(interview, wording, Words(words), receipt))
