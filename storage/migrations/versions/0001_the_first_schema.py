"""The first schema."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "personal_chats",
        sa.Column("tenant_id", sa.String(length=80), nullable=False),
        sa.Column("teams_user_id", sa.String(length=255), nullable=False),
        sa.Column("person_key", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("conversation_id", sa.String(length=255), nullable=False),
        sa.Column("service_url", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "teams_user_id", name=op.f("pk_personal_chats")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("tenant_id", sa.String(length=80), nullable=False),
        sa.Column("conversation_id", sa.String(length=255), nullable=False),
        sa.Column("service_url", sa.String(length=500), nullable=False),
        sa.Column("meeting_id", sa.String(length=500), nullable=True),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("prepared_at", Instant(), nullable=False),
        sa.Column("started_at", Instant(), nullable=True),
        sa.Column("paused_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("block_id", sa.String(length=60), nullable=True),
        sa.Column("block_opened_at", Instant(), nullable=True),
        sa.Column("block_ends_at", Instant(), nullable=True),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column("last_acts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(
        "ix_sessions_one_at_a_time",
        "sessions",
        ["tenant_id", "conversation_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'ended'"),
        postgresql_where=sa.text("state <> 'ended'"),
    )

    op.create_table(
        "deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("thing_id", sa.String(length=60), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_deadlines_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
        sa.UniqueConstraint(
            "session_id", "kind", "thing_id", name=op.f("uq_deadlines_session_id_kind_thing_id")
        ),
    )
    op.create_index(op.f("ix_deadlines_due_at"), "deadlines", ["due_at"], unique=False)

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
    op.create_table(
        "numbering",
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_numbering_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_numbering")),
    )
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=255), nullable=False),
        sa.Column("card", sa.String(length=255), nullable=True),
        sa.Column("redraws", sa.Boolean(), nullable=False),
        sa.Column("announcement", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("put_at", Instant(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_parcels_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcels")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_parcels_coalesced",
        "parcels",
        ["card"],
        unique=True,
        sqlite_where=sa.text("redraws AND state = 'waiting'"),
        postgresql_where=sa.text("redraws AND state = 'waiting'"),
    )
    op.create_index(
        "ix_parcels_in_line", "parcels", ["state", "session_id", "recipient", "id"], unique=False
    )

    op.create_table(
        "participants",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("role_id", sa.String(length=60), nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("joined_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_participants_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
    )
    op.create_index(
        op.f("ix_participants_session_id_role_id"),
        "participants",
        ["session_id", "role_id"],
        unique=False,
    )

    op.create_table(
        "posted_cards",
        sa.Column("card", sa.String(length=255), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("activity_id", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_posted_cards_session_id")
        ),
        sa.PrimaryKeyConstraint("card", name=op.f("pk_posted_cards")),
    )
    op.create_table(
        "prompt_runs",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("block_id", sa.String(length=60), nullable=False),
        sa.Column("prompt_id", sa.String(length=60), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("closes_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("results", sa.JSON(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_prompt_runs_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompt_runs")),
        sa.UniqueConstraint(
            "session_id", "prompt_id", name=op.f("uq_prompt_runs_session_id_prompt_id")
        ),
    )
    op.create_table(
        "anonymity_keys",
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("secret", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["prompt_runs.id"], name=op.f("fk_anonymity_keys_run_id")
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_anonymity_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contributions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.String(length=40), nullable=False),
        sa.Column("role_id", sa.String(length=60), nullable=False),
        sa.Column("area_id", sa.String(length=60), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("edited_at", Instant(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_contributions_participant_id")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["prompt_runs.id"], name=op.f("fk_contributions_run_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_contributions_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
        sa.UniqueConstraint(
            "session_id", "number", name=op.f("uq_contributions_session_id_number")
        ),
    )
    op.create_index(
        "ix_contributions_said_once",
        "contributions",
        ["run_id", "participant_id", "fingerprint"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )

    op.create_table(
        "identities",
        sa.Column("participant_id", sa.String(length=40), nullable=False),
        sa.Column("session_id", sa.String(length=40), nullable=False),
        sa.Column("person_key", sa.String(length=255), nullable=False),
        sa.Column("teams_user_id", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_identities_participant_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_identities_session_id")
        ),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_identities")),
        sa.UniqueConstraint(
            "session_id", "person_key", name=op.f("uq_identities_session_id_person_key")
        ),
    )
    op.create_table(
        "votes",
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("voter", sa.String(length=64), nullable=False),
        sa.Column("question_id", sa.String(length=60), nullable=False),
        sa.Column("role_id", sa.String(length=60), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["prompt_runs.id"], name=op.f("fk_votes_run_id")),
        sa.PrimaryKeyConstraint("run_id", "voter", "question_id", name=op.f("pk_votes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("votes")
    op.drop_table("identities")
    op.drop_index(
        "ix_contributions_said_once",
        table_name="contributions",
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )

    op.drop_table("contributions")
    op.drop_table("anonymity_keys")
    op.drop_table("prompt_runs")
    op.drop_table("posted_cards")
    op.drop_index(op.f("ix_participants_session_id_role_id"), table_name="participants")

    op.drop_table("participants")
    op.drop_index("ix_parcels_in_line", table_name="parcels")
    op.drop_index(
        "ix_parcels_coalesced",
        table_name="parcels",
        sqlite_where=sa.text("redraws AND state = 'waiting'"),
        postgresql_where=sa.text("redraws AND state = 'waiting'"),
    )

    op.drop_table("parcels")
    op.drop_table("numbering")
    op.drop_table("digests")
    op.drop_index(op.f("ix_deadlines_due_at"), table_name="deadlines")

    op.drop_table("deadlines")
    op.drop_index(
        "ix_sessions_one_at_a_time",
        table_name="sessions",
        sqlite_where=sa.text("state <> 'ended'"),
        postgresql_where=sa.text("state <> 'ended'"),
    )

    op.drop_table("sessions")
    op.drop_table("personal_chats")
