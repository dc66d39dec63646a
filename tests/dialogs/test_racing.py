"""Three processes over one database, and everything at once."""

import asyncio
import random
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.replies import Shown
from storage.outbox.parcels import ParcelState
from storage.store import ScrubError
from tests.dialogs.house import START, House, a_block, a_poll, a_round
from tests.storage.rows import a_line, redraws_of

NAMES = tuple(f"voter{number:02}" for number in range(12))
POLLS = ("named", "secret")
BLOCKS = (
    a_block(
        "one",
        a_poll(id="named", minutes=9),
        a_poll(id="secret", minutes=8, anonymous=True),
        a_round(minutes=9),
    ),
    a_block("two", a_poll(minutes=3)),
)


@pytest.fixture
async def houses(processes: list[House]) -> list[House]:
    """Three processes that lead one meeting, when its anonymous poll has just come due."""
    await processes[0].begin(*BLOCKS)
    await processes[0].join_all(*NAMES)
    return processes


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_confirmed_while_everything_happens_at_once_counts_once(
    houses: list[House], seed: int
) -> None:
    first, second, third = houses
    named, secret = await first.run("named"), await first.run("secret")
    confirmed: dict[str, set[str]] = {poll: set() for poll in (*POLLS, "points")}

    async def noted(what: str, name: str, asked: Any) -> None:
        if isinstance(await asked, Shown):
            confirmed[what].add(name)

    given = [
        *(
            noted(poll, name, house.vote(name, "A", run=poll))
            for poll in POLLS
            for name in NAMES
            for house in houses
        ),
        *(
            noted("points", name, house.write_point(name, f"Says {name}."))
            for name in NAMES
            for house in houses
        ),
    ]
    led = [
        second.act(Act.EXTEND, minutes=1, run_id=named.id),
        third.act(Act.CLOSE, "marco", run_id=secret.id, confirmed=True),
        first.act(Act.PAUSE),
        first.act(Act.RESUME, "marco"),
        third.act(Act.NEXT),
        *(_tick_late(house) for house in houses),
        *(_deliver(house, named.session_id) for house in houses),
    ]
    everything = [*given, *led]
    random.Random(seed).shuffle(everything)  # noqa: S311 - a race needs no secret
    await asyncio.gather(*everything)
    await _to_the_end(houses)

    async with first.store.read() as work:
        points = await work.contributions.standing(named.session_id)
    answered = {poll: (await first.run(poll)).answered for poll in POLLS}
    told = [one.announcement for one in await first.parcels() if not one.redraws]
    assert answered == {poll: len(confirmed[poll]) for poll in POLLS}
    assert [point.number for point in points] == list(range(1, len(confirmed["points"]) + 1))
    assert len(told) == len(set(told))


async def _tick_late(house: House) -> None:
    """Meet what came due eight minutes after the start; what can't be met yet stays due.

    Traces, say, are wiped only while nobody reads.
    """
    for deadline in await house.timing.due(START + timedelta(minutes=8)):
        with suppress(ScrubError):
            await house.timing.meet(deadline, START + timedelta(minutes=8))


async def _deliver(house: House, session_id: str) -> None:
    """Take and settle what there is to tell, as a process of its own would."""
    for _ in range(5):
        async with house.store.begin() as work:
            parcels = [
                await work.lines.take(a_line(session_id), START, by="us"),
                await work.lines.take(redraws_of(session_id), START, by="us"),
            ]
        for parcel in parcels:
            if parcel is not None:
                async with house.store.begin() as work:
                    await work.lines.settle(parcel, ParcelState.DELIVERED)
                    await work.cards.posted(parcel.card or "", session_id, "activity")


async def _to_the_end(houses: list[House]) -> None:
    await houses[0].act(Act.RESUME)
    houses[0].now += timedelta(hours=1)
    await houses[0].tick()
