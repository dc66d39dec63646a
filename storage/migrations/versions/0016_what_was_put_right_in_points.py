"""What organisers put right in the points is kept as a log."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "corrections",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=255), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("undone_at", Instant()),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_corrections_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "number", name=op.f("pk_corrections")),
        sa.UniqueConstraint("session_id", "id", name=op.f("uq_corrections_session_id_id")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("corrections")
