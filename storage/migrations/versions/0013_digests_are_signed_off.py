"""A version of a digest is a draft until somebody approves and publishes it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("digest_versions") as table:
        table.add_column(
            sa.Column("state", sa.String(length=20), nullable=False, server_default="draft")
        )
    with op.batch_alter_table("digest_versions") as table:
        table.alter_column("state", server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("digest_versions") as table:
        table.drop_column("state")
