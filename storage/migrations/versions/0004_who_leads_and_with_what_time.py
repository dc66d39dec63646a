"""Minutes shared out anew, what can be undone, and who else leads."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("sessions", sa.Column("cuts", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("sessions", sa.Column("undoable", sa.JSON(), nullable=True))
    op.add_column("sessions", sa.Column("leaders", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("sessions", sa.Column("leader_left_at", Instant(), nullable=True))
    op.add_column(
        "prompt_runs",
        sa.Column("retracted", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_column("prompt_runs", "retracted")
    op.drop_column("sessions", "leader_left_at")
    op.drop_column("sessions", "leaders")
    op.drop_column("sessions", "undoable")
    op.drop_column("sessions", "cuts")
