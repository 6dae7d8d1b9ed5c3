"""Everything that is stored, as one file, and back: from any database to any other.

The file is a ZIP archive. `backup.json` says what it is; each table is a file of one JSON object a
line, such as `answers.jsonl`. docs/data.md describes it.
"""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Table, TypeDecorator, func, insert, select
from sqlalchemy.orm import Session

from bot.store.errors import StoreError
from bot.store.models import Base

FORM = "folkmoot-backup-1"
"""What the file calls itself."""

STAMP = (2000, 1, 1, 0, 0, 0)
"""The time that the files in the archive give, so that the same data gives the same bytes."""

AT_ONCE = 500
"""Rows that are written to the database together."""

LEFT_OUT = frozenset({"sign_ins", "theme_searches"})
"""Tables of what goes on at the moment: browsers in which somebody is signed in, and the machine
looking for themes."""


class NotABackup(StoreError):
    """The file is no backup, or a damaged one."""


class OtherVersion(StoreError):
    """The backup was made by a Folkmoot with other tables."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(found, expected)


class NotEmpty(StoreError):
    """There is something in the database already."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(table)


def tables() -> list[Table]:
    """The tables that are kept, those first on which others lean."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def back_up(session: Session, file: IO[bytes]) -> dict[str, int]:
    """Write everything that is stored. Gives the number of rows of each table.

    Args:
        session: a session that sees one state of the database throughout.
        file: what is written to.
    """
    counts = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables():
            with archive.open(_entry(f"{table.name}.jsonl"), "w", force_zip64=True) as lines:
                counts[table.name] = 0
                for row in _rows(session, table):
                    lines.write(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
                    lines.write(b"\n")
                    counts[table.name] += 1
        about = {"form": FORM, "tables": counts, "revision": _revision(session)}
        archive.writestr(_entry("backup.json"), json.dumps(about, indent=2))
    return counts


def restore(session: Session, file: IO[bytes]) -> dict[str, int]:
    """Put a backup into an empty database. Gives the number of rows of each table.

    Args:
        session: a session that writes. If anything is wrong, its transaction must not be kept.
        file: the backup.

    Raises:
        NotABackup: the file is no backup, or a damaged one.
        OtherVersion: it was made by a Folkmoot with other tables.
        NotEmpty: there is something in the database already.
    """
    for table in tables():
        if session.execute(select(table).limit(1)).first() is not None:
            raise NotEmpty(table.name)
    try:
        with zipfile.ZipFile(file) as archive:
            about = json.loads(archive.read("backup.json"))
            if about.get("form") != FORM:
                raise NotABackup
            if about["revision"] != (revision := _revision(session)):
                raise OtherVersion(about["revision"], revision)
            counts = {table.name: _fill(session, table, archive) for table in tables()}
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise NotABackup from error
    if counts != about["tables"]:
        raise NotABackup
    return counts


def _rows(session: Session, table: Table) -> Iterator[dict[str, Any]]:
    ordered = select(table).order_by(*table.primary_key.columns)
    for row in session.execute(ordered, execution_options={"yield_per": AT_ONCE}):
        yield {column.name: _plain(value) for column, value in zip(table.columns, row, strict=True)}


def _fill(session: Session, table: Table, archive: zipfile.ZipFile) -> int:
    count = 0
    waiting: list[dict[str, Any]] = []
    with archive.open(f"{table.name}.jsonl") as lines:
        for line in io.TextIOWrapper(lines, "utf-8", newline="\n"):
            row = json.loads(line)
            waiting.append({c.name: _value(c, row[c.name]) for c in table.columns})
            count += 1
            if len(waiting) == AT_ONCE:
                session.execute(insert(table), waiting)
                waiting = []
    if waiting:
        session.execute(insert(table), waiting)
    _go_on_counting(session, table)
    return count


def _go_on_counting(session: Session, table: Table) -> None:
    """Let PostgreSQL give the next rows numbers that are not taken."""
    number = table.autoincrement_column
    if session.get_bind().dialect.name != "postgresql" or number is None:
        return
    last = session.scalar(select(func.max(number)))
    if last is not None:
        sequence = func.pg_get_serial_sequence(table.name, number.name)
        session.execute(select(func.setval(sequence, last)))


def _plain(value: Any) -> Any:
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case date():
            return value.isoformat()
    return value


def _value(column: Column[Any], plain: Any) -> Any:
    if plain is None:
        return None
    kind = python_type(column)
    if kind is bytes:
        return base64.b64decode(plain, validate=True)
    if kind is datetime:
        return datetime.fromisoformat(plain)
    if kind is date:
        return date.fromisoformat(plain)
    return plain


def python_type(column: Column[Any]) -> type:
    """Of which type the values of a column are."""
    kind = column.type
    return (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _revision(session: Session) -> str:
    return MigrationContext.configure(session.connection()).get_current_revision() or ""
