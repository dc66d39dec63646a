"""Observers write down what others said aloud, with a code in place of a name."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("contributions") as batch:
        batch.add_column(
            sa.Column("reported", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("code", sa.String(length=20)))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("contributions") as batch:
        batch.drop_column("code")
        batch.drop_column("reported")
