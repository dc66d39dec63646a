"""What goes wrong, when: drawn from a seed, so that the same comes again."""

import asyncio
import signal
import time
from collections.abc import Callable, Coroutine
from functools import partial
from random import Random
from typing import Any

from tests.chaos.machines import DATABASE_CRASHED, Fleet
from tests.chaos.relay import Moment, Relay
from tests.chaos.unfair import Unfair

SOONER = 0.15
"""How often whoever is starting is not waited for."""

Trouble = Callable[[], Coroutine[Any, Any, None]]


class Troubles:
    """One trouble after the other, until it is enough."""

    def __init__(self, *, fleet: Fleet, relay: Relay, balancer: Unfair, chance: Random) -> None:
        self._fleet = fleet
        self._relay = relay
        self._balancer = balancer
        self._chance = chance
        self._drawn: list[tuple[float, Trouble]] = [
            (5, self._kill_somebody),
            (3, partial(self._strike_a_post, Moment.AFTER, kills=True)),
            (1, partial(self._strike_a_post, Moment.BEFORE, kills=True)),
            (1, partial(self._strike_a_post, Moment.AFTER, kills=False)),
            (3, self._kill_who_answers),
            (1, self._lose_an_answer),
            (1, self._teams_goes),
            (1, self._teams_hangs),
        ]
        if fleet.database.server is not None:
            self._drawn.append((1.5, self._database_goes))

    async def go_on(self, pace: float, seconds: float) -> None:
        """Make trouble, on average `pace` seconds after somebody serves; now and then sooner.

        It takes so many seconds, and longer where a slow machine has left nobody to be killed yet.
        """
        weights, kinds = zip(*self._drawn, strict=True)
        enough_at = time.monotonic() + seconds
        while time.monotonic() < enough_at or not self._fleet.kills:
            if self._chance.random() > SOONER:
                await self._fleet.somebody_ready()
            await asyncio.sleep(self._chance.uniform(0.3, 1.7) * pace)
            [trouble] = self._chance.choices(kinds, weights)
            await trouble()

    async def end(self) -> None:
        """Let everything be well again."""
        self._relay.disarm()
        self._balancer.be_fair()
        await self._fleet.all_ready()

    async def _kill_somebody(self) -> None:
        self._fleet.kill(self._chance.choice(self._fleet.machines), "killed at random")

    async def _strike_a_post(self, moment: Moment, *, kills: bool) -> None:
        self._relay.arm(moment, partial(self._struck, moment, kills=kills))

    def _struck(self, moment: Moment, port: int, *, kills: bool) -> None:
        if kills:
            self._fleet.kill_behind(port, f"killed {moment}")
        else:
            self._fleet.struck["Teams' answer lost"] += 1

    async def _kill_who_answers(self) -> None:
        self._balancer.kill_next()

    async def _lose_an_answer(self) -> None:
        self._balancer.lose_next()

    async def _teams_goes(self) -> None:
        self._fleet.struck["Teams away"] += 1
        await self._relay.go_away()
        await asyncio.sleep(self._chance.uniform(0.3, 2))
        await self._relay.come_back()

    async def _teams_hangs(self) -> None:
        self._fleet.struck["Teams silent"] += 1
        self._relay.hang()
        await asyncio.sleep(self._chance.uniform(0.3, 2))
        self._relay.go_on()

    async def _database_goes(self) -> None:
        how = self._chance.choice([signal.SIGINT, signal.SIGQUIT])
        crashed = how is signal.SIGQUIT
        self._fleet.struck[DATABASE_CRASHED if crashed else "database stopped by SIGINT"] += 1
        recovers_for = self._chance.uniform(0, 0.2) if crashed else None
        seconds = self._chance.uniform(0.1, 1.5)
        await self._fleet.database.drop_out(how, seconds, recovers_for=recovers_for)
