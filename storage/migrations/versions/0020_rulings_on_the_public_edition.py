"""What organisers decide about the public edition is kept; signed versions keep theirs."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "rulings",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("text_mark", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=255), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("undone", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_rulings_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "number", "line", name=op.f("pk_rulings")),
    )
    op.add_column("digest_versions", sa.Column("rulings_until", sa.Integer()))
    op.execute("UPDATE digest_versions SET rulings_until = 0 WHERE state <> 'draft'")


def downgrade() -> None:
    """Take it back."""
    op.drop_column("digest_versions", "rulings_until")
    op.drop_table("rulings")
