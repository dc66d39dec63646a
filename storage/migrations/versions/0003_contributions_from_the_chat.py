"""Contributions from the chat: which message says a contribution.

Revision ID: 0004
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("contributions", sa.Column("message_id", sa.String(length=255), nullable=True))
    op.create_index(
        "ix_contributions_one_a_message",
        "contributions",
        ["session_id", "message_id"],
        unique=True,
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_index("ix_contributions_one_a_message", table_name="contributions")
    op.drop_column("contributions", "message_id")
