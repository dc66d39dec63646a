"""A digest is kept in versions, and acts on the data leave a trail."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "digest_versions",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("composed_at", Instant(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_digest_versions_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "version", name=op.f("pk_digest_versions")),
    )
    op.execute(
        "INSERT INTO digest_versions (session_id, version, composed_at, content)"
        " SELECT session_id, 1, composed_at, content FROM digests"
    )
    op.drop_table("digests")
    op.create_table(
        "trail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("session_id", sa.String(length=40)),
        sa.Column("by", sa.String(length=255), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail")),
    )
    op.create_index(op.f("ix_trail_session_id"), "trail", ["session_id"])


def downgrade() -> None:
    """Take it back; of several versions the last is kept."""
    op.drop_index(op.f("ix_trail_session_id"), table_name="trail")
    op.drop_table("trail")
    op.create_table(
        "digests",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("composed_at", Instant(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_digests_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_digests")),
    )
    op.execute(
        "INSERT INTO digests (session_id, composed_at, content)"
        " SELECT session_id, composed_at, content FROM digest_versions AS kept WHERE version ="
        " (SELECT MAX(version) FROM digest_versions WHERE session_id = kept.session_id)"
    )
    op.drop_table("digest_versions")
