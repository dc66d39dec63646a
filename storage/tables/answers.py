"""What people answered and wrote."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from storage.tables.base import Instant, metadata

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


# What is left of it in a log or a heap is noise once its prompt's key is destroyed.
ballots = Table(
    "ballots",
    metadata,
    Column("run_id", ForeignKey("prompt_runs.id"), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("counts", Boolean, nullable=False),
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


# Of what was done twice the later counts, in whatever order it comes; for nothing else.
last_words = Table(
    "last_words",
    metadata,
    Column("about", String(40), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("said_at", Instant, nullable=False),
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
    Column("confirmed_at", Instant),
    Column("first_text", Text),
    Column("tapped_at", Instant),
    Column("objects_to", String(40)),
    UniqueConstraint("session_id", "number"),
    Index("ix_contributions_one_a_tap", "run_id", "participant_id", "tapped_at", unique=True),
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


# What was done to messages; of those that have not come, what they say since, too.
message_changes = Table(
    "message_changes",
    metadata,
    Column("session_id", ForeignKey("sessions.id"), primary_key=True),
    Column("message_id", String(255), primary_key=True),
    Column("participant_id", ForeignKey("participants.id"), primary_key=True),
    Column("change", String(20), nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("spoken", JSON, nullable=False),
    sqlite_with_rowid=False,
)


supports = Table(
    "supports",
    metadata,
    Column("contribution_id", ForeignKey("contributions.id"), primary_key=True),
    Column("participant_id", ForeignKey("participants.id"), primary_key=True),
    Column("role_id", String(60), nullable=False),
    Column("read_back_id", String(40)),
    Index(None, "participant_id"),
    sqlite_with_rowid=False,
)
