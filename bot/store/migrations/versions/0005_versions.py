"""Indexes for long conversations; what brings an answer back is by whoever gave it first."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the indexes; name whoever first gave what a version says."""
    op.create_index(
        "ix_answers_versions",
        "answers",
        ["response_id", "number", "part", "version", "status", "conversation_id"],
    )
    op.create_index("ix_messages_order", "messages", ["conversation_id", "id"])
    op.create_index(
        "ix_messages_waiting",
        "messages",
        ["conversation_id"],
        sqlite_where=sa.text("replied_at IS NULL"),
        postgresql_where=sa.text("replied_at IS NULL"),
    )
    op.execute(
        """
        UPDATE answers SET (conversation_id, created_at) = (
            SELECT same.conversation_id, same.created_at FROM answers AS same
            WHERE same.response_id = answers.response_id AND same.number = answers.number
            AND same.status = answers.status AND same.text = answers.text
            AND same.followup = answers.followup
            AND coalesce(same.stance, '') = coalesce(answers.stance, '')
            ORDER BY same.part, same.version LIMIT 1
        ) WHERE version > 1
        """
    )


def downgrade() -> None:
    """Take the indexes out. Who gave what stays."""
    op.drop_index("ix_messages_waiting", "messages")
    op.drop_index("ix_messages_order", "messages")
    op.drop_index("ix_answers_versions", "answers")
