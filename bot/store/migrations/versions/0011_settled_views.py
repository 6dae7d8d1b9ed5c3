"""Minority views that somebody has confirmed to be written in, beside those set aside."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def _table(name: str, *columns: sa.Column[object]) -> sa.Table:
    return op.create_table(
        name,
        sa.Column("response_id", sa.String(32), nullable=False),
        sa.Column("ref", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *columns,
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=f"fk_{name}_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name=f"fk_{name}_response_id_responses"
        ),
        sa.PrimaryKeyConstraint("response_id", "ref", name=f"pk_{name}"),
    )


KEPT = "response_id, ref, reason, account_id, created_at"


def upgrade() -> None:
    """Keep both in one table.

    On which words a view was set aside is not known of earlier ones. They are to be looked at
    once more; the reason is there.
    """
    _table("settled_views", sa.Column("seen", JSON, nullable=False))
    seen = """'{"words": "", "sentences": []}'"""
    if op.get_bind().dialect.name == "postgresql":
        seen += "::jsonb"
    op.get_bind().exec_driver_sql(
        f"INSERT INTO settled_views ({KEPT}, seen) SELECT {KEPT}, {seen} FROM set_aside"  # noqa: S608
    )
    op.drop_table("set_aside")


def downgrade() -> None:
    """Keep only those that were set aside."""
    _table("set_aside")
    op.execute(
        f"INSERT INTO set_aside ({KEPT}) SELECT {KEPT} FROM settled_views WHERE reason != ''"  # noqa: S608
    )
    op.drop_table("settled_views")
