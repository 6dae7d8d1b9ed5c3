"""Writing a network response as DOCX, HTML, Markdown, CSV or JSON.

The same response always gives the same bytes.
"""

from bot.exports.formats import FORMATS, export

__all__ = ["FORMATS", "export"]
