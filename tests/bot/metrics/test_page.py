"""The page of figures: drawn now and then, of people only in company, honest about the database."""

import asyncio

import pytest

from bot.metrics.metrics import Metrics
from bot.metrics.page import COMPANY, DRAWN_EVERY, Page
from storage.outages import DatabaseIsAwayError
from tests.bot.conftest import Lines


class Desk:
    """A page whose clock and database the test rules."""

    def __init__(self) -> None:
        self.now = 0.0
        self.read_times = 0
        self.is_down = False
        self.metrics = Metrics()
        self.page = Page(self.metrics, self._read, lambda: self.now)

    async def _read(self) -> None:
        self.read_times += 1
        await asyncio.sleep(0)
        if self.is_down:
            raise DatabaseIsAwayError("no such host: secret-host")

    async def lines(self) -> list[str]:
        return (await self.page.text()).decode().splitlines()

    async def next_lines(self) -> list[str]:
        self.now += DRAWN_EVERY
        return await self.lines()


def a_crowd(number: int) -> list[str]:
    return [f"29:{one}" for one in range(number)]


async def test_within_a_minute_nothing_moves() -> None:
    desk = Desk()
    before = await desk.lines()

    desk.metrics.house.faults.labels("turn_failed").inc()
    desk.now += DRAWN_EVERY - 1
    within = await desk.lines()
    desk.now += 1
    after = await desk.lines()

    assert within == before
    assert 'giro_faults_total{event="turn_failed"} 1.0' in after


@pytest.mark.parametrize(("number", "told"), [(COMPANY - 1, False), (COMPANY, True)])
async def test_what_people_do_is_told_in_company_alone(number: int, *, told: bool) -> None:
    desk = Desk()
    await desk.lines()

    for one in a_crowd(number) * 3:
        desk.page.seen(one)
        desk.metrics.crowd.requests.labels(200).inc()
    page = await desk.next_lines()

    assert (f'giro_requests_total{{status="200"}} {number * 3}.0' in page) == told


async def test_who_acts_after_the_company_waits_for_the_next() -> None:
    desk = Desk()
    for one in a_crowd(COMPANY):
        desk.page.seen(one)
    before = await desk.lines()

    desk.page.seen("29:anna")
    desk.metrics.crowd.refusals.labels("PromptIsClosed").inc()
    after = await desk.next_lines()

    told = [line for line in before if line.startswith("giro_refusals")]
    assert [line for line in after if line.startswith("giro_refusals")] == told


async def test_however_many_ask_the_page_is_drawn_once() -> None:
    desk = Desk()

    pages = await asyncio.gather(*(desk.page.text() for _ in range(5)))

    assert desk.read_times == 1
    assert len({*pages}) == 1


async def test_a_database_that_is_away_is_told_of_and_comes_back(lines: Lines) -> None:
    desk = Desk()

    up = await desk.lines()
    desk.is_down = True
    down = await desk.next_lines()
    desk.is_down = False
    again = await desk.next_lines()

    assert "giro_database_up 1.0" in up
    assert "giro_database_up 0.0" in down
    assert "giro_database_up 1.0" in again
    assert [line["event"] for line in lines()] == ["figures_unread"]
    assert "secret-host" not in str(down)


async def test_no_series_tells_when_it_began() -> None:
    desk = Desk()
    desk.metrics.house.faults.labels("turn_failed").inc()

    assert not [line for line in await desk.lines() if "_created" in line]
