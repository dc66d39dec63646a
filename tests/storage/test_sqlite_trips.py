"""SQLite in one trip a statement gives what aiosqlite gives."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.sqlite_trips import OneTripConnection
from storage.store import open_engine


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """Reach an empty database as the bot does, with one table in it."""
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'trips.db'}")
    async with engine.connect() as connection, connection.begin():
        await connection.execute(text("CREATE TABLE words (word TEXT PRIMARY KEY)"))
    yield engine
    await engine.dispose()


async def test_sqlite_is_reached_in_one_trip_a_statement(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        raw = await connection.get_raw_connection()

        assert isinstance(raw.driver_connection, OneTripConnection)


async def test_every_row_comes_however_many_there_are(engine: AsyncEngine) -> None:
    words = [{"word": f"word {number:04}"} for number in range(1000)]

    async with engine.connect() as connection, connection.begin():
        added = await connection.execute(text("INSERT INTO words VALUES (:word)"), words)
        found = await connection.execute(text("SELECT word FROM words ORDER BY word"))

    assert added.rowcount == 1000
    assert [row.word for row in found] == [word["word"] for word in words]


async def test_a_change_tells_how_many_rows_it_met(engine: AsyncEngine) -> None:
    async with engine.connect() as connection, connection.begin():
        await connection.execute(text("INSERT INTO words VALUES ('one'), ('two')"))

        changed = await connection.execute(text("DELETE FROM words"))

    assert changed.rowcount == 2


async def test_what_the_database_refuses_is_raised_and_leaves_nothing(engine: AsyncEngine) -> None:
    word = text("INSERT INTO words VALUES ('once')")
    async with engine.connect() as connection:
        await connection.execute(word)

        with pytest.raises(IntegrityError):
            await connection.execute(word)
        await connection.rollback()

        assert await connection.scalar(text("SELECT count(*) FROM words")) == 0


async def test_a_statement_that_cannot_be_read_is_raised(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(OperationalError):
            await connection.execute(text("SELEKT"))


async def test_what_is_committed_is_on_disk_for_others(engine: AsyncEngine, tmp_path: Path) -> None:
    async with engine.connect() as connection, connection.begin():
        await connection.execute(text("INSERT INTO words VALUES ('kept')"))

    with closing(sqlite3.connect(tmp_path / "trips.db")) as other:
        assert other.execute("SELECT word FROM words").fetchall() == [("kept",)]
