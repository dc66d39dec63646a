"""Who takes part, apart from who they are."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
)

from storage.tables.base import Instant, metadata

participants = Table(
    "participants",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("role_id", String(60), nullable=False),
    Column("guest", Boolean, nullable=False),
    Column("joined_at", Instant, nullable=False),
    Index(None, "session_id", "role_id"),
)


identities = Table(
    "identities",
    metadata,
    Column("participant_id", ForeignKey("participants.id"), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("person_key", String(255), nullable=False),
    Column("teams_user_id", String(255), nullable=False),
    Column("name", String(255), nullable=False),
    Column("email", String(254)),
    UniqueConstraint("session_id", "person_key"),
)


personal_chats = Table(
    "personal_chats",
    metadata,
    Column("tenant_id", String(80), primary_key=True),
    Column("teams_user_id", String(255), primary_key=True),
    Column("person_key", String(255), nullable=False),
    Column("email", String(254)),
    Column("conversation_id", String(255), nullable=False),
    Column("service_url", String(500), nullable=False),
)
