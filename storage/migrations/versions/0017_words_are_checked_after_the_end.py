"""Participants check their words after the end: what they let stand, and what they corrected."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("contributions", sa.Column("confirmed_at", Instant()))
    op.add_column("contributions", sa.Column("first_text", sa.Text()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("contributions", "first_text")
    op.drop_column("contributions", "confirmed_at")
