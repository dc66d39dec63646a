"""Of what people do twice the later counts, in whatever order it comes."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "last_words",
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("said_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("about", "person", name=op.f("pk_last_words")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "message_changes",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=False),
        sa.Column("participant_id", sa.String(length=40), nullable=False),
        sa.Column("change", sa.String(length=20), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("spoken", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_message_changes_session_id")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_message_changes_participant_id")
        ),
        sa.PrimaryKeyConstraint(
            "session_id", "message_id", "participant_id", name=op.f("pk_message_changes")
        ),
        sqlite_with_rowid=False,
    )
    op.add_column("contributions", sa.Column("tapped_at", Instant()))
    op.create_index(
        "ix_contributions_one_a_tap",
        "contributions",
        ["run_id", "participant_id", "tapped_at"],
        unique=True,
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_contributions_one_a_tap", table_name="contributions")
    op.drop_column("contributions", "tapped_at")
    op.drop_table("message_changes")
    op.drop_table("last_words")
