"""The database's door: one transaction at a time, committed on the way out."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any

import orjson
from sqlalchemy import event, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.bell import Bell, Ring, listening, ring_elsewhere
from storage.contributions import Contributions
from storage.controls import Controls
from storage.deadlines import Deadlines
from storage.digests import Digests
from storage.floors import Floors
from storage.forgetting import Forgetting
from storage.nudges import Nudges
from storage.outbox.cards import Cards
from storage.outbox.couriers import Couriers
from storage.outbox.doubts import Doubts
from storage.outbox.lines import Lines
from storage.outbox.outbox import Outbox
from storage.people import People
from storage.postgres import PATIENCE, vacuum
from storage.proposals import Proposals
from storage.runs import Runs
from storage.schema import is_current, upgrade
from storage.sessions import Sessions
from storage.sqlite_trips import OneTripConnection
from storage.supports import Supports
from storage.trail import Trail
from storage.votes import Votes

SQLITE_PATIENCE = "PRAGMA busy_timeout=30000"

# WAL with synchronous=FULL survives a power cut; secure_delete overwrites what is deleted.
WRITE_AHEAD = "PRAGMA journal_mode=WAL"
PRAGMAS = (
    SQLITE_PATIENCE,
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)

TRIES = 100
PAUSE_SECONDS = 0.02


JSON: dict[str, Any] = {
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}
"""How an engine writes and reads JSON; every answer is some."""


class Work:
    """The repositories as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.ring = Ring()
        self.sessions = Sessions(connection)
        self.people = People(connection)
        self.runs = Runs(connection)
        self.votes = Votes(connection)
        self.contributions = Contributions(connection)
        self.supports = Supports(connection)
        self.proposals = Proposals(connection)
        self.controls = Controls(connection)
        self.nudges = Nudges(connection)
        self.deadlines = Deadlines(connection, self.ring)
        self.floors = Floors(connection)
        self.outbox = Outbox(connection, self.ring)
        self.lines = Lines(connection, self.outbox)
        self.cards = Cards(connection)
        self.couriers = Couriers(connection)
        self.doubts = Doubts(connection, self.lines)
        self.digests = Digests(connection)
        self.forgetting = Forgetting(connection)
        self.trail = Trail(connection)


class ScrubError(Exception):
    """What was deleted can still be found in the database's files."""


class Store:
    """Hands out units of work."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        self.bell = Bell()
        # SQLite has one writer: to queue here is fair and wakes at once, its own wait is neither.
        self._turn: AbstractAsyncContextManager[Any] = (
            asyncio.Lock() if self._is_sqlite else nullcontext()
        )

    @property
    def is_shared(self) -> bool:
        """Whether several processes may work on it at once."""
        return not self._is_sqlite

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        """Commit on the way out; roll back if anything was raised."""
        async with self._turn, self._engine.connect() as connection:
            await connection.execution_options(writes=True)
            async with connection.begin():
                work = Work(connection)
                yield work
                if work.ring.is_wanted and self.is_shared:
                    await ring_elsewhere(connection)
        if work.ring.is_wanted:
            self.bell.ring()

    def listening(self) -> AbstractAsyncContextManager[None]:
        """Have the bell rung by what other processes put, too."""
        return listening(self._engine, self.bell) if self.is_shared else nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Work]:
        """One consistent look, without keeping writers waiting."""
        async with self._engine.connect() as connection:
            if not self._is_sqlite:
                await connection.execution_options(isolation_level="REPEATABLE READ")
            async with connection.begin():
                yield Work(connection)

    async def scrub(self) -> bool:
        """Overwrite what was deleted, in the places where a database keeps it for a while.

        False where another process is at it. Raises ScrubError while somebody still reads there:
        it must be asked again.
        """
        async with self._turn, self._engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            if self._is_sqlite:
                await _empty_write_ahead_log(connection)
                return True
            return await vacuum(connection)

    async def upgrade(self) -> None:
        """Apply every migration that the database lacks."""
        await upgrade(self._engine)

    async def is_current(self) -> bool:
        """Whether the database has every migration, and none that we do not know."""
        return await is_current(self._engine)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._engine.dispose()

    async def ping(self) -> None:
        """Raise unless the database answers."""
        async with self._engine.connect() as connection:
            await connection.execute(text("SELECT 1"))


def open_engine(database_url: str) -> AsyncEngine:
    """An engine for `database_url`; nothing is connected yet.

    Its errors show no parameters, since they end up in a log and hold what people wrote.
    """
    if not database_url.startswith("sqlite"):
        return create_async_engine(
            database_url,
            pool_size=10,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": PATIENCE},
            **JSON,
        )
    engine = create_async_engine(database_url, hide_parameters=True, **JSON)
    event.listen(engine.sync_engine, "do_connect", _connect_in_one_trip)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _connect_in_one_trip(
    _: Dialect, __: ConnectionPoolEntry, ___: list[Any], settings: dict[str, Any]
) -> None:
    settings["async_creator_fn"] = OneTripConnection


def _set_up_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Switch a file to its write-ahead log; it stays so, and asking again is nothing."""
    # Of two that open a new file at once SQLite refuses one, and here alone without any patience.
    for _ in range(TRIES):
        try:
            cursor.execute(WRITE_AHEAD)
        except sqlite3.OperationalError:
            time.sleep(PAUSE_SECONDS)
        else:
            return
    cursor.execute(WRITE_AHEAD)


async def _empty_write_ahead_log(connection: AsyncConnection) -> None:
    # Writers wait meanwhile, so rather try again than wait for long.
    await connection.execute(text("PRAGMA busy_timeout=500"))
    found = await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    is_busy = found.one()[0]
    await connection.execute(text(SQLITE_PATIENCE))
    if is_busy:
        raise ScrubError("the write-ahead log is being read")


def _begin_sqlite(connection: Connection) -> None:
    # What is read to be written back needs the write lock from the start, or two may read the same.
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
