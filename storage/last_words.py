"""When people last had their say about something: what they did before must not undo it."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables.answers import last_words
from storage.upserts import insert_into

About = tuple[str, str]
"""A session's, a run's or a contribution's id, and how who has their say is known to it."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Before whatever anybody may say."""


class LastWords:
    """The last words as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def hold(self, abouts: Collection[About]) -> None:
        """Keep others from having their say about the same until we commit."""
        # In one order, so that two who hold the same never wait for each other.
        rows = [
            {"about": about, "person": person, "said_at": LONG_AGO}
            for about, person in sorted(abouts)
        ]
        if rows:
            await self._connection.execute(_holding(self._connection.dialect.name), rows)

    async def take(self, said: Mapping[About, datetime]) -> Collection[About]:
        """Keep when each was said, and give those after which nothing was said yet.

        Who has their say about the same in another process waits until we commit.
        """
        # In one order, so that two who keep the same never wait for each other.
        rows = [
            {"about": about, "person": person, "said_at": at}
            for (about, person), at in sorted(said.items())
        ]
        if not rows:
            return ()
        found = await self._connection.execute(_keeping(self._connection.dialect.name), rows)
        return {(row.about, row.person) for row in found}

    async def take_one(self, about: str, person: str, at: datetime) -> bool:
        """Keep when one was said; False if something was said after it."""
        return bool(await self.take({(about, person): at}))

    async def forget(self, about: str) -> None:
        """Drop what was kept about a run."""
        await self._connection.execute(delete(last_words).where(last_words.c.about == about))


@lru_cache
def _holding(dialect: str) -> Insert:
    return insert_into(dialect, last_words).on_conflict_do_update(
        index_elements=[last_words.c.about, last_words.c.person],
        set_={"said_at": last_words.c.said_at},
    )


@lru_cache
def _keeping(dialect: str) -> ReturningInsert[tuple[str, str]]:
    added = insert_into(dialect, last_words)
    return added.on_conflict_do_update(
        index_elements=[last_words.c.about, last_words.c.person],
        set_={"said_at": added.excluded.said_at},
        where=added.excluded.said_at >= last_words.c.said_at,
    ).returning(last_words.c.about, last_words.c.person)
