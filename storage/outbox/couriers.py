"""Who delivers for a session: one process at a time, for as long as it is seen to be alive."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.moments import Moment
from storage.tables.parcels import couriers
from storage.upserts import insert_or

LEASE = timedelta(seconds=5)
"""How long who fell silent keeps a session; a renewal is due each second, so four may be missed."""


class Couriers:
    """The couriers as one transaction sees them; each is known by a name of its own choice."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(self, session_id: str, holder: str) -> bool:
        """Become or stay a session's courier; nobody else takes it over until we commit."""
        mine = insert_or(self._connection, couriers).values(
            session_id=session_id, holder=holder, until=Moment(LEASE)
        )
        taken = await self._connection.execute(
            mine.on_conflict_do_update(
                index_elements=[couriers.c.session_id],
                set_={"holder": mine.excluded.holder, "until": mine.excluded.until},
                where=(couriers.c.holder == holder) | (couriers.c.until < Moment()),
            ).returning(couriers.c.session_id)
        )
        return taken.first() is not None

    async def renew(self, holder: str) -> set[str]:
        """Stay the courier of every session that one has; gives those."""
        renewed = await self._connection.scalars(
            update(couriers)
            .where(couriers.c.holder == holder)
            .values(until=Moment(LEASE))
            .returning(couriers.c.session_id)
        )
        return set(renewed)

    async def release(self, holder: str, session_ids: Collection[str]) -> None:
        """Leave sessions to whoever comes first."""
        await self._connection.execute(
            delete(couriers).where(
                couriers.c.holder == holder, couriers.c.session_id.in_(sorted(session_ids))
            )
        )

    async def dismiss(self) -> None:
        """Leave every session: who had them is known to be gone."""
        await self._connection.execute(delete(couriers))
