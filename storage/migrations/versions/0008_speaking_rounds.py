"""Speaking rounds: who has the floor."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "floors",
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["prompt_runs.id"], name=op.f("fk_floors_run_id")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_floors")),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("floors")
