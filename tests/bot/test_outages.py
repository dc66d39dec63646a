"""A database that goes away for a while: what is due is done, and said, as soon as it is back."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import clock as clocks
from bot.clock import Clock
from bot.dispatch import TRIES
from bot.metrics.metrics import Metrics
from bot.now import Origin, ScaledClock, utc_now
from bot.teams.room import DeliveryError, Impossible, TryLater
from dialogs.closing import ClosingDialog
from dialogs.timing import TimingDialog
from storage.deadlines import Deadline
from storage.outbox.parcels import ParcelState
from storage.store import Store, open_engine
from tests.bot.hearing import Heard, listening
from tests.bot.post_office import SOON, PostOffice, a_turn, open_post_office
from tests.conftest import MIGRATED
from tests.dialogs.house import CHAT, START, House, a_block, a_poll
from tests.postgres import Postgres

NEVER = 3600
"""Seconds that no test waits for."""


class Halting(TimingDialog):
    """Halts before it first meets a deadline, until it is told to go on."""

    def __init__(self, store: Store, closing: ClosingDialog) -> None:
        super().__init__(store, closing)
        self.halted = asyncio.Event()
        self.go_on = asyncio.Event()

    async def meet(self, deadline: Deadline, now: datetime) -> timedelta | None:
        self.halted.set()
        await self.go_on.wait()
        return await super().meet(deadline, now)


@pytest.fixture
async def office(migrated_postgres: Postgres, tmp_path: Path) -> AsyncIterator[PostOffice]:
    """Lend a session that has begun, on PostgreSQL: its poll closes after two minutes."""
    async with migrated_postgres.lent_database(MIGRATED) as url:
        store = Store(open_engine(url))
        async with open_post_office(store, tmp_path) as opened:
            await opened.house.begin(a_block("one", a_poll()), reminder_minutes=0)
            yield opened
        await store.close()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Listen to a clock that would oversleep if it trusted in its sweeps."""
    monkeypatch.setattr(clocks, "SWEEP_SECONDS", NEVER)
    monkeypatch.setattr(clocks, "TRY_AGAIN", timedelta(seconds=NEVER))
    with listening("bot.clock") as heard:
        yield heard


def a_clock(house: House, timing: TimingDialog | None = None) -> Clock:
    """A clock on which the poll is overdue."""
    origin = Origin(real=utc_now(), session=START + timedelta(minutes=3))
    return Clock(timing or house.timing, ScaledClock(1, origin), Metrics())


async def test_what_fell_due_while_the_database_was_away_is_done_as_soon_as_it_is_back(
    office: PostOffice, migrated_postgres: Postgres, heard: Heard
) -> None:
    clock = a_clock(office.house)

    async with migrated_postgres.away(MIGRATED):
        clock.start()
        await heard.until(lambda events: "clock_is_blind" in events)
    await heard.until(lambda events: "deadline_met" in events)
    await clock.stop()

    assert (await office.house.run()).closed_at is not None
    assert heard.events.count("clock_is_blind") == 1


async def test_a_deadline_that_was_being_met_as_the_database_went_is_met_as_soon_as_it_is_back(
    office: PostOffice, migrated_postgres: Postgres, heard: Heard
) -> None:
    timing = Halting(office.house.store, office.house.closing)
    clock = a_clock(office.house, timing)
    clock.start()

    async with asyncio.timeout(20):
        await timing.halted.wait()
    async with migrated_postgres.away(MIGRATED):
        timing.go_on.set()
        await heard.until(lambda events: "deadline_put_off" in events)
    await heard.until(lambda events: "deadline_met" in events)
    await clock.stop()

    assert (await office.house.run()).closed_at is not None


async def test_what_another_process_died_at_is_done_soon(office: PostOffice, heard: Heard) -> None:
    house = office.house
    timing = Halting(house.store, house.closing)
    clock = a_clock(house, timing)

    async with house.store.begin() as work:
        # The other one is at it, and is found so.
        assert await work.deadlines.is_free((await house.session()).id)
        clock.start()
        timing.go_on.set()
        async with asyncio.timeout(20):
            await timing.halted.wait()
        await house.timing.time()
    await heard.until(lambda events: "deadline_met" in events)
    await clock.stop()

    assert (await house.run()).closed_at is not None


async def test_no_outage_makes_us_give_up_what_is_to_be_said(
    office: PostOffice, migrated_postgres: Postgres
) -> None:
    parcel = (await office.parcels())[0]

    async with migrated_postgres.away(MIGRATED):
        for _ in range(TRIES + 1):
            with pytest.raises(TryLater):
                await office.dispatch.deliver(parcel, a_turn())
    await office.delivery.start()
    await office.until(3)
    await office.delivery.stop()

    assert {one.state for one in await office.parcels()} == {ParcelState.DELIVERED}


async def test_what_was_not_sent_is_in_no_doubt_though_the_database_was_away(
    office: PostOffice, migrated_postgres: Postgres
) -> None:
    office.hall.shut[CHAT] = asyncio.Event()
    office.hall.fails[CHAT] = [SOON]
    await office.delivery.start()
    await office.until_seen(lambda: office.hall.asked == 1)

    with listening("bot.delivery") as heard:
        async with migrated_postgres.away(MIGRATED):
            office.hall.shut.pop(CHAT).set()
            await heard.until(lambda events: "outbox_unreadable" in events)
    await office.until(3)
    await office.delivery.stop()

    assert {one.state for one in await office.parcels()} == {ParcelState.DELIVERED}


@pytest.mark.parametrize(
    ("fails", "state"),
    [([], ParcelState.DELIVERED), ([Impossible(403, "Blocked")], ParcelState.UNDELIVERABLE)],
)
async def test_what_teams_said_is_known_though_the_database_was_away_as_it_said_it(
    office: PostOffice,
    migrated_postgres: Postgres,
    fails: list[DeliveryError | RuntimeError],
    state: ParcelState,
) -> None:
    office.hall.shut[CHAT] = asyncio.Event()
    office.hall.fails[CHAT] = [*fails]
    await office.delivery.start()
    await office.until_seen(lambda: office.hall.asked == 1)

    with listening("bot.delivery") as heard:
        async with migrated_postgres.away(MIGRATED):
            office.hall.shut.pop(CHAT).set()
            await heard.until(lambda events: events.count("outbox_unreadable") > 1)
    await office.until(3 - len(fails))
    await office.delivery.stop()

    assert [one.state for one in await office.parcels()] == [
        state,
        ParcelState.DELIVERED,
        ParcelState.DELIVERED,
    ]
