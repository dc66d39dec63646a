"""What people do goes first at the door."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.door.courtesy import AT_ONCE, Courtesy

LONG = 60.0
TAP = {"type": "invoke", "value": {"trigger": "manual", "action": {}}}
REFRESH = {"type": "invoke", "value": {"trigger": "automatic", "action": {}}}


class Crowd:
    """Requests that are being answered, each until it is let go."""

    def __init__(self, courtesy: Courtesy) -> None:
        self.inside: list[str] = []
        self.came = asyncio.Semaphore(0)
        self._courtesy = courtesy
        self._done = {name: asyncio.Event() for name in ("tap", "first", "second", "third")}

    async def comes(self, name: str, said: Any) -> None:
        async with self._courtesy.turn(said):
            self.inside.append(name)
            self.came.release()
            await self._done[name].wait()
            self.inside.remove(name)

    def goes(self, name: str) -> None:
        self._done[name].set()


@asynccontextmanager
async def a_crowd(
    *coming: tuple[str, Any], waits_seconds: float = LONG
) -> AsyncIterator[tuple[Crowd, list[asyncio.Task[None]]]]:
    crowd = Crowd(Courtesy(waits_seconds=waits_seconds))
    tasks = [asyncio.create_task(crowd.comes(name, said)) for name, said in coming]
    await settle()
    yield crowd, tasks
    for name, _ in coming:
        crowd.goes(name)
    await asyncio.gather(*tasks, return_exceptions=True)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_what_teams_asks_by_itself_waits_until_a_tap_is_answered() -> None:
    async with a_crowd(("tap", TAP), ("first", REFRESH)) as (crowd, _):
        before = list(crowd.inside)
        crowd.goes("tap")
        await settle()

        assert (before, crowd.inside) == (["tap"], ["first"])


async def test_a_tap_waits_for_nothing() -> None:
    async with a_crowd(("first", REFRESH), ("second", REFRESH), ("tap", TAP)) as (crowd, _):
        assert crowd.inside == ["first", "second", "tap"]


async def test_few_are_asked_at_once_in_the_order_in_which_they_came() -> None:
    assert AT_ONCE == 2
    coming = [(name, REFRESH) for name in ("first", "second", "third")]
    async with a_crowd(*coming) as (crowd, _):
        before = list(crowd.inside)
        crowd.goes("first")
        await settle()

        assert (before, crowd.inside) == (["first", "second"], ["second", "third"])


async def test_nobody_waits_for_ever() -> None:
    coming = [("tap", TAP), *((name, REFRESH) for name in ("first", "second", "third"))]
    async with a_crowd(*coming, waits_seconds=0.01) as (crowd, _):
        async with asyncio.timeout(LONG):
            for _ in coming:
                await crowd.came.acquire()

        assert set(crowd.inside) == {"tap", "first", "second", "third"}


async def test_whoever_goes_away_while_they_wait_leaves_their_place() -> None:
    async with a_crowd(("tap", TAP), ("first", REFRESH), ("second", REFRESH)) as (crowd, tasks):
        tasks[1].cancel()
        crowd.goes("tap")
        await settle()

        assert crowd.inside == ["second"]


@pytest.mark.parametrize(
    "said", [None, [], "automatic", {"value": "automatic"}, {"value": {"trigger": ["automatic"]}}]
)
async def test_what_says_nothing_of_the_kind_waits_for_nothing(said: Any) -> None:
    async with a_crowd(("tap", TAP), ("first", said)) as (crowd, _):
        assert crowd.inside == ["tap", "first"]
