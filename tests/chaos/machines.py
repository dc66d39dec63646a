"""The bot's processes, killed and started again, and the database, stopped and started again."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from rehearsal.stage.bot_process import BotFailedError, BotProcess
from tests.chaos.relay import process_behind
from tests.postgres import Server

BACK_WITHIN = 0.8
"""Seconds after which what died is started again, at most."""

THERE_WITHIN = 300
"""Seconds within which all serve, on however slow a machine."""

DATABASE_CRASHED = "database stopped by SIGQUIT"


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when something served; in seconds since 1970, as logs have it."""

    begin: float
    end: float


@dataclass(eq=False, kw_only=True)
class Machine:
    """One process of the bot, which is started again whenever it has ended."""

    bot: BotProcess
    chance: Random
    served: list[Span] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Ends that nobody brought about."""
    _ready_at: float | None = None
    _is_killed: bool = False
    _is_alive: bool = False
    _life: asyncio.Task[None] | None = None
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    def live(self) -> None:
        """Start it, and again and again."""
        self._life = asyncio.create_task(self._live())

    async def rest(self) -> None:
        """Stop it, as one does who updates it."""
        if self._life is not None:
            self._life.cancel()
            with suppress(asyncio.CancelledError):
                await self._life
            self._life = None
        self._serves_no_more()
        await self.bot.stop()

    @property
    def is_alive(self) -> bool:
        """Whether there is a process to be killed."""
        return self._is_alive and not self._is_killed

    async def kill(self) -> None:
        """Kill it, in whatever it is at."""
        self._serves_no_more()
        self._is_killed = True
        with suppress(BotFailedError, ProcessLookupError):
            await self.bot.kill()

    def spans(self) -> Iterator[Span]:
        """Give when it served, until now if it does."""
        yield from self.served
        if self._ready_at is not None:
            yield Span(self._ready_at, time.time())

    async def _live(self) -> None:
        while True:
            self._is_killed, self._is_alive = False, True
            # Without a database it refuses to start, and is started again.
            with suppress(BotFailedError):
                await self.bot.start()
                self._ready_at = time.time()
                self.is_ready.set()
            was_ready, code = self.is_ready.is_set(), await self.bot.ended()
            self._is_alive = False
            self._serves_no_more()
            # Who is not ready in time was killed for it; who finds no database ends by itself.
            if (was_ready or code < 0) and not self._is_killed:
                self.faults.append(f"a process left by itself with {code}")
            await asyncio.sleep(self.chance.uniform(0, BACK_WITHIN))

    def _serves_no_more(self) -> None:
        if self._ready_at is not None:
            self.served.append(Span(self._ready_at, time.time()))
        self._ready_at = None
        self.is_ready.clear()


@dataclass(eq=False, kw_only=True)
class Database:
    """What all processes share; on SQLite there is nothing to stop."""

    server: Server | None
    away: list[Span] = field(default_factory=list)

    async def drop_out(
        self, how: signal.Signals, seconds: float, *, recovers_for: float | None = None
    ) -> None:
        """Stop it one way or another, and start it again after a while.

        With `recovers_for` it is first started for so long and killed, in mid-recovery if it has
        something to recover from.
        """
        if self.server is None:
            return
        gone = time.time()
        await asyncio.to_thread(self.server.stop, how)
        await asyncio.sleep(seconds)
        if recovers_for is not None:
            self.server.begin()
            await asyncio.sleep(recovers_for)
            await asyncio.to_thread(self.server.kill)
        await asyncio.to_thread(self.server.start)
        self.away.append(Span(gone, time.time()))


@dataclass(eq=False)
class Fleet:
    """All processes, and what has been done to them."""

    machines: list[Machine]
    database: Database
    struck: Counter[str] = field(default_factory=Counter)
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)

    def kill(self, machine: Machine, how: str) -> None:
        """Kill one now; whoever calls need not wait for it."""
        if not machine.is_alive:
            return
        self.struck[how] += 1
        task = asyncio.create_task(machine.kill())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def kill_behind(self, port: int, how: str) -> None:
        """Kill the process that has the connection from a local port, if it still is there."""
        machines = {machine.bot.pid: machine for machine in self.machines}
        pid = process_behind(port, machines)
        if pid is not None:
            self.kill(machines[pid], how)

    async def start(self) -> None:
        """Start the first, which makes the schema, then the others; or raise TimeoutError."""
        async with asyncio.timeout(THERE_WITHIN):
            for machine in self.machines:
                machine.live()
                await machine.is_ready.wait()

    async def all_ready(self) -> None:
        """Wait until everybody is there; TimeoutError if they never are."""
        async with asyncio.timeout(THERE_WITHIN):
            await asyncio.gather(*(machine.is_ready.wait() for machine in self.machines))

    async def somebody_ready(self) -> None:
        """Wait until there is somebody to be killed at work."""
        waiting = [asyncio.create_task(machine.is_ready.wait()) for machine in self.machines]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()

    async def stop(self) -> None:
        """Stop everybody."""
        await asyncio.gather(*(machine.rest() for machine in self.machines))

    @property
    def kills(self) -> int:
        """How many processes were killed."""
        return sum(number for how, number in self.struck.items() if how.startswith("killed"))
