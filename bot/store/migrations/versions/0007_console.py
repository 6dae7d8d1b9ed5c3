"""The tables of the console and of the network response."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TIME = sa.DateTime(timezone=True)
FROZEN = ("network_submissions", "network_files")
"""What is never changed."""

OBJECT = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables, and the column."""
    op.add_column("responses", sa.Column("consent_evidence", sa.Text()))
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("closed_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("email", name="uq_accounts_email"),
    )
    op.create_table(
        "theme_runs",
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("ref", sa.String(8), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("found", OBJECT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("consultation", "ref", name="pk_theme_runs"),
    )
    op.create_table(
        "agreements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("decision", sa.String(20), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("document", OBJECT, nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_agreements_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
    )
    op.create_index("ix_agreements_consultation", "agreements", ["consultation"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False),
        sa.Column("details", OBJECT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_audit_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_account_id", "audit", ["account_id"])
    op.create_index("ix_audit_subject", "audit", ["subject", "id"])
    op.create_table(
        "circulations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("document", OBJECT, nullable=False),
        sa.Column("comments_until", sa.Date(), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("closed_at", TIME),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_circulations_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_circulations"),
        sa.UniqueConstraint("consultation", "number", name="uq_circulations_consultation_number"),
        sa.UniqueConstraint("token_hash", name="uq_circulations_token_hash"),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("place", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("draft", OBJECT, nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_drafts_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint(
            "consultation", "place", "version", name="uq_drafts_consultation_place_version"
        ),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_sign_ins_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sign_ins"),
    )
    op.create_index("ix_sign_ins_account_id", "sign_ins", ["account_id"])
    op.create_table(
        "theme_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("ref", sa.String(8), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("what", OBJECT, nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("undone_at", TIME),
        sa.Column("undone_by", sa.String(32)),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_theme_decisions_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["accounts.id"], name="fk_theme_decisions_undone_by_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_theme_decisions"),
        sa.UniqueConstraint(
            "consultation", "ref", "nth", name="uq_theme_decisions_consultation_ref_nth"
        ),
    )
    op.create_table(
        "theme_searches",
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("search", sa.String(32), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_theme_searches_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("consultation", name="pk_theme_searches"),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("circulation_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(100), nullable=False),
        sa.Column("place", sa.String(20), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("decision", sa.String(20)),
        sa.Column("reason", sa.Text()),
        sa.Column("browser_hash", sa.String(64)),
        sa.Column("account_id", sa.String(32)),
        sa.Column("settled_at", TIME),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_comments_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["circulation_id"], ["circulations.id"], name="fk_comments_circulation_id_circulations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
        sa.UniqueConstraint(
            "circulation_id", "message_id", name="uq_comments_circulation_id_message_id"
        ),
    )
    op.create_index("ix_comments_place", "comments", ["circulation_id", "place", "paragraph", "id"])
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("community", sa.Text()),
        sa.Column("area", sa.Text()),
        sa.Column("contact", sa.Text()),
        sa.Column("response_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name="fk_invitations_response_id_responses"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
    )
    op.create_index("ix_invitations_consultation", "invitations", ["consultation"])
    op.create_index("ix_invitations_response_id", "invitations", ["response_id"])
    op.create_table(
        "network_submissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation", sa.String(100), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("document", OBJECT, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("submitted_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_network_submissions_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name="fk_network_submissions_agreement_id_agreements",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_network_submissions"),
        sa.UniqueConstraint(
            "consultation", "number", name="uq_network_submissions_consultation_number"
        ),
        sa.UniqueConstraint("agreement_id", name="uq_network_submissions_agreement_id"),
    )
    op.create_table(
        "redactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(32), nullable=False),
        sa.Column("passage", sa.Text()),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("undone_at", TIME),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_redactions_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name="fk_redactions_response_id_responses"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_redactions"),
    )
    op.create_index("ix_redactions_response_id", "redactions", ["response_id"])
    op.create_table(
        "set_aside",
        sa.Column("response_id", sa.String(32), nullable=False),
        sa.Column("ref", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_set_aside_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name="fk_set_aside_response_id_responses"
        ),
        sa.PrimaryKeyConstraint("response_id", "ref", name="pk_set_aside"),
    )
    op.create_table(
        "stands",
        sa.Column("response_id", sa.String(32), nullable=False),
        sa.Column("ref", sa.String(8), nullable=False),
        sa.Column("stand", sa.String(20), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_stands_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name="fk_stands_response_id_responses"
        ),
        sa.PrimaryKeyConstraint("response_id", "ref", name="pk_stands"),
    )
    op.create_table(
        "network_files",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(10), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["network_submissions.id"],
            name="fk_network_files_submission_id_network_submissions",
        ),
        sa.PrimaryKeyConstraint("submission_id", "format", name="pk_network_files"),
    )
    _freeze()


def _freeze() -> None:
    """Let nothing change or delete what was submitted, whoever asks for it."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    refused = "what was submitted is never changed"
    if not sqlite:
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refused}'; END $$"
        )
    for table in FROZEN:
        for event in ("update", "delete"):
            work = (
                f"BEGIN SELECT RAISE(ABORT, '{refused}'); END"
                if sqlite
                else "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            op.execute(f"CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} {work}")


def downgrade() -> None:
    """Take the tables and the column out."""
    op.drop_column("responses", "consent_evidence")
    op.drop_table("network_files")
    op.drop_table("stands")
    op.drop_table("set_aside")
    op.drop_table("redactions")
    op.drop_table("network_submissions")
    op.drop_table("invitations")
    op.drop_table("comments")
    op.drop_table("theme_searches")
    op.drop_table("theme_decisions")
    op.drop_table("sign_ins")
    op.drop_table("drafts")
    op.drop_table("circulations")
    op.drop_table("audit")
    op.drop_table("agreements")
    op.drop_table("theme_runs")
    op.drop_table("accounts")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_change()")
