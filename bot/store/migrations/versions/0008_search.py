"""Searching the words of answers, and what is read there of redacted ones."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SETTLED = "NOT ({0}number = 0 AND {0}part = 'u')"
"""Unsettled words are no part of what a group says."""

WORDS = "coalesce({0}shown, {0}text || ' ' || {0}followup)"


def upgrade() -> None:
    """Add the column and the index."""
    op.add_column("answers", sa.Column("shown", sa.Text()))
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        # Kept with its positions, so that phrases are found without reading the words again.
        # PostgreSQL refuses texts that are far longer.
        op.execute(
            "ALTER TABLE answers ADD COLUMN searched tsvector GENERATED ALWAYS AS"
            f" (CASE WHEN is_current AND {SETTLED.format('')} THEN"
            f" to_tsvector('english', left({WORDS.format('')}, 100000)) END) STORED"
        )
        op.execute("CREATE INDEX ix_answers_searched ON answers USING gin (searched)")


def _upgrade_sqlite() -> None:
    op.execute(
        f"CREATE VIEW answer_words AS SELECT id, {WORDS.format('')} AS words FROM answers"  # noqa: S608
        f" WHERE is_current AND {SETTLED.format('')}"
    )
    op.execute(
        "CREATE VIRTUAL TABLE answer_search USING fts5("
        "words, content='answer_words', content_rowid='id',"
        " tokenize='porter unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO answer_search(answer_search) VALUES ('rebuild')")
    add = (
        "INSERT INTO answer_search(rowid, words)"
        f" SELECT new.id, {WORDS.format('new.')} WHERE new.is_current AND {SETTLED.format('new.')};"
    )
    # The index has no words of its own: what it is to take out, it has to be told.
    take_out = (
        "INSERT INTO answer_search(answer_search, rowid, words)"
        f" SELECT 'delete', old.id, {WORDS.format('old.')}"
        f" WHERE old.is_current AND {SETTLED.format('old.')};"
    )
    for name, event, work in (
        ("added", "INSERT", add),
        ("deleted", "DELETE", take_out),
        (
            "changed",
            "UPDATE OF id, number, part, is_current, text, followup, shown",
            take_out + add,
        ),
    ):
        op.execute(f"CREATE TRIGGER answers_{name} AFTER {event} ON answers BEGIN {work} END")


def downgrade() -> None:
    """Take them out."""
    if op.get_bind().dialect.name == "sqlite":
        for name in ("added", "deleted", "changed"):
            op.execute(f"DROP TRIGGER answers_{name}")
        op.execute("DROP TABLE answer_search")
        op.execute("DROP VIEW answer_words")
    else:
        op.drop_column("answers", "searched")
    op.drop_column("answers", "shown")
