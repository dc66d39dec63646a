"""What organisers put right in the points, at rest: only added to, and marked where undone."""

from collections.abc import Collection
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.points.corrections import Act, Correction
from facilitation.erasure import GONE
from storage.tables.sessions import corrections

ACTS: TypeAdapter[Act] = TypeAdapter(Act)


class Corrections:
    """The log of corrections as one transaction sees it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, session_id: str, correction: Correction) -> None:
        """Keep an act on a held session's points after all earlier ones."""
        last = await self._connection.scalar(
            select(func.max(corrections.c.number)).where(corrections.c.session_id == session_id)
        )
        await self._connection.execute(
            insert(corrections).values(
                session_id=session_id,
                number=(last or 0) + 1,
                id=correction.id,
                by=correction.by,
                at=correction.at,
                act=_written(correction.act),
            )
        )

    async def of(self, session_id: str) -> tuple[Correction, ...]:
        """Every act on a session's points, undone or not, in the order in which they came."""
        found = await self._connection.execute(
            select(
                corrections.c.id,
                corrections.c.by,
                corrections.c.at,
                corrections.c.act,
                corrections.c.undone_at,
            )
            .where(corrections.c.session_id == session_id)
            .order_by(corrections.c.number)
        )
        return tuple(
            Correction(**row._asdict() | {"act": ACTS.validate_json(row.act)}) for row in found
        )

    async def undo(self, session_id: str, correction_id: str, at: datetime) -> None:
        """Mark an act on a held session's points as undone; it stays in the log."""
        await self._connection.execute(
            update(corrections)
            .where(
                corrections.c.session_id == session_id,
                corrections.c.id == correction_id,
                corrections.c.undone_at.is_(None),
            )
            .values(undone_at=at)
        )

    async def reword(self, session_id: str, correction: Correction) -> None:
        """Keep an act in other words, because somebody is not to be named any more."""
        await self._connection.execute(
            update(corrections)
            .where(corrections.c.session_id == session_id, corrections.c.id == correction.id)
            .values(act=_written(correction.act))
        )

    async def forget(self, session_id: str, person_keys: Collection[str]) -> None:
        """Say no more that it was somebody who is known by one of those keys."""
        await self._connection.execute(
            update(corrections)
            .where(
                corrections.c.session_id == session_id, corrections.c.by.in_(sorted(person_keys))
            )
            .values(by=GONE)
        )

    async def forget_in(self, session_id: str) -> None:
        """Say no more who it was."""
        await self._connection.execute(
            update(corrections).where(corrections.c.session_id == session_id).values(by=GONE)
        )


def _written(act: Act) -> str:
    return ACTS.dump_json(act).decode()
