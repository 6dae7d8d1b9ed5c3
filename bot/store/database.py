"""Connecting to the database, and transactions."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from alembic import command
from alembic.config import Config
from sqlalchemy import (
    Connection,
    CursorResult,
    Engine,
    UpdateBase,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.selectable import TypedReturnsRows

SERVER_THREADS = 8
"""How many threads talk to a database server at a time. A file has one: more of them would
only wait for its lock, and for each other to let go of the interpreter while holding it."""

LOCK_PATIENCE = 10.0
"""Seconds that a writer waits for others."""

LOCK_PAUSE = 0.002
"""Seconds after which it looks again."""

log = structlog.get_logger()

MIGRATIONS = Path(__file__).parent / "migrations"


MEMORY = "memory"
"""Where a session has what is worked out from a database and kept for as long as it holds."""


class Database:
    """A database: SQLite in a file, or PostgreSQL."""

    def __init__(self, url: str) -> None:
        """Prepare to connect. Nothing is opened yet, but a folder for SQLite is made."""
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        on_server = parsed.get_backend_name() == "postgresql"
        # A server may have closed a connection meanwhile; a file has not. What members have
        # written does not belong into the messages of errors, which are logged.
        self.engine = create_engine(parsed, pool_pre_ping=on_server, hide_parameters=True)
        self._memory: dict[str, Any] = {}
        self.threads = ThreadPoolExecutor(SERVER_THREADS if on_server else 1, "database")
        self._writing = self.engine
        if self.engine.dialect.name == "sqlite":
            if parsed.database:
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            _prepare_sqlite(self.engine)
            self._writing = self.engine.execution_options(folkmoot_writes=True)

    def upgrade(self, revision: str = "head") -> None:
        """Bring the tables up to date, or to an earlier revision."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose changes are all kept, or, on an error, none of them."""
        with self._session(self._writing) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads, and sees one state of the database throughout."""
        with self._session(self.engine) as session:
            if self.engine.dialect.name == "postgresql":
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    def _session(self, engine: Engine) -> Session:
        return Session(engine, expire_on_commit=False, info={MEMORY: self._memory})

    def scrub(self) -> None:
        """Leave nothing of deleted rows in the files, after a transaction that erases.

        With SQLite, what is deleted is overwritten at once. But words stay in the search's index
        until that is put in order, and earlier pages in the write-ahead log until it is emptied;
        that waits for readers. A PostgreSQL server does
        this by itself in time; see docs/operating.md.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with self.transaction() as session:
            # What is taken out of the search's index is at first only marked as taken out.
            session.execute(text("INSERT INTO answer_search(answer_search) VALUES ('optimize')"))
        end = time.monotonic() + LOCK_PATIENCE
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            while True:
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
                if not busy:
                    return
                if time.monotonic() > end:
                    log.warning("the write-ahead log could not be emptied after erasing")
                    return
                time.sleep(LOCK_PAUSE)

    async def in_thread[T](self, work: Callable[[], T]) -> T:
        """Do something with the database, without holding up other requests."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)

    def close(self) -> None:
        """Close all connections."""
        self.threads.shutdown()
        self.engine.dispose()


# What a turn reads and writes are columns, by statements that are made once. Making a statement,
# and what a session does for the sake of objects, takes several times as long as the database.


def fetch[*Columns](
    session: Session, query: TypedReturnsRows[*Columns], **values: object
) -> CursorResult[*Columns]:
    """What a query finds that was made once and is filled in here."""
    return session.connection().execute(query, values)


def write(session: Session, statement: UpdateBase, **values: object) -> int:
    """Execute a statement that was made once. Gives how many rows it has written."""
    return session.connection().execute(statement, values).rowcount


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's driver would otherwise begin transactions by itself, and too late.
        setattr(connection, "isolation_level", None)  # noqa: B010
        cursor = connection.cursor()
        # Readers do not wait for the writer; a commit is on the disk when it returns.
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # What is deleted is overwritten.
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA busy_timeout = 0")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        cursor = connection.connection.cursor()
        if connection.get_execution_options().get("folkmoot_writes"):
            _begin_writing(cursor)
        else:
            cursor.execute("BEGIN")
        cursor.close()


def _begin_writing(cursor: DBAPICursor) -> None:
    """Take the one lock for writing at once, so as never to have to give up half-way.

    SQLite's own waiting sleeps longer and longer, up to a tenth of a second; turns take a few
    milliseconds, so looking again often is better.
    """
    end = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(LOCK_PAUSE)
        else:
            return
