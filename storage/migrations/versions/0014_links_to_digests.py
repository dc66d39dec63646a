"""A digest's page is opened by links, of which only marks are kept."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "links",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("person_key", sa.String(length=255), nullable=False),
        sa.Column("edition", sa.String(length=20), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("browser", sa.String(length=64)),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_links_session_id")),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_session_id"), "links", ["session_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("ix_links_session_id"), table_name="links")
    op.drop_table("links")
