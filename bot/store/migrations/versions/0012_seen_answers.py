"""Which answers there were when somebody last looked at those to a question."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the table. Of drafts written before, nobody has said that they looked."""
    op.create_table(
        "seen_answers",
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("place", sa.String(20), nullable=False),
        sa.Column("told", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_seen_answers_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("consultation", "place", name="pk_seen_answers"),
    )


def downgrade() -> None:
    """Take it out."""
    op.drop_table("seen_answers")
