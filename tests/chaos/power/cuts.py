"""The power fails while people vote: what was not synced is gone, what was confirmed is not."""

import asyncio
from random import Random

from storage.store import Store, open_engine
from tests.chaos.power.benches import Bench
from tests.storage.rows import kept_run, kept_session

AT_LEAST = 5
"""Votes that are confirmed before the power fails."""


async def lost_votes(bench: Bench, cuts: int, seed: int) -> set[str]:
    """Cut the power again and again; gives the first confirmed votes that are gone."""
    chance = Random(seed)  # noqa: S311  no secret
    await bench.start()
    await _open_poll(bench.url)
    confirmed: set[str] = set()
    for _ in range(cuts):
        confirmed |= await _vote_until_cut(bench, len(confirmed), chance)
        bench.power.fail()
        await bench.start()
        lost = confirmed - await _votes(bench.url)
        if lost:
            return lost
    return set()


async def _vote_until_cut(bench: Bench, first: int, chance: Random) -> set[str]:
    voter = await bench.voter(first)
    assert voter.stdout is not None
    told = [await voter.stdout.readline() for _ in range(AT_LEAST)]
    await asyncio.sleep(chance.uniform(0, 0.1))
    await bench.cut(voter)
    # What it wrote before it died was confirmed; half a line was not.
    told += (await voter.stdout.read()).splitlines(keepends=True)
    await voter.wait()
    return {f"voter {int(line)}" for line in told if line.endswith(b"\n")}


async def _open_poll(url: str) -> None:
    store = Store(open_engine(url))
    await store.upgrade()
    await kept_session(store)
    await kept_run(store)
    await store.close()


async def _votes(url: str) -> set[str]:
    store = Store(open_engine(url))
    async with store.read() as work:
        found = {answer.voter for answer in await work.votes.of("r1")}
    await store.close()
    return found
