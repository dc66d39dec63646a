"""Answers that their authors are still putting together."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column(
        "votes", sa.Column("whole", sa.Boolean(), server_default=sa.true(), nullable=False)
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_column("votes", "whole")
