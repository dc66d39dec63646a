"""Outbox → Room: everything is told once and in order, each line at its own pace."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.dispatch import Dispatch
from bot.doubts import Doubts, log_doubts
from bot.faults import log_fault
from bot.leases import Leases
from bot.teams.pace import Turn
from bot.teams.room import Impossible, TryLater
from bot.traces import Trace
from bot.waiting import outlast, pause_after, unless, wait
from dialogs.controls import redraw_controls
from storage.outbox.doubts import BROKEN_OFF
from storage.outbox.lines import Line
from storage.outbox.parcels import Parcel
from storage.store import Store

REDRAW_EVERY = timedelta(seconds=3)
"""A card's count may be this old; Teams bears 1,800 messages an hour in a chat."""

LOOK_EVERY = timedelta(seconds=1)

logger = logging.getLogger(__name__)


class Delivery:
    """Empties the outbox, each line in its own order, all lines side by side."""

    def __init__(
        self,
        *,
        store: Store,
        dispatch: Dispatch,
        doubts: Doubts,
        leases: Leases,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._dispatch = dispatch
        self._doubts = doubts
        self._leases = leases
        self._now = now
        self._woken = asyncio.Event()
        self._stopping = dispatch.stopping
        self._draining: dict[Line, asyncio.Task[None]] = {}
        self._redrawn: dict[str, float] = {}
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to deliver."""
        await self._leases.start(self._now())
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Finish what is being sent, begin nothing more and leave the rest to others."""
        self._stopping.set()
        self._woken.set()
        if self._running is not None:
            await self._running
        await asyncio.gather(*self._draining.values(), return_exceptions=True)
        await self._leases.release()

    def wake(self) -> None:
        """Look at once: something may have been put."""
        self._woken.set()

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001  the next look may succeed
                log_fault(logger, "outbox_unreadable", error)
            await wait(self._woken, LOOK_EVERY.total_seconds())
            self._woken.clear()

    async def _look(self) -> None:
        async with self._store.read() as work:
            lines = await work.lines.lines(self._leases.holder, resting=self._resting())
            self._doubts.know(await work.doubts.all(self._leases.holder))
        for line in lines:
            if line not in self._draining:
                task = asyncio.create_task(self._drain(line))
                self._draining[line] = task
                task.add_done_callback(partial(self._drained, line))
        await self._leases.renew({line.session_id for line in self._draining})

    async def _drain(self, line: Line) -> None:
        waits = 0
        with Trace(line.session_id):
            if not await self._begin(line):
                return
        while not self._stopping.is_set():
            try:
                with Trace(line.session_id):
                    if not await self._send_next(line):
                        return
                waits = 0
            except TryLater as error:
                waits += 1
                await wait(self._stopping, pause_after(error.retry_after, waits))

    def _drained(self, line: Line, task: asyncio.Task[None]) -> None:
        del self._draining[line]
        if not task.cancelled() and (error := task.exception()) is not None:
            log_fault(logger, "line_broken_off", error, session_id=line.session_id)

    async def _begin(self, line: Line) -> bool:
        """Be the one who delivers; False if another does.

        What somebody was sending before us may be in the chat, or may not.
        """
        async with self._store.begin_aside() as work:
            if not await self._leases.take(work, line.session_id):
                return False
            doubted = await work.doubts.own_up(line)
            if doubted:
                await redraw_controls(work, [line.session_id], at=self._now())
        log_doubts(doubted, BROKEN_OFF)
        return True

    async def _send_next(self, line: Line) -> bool:
        """Send what is next in a line once it may; False if nothing is.

        Until then it is left in the line: it is sent as it is by then, and if we die meanwhile
        nobody needs to doubt what became of it.
        """
        async with self._store.read() as work:
            if not await work.lines.has_next(line, resting=self._resting()):
                return False
        try:
            turn = await unless(self._stopping, self._dispatch.turn(line))
        except Impossible as error:
            parcel = await self._take(line)
            if parcel is not None:
                await self._dispatch.give_up(parcel, str(error))
            return parcel is not None
        if turn is None:
            return False
        with turn:
            return await self._send(line, turn)

    async def _send(self, line: Line, turn: Turn) -> bool:
        parcel = await self._take(line)
        if parcel is None:
            return False
        try:
            await self._dispatch.deliver(parcel, turn)
        except TryLater:
            await outlast(partial(self._put_back, parcel), self._stopping)
            raise
        return True

    async def _take(self, line: Line) -> Parcel | None:
        if self._stopping.is_set():
            return None
        async with self._store.begin_aside() as work:
            if not await self._leases.take(work, line.session_id):
                return None
            parcel = await work.lines.take(
                line, self._now(), by=self._leases.holder, resting=self._resting()
            )
        if parcel is not None and parcel.redraws:
            self._redrawn[parcel.card or ""] = time.monotonic()
        return parcel

    async def _put_back(self, parcel: Parcel) -> None:
        async with self._store.begin_aside() as work:
            await work.lines.put_back(parcel)

    def _resting(self) -> set[str]:
        """Cards that were redrawn a moment ago."""
        recently = time.monotonic() - REDRAW_EVERY.total_seconds()
        self._redrawn = {card: at for card, at in self._redrawn.items() if at > recently}
        return set(self._redrawn)
