"""Which places of a circulated version stood as they were drafted from the answers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LIST = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Add the column. Of versions that were circulated before, it is not known."""
    op.add_column(
        "circulations", sa.Column("as_drafted", LIST, nullable=False, server_default="[]")
    )


def downgrade() -> None:
    """Take it out."""
    op.drop_column("circulations", "as_drafted")
