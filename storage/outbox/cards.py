"""Which message shows which card."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.parcels import posted_cards
from storage.upserts import insert_or


class Cards:
    """The cards that are in some chat, as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

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
