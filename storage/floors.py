"""Where speaking rounds stand, at rest."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.floor import Floor
from facilitation.refusals.unknown import NoSuchPrompt
from storage.tables.sessions import floors
from storage.upserts import insert_or


class Floors:
    """The floors as one transaction sees them; whoever changes one holds its run."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, run_id: str, floor: Floor) -> None:
        """Keep where a round stands, in place of where it stood."""
        values = {"state": floor.model_dump_json()}
        await self._connection.execute(
            insert_or(self._connection, floors)
            .values(run_id=run_id, **values)
            .on_conflict_do_update(index_elements=[floors.c.run_id], set_=values)
        )

    async def get(self, run_id: str) -> Floor:
        """Where a round stands. Raises NoSuchPrompt for a run that is no speaking round."""
        state = await self._connection.scalar(
            select(floors.c.state).where(floors.c.run_id == run_id)
        )
        if state is None:
            raise NoSuchPrompt
        return Floor.model_validate_json(state)
