"""The one clock."""

from datetime import UTC, datetime, timedelta

from bot.now import Origin, ScaledClock


class Wall:
    """A clock on the wall, which a test sets."""

    def __init__(self, *moment: int) -> None:
        self.moment = datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type,misc]  # year first

    def __call__(self) -> datetime:
        return self.moment


def test_the_plain_clock_is_the_one_on_the_wall() -> None:
    wall = Wall(2020, 11, 24, 14, 0)
    clock = ScaledClock(wall=wall)

    wall.moment += timedelta(days=3)

    assert clock.now() == wall.moment
    assert clock.real(timedelta(minutes=1)) == 60


def test_at_scale_60_a_minute_lasts_a_second() -> None:
    wall = Wall(2020, 11, 24, 14, 0)
    clock = ScaledClock(60, wall=wall)
    before = clock.now()

    wall.moment += timedelta(seconds=1)

    assert clock.now() - before == timedelta(minutes=1)
    assert clock.real(timedelta(minutes=1)) == 1


def test_after_a_restart_on_the_same_day_the_time_is_the_same() -> None:
    wall = Wall(2020, 11, 24, 14, 0)
    clock = ScaledClock(60, wall=wall)
    wall.moment += timedelta(minutes=7)

    restarted = ScaledClock(60, wall=wall)

    assert restarted.now() == clock.now()


def test_a_running_clock_never_jumps_back_at_midnight() -> None:
    wall = Wall(2020, 11, 24, 23, 59)
    clock = ScaledClock(60, wall=wall)
    before = clock.now()

    wall.moment += timedelta(minutes=2)

    assert clock.now() - before == timedelta(hours=2)


def test_from_its_origin_on_a_clock_tells_the_sessions_time() -> None:
    wall = Wall(2026, 11, 24, 8, 0)
    begins = datetime(2020, 11, 24, 13, 0, tzinfo=UTC)
    clock = ScaledClock(75, Origin(wall.moment, begins), wall)

    wall.moment += timedelta(minutes=2)

    assert clock.now() == begins + timedelta(minutes=150)


async def test_a_clock_that_is_wrong_goes_by_the_one_that_all_share() -> None:
    wall = Wall(2020, 11, 24, 14, 5)
    clock = ScaledClock(wall=wall)
    right = datetime(2020, 11, 24, 14, 0, tzinfo=UTC)

    async def ask() -> datetime:
        return right

    apart = await clock.agree(ask)
    again = await clock.agree(ask)

    assert apart == timedelta(minutes=-5)
    assert again is None
    assert clock.now() == right


async def test_an_answer_that_took_long_does_not_set_a_clock_that_may_be_right() -> None:
    wall = Wall(2020, 11, 24, 14, 0)
    clock = ScaledClock(wall=wall)

    async def ask() -> datetime:
        wall.moment += timedelta(seconds=2)
        return wall.moment

    apart = await clock.agree(ask)

    assert apart is None
    assert clock.now() == wall.moment
