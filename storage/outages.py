"""Telling a database that is away, or busy for too long, from a fault of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from asyncpg.exceptions import InterfaceError, PostgresError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

PASSING = ("08", "25", "40", "53", "55", "57", "58")
"""PostgreSQL's classes of errors that are not of the statement: no connection, a transaction that
was thrown out or rolled back for another's sake, no room, a lock not had, a server that stops or
starts (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

BUSY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
)
"""SQLite's, likewise: another has the file, or the disk does not give what it should."""

PRIMARY = 0xFF
"""Of an extended code of SQLite's these bits are the code itself."""

OF_DRIVERS = (OSError, PostgresError, InterfaceError)
"""What connecting raises, which SQLAlchemy passes on as it is."""


class DatabaseIsAwayError(Exception):
    """Nothing was done, or nobody knows, for want of the database: ask again soon."""


@contextmanager
def telling_outages() -> Iterator[None]:
    """Raise DatabaseIsAwayError for whatever may pass by itself; faults of ours stay what they are.

    A commit of which the answer was lost may have been done.
    """
    try:
        yield
    except (DBAPIError, PoolTimeoutError, *OF_DRIVERS) as error:
        if not _may_pass(error):
            raise
        raise DatabaseIsAwayError(type(error).__name__) from error


def _may_pass(error: Exception) -> bool:
    """Whether the same may succeed later."""
    if not isinstance(error, DBAPIError):
        sqlstate = getattr(error, "sqlstate", None)
        return sqlstate is None or _passes(sqlstate)
    if error.connection_invalidated:
        return True
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & PRIMARY in BUSY
    return _passes(getattr(error.orig, "sqlstate", None))


def _passes(sqlstate: str | None) -> bool:
    return sqlstate is not None and sqlstate[:2] in PASSING
