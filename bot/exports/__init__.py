"""Writing a network response as DOCX, PDF, HTML, Markdown, CSV or JSON, and groups' own copies.

The same response always gives the same bytes.
"""

from bot.exports.formats import COPIES, FORMATS, export, export_own

__all__ = ["COPIES", "FORMATS", "export", "export_own"]
