"""What is said when points are read back: contributions can object, and supports tell of it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("contributions", sa.Column("objects_to", sa.String(length=40)))
    op.add_column("supports", sa.Column("read_back_id", sa.String(length=40)))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("supports", "read_back_id")
    op.drop_column("contributions", "objects_to")
