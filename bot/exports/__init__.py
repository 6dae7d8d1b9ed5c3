"""Writing a network response as DOCX, PDF, HTML, Markdown, XLSX, CSV or JSON, and groups' copies.

The same response always gives the same bytes.
"""

from bot.exports.formats import (
    COPIES,
    DATA,
    DOCUMENTS,
    FORMATS,
    MEDIA_TYPES,
    export,
    export_own,
    export_paper,
    export_went,
    went_document,
)
from bot.exports.written import Marking

__all__ = [
    "COPIES",
    "DATA",
    "DOCUMENTS",
    "FORMATS",
    "MEDIA_TYPES",
    "Marking",
    "export",
    "export_own",
    "export_paper",
    "export_went",
    "went_document",
]
