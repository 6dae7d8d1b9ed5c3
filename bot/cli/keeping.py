"""The commands that keep everything in one file, and bring it back."""

import os
from pathlib import Path

import click

from bot.cli.common import opened
from bot.cli.errors import reported
from bot.settings import Settings
from bot.store.backup import NotABackup, NotEmpty, OtherVersion, back_up, restore

OWN = 0o600
"""Nobody but the file's owner may read it."""


@click.command(name="backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    r"""Write everything that is stored to FILE, a ZIP archive.

    It holds members' words, contact details and the hashes of passwords. Keep it as safe as the
    database; only you may read it. docs/data.md says what is in it.

    \b
    Example:
      folkmoot backup folkmoot-backup.zip
    """
    with reported():
        try:
            # Nobody else may read it, not even while it is written.
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN)
        except FileExistsError:
            raise click.ClickException(f"{file} is there already. Choose another name.") from None
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from None
        with (
            os.fdopen(descriptor, "wb") as opened_file,
            opened(Settings()) as database,
            database.reading() as session,
        ):
            counts = back_up(session, opened_file)
    click.echo(f"Wrote {file}: {sum(counts.values())} rows, {counts['responses']} responses.")


@click.command(name="restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore_(file: Path) -> None:
    r"""Put what “folkmoot backup” has written into FILE into an empty database.

    The database may be another one, also PostgreSQL in place of SQLite. If anything is wrong,
    nothing is stored.

    \b
    Examples:
      folkmoot restore folkmoot-backup.zip
      FOLKMOOT_DATABASE_URL=postgresql:///folkmoot folkmoot restore folkmoot-backup.zip
    """
    with reported():
        try:
            with (
                file.open("rb") as opened_file,
                opened(Settings()) as database,
                database.transaction() as session,
            ):
                counts = restore(session, opened_file)
        except NotEmpty as error:
            raise click.ClickException(
                f"The database is not empty: there is something in “{error.table}”. Restore into"
                " a new database. Nothing was changed."
            ) from None
        except OtherVersion as error:
            raise click.ClickException(
                f"This backup has the tables of version {error.found}; this Folkmoot has those of"
                f" version {error.expected}. Restore it with the Folkmoot that made it, and bring"
                " that up to date."
            ) from None
        except NotABackup:
            raise click.ClickException(f"{file} is no backup, or it is damaged.") from None
        except OSError as error:
            raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None
    click.echo(f"Restored {sum(counts.values())} rows, {counts['responses']} responses.")
