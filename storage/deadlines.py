"""What is due, and when: rows, so that a restart or a late tick changes no outcome."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.sessions import SessionState
from storage.bell import Ring
from storage.tables.sessions import deadlines, sessions
from storage.upserts import insert_or


class Due(StrEnum):
    """What a deadline is for."""

    BLOCK_ENDS = "block_ends"
    PROMPT_OPENS = "prompt_opens"
    PROMPT_REMINDS = "prompt_reminds"
    PROMPT_CLOSES = "prompt_closes"
    TURN_ENDS = "turn_ends"
    SESSION_ENDS = "session_ends"
    LEADER_IS_AWAY = "leader_is_away"
    DIGEST_IS_COMPOSED = "digest_is_composed"
    CHECK_ENDS = "check_ends"
    TRACES_ARE_WIPED = "traces_are_wiped"
    NAMES_EXPIRE = "names_expire"
    DATA_EXPIRE = "data_expire"


EXPIRY = (Due.NAMES_EXPIRE, Due.DATA_EXPIRE)

NEVER_WAITS = (Due.SESSION_ENDS, Due.LEADER_IS_AWAY, Due.TRACES_ARE_WIPED, *EXPIRY)
"""What a pause does not stop."""

CLAIM = 0x64756521
"""Any number will do, so long as every process of ours uses the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing due in one session."""

    id: int
    session_id: str
    kind: Due
    thing_id: str
    due_at: datetime


class Deadlines:
    """The deadlines as one transaction sees them."""

    def __init__(self, connection: AsyncConnection, ring: Ring) -> None:
        self._connection = connection
        self._ring = ring

    async def put(self, *, session_id: str, kind: Due, thing_id: str, due_at: datetime) -> None:
        """Set a deadline, in place of an earlier one for the same thing."""
        added = insert_or(self._connection, deadlines).values(
            session_id=session_id, kind=kind, thing_id=thing_id, due_at=due_at
        )
        await self._connection.execute(
            added.on_conflict_do_update(
                index_elements=[deadlines.c.session_id, deadlines.c.kind, deadlines.c.thing_id],
                set_={"due_at": added.excluded.due_at},
            )
        )
        self._ring.want()

    async def find(self, session_id: str, kind: Due, thing_id: str) -> datetime | None:
        """When one thing is due, if it is."""
        found: datetime | None = await self._connection.scalar(
            select(deadlines.c.due_at).where(
                deadlines.c.session_id == session_id,
                deadlines.c.kind == kind,
                deadlines.c.thing_id == thing_id,
            )
        )
        return found

    async def is_free(self, session_id: str) -> bool:
        """Whether nobody else is doing what is due in a session; until we commit it is us.

        Who finds it taken has better to do than to queue: that is done, or free again as soon as
        the other has died. By session, since what is due there is done in order.
        """
        if self._connection.dialect.name == "sqlite":
            return True
        asked = select(func.pg_try_advisory_xact_lock(CLAIM, func.hashtext(session_id)))
        return bool(await self._connection.scalar(asked))

    async def claim(self, deadline: Deadline) -> bool:
        """Take a deadline off the list; False if somebody else did, or it was moved."""
        taken = await self._connection.execute(
            delete(deadlines).where(
                # SQLite gives the id of what is gone to what comes next.
                deadlines.c.id == deadline.id,
                deadlines.c.kind == deadline.kind,
                deadlines.c.thing_id == deadline.thing_id,
                deadlines.c.session_id == deadline.session_id,
                deadlines.c.due_at == deadline.due_at,
            )
        )
        return taken.rowcount == 1

    async def drop(self, session_id: str, *kinds: Due, thing_id: str | None = None) -> None:
        """Forget a session's deadlines of those kinds, or of one thing alone."""
        query = delete(deadlines).where(
            deadlines.c.session_id == session_id, deadlines.c.kind.in_(kinds)
        )
        if thing_id is not None:
            query = query.where(deadlines.c.thing_id == thing_id)
        await self._connection.execute(query)

    async def pending(self, session_id: str, kind: Due) -> dict[str, datetime]:
        """When things of a kind are due in a session, by thing id."""
        found = await self._connection.execute(
            select(deadlines).where(deadlines.c.session_id == session_id, deadlines.c.kind == kind)
        )
        return {row.thing_id: row.due_at for row in found}

    async def shift(self, session_id: str, by: timedelta) -> None:
        """Move every deadline of a session by the length of its pause."""
        found = await self._connection.execute(
            select(deadlines).where(
                deadlines.c.session_id == session_id, deadlines.c.kind.not_in(NEVER_WAITS)
            )
        )
        for row in found.all():
            await self._connection.execute(
                update(deadlines).where(deadlines.c.id == row.id).values(due_at=row.due_at + by)
            )
        self._ring.want()

    async def due(self, now: datetime) -> list[Deadline]:
        """What is due in sessions that do not stand still, the longest overdue first."""
        found = await self._connection.execute(
            _ticking().where(deadlines.c.due_at <= now).order_by(deadlines.c.due_at, deadlines.c.id)
        )
        return [_deadline(row) for row in found]

    async def next_at(self, after: datetime) -> datetime | None:
        """When the first thing after a moment is due in a session that does not stand still."""
        first: datetime | None = await self._connection.scalar(
            select(func.min(deadlines.c.due_at))
            .select_from(deadlines.join(sessions, sessions.c.id == deadlines.c.session_id))
            .where(_ticks(), deadlines.c.due_at > after)
        )
        return first


def _ticking() -> Any:
    return select(deadlines).join(sessions, sessions.c.id == deadlines.c.session_id).where(_ticks())


def _ticks() -> Any:
    # A pause stops the agenda, not the end that a meeting's end has announced.
    return (sessions.c.state != SessionState.PAUSED) | deadlines.c.kind.in_(NEVER_WAITS)


def _deadline(row: Row[Any]) -> Deadline:
    return Deadline(**row._asdict() | {"kind": Due(row.kind)})
