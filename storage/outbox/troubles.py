"""Parcels that did not arrive, or may not have: somebody has to say what becomes of them."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from storage.bell import Ring
from storage.outbox.outbox import Outbox
from storage.outbox.parcels import IS_MISSED, Parcel, ParcelState, read_parcel
from storage.tables.parcels import parcels

IN_TROUBLE = parcels.c.state.in_([ParcelState.UNDELIVERABLE, ParcelState.DOUBTFUL])

OF_A_DIGEST = ("digest_sent", "digest_to_sign")

_later = parcels.alias()
_put_later = (
    select(_later.c.id)
    .where(
        _later.c.session_id == parcels.c.session_id,
        _later.c.card == parcels.c.card,
        _later.c.redraws == parcels.c.redraws,
        _later.c.id > parcels.c.id,
    )
    .exists()
)


class Troubles:
    """The troubles as one transaction sees them."""

    def __init__(self, connection: AsyncConnection, outbox: Outbox, ring: Ring) -> None:
        self._connection = connection
        self._outbox = outbox
        self._ring = ring

    async def all(self) -> list[Parcel]:
        """Every one, session by session; of what nobody misses only a card's latest."""
        found = await self._connection.execute(
            select(parcels)
            .where(IN_TROUBLE, IS_MISSED | ~_put_later)
            .order_by(parcels.c.session_id, parcels.c.id)
        )
        return [read_parcel(row) for row in found]

    async def hold(self, parcel_id: int) -> list[Parcel]:
        """One, and what shares its lot; none if it is in no trouble any more.

        A digest's parts, and the card to sign it, were given up together, and none is to arrive
        without the others.
        """
        one = await self._held(parcels.c.id == parcel_id)
        if not one or one[0].redraws or one[0].announcement.kind not in OF_A_DIGEST:
            return one
        return await self._held(
            (parcels.c.id == parcel_id)
            | (parcels.c.session_id == one[0].session_id)
            & (parcels.c.recipient == one[0].recipient)
            & (parcels.c.state == ParcelState.UNDELIVERABLE)
            & parcels.c.redraws.is_(False)
            & parcels.c.announcement["kind"].as_string().in_(OF_A_DIGEST)
        )

    async def _held(self, which: ColumnElement[bool]) -> list[Parcel]:
        found = await self._connection.execute(
            select(parcels).where(IN_TROUBLE, which).order_by(parcels.c.id).with_for_update()
        )
        return [read_parcel(row) for row in found]

    async def is_put_again(self, parcel: Parcel) -> bool:
        """Whether the same card was put once more since."""
        found = await self._connection.scalar(
            select(parcels.c.id).where(parcels.c.id == parcel.id, _put_later)
        )
        return found is not None

    async def retry(self, parcel: Parcel, *, at: datetime) -> None:
        """Have a held one wait in its place again; a card is redrawn as it is by then."""
        if parcel.redraws:
            await self._forget(parcel)
            await self._outbox.redraw([parcel.announcement], at=at)
        else:
            # It waits from now on: an old wait would look like an outbox that stands still.
            await self._become(parcel, ParcelState.WAITING, holder=None, put_at=at)
        self._ring.want()

    async def drop(self, parcel: Parcel) -> None:
        """Have a held one never sent."""
        if parcel.redraws:
            await self._forget(parcel)
        else:
            await self._become(parcel, ParcelState.DROPPED)

    async def _forget(self, parcel: Parcel) -> None:
        await self._connection.execute(delete(parcels).where(parcels.c.id == parcel.id))

    async def _become(self, parcel: Parcel, state: ParcelState, **values: object) -> None:
        await self._connection.execute(
            update(parcels).where(parcels.c.id == parcel.id).values(state=state, **values)
        )
