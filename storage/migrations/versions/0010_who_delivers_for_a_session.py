"""Of several processes one delivers for a session at a time."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "couriers",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=40), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_couriers")),
    )
    with op.batch_alter_table("parcels") as batch:
        batch.add_column(sa.Column("holder", sa.String(length=40)))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("parcels") as batch:
        batch.drop_column("holder")
    op.drop_table("couriers")
