"""Waiting for one's turn before Teams."""

import asyncio
from collections.abc import Callable

import pytest

from bot.teams.limits import Limits, Purpose
from bot.teams.pace import Pace
from bot.teams.room import Place, TryLater

HERE = Place("https://teams.example/", "19:here", "tenant")


class Time:
    """A monotonic clock that only waiting for its alarms moves."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def later(self, seconds: float, do: Callable[[], None]) -> asyncio.Handle:
        return asyncio.get_running_loop().call_soon(self._strike, self.seconds + seconds, do)

    def _strike(self, at: float, do: Callable[[], None]) -> None:
        self.seconds = at
        do()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pace(time: Time) -> Pace:
    return Pace(Limits(), monotonic=time, later=time.later)


async def test_whoever_comes_too_soon_waits_a_little(pace: Pace, time: Time) -> None:
    for _ in range(8):
        await pace.take(HERE, Purpose.ANSWERING)

    assert time.seconds == pytest.approx(101.05)


async def test_whoever_would_wait_long_for_an_answer_is_told_to_come_back(pace: Pace) -> None:
    for _ in range(60):
        await pace.take(HERE, Purpose.ANSWERING)

    with pytest.raises(TryLater) as later:
        await pace.take(HERE, Purpose.ANSWERING)

    assert 5 < later.value.retry_after.total_seconds() < 30


async def test_what_is_to_be_said_waits_as_long_as_it_takes(pace: Pace, time: Time) -> None:
    for _ in range(61):
        await pace.take(HERE, Purpose.TELLING)

    assert time.seconds >= 130


async def test_a_crowd_of_readers_waits_no_longer_than_its_patience(pace: Pace, time: Time) -> None:
    asked = [pace.take(HERE, Purpose.READING) for _ in range(1000)]

    done = await asyncio.gather(*asked, return_exceptions=True)

    assert {type(one) for one in done} == {type(None), TryLater}
    assert time.seconds <= 106


async def test_who_no_longer_wants_to_go_takes_nobodys_turn(pace: Pace, time: Time) -> None:
    for _ in range(7):
        await pace.take(HERE, Purpose.TELLING)
    gone = [asyncio.create_task(pace.take(HERE, Purpose.TELLING)) for _ in range(20)]
    await asyncio.sleep(0)
    for each in gone:
        each.cancel()
    await asyncio.gather(*gone, return_exceptions=True)

    await pace.take(HERE, Purpose.TELLING)

    assert all(each.cancelled() for each in gone)
    assert time.seconds < 103


async def test_who_is_slow_to_make_a_request_makes_others_wait_for_it(
    pace: Pace, time: Time
) -> None:
    turns = [await pace.turn(HERE, Purpose.TELLING) for _ in range(7)]
    time.seconds += 10
    for turn in turns:
        turn.take()

    await pace.take(HERE, Purpose.TELLING)

    assert time.seconds == pytest.approx(111.05)


async def test_a_turn_that_is_not_taken_is_passed_on(pace: Pace, time: Time) -> None:
    for _ in range(60):
        with await pace.turn(HERE, Purpose.TELLING):
            pass

    await pace.take(HERE, Purpose.TELLING)

    assert time.seconds == 100
