"""When a circulated or agreed text was last changed, and whether a version shows its changes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns. Versions that were circulated before go on showing their changes."""
    for table in ("circulations", "agreements"):
        op.add_column(table, sa.Column("changed_at", sa.DateTime(timezone=True)))
    op.add_column(
        "circulations",
        sa.Column("shows_changes", sa.Boolean, nullable=False, server_default=sa.true()),
    )


def downgrade() -> None:
    """Take them out."""
    op.drop_column("circulations", "shows_changes")
    for table in ("agreements", "circulations"):
        op.drop_column(table, "changed_at")
