"""Why a written response cannot be taken in."""


class CannotImport(Exception):
    """The file cannot be imported. The text says why, and what to do. Nothing was changed."""
