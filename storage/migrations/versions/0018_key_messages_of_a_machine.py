"""What a language model is asked, and all that it answers, is kept with the digest's version."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "key_messages",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("progress", sa.String(length=20), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("held_until", Instant()),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("model", sa.String(length=100)),
        sa.Column("judged", sa.Text()),
        sa.Column("failure", sa.String(length=20)),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_key_messages_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "version", name=op.f("pk_key_messages")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("key_messages")
