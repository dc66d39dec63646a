"""A database that is not to be had is told from a fault of ours."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.outages import DatabaseIsAwayError, telling_outages
from storage.store import ScrubError, Store, open_engine
from tests.conftest import MIGRATED
from tests.facilitation.sessions import at
from tests.postgres import Postgres
from tests.storage.rows import an_answer, kept_run, kept_session


async def ask(engine: AsyncEngine, *statements: str) -> None:
    """Have statements executed, one after the other."""
    with telling_outages():
        async with engine.begin() as connection:
            for each in statements:
                await connection.execute(text(each))


@pytest.fixture
async def shared(migrated_postgres: Postgres) -> AsyncIterator[Store]:
    """Lend a store over PostgreSQL."""
    async with migrated_postgres.lent_database(MIGRATED) as url:
        store = Store(open_engine(url))
        yield store
        await store.close()


async def test_a_database_that_nobody_is_let_into_is_away(
    shared: Store, migrated_postgres: Postgres
) -> None:
    await shared.ping()

    async with migrated_postgres.away(MIGRATED):
        for _ in range(2):
            with pytest.raises(DatabaseIsAwayError):
                await shared.ping()
            with pytest.raises(DatabaseIsAwayError):
                await shared.time()
            with pytest.raises(ScrubError):
                await shared.scrub()

    await shared.ping()


async def test_a_database_that_goes_in_mid_transaction_is_away(
    shared: Store, migrated_postgres: Postgres
) -> None:
    async def go_in_the_middle() -> None:
        async with shared.begin() as work:
            await work.deadlines.next_at(at(0))
            async with migrated_postgres.away(MIGRATED):
                await work.deadlines.next_at(at(0))

    with pytest.raises(DatabaseIsAwayError):
        await go_in_the_middle()


async def test_a_server_that_is_not_there_is_away(unused_tcp_port: int) -> None:
    store = Store(open_engine(f"postgresql+asyncpg://giro@127.0.0.1:{unused_tcp_port}/giro"))

    with pytest.raises(DatabaseIsAwayError):
        async with store.read():
            pass

    await store.close()


@pytest.mark.parametrize(
    ("limit", "waits_for"),
    [
        ("lock_timeout", "UPDATE sessions SET acts = 1"),
        ("statement_timeout", "SELECT pg_sleep(5)"),
    ],
)
async def test_whatever_takes_too_long_may_be_tried_again(
    shared: Store, migrated_postgres: Postgres, limit: str, waits_for: str
) -> None:
    await kept_session(shared)
    engine = open_engine(migrated_postgres.url(MIGRATED))

    async with shared.begin() as work:
        await work.sessions.hold("s1")
        with pytest.raises(DatabaseIsAwayError):
            await ask(engine, f"SET {limit} = '50ms'", waits_for)

    await engine.dispose()


async def test_a_file_that_another_writes_for_long_is_away(tmp_path: Path) -> None:
    path = tmp_path / "giro.db"
    store = Store(open_engine(f"sqlite+aiosqlite:///{path}"))
    await store.upgrade()
    engine = open_engine(f"sqlite+aiosqlite:///{path}")

    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseIsAwayError):
            await ask(engine, "PRAGMA busy_timeout=1", "DELETE FROM deadlines")

    await asyncio.gather(engine.dispose(), store.close())


async def test_a_fault_of_ours_stays_what_it_is(store: Store, migrated_url: str) -> None:
    await kept_session(store)
    await kept_run(store)
    engine = open_engine(migrated_url)

    with pytest.raises(DBAPIError, match="votes"):
        async with store.begin() as work:
            await work.votes.put([an_answer("p1", "A", run_id="nowhere")])
    with pytest.raises(DBAPIError, match="no_such_table"):
        await ask(engine, "SELECT 1 FROM no_such_table")

    await engine.dispose()
