"""Who did what to a session and to its data, without a word of what was said in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.erasure import GONE
from facilitation.people import Sender
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

    async def add(
        self, act: str, *, by: Sender | str, at: datetime, session_id: str | None = None
    ) -> None:
        """Note down an act of somebody's, or of nobody that is a person."""
        who = {"by": by} if isinstance(by, str) else {"by": by.key, "email": by.email}
        await self._connection.execute(
            insert(trail).values(at=at, session_id=session_id, act=act, **who)
        )

    async def of(self, session_id: str | None = None) -> list[Step]:
        """Every act on a session, or on any, the first one first."""
        query = select(trail.c.at, trail.c.session_id, trail.c.by, trail.c.act).order_by(trail.c.id)
        if session_id is not None:
            query = query.where(trail.c.session_id == session_id)
        return [Step(**row._asdict()) for row in await self._connection.execute(query)]

    async def acted(self, who: str) -> dict[str, str | None]:
        """In which sessions somebody acted, by an e-mail address or an id of Teams'.

        With the address under which they did, where one was known.
        """
        found = await self._connection.execute(
            select(trail.c.session_id, trail.c.email)
            .where(_is_one_of([who]), trail.c.session_id.is_not(None))
            .order_by(trail.c.email.is_not(None), trail.c.id)
        )
        return {row.session_id: row.email for row in found}

    async def keys_of(self, words: Collection[str]) -> set[str]:
        """By which keys somebody acted who is known by one of those words, in small letters."""
        found = await self._connection.scalars(select(trail.c.by).where(_is_one_of(words)))
        return set(found)

    async def by(self, session_id: str, words: Collection[str]) -> list[Step]:
        """Every act of such a person on a session, the first one first."""
        keys = await self.keys_of(words)
        return [one for one in await self.of(session_id) if one.by in keys]

    async def forget(self, person_keys: Collection[str]) -> None:
        """Say no more that it was somebody who is known by one of those keys."""
        await self._connection.execute(
            update(trail).where(trail.c.by.in_(sorted(person_keys))).values(by=GONE, email=None)
        )

    async def forget_in(self, session_id: str) -> None:
        """Say no more who it was in a session."""
        await self._connection.execute(
            update(trail)
            .where(trail.c.session_id == session_id, trail.c.by.not_in([OPERATOR, CLOCK]))
            .values(by=GONE, email=None)
        )


def _is_one_of(words: Collection[str]) -> ColumnElement[bool]:
    small = sorted(word.lower() for word in words)
    is_somebody = trail.c.by.not_in([OPERATOR, CLOCK, GONE])
    return is_somebody & (func.lower(trail.c.by).in_(small) | func.lower(trail.c.email).in_(small))
