"""What an operator watches, counted over all sessions; nothing of a prompt that is still open."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.sessions import SessionState
from storage.outbox.parcels import ParcelState
from storage.tables.answers import contributions
from storage.tables.parcels import parcels
from storage.tables.sessions import prompt_runs, sessions

WATCHED = (
    ParcelState.WAITING,
    ParcelState.SENDING,
    ParcelState.DOUBTFUL,
    ParcelState.UNDELIVERABLE,
)
"""The states of announcements that somebody may have to look at."""


class Figures:
    """The figures as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def sessions(self) -> Mapping[str, int]:
        """How many sessions are in each state."""
        found = await self._connection.execute(
            select(sessions.c.state, func.count().label("number")).group_by(sessions.c.state)
        )
        return dict.fromkeys(SessionState, 0) | {row.state: row.number for row in found}

    async def parcels(self) -> Mapping[str, int]:
        """How many announcements are in each watched state; redraws come and go with answers."""
        found = await self._connection.execute(
            select(parcels.c.state, func.count().label("number"))
            .where(parcels.c.state.in_(WATCHED), parcels.c.redraws.is_(False))
            .group_by(parcels.c.state)
        )
        return dict.fromkeys(WATCHED, 0) | {row.state: row.number for row in found}

    async def waiting_since(self) -> datetime | None:
        """Since when the longest waiting announcement waits; redraws apart, as above."""
        since: datetime | None = await self._connection.scalar(
            select(func.min(parcels.c.put_at)).where(
                parcels.c.state == ParcelState.WAITING, parcels.c.redraws.is_(False)
            )
        )
        return since

    async def answers(self) -> int:
        """How many people answered prompts that are closed, summed over these."""
        total: int | None = await self._connection.scalar(
            select(func.sum(prompt_runs.c.answered)).where(prompt_runs.c.closed_at.is_not(None))
        )
        return total or 0

    async def contributions(self) -> int:
        """How many contributions rounds that are closed had; one taken back since stays counted."""
        total: int | None = await self._connection.scalar(
            select(func.count())
            .select_from(contributions.join(prompt_runs))
            .where(prompt_runs.c.closed_at.is_not(None))
        )
        return total or 0
