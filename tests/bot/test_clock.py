"""The agenda's clock: on time, once, one failure apart from another, and a calm end."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import clock as clocks
from bot.clock import SWEEP_SECONDS, Clock
from bot.metrics.metrics import Metrics
from bot.now import Origin, ScaledClock, utc_now
from dialogs.closing import ClosingDialog
from dialogs.commands.leading import Act
from dialogs.timing import TimingDialog
from storage.deadlines import Deadline, Due
from storage.store import Store, open_engine
from tests.bot.conftest import Lines
from tests.bot.hearing import Heard, listening
from tests.dialogs.house import START, House, a_block, a_poll


class Held(TimingDialog):
    """Meets a deadline when it is told to go on."""

    def __init__(self, store: Store, closing: ClosingDialog) -> None:
        super().__init__(store, closing)
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()

    async def meet(self, deadline: Deadline, now: datetime) -> timedelta | None:
        self.begun.set()
        await self.go_on.wait()
        return await super().meet(deadline, now)


@pytest.fixture
def heard() -> Iterator[Heard]:
    """Listen to the clock and to its scheduler."""
    with listening("bot.clock", "apscheduler") as heard:
        yield heard


@pytest.fixture
async def house(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[House]:
    """Lend a session that has begun: its poll closes after two minutes."""
    path = tmp_path / "giro.db"
    shutil.copy(migrated_sqlite, path)
    store = Store(open_engine(f"sqlite+aiosqlite:///{path}"))
    house = House(store, tmp_path)
    await house.begin(a_block("one", a_poll()), a_block("two", area=None), reminder_minutes=0)
    yield house
    await store.close()


def a_clock(house: House, *, scale: float = 600) -> Clock:
    """A clock that runs from the session's start on."""
    time = ScaledClock(scale, Origin(real=utc_now(), session=START))
    return Clock(house.timing, time, Metrics())


async def test_what_is_due_is_done_when_it_is_due(house: House) -> None:
    done = asyncio.Event()
    clock = a_clock(house)
    house.store.bell.hang(done.set)
    loop = asyncio.get_running_loop()
    began = loop.time()

    clock.start()
    async with asyncio.timeout(20):
        await done.wait()
    took = loop.time() - began
    await clock.stop()

    assert (await house.run()).closed_at is not None
    # Two minutes of the session; the sweep alone would have come later.
    assert 0.2 <= took < SWEEP_SECONDS


async def test_what_is_overdue_at_the_start_is_done_at_once_and_in_order(
    house: House, heard: Heard
) -> None:
    time = ScaledClock(1, Origin(real=utc_now(), session=START + timedelta(minutes=13)))

    metrics = Metrics()

    clock = Clock(house.timing, time, metrics)
    clock.start()
    await heard.until(lambda events: events.count("deadline_met") == 2)
    await clock.stop()

    assert (await house.session()).block_id == "two"
    assert (await house.told())[-3:] == ["prompt_opened", "prompt_closed", "block_opened"]
    figures = metrics.house.registry
    assert figures.get_sample_value("giro_deadline_late_seconds_count") == 2
    assert (figures.get_sample_value("giro_deadline_late_seconds_sum") or 0) > 60


async def test_one_failure_does_not_hold_up_the_others(house: House, heard: Heard) -> None:
    session = await house.session()
    async with house.store.begin() as work:
        await work.deadlines.put(
            session_id=session.id, kind=Due.PROMPT_CLOSES, thing_id="nobody", due_at=START
        )

    clock = a_clock(house)
    clock.start()
    await heard.until(lambda events: "deadline_met" in events)
    clock.wake()
    await clock.stop()

    assert (await house.run()).closed_at is not None
    assert heard.events.count("deadline_failed") == 1


async def test_a_line_tells_of_which_session_a_deadline_was(
    house: House, heard: Heard, lines: Lines
) -> None:
    session = await house.session()

    clock = a_clock(house)
    clock.start()
    await heard.until(lambda events: "deadline_met" in events)
    await clock.stop()

    met = [line for line in lines() if line["event"] == "deadline_met"]
    assert {line["session_id"] for line in met} == {session.id}
    assert len({line["trace"] for line in met}) == len(met)


async def test_a_process_whose_clock_is_wrong_closes_nothing_early(
    house: House, heard: Heard
) -> None:
    origin = Origin(real=utc_now(), session=START)
    fast = ScaledClock(1, origin, lambda: utc_now() + timedelta(minutes=5))
    clock = Clock(house.timing, fast, Metrics())

    clock.start()
    await heard.until(lambda events: "clock_is_off" in events)
    clock.wake()
    await clock.stop()

    assert (await house.run()).closed_at is None
    assert fast.now() - START < timedelta(minutes=1)


async def test_a_deadline_that_was_moved_is_waited_for_anew(house: House, heard: Heard) -> None:
    clock = a_clock(house)
    clock.start()
    await house.act(Act.PAUSE)
    clock.wake()

    next_at = await house.timing.next_at(START)
    await clock.stop()

    # What is left is not the agenda's: the names that are to be forgotten one day.
    assert next_at is not None
    assert next_at > house.now + timedelta(days=1)
    assert (await house.run()).closed_at is None
    assert "deadline_met" not in heard.events


async def test_a_stop_lets_what_is_being_done_finish(house: House) -> None:
    timing = Held(house.store, house.closing)
    clock = Clock(timing, ScaledClock(600, Origin(real=utc_now(), session=START)), Metrics())
    clock.start()
    async with asyncio.timeout(20):
        await timing.begun.wait()

    stopping = asyncio.create_task(clock.stop())
    await asyncio.wait({stopping}, timeout=0.05)
    waited = not stopping.done()
    timing.go_on.set()
    await stopping

    assert waited
    assert (await house.run()).closed_at is not None


async def test_a_long_tick_fills_no_log(
    house: House, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "SWEEP_SECONDS", 0.02)
    clock = a_clock(house)

    async with house.store.begin():
        clock.start()
        await heard.until(lambda events: sum("executed successfully" in e for e in events) > 20)
    await heard.until(lambda events: "deadline_met" in events)
    await clock.stop()

    assert not [event for event in heard.events if "maximum number" in event]
    assert not [event for event in heard.events if "missed" in event]
