"""Facilitators have the control card in their own 1:1, and remind people twice at most."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "control_cards",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_control_cards_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "recipient", name=op.f("pk_control_cards")),
    )
    op.create_table(
        "nudges",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("whom", sa.String(length=60), nullable=False),
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_nudges_session_id")),
        sa.PrimaryKeyConstraint("session_id", "whom", "run_id", name=op.f("pk_nudges")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("nudges")
    op.drop_table("control_cards")
