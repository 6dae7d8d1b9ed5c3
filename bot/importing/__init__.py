"""Taking in a written response: a paper with numbered answers."""

from bot.importing.errors import CannotImport
from bot.importing.importer import Imported, import_response
from bot.importing.reading import read

__all__ = ["CannotImport", "Imported", "import_response", "read"]
