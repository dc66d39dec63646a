"""A PostgreSQL that says nothing any more, as if its host had vanished: noticed, and got over."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event, make_url

from storage import bell as bells
from storage import store as stores
from storage.outages import DatabaseIsAwayError
from storage.store import Store, open_engine
from tests.chaos.relay import Relay
from tests.conftest import MIGRATED
from tests.postgres import Postgres
from tests.storage.rows import kept_session


@pytest.fixture
async def relay(migrated_postgres: Postgres) -> AsyncIterator[Relay]:
    """Lend the line between us and the database, which can fall silent."""
    relay = Relay()
    await relay.open(migrated_postgres.port)
    yield relay
    await relay.go_away()


@pytest.fixture
async def store(
    migrated_postgres: Postgres, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Store]:
    """Lend a store at the end of that line, that is not as patient as in earnest."""
    monkeypatch.setattr(bells, "PROBE_SECONDS", 0.1)
    monkeypatch.setattr(bells, "ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(bells, "AGAIN_SECONDS", 0.1)
    async with migrated_postgres.lent_database(MIGRATED) as url:
        store = Store(open_engine(make_url(url).set(port=relay.port).render_as_string()))
        yield store
        await store.close()


async def test_who_waits_for_a_silent_database_is_told_and_it_is_found_again(
    store: Store, relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    await kept_session(store)

    async def write() -> None:
        async with store.begin() as work:
            held = await work.sessions.hold("s1")
            relay.hang()
            await work.sessions.save(held)

    async with store.listening(), asyncio.timeout(20):
        with pytest.raises(DatabaseIsAwayError):
            await write()
        relay.go_on()
        while True:
            try:
                await store.ping()
            except DatabaseIsAwayError:
                continue
            break
        async with store.begin() as work:
            await work.sessions.hold("s1")

    assert "database_silent" in caplog.messages


async def test_whoever_asks_for_much_is_waited_for(store: Store) -> None:
    async with store.listening(), asyncio.timeout(20), store.read() as work:
        await work.trail._connection.exec_driver_sql("SELECT pg_sleep(2)")  # noqa: SLF001  nothing of ours takes so long

    await store.ping()


async def test_a_database_that_falls_silent_as_one_connects_is_given_up_as_well(
    store: Store, relay: Relay
) -> None:
    @event.listens_for(store._engine.sync_engine, "connect", insert=True)  # noqa: SLF001  no way in from outside
    def _(*_: object) -> None:
        relay.hang()

    async with asyncio.timeout(20), store.listening():
        with pytest.raises(DatabaseIsAwayError):
            await store.ping()


async def test_who_goes_takes_no_leave_of_a_silent_database(
    store: Store, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "ANSWER_SECONDS", 0.2)
    await store.ping()
    relay.hang()

    async with asyncio.timeout(20):
        await store.close()
