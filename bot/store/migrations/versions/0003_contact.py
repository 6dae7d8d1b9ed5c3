"""A group's address, if it wants to give one."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("responses", sa.Column("contact", sa.Text()))


def downgrade() -> None:
    """Take the column out."""
    op.drop_column("responses", "contact")
