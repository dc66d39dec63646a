"""What is to be posted, and where it hangs."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)

from storage.tables.base import Instant, metadata

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
    Column("holder", String(40)),
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


# No foreign key: it would have who begins to deliver wait for whoever holds the session.
couriers = Table(
    "couriers",
    metadata,
    Column("session_id", String(40), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", Instant, nullable=False),
)
