"""The life of a response: resume codes, authors, receipts, withdrawing and erasing."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables to this revision."""
    # Columns and an index only: SQLite would have to make these tables anew for anything
    # else, and cannot while others refer to their rows.
    op.add_column("responses", sa.Column("serial", sa.Integer()))
    op.add_column("responses", sa.Column("withdrawn_at", TIME))
    op.add_column("responses", sa.Column("erased_at", TIME))
    op.create_index("ix_responses_serial", "responses", ["consultation", "serial"], unique=True)
    op.add_column("conversations", sa.Column("author", sa.String(80)))
    op.create_table(
        "codes",
        sa.Column("code_hash", sa.String(64), primary_key=True),
        sa.Column(
            "response_id",
            sa.String(32),
            sa.ForeignKey("responses.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "response_id",
            sa.String(32),
            sa.ForeignKey("responses.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("submitted_at", TIME, nullable=False),
        sa.Column("digest", sa.String(64)),
        sa.Column("withdrawn_at", TIME),
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("submissions")
    op.drop_table("codes")
    op.drop_column("conversations", "author")
    op.drop_index("ix_responses_serial", "responses")
    for column in ("serial", "withdrawn_at", "erased_at"):
        op.drop_column("responses", column)
