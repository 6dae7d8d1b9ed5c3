"""A document as one self-contained, accessible HTML page."""

from pathlib import Path

import jinja2

from bot.exports.blocks import Document
from bot.exports.cleaning import clean

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def write(document: Document) -> bytes:
    """The page, in UTF-8."""
    page = _ENVIRONMENT.get_template("document.html").render(
        document=document, kind=lambda block: type(block).__name__
    )
    return clean(page).encode()
