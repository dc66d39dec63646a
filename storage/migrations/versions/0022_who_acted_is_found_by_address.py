"""Who acted and never joined is found by their e-mail address, to be forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("trail", sa.Column("email", sa.String(length=254)))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("trail", "email")
