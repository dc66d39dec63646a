"""Who did what to a session and to its data, without a word of what was said in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.erasure import GONE
from storage.tables.sessions import trail

OPERATOR = "operator"
"""Whoever has the command line."""
CLOCK = "clock"
"""What happened because its time had come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act: when, by the key of whom, on which session."""

    at: datetime
    session_id: str | None
    by: str
    act: str


class Trail:
    """The trail as one transaction sees it: only added to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, act: str, *, by: str, at: datetime, session_id: str | None = None) -> None:
        """Note down an act."""
        await self._connection.execute(
            insert(trail).values(at=at, session_id=session_id, by=by, act=act)
        )

    async def of(self, session_id: str | None = None) -> list[Step]:
        """Every act on a session, or on any, the first one first."""
        query = select(trail.c.at, trail.c.session_id, trail.c.by, trail.c.act).order_by(trail.c.id)
        if session_id is not None:
            query = query.where(trail.c.session_id == session_id)
        return [Step(**row._asdict()) for row in await self._connection.execute(query)]

    async def forget(self, person_keys: Collection[str]) -> None:
        """Say no more that it was somebody who is known by one of those keys."""
        await self._connection.execute(
            update(trail).where(trail.c.by.in_(sorted(person_keys))).values(by=GONE)
        )

    async def forget_in(self, session_id: str) -> None:
        """Say no more who it was in a session."""
        await self._connection.execute(
            update(trail)
            .where(trail.c.session_id == session_id, trail.c.by.not_in([OPERATOR, CLOCK]))
            .values(by=GONE)
        )
