"""Sessions, their prompts and deadlines, who leads them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.base import Instant, metadata

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("tenant_id", String(80), nullable=False),
    Column("conversation_id", String(255), nullable=False),
    Column("service_url", String(500), nullable=False),
    Column("meeting_id", String(500)),
    Column("plan", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("prepared_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("paused_at", Instant),
    Column("ended_at", Instant),
    Column("block_id", String(60)),
    Column("block_opened_at", Instant),
    Column("block_ends_at", Instant),
    Column("acts", Integer, nullable=False),
    Column("last_acts", JSON, nullable=False),
    Column("cuts", JSON, nullable=False, server_default="{}"),
    Column("undoable", JSON(none_as_null=True)),
    Column("leaders", JSON, nullable=False, server_default="[]"),
    Column("leader_left_at", Instant),
    Index(
        "ix_sessions_one_at_a_time",
        "tenant_id",
        "conversation_id",
        unique=True,
        sqlite_where=text("state <> 'ended'"),
        postgresql_where=text("state <> 'ended'"),
    ),
)


prompt_runs = Table(
    "prompt_runs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("block_id", String(60), nullable=False),
    Column("prompt_id", String(60), nullable=False),
    Column("prompt", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("groups", JSON, nullable=False),
    Column("results", JSON, nullable=False),
    Column("answered", Integer),
    Column("retracted", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("session_id", "prompt_id"),
)


floors = Table(
    "floors",
    metadata,
    Column("run_id", ForeignKey("prompt_runs.id"), primary_key=True),
    Column("state", Text, nullable=False),
)


numbering = Table(
    "numbering",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("last", Integer, nullable=False),
)


deadlines = Table(
    "deadlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("thing_id", String(60), nullable=False),
    Column("due_at", Instant, nullable=False),
    UniqueConstraint("session_id", "kind", "thing_id"),
    Index(None, "due_at"),
)


control_cards = Table(
    "control_cards",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("recipient", String(255), primary_key=True),
)


nudges = Table(
    "nudges",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("whom", String(60), primary_key=True),
    Column("run_id", String(40), primary_key=True),
    Column("times", Integer, nullable=False),
)


digest_versions = Table(
    "digest_versions",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("composed_at", Instant, nullable=False),
    Column("content", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("rulings_until", Integer),
)

key_messages = Table(
    "key_messages",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("asked_at", Instant, nullable=False),
    Column("progress", String(20), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("held_until", Instant),
    Column("request", Text, nullable=False),
    Column("answer", Text),
    Column("model", String(100)),
    Column("judged", Text),
    Column("failure", String(20)),
)

corrections = Table(
    "corrections",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String(40), nullable=False),
    Column("by", String(255), nullable=False),
    Column("at", Instant, nullable=False),
    Column("act", Text, nullable=False),
    Column("undone_at", Instant),
    UniqueConstraint("session_id", "id"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("act_id", String(40), nullable=False),
    Column("place", String(255), nullable=False),
    Column("words", Text, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("text_mark", String(64), nullable=False),
    Column("by", String(255), nullable=False),
    Column("at", Instant, nullable=False),
    Column("undone", Integer),
)

links = Table(
    "links",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("person_key", String(255), nullable=False),
    Column("edition", String(20), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("browser", String(64)),
    Index(None, "session_id"),
)

# It outlives its sessions, and says nothing of what anybody said.
trail = Table(
    "trail",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("session_id", String(40)),
    Column("by", String(255), nullable=False),
    Column("email", String(254)),
    Column("act", String(40), nullable=False),
    Index(None, "session_id"),
)
