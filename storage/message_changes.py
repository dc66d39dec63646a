"""What was last done to messages of the chat, while it may matter."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.chat import LastChange, MessageChange, Spoken
from facilitation.contributions import ContributionKind
from storage.tables.answers import contributions, message_changes
from storage.upserts import insert_or


class MessageChanges:
    """The changes of messages as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(
        self, session_id: str, message_id: str, participant_id: str
    ) -> LastChange | None:
        """What somebody did last to a message."""
        found = await self._connection.execute(
            select(message_changes).where(
                message_changes.c.session_id == session_id,
                message_changes.c.message_id == message_id,
                message_changes.c.participant_id == participant_id,
            )
        )
        row = found.one_or_none()
        return None if row is None else _last(row)

    async def put(
        self, session_id: str, message_id: str, participant_id: str, last: LastChange
    ) -> None:
        """Keep what somebody did last to a message, in place of what they did before."""
        kept = {
            "change": last.change,
            "changed_at": last.at,
            "spoken": asdict(last.spoken),
        }
        whose = {
            "session_id": session_id,
            "message_id": message_id,
            "participant_id": participant_id,
        }
        await self._connection.execute(
            insert_or(self._connection, message_changes)
            .values(**whose, **kept)
            .on_conflict_do_update(index_elements=list(whose), set_=kept)
        )

    async def waiting(self, session_id: str, participant_id: str) -> int:
        """How many messages somebody has changed that have not come."""
        count = await self._connection.scalar(
            select(func.count()).where(
                _waits(session_id), message_changes.c.participant_id == participant_id
            )
        )
        return count or 0

    async def unheard(self, session_id: str, participant_id: str) -> tuple[str, ...]:
        """What they say since, for somebody to read what is held of them."""
        found = await self._connection.scalars(
            select(message_changes.c.spoken)
            .where(_waits(session_id), message_changes.c.participant_id == participant_id)
            .order_by(message_changes.c.message_id)
        )
        return tuple(spoken["whole"] for spoken in found if spoken["whole"])

    async def forget_waiting(self, session_id: str) -> None:
        """Drop what was done to messages that never came."""
        await self._connection.execute(delete(message_changes).where(_waits(session_id)))


def _waits(session_id: str) -> ColumnElement[bool]:
    came = select(contributions.c.message_id).where(
        contributions.c.session_id == session_id, contributions.c.message_id.is_not(None)
    )
    return (message_changes.c.session_id == session_id) & message_changes.c.message_id.not_in(came)


def _last(row: Row[Any]) -> LastChange:
    kind = row.spoken["kind"]
    spoken = Spoken(**row.spoken | {"kind": kind and ContributionKind(kind)})
    return LastChange(change=MessageChange(row.change), at=row.changed_at, spoken=spoken)
