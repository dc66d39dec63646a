"""The schema and nothing else."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite, which knows no zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime: an instant without a zone is a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant needs a time zone"
            raise ValueError(message)
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


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

# Without a rowid SQLite keeps no trace of the order in which people answered.
votes = Table(
    "votes",
    metadata,
    Column("run_id", ForeignKey("prompt_runs.id"), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("question_id", String(60), primary_key=True),
    Column("role_id", String(60), nullable=False),
    Column("chosen", JSON, nullable=False),
    Column("whole", Boolean, nullable=False, server_default=true()),
    sqlite_with_rowid=False,
)

# Without a rowid, as above. The same words of one person are kept once.
proposals = Table(
    "proposals",
    metadata,
    Column("run_id", ForeignKey("prompt_runs.id"), primary_key=True),
    Column("words", String(64), primary_key=True),
    Column("proposer", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("state", String(20), nullable=False),
    sqlite_with_rowid=False,
)

anonymity_keys = Table(
    "anonymity_keys",
    metadata,
    Column("run_id", ForeignKey("prompt_runs.id"), primary_key=True),
    Column("secret", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)

contributions = Table(
    "contributions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("run_id", ForeignKey("prompt_runs.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("participant_id", ForeignKey("participants.id"), nullable=False),
    Column("role_id", String(60), nullable=False),
    Column("area_id", String(60)),
    Column("kind", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("edited_at", Instant),
    Column("withdrawn_at", Instant),
    Column("message_id", String(255)),
    Column("reported", Boolean, nullable=False, server_default=false()),
    Column("code", String(20)),
    UniqueConstraint("session_id", "number"),
    Index("ix_contributions_one_a_message", "session_id", "message_id", unique=True),
    Index(
        "ix_contributions_said_once",
        "run_id",
        "participant_id",
        "fingerprint",
        unique=True,
        sqlite_where=text("withdrawn_at IS NULL"),
        postgresql_where=text("withdrawn_at IS NULL"),
    ),
)

supports = Table(
    "supports",
    metadata,
    Column("contribution_id", ForeignKey("contributions.id"), primary_key=True),
    Column("participant_id", ForeignKey("participants.id"), primary_key=True),
    Column("role_id", String(60), nullable=False),
    Index(None, "participant_id"),
    sqlite_with_rowid=False,
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

WAITS_TO_BE_REDRAWN = text("redraws AND state = 'waiting'")
REASON_LENGTH = 200

parcels = Table(
    "parcels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("recipient", String(255), nullable=False),
    Column("card", String(255)),
    Column("redraws", Boolean, nullable=False),
    Column("announcement", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("put_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("reason", String(REASON_LENGTH)),
    sqlite_autoincrement=True,
)
Index(
    "ix_parcels_in_line", parcels.c.state, parcels.c.session_id, parcels.c.recipient, parcels.c.id
)
Index(
    "ix_parcels_coalesced",
    parcels.c.card,
    unique=True,
    sqlite_where=WAITS_TO_BE_REDRAWN,
    postgresql_where=WAITS_TO_BE_REDRAWN,
)

posted_cards = Table(
    "posted_cards",
    metadata,
    Column("card", String(255), primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("activity_id", String(255), nullable=False),
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

digests = Table(
    "digests",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("composed_at", Instant, nullable=False),
    Column("content", Text, nullable=False),
)
