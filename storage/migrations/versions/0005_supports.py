"""Supports: one person says "me too" to one contribution.

Revision ID: 0005
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "supports",
        sa.Column("contribution_id", sa.String(length=40), nullable=False),
        sa.Column("participant_id", sa.String(length=40), nullable=False),
        sa.Column("role_id", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contributions.id"], name=op.f("fk_supports_contribution_id")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_supports_participant_id")
        ),
        sa.PrimaryKeyConstraint("contribution_id", "participant_id", name=op.f("pk_supports")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_supports_participant_id"), "supports", ["participant_id"], unique=False
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_index(op.f("ix_supports_participant_id"), table_name="supports")
    op.drop_table("supports")
