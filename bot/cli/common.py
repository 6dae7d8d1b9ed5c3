"""What several commands do: opening the database, writing a file, counting."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bot.settings import Settings
from bot.store import Database


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, with its tables up to date."""
    database = Database(settings.database_url)
    try:
        database.upgrade()
        yield database
    finally:
        database.close()


def put(data: bytes, output: Path) -> None:
    """Write a file, making its folder.

    Raises:
        click.ClickException: it cannot be written.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from None


def groups(count: int) -> str:
    """A number of groups: 1 group, 12 groups."""
    return "1 group" if count == 1 else f"{count} groups"
