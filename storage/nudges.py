"""Who was reminded how often, so that nobody is more than twice."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.sessions import nudges
from storage.upserts import insert_or


class Nudges:
    """The reminders given as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, session_id: str, whom: str, run_id: str = "", *, most: int) -> bool:
        """Count one more reminder, unless there were `most`; False if there were.

        A role is counted for each run, a person, without a run, for the whole session.
        """
        added = insert_or(self._connection, nudges).values(
            session_id=session_id, whom=whom, run_id=run_id, times=1
        )
        counted = await self._connection.execute(
            added.on_conflict_do_update(
                index_elements=[nudges.c.session_id, nudges.c.whom, nudges.c.run_id],
                set_={"times": nudges.c.times + 1},
                where=nudges.c.times < most,
            )
        )
        return counted.rowcount == 1

    async def times(self, session_id: str) -> dict[tuple[str, str], int]:
        """How often each was reminded, by (role or participant id, run id)."""
        found = await self._connection.execute(
            select(nudges).where(nudges.c.session_id == session_id)
        )
        return {(row.whom, row.run_id): row.times for row in found}
