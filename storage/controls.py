"""Who has a session's control card in their own 1:1, so that it is kept current there."""

from collections.abc import Collection

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.announcements import ControlShown
from facilitation.sessions import SessionState
from storage.tables.sessions import control_cards, sessions
from storage.upserts import insert_or

# What every batch of answers asks is written once: writing it took longer than asking it.
OF_MANY = select(control_cards).where(
    control_cards.c.session_id.in_(bindparam("session_ids", expanding=True))
)


class Controls:
    """The facilitators' own control cards as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, card: ControlShown) -> None:
        """Have a card kept current from now on."""
        await self._connection.execute(
            insert_or(self._connection, control_cards)
            .values(session_id=card.session_id, recipient=card.recipient)
            .on_conflict_do_nothing()
        )

    async def of(self, session_ids: Collection[str]) -> list[ControlShown]:
        """The cards of those sessions."""
        found = await self._connection.execute(OF_MANY, {"session_ids": list(session_ids)})
        return [ControlShown(session_id=row.session_id, recipient=row.recipient) for row in found]

    async def led_by(self, recipients: Collection[str], *, tenant_id: str) -> list[str]:
        """The ids of the sessions not ended whose card one of those has; they are one person."""
        found = await self._connection.scalars(
            select(sessions.c.id)
            .join(control_cards, control_cards.c.session_id == sessions.c.id)
            .where(
                control_cards.c.recipient.in_(recipients),
                sessions.c.tenant_id == tenant_id,
                sessions.c.state != SessionState.ENDED,
            )
            .distinct()
        )
        return list(found)
