"""The lines in which parcels wait, each told in its own order."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Select, Update, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.moments import Moment
from storage.outbox.outbox import Outbox
from storage.outbox.parcels import CAN_BE_SENT, Parcel, ParcelState, read_parcel
from storage.tables.parcels import REASON_LENGTH, couriers, parcels, posted_cards

KNOWN = (ParcelState.DELIVERED, ParcelState.UNDELIVERABLE, ParcelState.WAITING)
"""What became of a parcel, for certain; one that waits again was not sent."""

FORGOTTEN = (ParcelState.DELIVERED, ParcelState.SUPERSEDED)
"""Such redraws are not kept: a card that changes all day would leave thousands of rows."""


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

    async def lines(self, by: str, *, resting: Collection[str] = ()) -> list[Line]:
        """Every line with something to send or to own up to, but for what others are at.

        Redraws wait in a line of their own; those of cards that are `resting` are not looked at.
        """
        others = select(couriers.c.session_id).where(
            couriers.c.holder != by, couriers.c.until >= Moment()
        )
        rests = parcels.c.redraws & parcels.c.card.in_(resting)
        found = await self._connection.execute(
            select(parcels.c.session_id, parcels.c.recipient, parcels.c.redraws)
            .where(
                ((parcels.c.state == ParcelState.WAITING) & CAN_BE_SENT & ~rests)
                | (parcels.c.state == ParcelState.SENDING),
                parcels.c.session_id.not_in(others),
            )
            .distinct()
        )
        return [Line(**row._asdict()) for row in found]

    async def has_next(self, line: Line, *, resting: Collection[str] = ()) -> bool:
        """Whether there is something to take."""
        found = await self._connection.execute(_waiting(line, resting).limit(1))
        return found.first() is not None

    async def take(
        self, line: Line, now: datetime, *, by: str, resting: Collection[str] = ()
    ) -> Parcel | None:
        """The next parcel in a line, marked as being sent; None if there is none.

        Of redraws it is one of a card that they have and that is not `resting`.
        """
        found = await self._connection.execute(
            _waiting(line, resting).limit(1).with_for_update(skip_locked=True, of=parcels)
        )
        row = found.one_or_none()
        if row is None:
            return None
        await self._connection.execute(
            update(parcels)
            .where(parcels.c.id == row.id)
            .values(state=ParcelState.SENDING, holder=by, sent_at=now)
        )
        return replace(read_parcel(row), state=ParcelState.SENDING, holder=by, sent_at=now)

    async def put_back(self, parcel: Parcel) -> None:
        """Have a parcel that was not sent wait again; a newer redraw of its card replaces it."""
        if not parcel.redraws:
            await self._become(parcel, ParcelState.WAITING, holder=None)
        elif await self._become(parcel, ParcelState.SUPERSEDED):
            await self._outbox.redraw([parcel.announcement], at=parcel.put_at)

    async def settle(self, parcel: Parcel, state: ParcelState, reason: str | None = None) -> bool:
        """Record what became of a parcel that was being sent; False if it is not to be told.

        Who was taken for dead may yet turn their doubt into knowledge, and nobody the other way
        round.
        """
        if parcel.redraws:
            await self._forget_earlier(parcel)
        return await self._become(parcel, state, reason=reason and reason[:REASON_LENGTH])

    async def _forget_earlier(self, redraw: Parcel) -> None:
        """What could not be redrawn before is over: the card is now as it is, or fails anew."""
        await self._connection.execute(
            delete(parcels).where(
                parcels.c.state == ParcelState.UNDELIVERABLE,
                parcels.c.session_id == redraw.session_id,
                parcels.c.recipient == redraw.recipient,
                parcels.c.redraws.is_(True),
                parcels.c.card == redraw.card,
                parcels.c.id < redraw.id,
            )
        )

    async def _become(self, parcel: Parcel, state: ParcelState, **values: Any) -> bool:
        doubted = [ParcelState.DOUBTFUL] if state in KNOWN else []
        mine = (
            parcels.c.id == parcel.id,
            parcels.c.state.in_([ParcelState.WAITING, ParcelState.SENDING, *doubted]),
            parcels.c.holder.is_not_distinct_from(parcel.holder),
        )
        change: Update | Delete = update(parcels).where(*mine).values(state=state, **values)
        if parcel.redraws and state in FORGOTTEN:
            change = delete(parcels).where(*mine)
        changed = await self._connection.execute(change)
        return changed.rowcount == 1

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
            delete(parcels).where(
                parcels.c.card == card,
                parcels.c.redraws.is_(True),
                parcels.c.state == ParcelState.WAITING,
            )
        )


def _waiting(line: Line, resting: Collection[str]) -> Select[Any]:
    """What waits in a line, in order."""
    waiting = select(parcels).where(
        parcels.c.state == ParcelState.WAITING,
        parcels.c.session_id == line.session_id,
        parcels.c.recipient == line.recipient,
        parcels.c.redraws.is_(line.redraws),
    )
    if line.redraws:
        waiting = waiting.where(
            parcels.c.card.in_(select(posted_cards.c.card)), parcels.c.card.not_in(resting)
        )
    return waiting.order_by(parcels.c.id)
