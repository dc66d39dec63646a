"""What PostgreSQL does for us where a process stands still."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from sqlalchemy import text

from storage import store as stores
from storage.outages import DatabaseIsAwayError
from storage.postgres import SWEEPING
from storage.store import ScrubError, Store, open_engine
from tests.conftest import MIGRATED
from tests.postgres import Postgres
from tests.storage.rows import kept_session


@pytest.fixture
async def url(migrated_postgres: Postgres) -> AsyncIterator[str]:
    async with migrated_postgres.lent_database(MIGRATED) as url:
        yield url


async def test_a_process_that_stands_still_holds_up_nobody_for_long(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = {"idle_in_transaction_session_timeout": "200ms", "lock_timeout": "10s"}
    monkeypatch.setattr(stores, "PATIENCE", quick)
    frozen, other = Store(open_engine(url)), Store(open_engine(url))
    await kept_session(other)

    async def freeze_while_holding(session_id: str) -> None:
        async with frozen.begin() as work:
            held = await work.sessions.hold(session_id)
            async with other.begin() as waiting:
                await waiting.sessions.hold(session_id)
            await work.sessions.save(held)

    async with asyncio.timeout(5):
        with pytest.raises(DatabaseIsAwayError):
            await freeze_while_holding("s1")

    await asyncio.gather(frozen.close(), other.close())


async def swept(store: Store) -> bool:
    """Sweep, once those connections that were closed have ended at the server, too."""
    async with asyncio.timeout(20):
        while True:
            with suppress(ScrubError):
                return await store.scrub()
            await asyncio.sleep(0.05)


async def test_two_processes_sweep_one_after_the_other(url: str) -> None:
    store, engine = Store(open_engine(url)), open_engine(url)

    async with engine.connect() as other:
        # Whose transaction would be what the sweep waits for.
        await other.execution_options(isolation_level="AUTOCOMMIT")
        await other.execute(text(f"SELECT pg_advisory_lock({SWEEPING})"))
        meanwhile = await store.scrub()
    await engine.dispose()
    afterwards = [await swept(store), await swept(store)]

    await store.close()
    assert not meanwhile
    assert afterwards == [True, True]
