"""The formats in which a network response, or a group's own, can be written."""

from collections.abc import Callable
from pathlib import Path

from bot.exports import docx, html, markdown, pdf, tabular, xlsx
from bot.exports.blocks import Document
from bot.exports.compose import NO_MARKING, compose, compose_paper
from bot.exports.own import compose_own
from bot.exports.published import published
from bot.exports.went import compose_went
from bot.exports.words import Words, words_in
from bot.exports.written import Marking
from bot.interview import Interview
from bot.interview.saying.wording import Wording
from bot.response import NetworkResponse
from bot.response.went import Outcome
from bot.store.responses.receipts import Receipt

_DOCUMENTS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.write,
    "pdf": pdf.write,
    "html": html.write,
    "md": markdown.write,
}
_DATA: dict[str, Callable[[NetworkResponse, Words], bytes]] = {
    "xlsx": xlsx.write,
    "csv": tabular.write_csv,
    "json": lambda response, _: tabular.write_json(response),
}

DOCUMENTS = tuple(_DOCUMENTS)
"""The formats of documents that are read, such as the meeting paper."""

DATA = tuple(_DATA)
"""The formats of data, in which there is also what is for the team's own work."""

FORMATS = (*DOCUMENTS, *DATA)

COPIES = ("html", "pdf", "docx")
"""The formats of a group's own copy."""

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
"""The media types of `FORMATS`."""


def export(
    response: NetworkResponse, format_: str, words: Path, marking: Marking = NO_MARKING
) -> bytes:
    """The network response in one of `FORMATS`.

    Args:
        response: the network response.
        format_: one of `FORMATS`.
        words: the catalogue of the document's words.
        marking: how a draft is marked; without it, nothing is.
    """
    if format_ in _DATA:
        return _DATA[format_](published(response), words_in(words))
    return _DOCUMENTS[format_](compose(response, words_in(words), marking))


def export_paper(
    response: NetworkResponse, format_: str, words: Path, marking: Marking = NO_MARKING
) -> bytes:
    """The meeting paper in one of `DOCUMENTS`. As `export`."""
    return _DOCUMENTS[format_](compose_paper(response, words_in(words), marking))


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
    return _DOCUMENTS[format_](compose_own(interview, wording, words_in(words), receipt))


def export_went(outcome: Outcome, format_: str, words: Path) -> bytes:
    """Where a group's words went, in one of `COPIES`."""
    return _DOCUMENTS[format_](went_document(outcome, words))


def went_document(outcome: Outcome, words: Path) -> Document:
    """Where a group's words went, for pages to show."""
    return compose_went(outcome, words_in(words))
