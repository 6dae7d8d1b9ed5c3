from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

from bot.consultation import Ref
from bot.store import Database
from bot.store.database import MIGRATIONS
from bot.store.models import AnswerRow, Base, ConversationRow, ResponseRow
from bot.store.views import verdicts_on_views

SEARCH = {
    "answer_search",
    *(f"answer_search_{part}" for part in ("data", "idx", "docsize", "config")),
}
"""What SQLite makes for the search. No model describes it, nor PostgreSQL's column and index."""


def _is_described(name: str | None, *_: object) -> bool:
    return name not in {*SEARCH, "searched", "ix_answers_searched"}


def test_the_migrations_make_the_tables_that_the_models_describe(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_described}
        )
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


def test_what_was_brought_back_in_an_older_database_is_by_whoever_gave_it_first(
    database_url: str,
) -> None:
    database = Database(database_url)
    database.upgrade("0004")
    with database.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO responses (id, consultation, door, version, created_at)"
            " VALUES ('r', 'lsp-2005', 'chat', 3, '2026-01-02 03:04:05+00:00')"
        )
        for conversation in ("ben", "asha"):
            connection.exec_driver_sql(
                "INSERT INTO conversations (id, token_hash, response_id, state, created_at)"
                f" VALUES ('{conversation}', 'h', 'r', '{{}}', '2026-01-02 03:04:05+00:00')"
            )
        for version, (words, by) in enumerate(
            [("ours", "ben"), ("theirs", "asha"), ("ours", "asha")], 1
        ):
            connection.exec_driver_sql(
                "INSERT INTO answers (response_id, number, part, version, is_current, status,"
                " text, followup, conversation_id, created_at) VALUES"
                f" ('r', 1, '', {version}, {version == 3}, 'answered', '{words}', '', '{by}',"
                f" '2026-01-02 03:04:0{version}+00:00')"
            )
    database.upgrade()
    with database.reading() as session:
        rows = session.scalars(select(AnswerRow).order_by(AnswerRow.version)).all()
    assert [row.conversation_id for row in rows] == ["ben", "asha", "ben"]
    assert [row.created_at.second for row in rows] == [1, 2, 1]
    database.close()


def test_views_that_were_set_aside_keep_their_reasons(database: Database) -> None:
    """On which words that was decided was not kept, so they are to be looked at once more."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.transaction() as session:
        session.add(ResponseRow(id="r" * 32, consultation="lsp-2005", door="widget"))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0010")
    with database.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO set_aside (response_id, ref, reason, created_at)"
                " VALUES (:id, '4', 'Off the question', '2026-01-02 03:04:05')"
            ),
            {"id": "r" * 32},
        )
    database.upgrade()
    with database.reading() as session:
        [(key, verdict)] = verdicts_on_views(session, "lsp-2005").items()
    assert key == ("r" * 32, Ref(4))
    assert (verdict.reason, verdict.words) == ("Off the question", "")
