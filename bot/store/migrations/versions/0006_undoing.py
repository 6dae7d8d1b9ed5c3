"""Which version of an answer another brings back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column. Versions that have been there before stand for themselves."""
    op.add_column("answers", sa.Column("restores", sa.Integer()))


def downgrade() -> None:
    """Take the column out."""
    op.drop_column("answers", "restores")
