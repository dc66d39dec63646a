"""Never more than Teams bears, and never slower than need be."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.teams.limits import MANY, Limits, Pace, SlidingWindows, Traffic, Window
from bot.teams.room import Place, TryLater

HERE = Place("https://teams.example/", "19:here", "tenant")
THERE = Place("https://teams.example/", "19:there", "tenant")
ABROAD = Place("https://teams.example/", "19:abroad", "another tenant")


class Time:
    """A monotonic clock that only sleeping moves."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.mark.parametrize(
    ("moments", "at", "earliest"),
    [
        ([], 5.0, 5.0),
        ([1.0], 1.0, 1.0),
        ([1.0, 1.2], 1.3, 2.05),
        ([1.0, 1.2], 2.1, 2.1),
        ([0.0, 1.0, 2.0], 2.0, 2.05),
        ([1.0, 2.05, 3.1, 3.2], 3.3, 11.05),
        ([1.0, 2.05, 3.1, 3.2], 12.0, 12.0),
    ],
)
def test_one_more_fits_when_every_window_has_room(
    moments: Sequence[float], at: float, earliest: float
) -> None:
    windows = SlidingWindows([Window(2, timedelta(seconds=1)), Window(4, timedelta(seconds=10))])
    for moment in moments:
        windows.record(moment)

    assert windows.earliest(at) == pytest.approx(earliest)


def test_sending_as_fast_as_allowed_stays_within_the_published_limits() -> None:
    limits, at, sent = Limits(), 0.0, list[float]()
    while len(sent) < 2000:
        at = limits.earliest(HERE, Traffic.SENDING, at)
        limits.record(HERE, Traffic.SENDING, at)
        sent.append(at)

    for count, seconds in ((7, 1), (8, 2), (60, 30), (1800, 3600)):
        spans = [later - first for first, later in zip(sent, sent[count:], strict=False)]
        assert min(spans) > seconds


@pytest.mark.parametrize(
    ("place", "traffic", "is_free"),
    [
        (HERE, Traffic.SENDING, False),
        (HERE, Traffic.READING, True),
        (THERE, Traffic.SENDING, True),
        (ABROAD, Traffic.SENDING, True),
    ],
)
def test_each_conversation_is_counted_apart(
    place: Place, traffic: Traffic, *, is_free: bool
) -> None:
    limits = Limits()
    for _ in range(7):
        limits.record(HERE, Traffic.SENDING, 0)

    assert (limits.earliest(place, traffic, 0) == 0) is is_free


def test_all_conversations_of_a_tenant_share_thirty_a_second() -> None:
    limits = Limits()
    for number in range(30):
        limits.record(Place("https://x/", f"19:{number}", "tenant"), Traffic.READING, 0)

    assert limits.earliest(HERE, Traffic.SENDING, 0) > 1
    assert limits.earliest(ABROAD, Traffic.SENDING, 0) == 0


def test_forgetting_idle_conversations_forgets_no_busy_one() -> None:
    limits = Limits()
    for _ in range(7):
        limits.record(HERE, Traffic.SENDING, 8000)
    for number in range(MANY + 1):
        limits.record(Place("https://x/", f"19:{number}", f"{number}"), Traffic.SENDING, 8000)

    assert limits.earliest(HERE, Traffic.SENDING, 8000) > 8000


async def test_whoever_comes_too_soon_waits_a_little() -> None:
    time = Time()
    pace = Pace(Limits(), monotonic=time, sleep=time.sleep)

    for _ in range(8):
        await pace.take(HERE, Traffic.SENDING)

    assert time.seconds == pytest.approx(101.05)


async def test_whoever_would_wait_long_is_told_to_come_back() -> None:
    time = Time()
    pace = Pace(Limits(), monotonic=time, sleep=time.sleep)
    for _ in range(60):
        await pace.take(HERE, Traffic.SENDING)

    with pytest.raises(TryLater) as later:
        await pace.take(HERE, Traffic.SENDING)

    assert later.value.retry_after == pace.wait_before(HERE, Traffic.SENDING)
