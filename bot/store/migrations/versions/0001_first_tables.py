"""The first tables: groups, responses, answers, conversations, messages."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TIME = sa.DateTime(timezone=True)
OBJECT = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "groups",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text()),
        sa.Column("area", sa.Text()),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
    )
    op.create_table(
        "responses",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("consultation", sa.String(100), nullable=False, index=True),
        sa.Column("group_id", sa.String(32), sa.ForeignKey("groups.id"), index=True),
        sa.Column("door", sa.String(20), nullable=False),
        sa.Column("mandate", sa.Text()),
        sa.Column("people", sa.Integer()),
        sa.Column("named", sa.Boolean()),
        sa.Column("quoted", sa.Boolean()),
        sa.Column("letter", sa.Text()),
        sa.Column("source_digest", sa.String(64)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("submitted_at", TIME),
        sa.UniqueConstraint("consultation", "source_digest"),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column(
            "response_id",
            sa.String(32),
            sa.ForeignKey("responses.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("state", OBJECT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("response_id", sa.String(32), sa.ForeignKey("responses.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(1), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("stance", sa.String(20)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("followup", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.String(32), sa.ForeignKey("conversations.id")),
        sa.Column("created_at", TIME, nullable=False),
        sa.UniqueConstraint("response_id", "number", "part", "version"),
    )
    op.create_index(
        "ix_answers_current",
        "answers",
        ["response_id", "number", "part"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "conversation_id", sa.String(32), sa.ForeignKey("conversations.id"), nullable=False
        ),
        sa.Column("message_id", sa.String(100)),
        sa.Column("text", sa.Text()),
        sa.Column("choice", sa.Text()),
        sa.Column("label", sa.Text()),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("reply", OBJECT),
        sa.Column("replied_at", TIME),
        sa.UniqueConstraint("conversation_id", "message_id"),
    )


def downgrade() -> None:
    """Remove the tables."""
    for table in ("messages", "answers", "conversations", "responses", "groups"):
        op.drop_table(table)
