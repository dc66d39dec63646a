"""Parcels of which nobody knows whether Teams shows them."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox.lines import Line, Lines
from storage.outbox.parcels import ParcelState, read_parcel
from storage.tables.parcels import parcels

BROKEN_OFF = "stopped while sending"

UNSURE = (ParcelState.DOUBTFUL, ParcelState.DROPPED, ParcelState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A card that a chat may or may not have."""

    id: int
    """The parcel's."""
    session_id: str
    card: str


class Doubts:
    """The doubts as one transaction sees them."""

    def __init__(self, connection: AsyncConnection, lines: Lines) -> None:
        self._connection = connection
        self._lines = lines

    async def own_up(self, line: Line) -> list[int]:
        """What somebody was sending in a line that is now ours; gives what is in doubt of it.

        It is never sent again, but for redraws: those do no harm.
        """
        sent = (
            parcels.c.state == ParcelState.SENDING,
            parcels.c.session_id == line.session_id,
            parcels.c.recipient == line.recipient,
            parcels.c.redraws.is_(line.redraws),
        )
        if line.redraws:
            found = await self._connection.execute(select(parcels).where(*sent))
            for row in found.all():
                await self._lines.put_back(read_parcel(row))
            return []
        doubted = await self._connection.scalars(
            update(parcels)
            .where(*sent)
            .values(state=ParcelState.DOUBTFUL, reason=BROKEN_OFF)
            .returning(parcels.c.id)
        )
        return list(doubted)

    async def all(self, holder: str) -> list[Doubt]:
        """Every doubt, and what others than `holder` are sending: it may have come to a doubt.

        A doubt that somebody dropped is one still: who acts on the card proves that it is there.
        """
        found = await self._connection.execute(
            select(parcels.c.id, parcels.c.session_id, parcels.c.card).where(
                parcels.c.state.in_(UNSURE),
                (parcels.c.state != ParcelState.SENDING) | (parcels.c.holder != holder),
                parcels.c.redraws.is_(False),
                parcels.c.card.is_not(None),
            )
        )
        return [Doubt(**row._asdict()) for row in found]

    async def settle(self, parcel_id: int) -> bool:
        """The chat has it, as was seen; False if that was known."""
        settled = await self._connection.execute(
            update(parcels)
            .where(
                parcels.c.id == parcel_id,
                parcels.c.state.in_(UNSURE),
            )
            .values(state=ParcelState.DELIVERED)
        )
        return settled.rowcount == 1
