"""Everything that is stored comes back from a backup, in whichever database."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store import Database
from bot.store.backup import (
    LEFT_OUT,
    NotABackup,
    NotEmpty,
    OtherVersion,
    back_up,
    python_type,
    restore,
    tables,
)
from bot.store.models import AuditRow, Base
from bot.store.team.audit import note

WHEN = datetime(2006, 2, 3, 4, 5, 6, 789, tzinfo=UTC)


def made_up(table: Table, number: int) -> dict[str, Any]:
    """A row with a value in every column, whatever columns there are."""
    row: dict[str, Any] = {}
    for column in table.columns:
        kind = python_type(column)
        foreign = next(iter(column.foreign_keys), None)
        if foreign is not None:
            row[column.name] = made_up(foreign.column.table, number)[foreign.column.name]
        elif kind is int:
            row[column.name] = number + 10
        elif kind is bool:
            row[column.name] = bool(number % 2)
        elif kind is datetime:
            row[column.name] = WHEN + timedelta(days=number)
        elif kind is date:
            row[column.name] = date(2006, 2, 3)
        elif kind is bytes:
            row[column.name] = bytes(range(256))
        elif kind is dict:
            row[column.name] = {"words": ["ਪੰਜਾਬੀ 🙂 \\ \" '", None, 1.5, {"deep": []}], "n": number}
        else:
            length = getattr(column.type, "length", None) or 60
            row[column.name] = f"{number}é\u2028🙂{column.name}\n"[:length]
    return row


def everything(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: [
            tuple(row)
            for row in session.execute(select(table).order_by(*table.primary_key.columns))
        ]
        for table in Base.metadata.sorted_tables
        if table.name not in LEFT_OUT
    }


@pytest.fixture
def full(tmp_path: Path, lsp: Consultation) -> Iterator[Database]:
    """A database with something in every column of every table, and with sample groups."""
    database = Database(f"sqlite:///{tmp_path}/full.db")
    database.upgrade()
    with database.transaction() as session:
        for table in Base.metadata.sorted_tables:
            for number in range(2):
                session.execute(insert(table), made_up(table, number))
        load_sample_groups(session, lsp, load_samples(ROOT / "consultations" / "lsp-2005", lsp))
    yield database
    database.close()


def backup_of(database: Database) -> io.BytesIO:
    file = io.BytesIO()
    with database.reading() as session:
        back_up(session, file)
    file.seek(0)
    return file


def test_every_row_of_every_table_comes_back(
    full: Database, database: Database, tmp_path: Path
) -> None:
    """From SQLite to each kind of database, and from there to SQLite again."""
    first = backup_of(full)
    with database.transaction() as session:
        restore(session, first)
    back = Database(f"sqlite:///{tmp_path}/back.db")
    back.upgrade()
    second = backup_of(database)
    with back.transaction() as session:
        restore(session, second)
    with full.reading() as one, database.reading() as two, back.reading() as three:
        before = everything(one)
        assert all(len(rows) >= 2 for rows in before.values())
        assert everything(two) == before
        assert everything(three) == before
    assert first.getvalue() == second.getvalue()
    back.close()


def test_what_is_stored_afterwards_gets_numbers_of_its_own(
    full: Database, database: Database
) -> None:
    with database.transaction() as session:
        restore(session, backup_of(full))
        last = max(session.scalars(select(AuditRow.id)))
    with database.transaction() as session:
        note(session, None, "restored", "backup")
    with database.reading() as session:
        assert max(session.scalars(select(AuditRow.id))) > last


def test_a_database_that_is_not_empty_is_left_alone(full: Database, database: Database) -> None:
    with database.transaction() as session:
        note(session, None, "signed_in", "account:1")
    with pytest.raises(NotEmpty), database.transaction() as session:
        restore(session, backup_of(full))
    with database.reading() as session:
        assert sum(map(len, everything(session).values())) == 1


def changed(file: io.BytesIO, name: str, content: bytes | None) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
            elif content is not None:
                target.writestr(entry, content)
    return made


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answers.jsonl", None),
        ("answers.jsonl", b""),
        ("answers.jsonl", b"not json\n"),
        ("audit.jsonl", b'{"id": 1}\n'),
        ("backup.json", b"{}"),
        ("backup.json", b"[]"),
    ],
)
def test_a_damaged_backup_is_refused_whole(
    full: Database, tmp_path: Path, name: str, content: bytes | None
) -> None:
    empty = Database(f"sqlite:///{tmp_path}/empty.db")
    empty.upgrade()
    with pytest.raises(NotABackup), empty.transaction() as session:
        restore(session, changed(backup_of(full), name, content))
    with empty.reading() as session:
        assert not any(everything(session).values())
    for bad in (b"", b"no archive"):
        with pytest.raises(NotABackup), empty.transaction() as session:
            restore(session, io.BytesIO(bad))
    empty.close()


def test_a_backup_of_other_tables_is_refused(full: Database, tmp_path: Path) -> None:
    empty = Database(f"sqlite:///{tmp_path}/empty.db")
    empty.upgrade()
    other = b'{"form": "folkmoot-backup-1", "tables": {}, "revision": "0001"}'
    with pytest.raises(OtherVersion), empty.transaction() as session:
        restore(session, changed(backup_of(full), "backup.json", other))
    empty.close()


def test_only_what_goes_on_at_the_moment_is_left_out() -> None:
    assert {table.name for table in tables()} == set(Base.metadata.tables) - LEFT_OUT
