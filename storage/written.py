"""How much was written, and by whom, as numbers."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.contributions import ContributionKind
from facilitation.coverage import Cell
from storage.tables.answers import contributions
from storage.tables.people import participants


class Written:
    """The contributions that one transaction sees, counted."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def typed(self, run_id: str) -> int:
        """How many contributions of a run stand that were typed in the chat."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.run_id == run_id,
                contributions.c.message_id.is_not(None),
                contributions.c.withdrawn_at.is_(None),
            )
        )
        return count or 0

    async def since(self, session_id: str, participant_id: str, since: datetime) -> int:
        """How many contributions somebody has written after an instant, withdrawn or not."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.session_id == session_id,
                contributions.c.participant_id == participant_id,
                contributions.c.written_at > since,
            )
        )
        return count or 0

    async def withdrawn(self, session_id: str) -> int:
        """How many contributions of a session were withdrawn."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.session_id == session_id,
                contributions.c.withdrawn_at.is_not(None),
            )
        )
        return count or 0

    async def reported(self, session_id: str) -> int:
        """How many contributions of a session stand that observers wrote for others."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.session_id == session_id,
                contributions.c.reported,
                contributions.c.withdrawn_at.is_(None),
            )
        )
        return count or 0

    async def checked(self, session_id: str, *, since: datetime, until: datetime) -> dict[str, int]:
        """How many were confirmed, corrected and withdrawn in the check after a session's end."""
        table = contributions.c
        in_time = (table.withdrawn_at >= since) & (table.withdrawn_at < until)
        found = await self._connection.execute(
            select(
                func.count(table.confirmed_at).label("confirmed"),
                func.count(table.first_text).label("corrected"),
                func.count(case((in_time, table.id))).label("withdrawn"),
            ).where(table.session_id == session_id)
        )
        return found.one()._asdict()

    async def counts(self, run_ids: Collection[str]) -> dict[str, int]:
        """How many contributions stand in each of those runs."""
        found = await self._connection.execute(
            select(contributions.c.run_id, func.count().label("written"))
            .where(contributions.c.run_id.in_(run_ids), contributions.c.withdrawn_at.is_(None))
            .group_by(contributions.c.run_id)
        )
        return dict.fromkeys(run_ids, 0) | {row.run_id: row.written for row in found}

    async def cells(self, session_id: str) -> list[Cell]:
        """How many contributions of each kind each role has standing, run by run."""
        by = (contributions.c.run_id, contributions.c.role_id, contributions.c.kind)
        found = await self._connection.execute(
            select(*by, func.count().label("number"))
            .where(contributions.c.session_id == session_id, contributions.c.withdrawn_at.is_(None))
            .group_by(*by)
        )
        return [Cell(**row._asdict() | {"kind": ContributionKind(row.kind)}) for row in found]

    async def writers(self, run_id: str) -> set[str]:
        """The ids of the participants who have a contribution standing in a run."""
        found = await self._connection.scalars(
            select(contributions.c.participant_id)
            .where(contributions.c.run_id == run_id, contributions.c.withdrawn_at.is_(None))
            .distinct()
        )
        return set(found)

    async def writers_by_role(self, run_id: str) -> dict[str, int]:
        """How many people of each role have a contribution standing in a run.

        Who is reported has written nothing, and whoever reports them is not of their role.
        """
        joined_as = select(participants.c.role_id).where(
            participants.c.id == contributions.c.participant_id
        )
        is_own = ~contributions.c.reported | (
            contributions.c.role_id == joined_as.scalar_subquery()
        )
        writer = case((is_own, contributions.c.participant_id))
        found = await self._connection.execute(
            select(contributions.c.role_id, func.count(writer.distinct()).label("number"))
            .where(contributions.c.run_id == run_id, contributions.c.withdrawn_at.is_(None))
            .group_by(contributions.c.role_id)
        )
        return {row.role_id: row.number for row in found}
