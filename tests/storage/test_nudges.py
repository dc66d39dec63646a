"""Reminders are counted, whoever gives them."""

import asyncio

from storage.store import Store
from tests.storage.rows import kept_session


async def test_no_more_are_claimed_than_may_be_given_however_many_ask(store: Store) -> None:
    await kept_session(store)

    async def claim(whom: str, run_id: str = "") -> bool:
        async with store.begin() as work:
            return await work.nudges.claim("s1", whom, run_id, most=2)

    claimed = await asyncio.gather(*(claim("p1") for _ in range(5)), claim("host", "r1"))

    async with store.read() as work:
        times = await work.nudges.times("s1")
        none = await work.nudges.times("s2")
    assert sum(claimed[:5]) == 2
    assert times == {("p1", ""): 2, ("host", "r1"): 1}
    assert none == {}
