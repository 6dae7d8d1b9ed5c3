"""Where a conversation stood when a message was written."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("messages", sa.Column("place", sa.String(40)))


def downgrade() -> None:
    """Take the column out."""
    op.drop_column("messages", "place")
