"""How SQLite is reached: by one connection that writes, and others that read."""

import sqlite3
import time
from collections.abc import Iterable
from typing import Any

from sqlalchemy import URL, event, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.sqlite_files import file_of
from storage.sqlite_trips import OneTripConnection

PATIENCE = "PRAGMA busy_timeout=30000"

# WAL with synchronous=FULL survives a power cut; secure_delete overwrites what is deleted.
WRITE_AHEAD = "PRAGMA journal_mode=WAL"
PRAGMAS: tuple[str, ...] = (
    PATIENCE,
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    # Read through a map, a file that is damaged elsewhere would damage us.
    "PRAGMA mmap_size=0",
)

TRIES = 100
PAUSE_SECONDS = 0.02


LEFT_TO_THE_WRITER = ("PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0")
"""SQLite before 3.51.3 can corrupt the log where two connections write or checkpoint at once."""


def open_writer(database_url: str, **options: Any) -> AsyncEngine:
    """An engine of one connection: the only one of ours that writes and checkpoints."""
    if file_of(database_url) is not None:
        options |= {"pool_size": 1, "max_overflow": 0}
    engine = _reaching(database_url, options)
    event.listen(engine.sync_engine, "connect", _set_up_writer)
    return engine


def open_readers(writer: AsyncEngine, **options: Any) -> AsyncEngine:
    """An engine for those that read; in memory there is no second connection to the same."""
    if file_of(writer.url) is None:
        return writer
    engine = _reaching(writer.url, options)
    event.listen(engine.sync_engine, "connect", _set_up_reader)
    return engine


async def empty_write_ahead_log(connection: AsyncConnection) -> bool:
    """Write the log back and empty it; False while somebody still reads there."""
    # Writers wait meanwhile, so rather try again than wait for long.
    await connection.execute(text("PRAGMA busy_timeout=500"))
    found = await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    is_busy: bool = found.one()[0]
    await connection.execute(text(PATIENCE))
    return not is_busy


def _reaching(database_url: URL | str, options: dict[str, Any]) -> AsyncEngine:
    engine = create_async_engine(database_url, **options)
    event.listen(engine.sync_engine, "do_connect", _connect_in_one_trip)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _connect_in_one_trip(
    _: Dialect, __: ConnectionPoolEntry, ___: list[Any], settings: dict[str, Any]
) -> None:
    settings["async_creator_fn"] = OneTripConnection


def _set_up_writer(connection: Any, _: ConnectionPoolEntry) -> None:
    _write_ahead(_set_up(connection, PRAGMAS))


def _set_up_reader(connection: Any, _: ConnectionPoolEntry) -> None:
    _set_up(connection, (*PRAGMAS, *LEFT_TO_THE_WRITER))


def _set_up(connection: Any, pragmas: Iterable[str]) -> Any:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(pragma)
    return cursor


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


def _begin(connection: Connection) -> None:
    # What is read to be written back needs the write lock from the start, or two may read the same.
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
