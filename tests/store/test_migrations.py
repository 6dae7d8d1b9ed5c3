from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from bot.store import Database
from bot.store.models import Base, ConversationRow, ResponseRow


def test_the_migrations_make_the_tables_that_the_models_describe(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    before = inspect(database.engine).get_table_names()
    database.upgrade()
    assert inspect(database.engine).get_table_names() == before


def test_foreign_keys_are_enforced_on_sqlite_too(database: Database) -> None:
    if database.engine.dialect.name == "sqlite":
        with database.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_database_of_the_first_revision_is_brought_up_to_date_with_its_rows(
    database_url: str,
) -> None:
    database = Database(database_url)
    database.upgrade("0001")
    with database.engine.begin() as connection:
        for statement in (
            (
                "INSERT INTO responses (id, consultation, door, version, created_at)"
                " VALUES ('r', 'lsp-2005', 'chat', 3, '2026-01-02 03:04:05+00:00')"
            ),
            (
                "INSERT INTO conversations (id, token_hash, response_id, state, created_at)"
                " VALUES ('c', 'h', 'r', '{}', '2026-01-02 03:04:05+00:00')"
            ),
        ):
            connection.exec_driver_sql(statement)
    database.upgrade()
    with database.reading() as session:
        assert session.get_one(ConversationRow, "c").author is None
        assert session.get_one(ResponseRow, "r").version == 3
    database.close()
