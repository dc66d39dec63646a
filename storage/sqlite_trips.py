"""SQLite reached in one trip a statement: it works in a thread of its own, and each trip costs."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Self, TypeVar

import aiosqlite

Given = TypeVar("Given")

ROWS_AT_ONCE = 64
"""How many rows aiosqlite's own cursors fetch in one trip; ours fetch all of them."""


class OneTripConnection(aiosqlite.Connection):
    """A connection as SQLAlchemy uses it, with cursors that cross to the thread but once.

    aiosqlite's cross four times: to make a cursor, to execute, to fetch, to close. Under load
    each crossing waits for the interpreter, and together they took longer than the statements.
    """

    def __init__(self, database: str, **settings: Any) -> None:
        super().__init__(partial(sqlite3.connect, database, **settings), ROWS_AT_ONCE)
        # SQLAlchemy does the same to the connections it makes: none may keep the process alive.
        self._thread.daemon = True

    def cursor(self) -> "OneTripCursor":  # type: ignore[override]  # SQLAlchemy only enters it
        return OneTripCursor(self)

    async def carry_out(self, work: Callable[[sqlite3.Connection], Given]) -> Given:
        """Have something done in the connection's thread."""
        given: Given = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]  # it is aiosqlite's
        return given


class OneTripCursor:
    """Executes, fetches and is done with it."""

    arraysize = 1
    """Asked for by SQLAlchemy, and of no effect where all rows are fetched at once."""

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> None:
        """Execute a statement and fetch what it gives."""

        def work(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = connection.execute(sql, parameters)
            return cursor, cursor.fetchall()

        self._keep(*await self._connection.carry_out(work))

    async def executemany(self, sql: str, parameters: Sequence[Any]) -> None:
        """Execute a statement once for each of several parameters."""

        def work(connection: sqlite3.Connection) -> sqlite3.Cursor:
            return connection.executemany(sql, parameters)

        self._keep(await self._connection.carry_out(work), [])

    async def fetchall(self) -> list[Any]:
        """The rows, which have come already."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    def _keep(self, cursor: sqlite3.Cursor, rows: list[Any]) -> None:
        self._rows = rows
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid
