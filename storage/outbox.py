"""What is to be told, kept with what caused it until Teams has it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Row, Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.announcements import ANNOUNCEMENTS, AnyAnnouncement
from storage.tables.parcels import REASON_LENGTH, WAITS_TO_BE_REDRAWN, parcels, posted_cards
from storage.tables.sessions import sessions
from storage.upserts import insert_into, insert_or

ROOM = "room"
"""The recipient that is a session's own conversation; others are e-mail addresses, or the ids by
which Teams knows people whose address it does not tell."""

ASIDE = ("control_shown", "person_nudged")
"""Kinds of announcements that nobody misses: what came of them is told otherwise."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where parcels wait in order: for one recipient in one session."""

    session_id: str
    recipient: str
    redraws: bool


class Outbox:
    """The outbox as one transaction sees it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(
        self, announcement: AnyAnnouncement, *, at: datetime, recipient: str = ROOM
    ) -> None:
        """Have something told once, after whatever the recipient is still to be told."""
        await self._connection.execute(
            insert(parcels).values(
                session_id=announcement.session_id,
                recipient=recipient,
                card=announcement.card,
                redraws=False,
                announcement=announcement.model_dump(mode="json"),
                state=ParcelState.WAITING,
                put_at=at,
            )
        )

    async def is_put(self, announcement: AnyAnnouncement) -> bool:
        """Whether its card was put before, wherever it is by now."""
        found = await self._connection.scalar(
            select(parcels.c.id)
            .where(
                parcels.c.session_id == announcement.session_id,
                parcels.c.card == announcement.card,
                parcels.c.redraws.is_(False),
            )
            .limit(1)
        )
        return found is not None

    async def redraw(self, announcements: Iterable[AnyAnnouncement], *, at: datetime) -> None:
        """Have cards shown as they are by then; many askings make one redraw."""
        rows = sorted(
            (
                {
                    "session_id": announcement.session_id,
                    "recipient": announcement.belongs_to or ROOM,
                    "card": announcement.card,
                    "redraws": True,
                    "announcement": announcement.model_dump(mode="json"),
                    "state": ParcelState.WAITING,
                    "put_at": at,
                }
                for announcement in announcements
            ),
            # In one order, so that two who ask for the same cards never wait for each other.
            key=itemgetter("card"),
        )
        if not rows:
            return
        # Written even where it is there already: who is about to take it waits for our commit,
        # and so draws what we are changing.
        await self._connection.execute(_redrawing(self._connection.dialect.name), rows)

    async def lines(self) -> list[Line]:
        """Every line in which something can be sent; redraws wait in one of their own."""
        found = await self._connection.execute(
            select(parcels.c.session_id, parcels.c.recipient, parcels.c.redraws)
            .where(parcels.c.state == ParcelState.WAITING, CAN_BE_SENT)
            .distinct()
        )
        return [Line(**row._asdict()) for row in found]

    async def take(self, session_id: str, recipient: str, now: datetime) -> Parcel | None:
        """The next announcement in a line, marked as being sent; None if there is none."""
        return await self._take(
            select(parcels)
            .where(
                parcels.c.state == ParcelState.WAITING,
                parcels.c.session_id == session_id,
                parcels.c.recipient == recipient,
                parcels.c.redraws.is_(False),
            )
            .order_by(parcels.c.id),
            now,
        )

    async def take_redraw(
        self, session_id: str, now: datetime, *, resting: Collection[str], recipient: str = ROOM
    ) -> Parcel | None:
        """The next redraw of a card that they have and that is not `resting`, likewise."""
        return await self._take(
            select(parcels)
            .join(posted_cards, posted_cards.c.card == parcels.c.card)
            .where(
                parcels.c.state == ParcelState.WAITING,
                parcels.c.session_id == session_id,
                parcels.c.recipient == recipient,
                parcels.c.redraws.is_(True),
                parcels.c.card.not_in(resting),
            )
            .order_by(parcels.c.id),
            now,
        )

    async def _take(self, line: Select[Any], now: datetime) -> Parcel | None:
        found = await self._connection.execute(
            line.limit(1).with_for_update(skip_locked=True, of=parcels)
        )
        row = found.one_or_none()
        if row is None:
            return None
        await self._mark(row.id, ParcelState.SENDING, sent_at=now)
        return _parcel(row)

    async def put_back(self, parcel: Parcel) -> None:
        """Have a parcel that was not sent wait again; a newer redraw of its card replaces it."""
        if parcel.redraws:
            await self._mark(parcel.id, ParcelState.SUPERSEDED)
            await self.redraw([parcel.announcement], at=parcel.put_at)
        else:
            await self._mark(parcel.id, ParcelState.WAITING)

    async def give_up_line(self, session_id: str, recipient: str, reason: str) -> None:
        """Somebody cannot be reached: what else waits for them is not to arrive without it."""
        await self._connection.execute(
            update(parcels)
            .where(
                parcels.c.session_id == session_id,
                parcels.c.recipient == recipient,
                parcels.c.state == ParcelState.WAITING,
            )
            .values(state=ParcelState.UNDELIVERABLE, reason=reason[:REASON_LENGTH])
        )

    async def give_up_redraws(self, card: str) -> None:
        """Forget the redraws of a card that the room will never have."""
        await self._connection.execute(
            update(parcels)
            .where(
                parcels.c.card == card,
                parcels.c.redraws.is_(True),
                parcels.c.state == ParcelState.WAITING,
            )
            .values(state=ParcelState.SUPERSEDED)
        )

    async def retry(self, *, tenant_id: str, recipient: str) -> None:
        """Somebody can now be reached who could not before: what they missed waits again."""
        theirs = select(sessions.c.id).where(sessions.c.tenant_id == tenant_id)
        await self._connection.execute(
            update(parcels)
            .where(
                func.lower(parcels.c.recipient) == recipient.lower(),
                parcels.c.session_id.in_(theirs),
                parcels.c.state == ParcelState.UNDELIVERABLE,
            )
            .values(state=ParcelState.WAITING)
        )

    async def settle(self, parcel: Parcel, state: ParcelState, reason: str | None = None) -> None:
        """Record what became of a parcel that was being sent."""
        await self._mark(parcel.id, state, reason=reason and reason[:REASON_LENGTH])

    async def interrupted(self) -> list[Parcel]:
        """Parcels that were being sent when the bot last stopped."""
        found = await self._connection.execute(
            select(parcels).where(parcels.c.state == ParcelState.SENDING)
        )
        return [_parcel(row) for row in found]

    async def doubtful(self) -> list[Parcel]:
        """Parcels of which nobody knows whether Teams shows them."""
        found = await self._connection.execute(
            select(parcels).where(parcels.c.state == ParcelState.DOUBTFUL)
        )
        return [_parcel(row) for row in found]

    async def posted(self, card: str, session_id: str, activity_id: str) -> None:
        """Remember which message shows a card."""
        await self._connection.execute(
            insert_or(self._connection, posted_cards)
            .values(card=card, session_id=session_id, activity_id=activity_id)
            .on_conflict_do_update(
                index_elements=[posted_cards.c.card], set_={"activity_id": activity_id}
            )
        )

    async def find_posted(self, card: str) -> str | None:
        """The id of the message that shows a card."""
        return await self._connection.scalar(
            select(posted_cards.c.activity_id).where(posted_cards.c.card == card)
        )

    async def find_card(self, session_id: str, activity_id: str) -> str | None:
        """The name of the card that a message shows."""
        return await self._connection.scalar(
            select(posted_cards.c.card).where(
                posted_cards.c.session_id == session_id,
                posted_cards.c.activity_id == activity_id,
            )
        )

    async def state_of(self, announcement: AnyAnnouncement) -> ParcelState | None:
        """What came of the latest parcel that was to post a card, if there ever was one."""
        state = await self._connection.scalar(
            select(parcels.c.state)
            .where(
                parcels.c.session_id == announcement.session_id,
                parcels.c.card == announcement.card,
                parcels.c.redraws.is_(False),
            )
            .order_by(parcels.c.id.desc())
            .limit(1)
        )
        return None if state is None else ParcelState(state)

    async def states_of(self, kind: str, session_id: str, run_id: str) -> dict[str, int]:
        """How many announcements of a kind about one run are in each state."""
        found = await self._connection.execute(
            select(parcels.c.state, func.count().label("number"))
            .where(
                parcels.c.session_id == session_id,
                parcels.c.announcement["kind"].as_string() == kind,
                parcels.c.announcement["run_id"].as_string() == run_id,
            )
            .group_by(parcels.c.state)
        )
        return {row.state: row.number for row in found}

    async def counts(self, session_id: str) -> dict[str, int]:
        """How many of a session's announcements are in each state, but for redraws and asides."""
        found = await self._connection.execute(
            select(parcels.c.state, func.count().label("number"))
            .where(
                parcels.c.session_id == session_id,
                parcels.c.redraws.is_(False),
                parcels.c.announcement["kind"].as_string().not_in(ASIDE),
            )
            .group_by(parcels.c.state)
            .order_by(parcels.c.state)
        )
        return {row.state: row.number for row in found}

    async def of(self, session_id: str) -> list[Parcel]:
        """Everything a session had to tell, in order."""
        found = await self._connection.execute(
            select(parcels).where(parcels.c.session_id == session_id).order_by(parcels.c.id)
        )
        return [_parcel(row) for row in found]

    async def oldest_waiting(self) -> datetime | None:
        """Since when the longest waiting of those that can be sent waits."""
        first: datetime | None = await self._connection.scalar(
            select(func.min(parcels.c.put_at)).where(
                parcels.c.state == ParcelState.WAITING, CAN_BE_SENT
            )
        )
        return first

    async def _mark(self, parcel_id: int, state: ParcelState, **values: Any) -> None:
        await self._connection.execute(
            update(parcels).where(parcels.c.id == parcel_id).values(state=state, **values)
        )


@lru_cache
def _redrawing(dialect: str) -> Insert:
    """Have a card wait to be redrawn, or go on waiting; written once, as every answer asks it."""
    return insert_into(dialect, parcels).on_conflict_do_update(
        index_elements=[parcels.c.card],
        index_where=WAITS_TO_BE_REDRAWN,
        set_={"put_at": parcels.c.put_at},
    )


def _parcel(row: Row[Any]) -> Parcel:
    return Parcel(
        **row._asdict()
        | {
            "announcement": ANNOUNCEMENTS.validate_python(row.announcement),
            "state": ParcelState(row.state),
        }
    )
