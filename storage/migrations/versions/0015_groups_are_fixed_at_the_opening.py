"""Which roles stand together in a prompt's result is fixed when the prompt opens."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("prompt_runs") as table:
        table.add_column(sa.Column("groups", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("prompt_runs") as table:
        table.alter_column("groups", server_default=None)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("prompt_runs") as table:
        table.drop_column("groups")
