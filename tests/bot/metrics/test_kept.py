"""The figures that the database keeps: as old as they really are, and missed where it is away."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.metrics.kept import Kept
from bot.metrics.metrics import Metrics
from bot.metrics.page import DRAWN_EVERY, Page
from bot.now import Origin, ScaledClock, utc_now
from storage.store import Store, open_engine
from tests.conftest import MIGRATED
from tests.dialogs.house import START, House, a_block, a_poll
from tests.postgres import Postgres

SCALE = 60


@pytest.fixture
async def house(store: Store, tmp_path: Path) -> House:
    """Lend a session that has begun, with its announcements still waiting."""
    house = House(store, tmp_path)
    await house.begin(a_block("one", a_poll(minutes=2)), reminder_minutes=0)
    return house


def an_hour_later() -> ScaledClock:
    """A clock on which an hour has passed since the start; sixty times as fast as the real one."""
    return ScaledClock(SCALE, Origin(real=utc_now(), session=START + timedelta(hours=1)))


async def test_what_waits_and_what_is_due_are_as_old_as_they_really_are(house: House) -> None:
    metrics = Metrics()

    await Kept(metrics, house.store, an_hour_later()).read()

    oldest = metrics.house.registry.get_sample_value("giro_outbox_oldest_seconds") or 0
    overdue = metrics.house.registry.get_sample_value("giro_deadline_overdue_seconds") or 0
    assert 60 <= oldest < 70
    assert oldest - overdue == pytest.approx(2, abs=0.5)


async def test_what_is_not_due_yet_is_not_overdue(house: House) -> None:
    metrics = Metrics()
    time = ScaledClock(1, Origin(real=utc_now(), session=START))

    await Kept(metrics, house.store, time).read()

    assert metrics.house.registry.get_sample_value("giro_deadline_overdue_seconds") == 0


@pytest.fixture
async def lent_store(migrated_postgres: Postgres) -> AsyncIterator[Store]:
    """Lend a store on the one PostgreSQL that can be sent away."""
    async with migrated_postgres.lent_database(MIGRATED) as url:
        store = Store(open_engine(url))
        yield store
        await store.close()


async def test_a_real_database_that_is_away_costs_the_page_no_more_than_its_figures(
    lent_store: Store, migrated_postgres: Postgres
) -> None:
    metrics, minutes = Metrics(), iter(range(10))
    kept = Kept(metrics, lent_store, an_hour_later())
    page = Page(metrics, kept.read, lambda: next(minutes) * DRAWN_EVERY)

    async with migrated_postgres.away(MIGRATED):
        away = await page.text()
    back = await page.text()

    assert b"giro_database_up 0.0" in away
    assert b"giro_database_up 1.0" in back
