"""One announcement on its way to one recipient, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select

from facilitation.announcements import ANNOUNCEMENTS, AnyAnnouncement
from storage.tables.parcels import parcels, posted_cards

ROOM = "room"
"""The recipient that is a session's own conversation; others are e-mail addresses, or the ids by
which Teams knows people whose address it does not tell."""

ASIDE = ("control_shown", "person_nudged")
"""Kinds of announcements that nobody misses: what came of them is told otherwise."""

IS_MISSED = parcels.c.redraws.is_(False) & parcels.c.announcement["kind"].as_string().not_in(ASIDE)
"""Facilitators are told where it does not arrive: redraws are soon repeated."""

# A card may be redrawn before the room has it, or though the room never gets it: a reminder, say.
CAN_BE_SENT = parcels.c.redraws.is_(False) | parcels.c.card.in_(select(posted_cards.c.card))


class ParcelState(StrEnum):
    """How far a parcel has come."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    DOUBTFUL = "doubtful"
    """Teams may or may not have shown it; nobody can know."""
    UNDELIVERABLE = "undeliverable"
    DROPPED = "dropped"
    """Did not arrive, or may not have, and somebody decided to leave it at that."""
    SUPERSEDED = "superseded"
    """A redraw of a card that was never posted, or not any more needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One announcement on its way to one recipient."""

    id: int
    session_id: str
    recipient: str
    card: str | None
    redraws: bool
    announcement: AnyAnnouncement
    state: ParcelState
    put_at: datetime
    sent_at: datetime | None
    reason: str | None
    holder: str | None
    """Who is sending it, or did."""

    @property
    def is_missed(self) -> bool:
        """As `IS_MISSED`."""
        return not self.redraws and self.announcement.kind not in ASIDE


def read_parcel(row: Row[Any]) -> Parcel:
    return Parcel(
        **row._asdict()
        | {
            "announcement": ANNOUNCEMENTS.validate_python(row.announcement),
            "state": ParcelState(row.state),
        }
    )
