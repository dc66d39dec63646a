"""Recovery broken itself: under an old name, by two at once, with the first still alive."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.outbox.parcels import ParcelState
from storage.store import Store, open_engine
from tests.bot.post_office import Hall, PostOffice, open_post_office
from tests.conftest import MIGRATED
from tests.dialogs.house import CHAT, a_block, a_poll
from tests.postgres import Postgres
from tests.storage.rows import a_line


@pytest.fixture
async def url(migrated_postgres: Postgres) -> AsyncIterator[str]:
    """Lend a PostgreSQL database: SQLite has one process, and nobody to recover from."""
    async with migrated_postgres.lent_database(MIGRATED) as url:
        yield url


@asynccontextmanager
async def a_process(url: str, plans: Path, hall: Hall | None = None) -> AsyncIterator[PostOffice]:
    """Lend one of several processes, each with connections of its own."""
    store = Store(open_engine(url))
    try:
        async with open_post_office(store, plans, hall) as opened:
            yield opened
    finally:
        await store.close()


async def states(office: PostOffice) -> list[ParcelState]:
    return [parcel.state for parcel in await office.parcels()]


async def test_who_comes_back_under_the_name_of_the_dead_repeats_nothing(
    url: str, tmp_path: Path
) -> None:
    async with a_process(url, tmp_path) as dead, a_process(url, tmp_path, dead.hall) as again:
        await dead.house.begin(a_block("one", a_poll(minutes=5)))
        session = await dead.house.session()
        async with dead.house.store.begin() as work:
            await work.couriers.take(session.id, dead.leases.holder)
            await work.lines.take(a_line(session.id), dead.house.now, by=dead.leases.holder)
        again.leases.holder = dead.leases.holder

        await again.delivery.start()
        await again.until(2)
        await again.delivery.stop()

        assert await states(dead) == [
            ParcelState.DOUBTFUL,
            ParcelState.DELIVERED,
            ParcelState.DELIVERED,
        ]
        assert len(again.hall.said) == 2


async def test_two_who_recover_from_one_that_still_lives_say_nothing_twice(
    url: str, tmp_path: Path
) -> None:
    async with (
        a_process(url, tmp_path) as first,
        a_process(url, tmp_path, first.hall) as second,
        a_process(url, tmp_path, first.hall) as third,
    ):
        await first.house.begin(a_block("one", a_poll(minutes=5)))
        session = await first.house.session()
        answered = first.hall.shut[CHAT] = asyncio.Event()
        await first.delivery.start()
        await first.until_seen(lambda: first.hall.asked == 1)
        # With anything else to say it would take the session again.
        await first.until_alone_is_told()
        del first.hall.shut[CHAT]
        # As if it had run out: the first stands still, with its message on the way.
        async with first.house.store.begin() as work:
            await work.couriers.release(first.leases.holder, [session.id])

        await asyncio.gather(second.delivery.start(), third.delivery.start())
        await second.until(2)
        meanwhile = (await states(first))[0]
        answered.set()
        await asyncio.gather(*(one.delivery.stop() for one in (first, second, third)))

        assert meanwhile is ParcelState.DOUBTFUL
        assert await states(first) == [ParcelState.DELIVERED] * 3
        assert first.hall.asked == 3
