"""The lines in which parcels wait, each told in its own order."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox.outbox import Outbox
from storage.outbox.parcels import CAN_BE_SENT, ROOM, Parcel, ParcelState, read_parcel
from storage.tables.parcels import REASON_LENGTH, parcels, posted_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where parcels wait in order: for one recipient in one session."""

    session_id: str
    recipient: str
    redraws: bool


class Lines:
    """The lines as one transaction sees them."""

    def __init__(self, connection: AsyncConnection, outbox: Outbox) -> None:
        self._connection = connection
        self._outbox = outbox

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
        return read_parcel(row)

    async def put_back(self, parcel: Parcel) -> None:
        """Have a parcel that was not sent wait again; a newer redraw of its card replaces it."""
        if parcel.redraws:
            await self._mark(parcel.id, ParcelState.SUPERSEDED)
            await self._outbox.redraw([parcel.announcement], at=parcel.put_at)
        else:
            await self._mark(parcel.id, ParcelState.WAITING)

    async def settle(self, parcel: Parcel, state: ParcelState, reason: str | None = None) -> None:
        """Record what became of a parcel that was being sent."""
        await self._mark(parcel.id, state, reason=reason and reason[:REASON_LENGTH])

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

    async def interrupted(self) -> list[Parcel]:
        """Parcels that were being sent when the bot last stopped."""
        found = await self._connection.execute(
            select(parcels).where(parcels.c.state == ParcelState.SENDING)
        )
        return [read_parcel(row) for row in found]

    async def doubtful(self) -> list[Parcel]:
        """Parcels of which nobody knows whether Teams shows them."""
        found = await self._connection.execute(
            select(parcels).where(parcels.c.state == ParcelState.DOUBTFUL)
        )
        return [read_parcel(row) for row in found]

    async def _mark(self, parcel_id: int, state: ParcelState, **values: Any) -> None:
        await self._connection.execute(
            update(parcels).where(parcels.c.id == parcel_id).values(state=state, **values)
        )
