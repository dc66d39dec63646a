"""Statements that participants propose, until their prompt closes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "proposals",
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("proposer", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["prompt_runs.id"], name=op.f("fk_proposals_run_id")),
        sa.PrimaryKeyConstraint("run_id", "words", "proposer", name=op.f("pk_proposals")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("proposals")
