"""The database's door: one transaction at a time, committed on the way out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.anonymity.key_files import KeyFiles, key_folder
from storage.anonymity.key_table import KeyTable
from storage.bell import Bell, listening, ring_elsewhere
from storage.moments import Moment
from storage.outages import DatabaseIsAwayError, telling_outages
from storage.postgres import PATIENCE, is_still_seen, vacuum
from storage.runs import Runs
from storage.schema import is_current, upgrade
from storage.silence import ANSWER_SECONDS, CONNECT_SECONDS, OpenConnections
from storage.sqlite_engines import empty_write_ahead_log, open_readers, open_writer
from storage.work import Work

CAREFUL: dict[str, Any] = {
    "hide_parameters": True,
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}
"""What every engine of ours is told: its errors end up in a log, and its parameters hold what
people wrote; every answer is some JSON."""


class ScrubError(Exception):
    """What was deleted can still be found in the database's files."""


class Store:
    """Hands out units of work; raises DatabaseIsAwayError where the database is not to be had."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._readers = open_readers(engine, **CAREFUL) if self._is_sqlite else engine
        self._connections = OpenConnections(engine)
        self._key_files = KeyFiles(key_folder(engine.url)) if self._is_sqlite else None
        self.bell = Bell()
        # SQLite has one writer: to queue here is fair and wakes at once, its own wait is neither.
        self._turn: AbstractAsyncContextManager[Any] = (
            asyncio.Lock() if self._is_sqlite else nullcontext()
        )
        self._aside: AbstractAsyncContextManager[Any] = (
            asyncio.Lock() if self._is_sqlite else nullcontext()
        )

    @property
    def is_shared(self) -> bool:
        """Whether several processes may work on it at once."""
        return not self._is_sqlite

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        """Commit on the way out; roll back if anything was raised."""
        with telling_outages():
            async with self._turn, self._engine.connect() as connection:
                await connection.execution_options(writes=True)
                async with connection.begin():
                    work = self._work(connection)
                    yield work
                    if work.ring.is_wanted and self.is_shared:
                        await ring_elsewhere(connection)
        if work.ring.is_wanted:
            self.bell.ring()

    @asynccontextmanager
    async def begin_aside(self) -> AsyncIterator[Work]:
        """The same for what nobody waits for: in the queue there is never more than one such."""
        async with self._aside, self.begin() as work:
            yield work

    def listening(self) -> AbstractAsyncContextManager[None]:
        """Have the bell rung by what other processes put, too."""
        if not self.is_shared:
            return nullcontext()
        return listening(self._engine, self.bell, self._connections)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Work]:
        """One consistent look, without keeping writers waiting."""
        with telling_outages():
            async with self._readers.connect() as connection:
                if not self._is_sqlite:
                    await connection.execution_options(isolation_level="REPEATABLE READ")
                async with connection.begin():
                    yield self._work(connection)

    def _work(self, connection: AsyncConnection) -> Work:
        return Work(connection, self._key_files or KeyTable(connection))

    async def scrub(self) -> bool:
        """Destroy what was forgotten, keys first, wherever a database keeps it for a while.

        False where another process is at it. Raises ScrubError while somebody still reads there,
        and where the database is not to be had: it must be asked again.
        """
        try:
            return await self._scrub()
        except DatabaseIsAwayError as error:
            raise ScrubError("the database was not to be had") from error

    async def upgrade(self) -> None:
        """Apply every migration that the database lacks."""
        await upgrade(self._engine)

    async def is_current(self) -> bool:
        """Whether the database has every migration, and none that we do not know."""
        return await is_current(self._readers)

    async def close(self) -> None:
        """Let go of every connection; of who says nothing any more without taking leave."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._readers.dispose()
                await self._engine.dispose()
        except TimeoutError:
            self._connections.give_up()

    async def time(self) -> datetime:
        """What the database's clock says."""
        with telling_outages():
            async with self._readers.connect() as connection:
                return (await connection.execute(select(Moment()))).scalar_one()

    async def ping(self) -> None:
        """Raise unless the database answers."""
        with telling_outages():
            async with self._readers.connect() as connection:
                await connection.execute(text("SELECT 1"))

    async def _scrub(self) -> bool:
        with telling_outages():
            async with self._turn, self._engine.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                if self._key_files is None:
                    if await is_still_seen(connection):
                        raise ScrubError("somebody still reads as of before")
                    return await vacuum(connection)
                # The writer's turn is ours: no run that is just being opened is overlooked.
                opened = await Runs(connection).all_open()
                await self._key_files.destroy_all_but({run.id for run in opened})
                if not await empty_write_ahead_log(connection):
                    raise ScrubError("the write-ahead log is being read")
                return True


def open_engine(database_url: str) -> AsyncEngine:
    """An engine for `database_url`; nothing is connected yet."""
    if database_url.startswith("sqlite"):
        return open_writer(database_url, **CAREFUL)
    return create_async_engine(
        database_url,
        pool_size=10,
        pool_pre_ping=True,
        connect_args={"server_settings": PATIENCE, "timeout": CONNECT_SECONDS},
        **CAREFUL,
    )
