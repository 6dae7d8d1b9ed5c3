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
    with op.batch_alter_table("responses") as responses:
        responses.add_column(sa.Column("serial", sa.Integer()))
        responses.add_column(sa.Column("withdrawn_at", TIME))
        responses.add_column(sa.Column("erased_at", TIME))
        responses.create_unique_constraint(
            "uq_responses_consultation_serial", ["consultation", "serial"]
        )
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("author", sa.String(80)))
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
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_column("author")
    with op.batch_alter_table("responses") as responses:
        responses.drop_constraint("uq_responses_consultation_serial", type_="unique")
        for column in ("serial", "withdrawn_at", "erased_at"):
            responses.drop_column(column)
