"""Supports at rest: who says "me too" to which contribution, once each."""

from collections.abc import Collection

from sqlalchemy import delete, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.facts import Supporter
from storage.tables.answers import contributions, supports
from storage.upserts import insert_or


class Supports:
    """The supports as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        contribution_id: str,
        participant_id: str,
        role_id: str,
        *,
        read_back_id: str | None = None,
    ) -> None:
        """Keep a support, where it was given to what is read back; given again it is the same."""
        await self._connection.execute(
            insert_or(self._connection, supports)
            .values(
                contribution_id=contribution_id,
                participant_id=participant_id,
                role_id=role_id,
                read_back_id=read_back_id,
            )
            .on_conflict_do_nothing()
        )

    async def drop(self, contribution_ids: Collection[str], participant_id: str) -> None:
        """Take somebody's supports back."""
        await self._connection.execute(
            delete(supports).where(
                supports.c.contribution_id.in_(contribution_ids),
                supports.c.participant_id == participant_id,
            )
        )

    async def forget(self, contribution_id: str) -> None:
        """Drop every support of a contribution that does not stand any more."""
        await self._connection.execute(
            delete(supports).where(supports.c.contribution_id == contribution_id)
        )

    async def counts(self, contribution_ids: Collection[str]) -> dict[str, int]:
        """How many people support each of those contributions; none where nobody does."""
        found = await self._connection.execute(
            select(supports.c.contribution_id, func.count().label("people"))
            .where(supports.c.contribution_id.in_(contribution_ids))
            .group_by(supports.c.contribution_id)
        )
        return {row.contribution_id: row.people for row in found}

    async def of_session(self, session_id: str) -> dict[str, int]:
        """The same for every contribution of a session."""
        found = await self._connection.execute(
            select(supports.c.contribution_id, func.count().label("people"))
            .join(contributions, contributions.c.id == supports.c.contribution_id)
            .where(contributions.c.session_id == session_id, contributions.c.withdrawn_at.is_(None))
            .group_by(supports.c.contribution_id)
        )
        return {row.contribution_id: row.people for row in found}

    async def supporters(self, session_id: str) -> tuple[Supporter, ...]:
        """The same people one by one."""
        found = await self._connection.execute(
            select(supports)
            .join(contributions, contributions.c.id == supports.c.contribution_id)
            .where(contributions.c.session_id == session_id, contributions.c.withdrawn_at.is_(None))
        )
        return tuple(
            Supporter(row.contribution_id, row.participant_id, row.role_id, row.read_back_id)
            for row in found
        )

    async def taking_part(self, read_back_id: str) -> dict[str, int]:
        """How many people of each role support, in a read-back, what stands, or wrote to it."""
        supporting = (
            select(supports.c.participant_id, supports.c.role_id)
            .join(contributions, contributions.c.id == supports.c.contribution_id)
            .where(supports.c.read_back_id == read_back_id, contributions.c.withdrawn_at.is_(None))
        )
        writing = select(contributions.c.participant_id, contributions.c.role_id).where(
            contributions.c.run_id == read_back_id, contributions.c.withdrawn_at.is_(None)
        )
        people = union(supporting, writing).subquery()
        found = await self._connection.execute(
            select(
                people.c.role_id, func.count(people.c.participant_id.distinct()).label("n")
            ).group_by(people.c.role_id)
        )
        return {row.role_id: row.n for row in found}

    async def agreeing(self, read_back_id: str) -> set[str]:
        """The ids of those who support something since it was read back then."""
        found = await self._connection.scalars(
            select(supports.c.participant_id)
            .where(supports.c.read_back_id == read_back_id)
            .distinct()
        )
        return set(found)

    async def by(self, participant_id: str) -> frozenset[str]:
        """The ids of the contributions that one participant supports."""
        found = await self._connection.scalars(
            select(supports.c.contribution_id).where(supports.c.participant_id == participant_id)
        )
        return frozenset(found)
