"""The agenda's clock: wakes at the next deadline, and sweeps in case it overslept."""

import asyncio
import logging
import time
from contextlib import suppress
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.faults import log_fault
from bot.metrics.metrics import Metrics
from bot.now import ScaledClock, utc_now
from bot.traces import Trace
from dialogs.timing import TimingDialog
from storage.deadlines import Deadline
from storage.outages import DatabaseIsAwayError

SWEEP_SECONDS = 2

TRY_AGAIN = timedelta(seconds=30)
"""Real time before a deadline that failed through a fault of ours is met again."""

ASK_SOON = timedelta(seconds=0.25)
"""Likewise, where the database was not to be had, or another process was at it and may have died:
whatever is due is to be done within a second of its return."""

AGREE_EVERY = timedelta(minutes=1)

logger = logging.getLogger(__name__)


class Clock:
    """Asks for what is due; deadlines are rows, so the scheduler holds nothing but alarms."""

    def __init__(self, timing: TimingDialog, session_time: ScaledClock, metrics: Metrics) -> None:
        self._timing = timing
        self._time = session_time
        self._metrics = metrics
        self._rung = asyncio.Event()
        self._meeting = asyncio.Lock()
        self._put_off: dict[int, datetime] = {}
        self._is_blind = False
        self._agreed_at = -AGREE_EVERY.total_seconds()
        self._running: asyncio.Task[None] | None = None
        # An alarm only sets an event: that takes no time, so that none is ever skipped as late. It
        # is a coroutine, since the scheduler would run a plain function in another thread.
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True}
        )

    def start(self) -> None:
        """Begin to watch."""
        self._scheduler.add_job(self._ring, "interval", seconds=SWEEP_SECONDS, id="sweep")
        self._scheduler.start()
        self._running = asyncio.create_task(self._watch())
        self.wake()

    async def stop(self) -> None:
        """Let what is being done finish, and begin nothing more."""
        self._scheduler.shutdown(wait=False)
        async with self._meeting:
            if self._running is not None:
                self._running.cancel()
        if self._running is not None:
            with suppress(asyncio.CancelledError):
                await self._running

    async def agree(self) -> None:
        """Go by the database's time, as every process does: of many clocks one is always wrong."""
        self._agreed_at = time.monotonic()
        apart = await self._time.agree(self._timing.time)
        if apart is not None:
            logger.warning("clock_is_off", extra={"seconds": apart.total_seconds()})

    def wake(self) -> None:
        """Look at once: a deadline may have been set or moved."""
        self._rung.set()

    async def _ring(self) -> None:
        self._rung.set()

    async def _watch(self) -> None:
        while True:
            await self._rung.wait()
            self._rung.clear()
            async with self._meeting:
                await self._tick()

    async def _tick(self) -> None:
        try:
            if time.monotonic() > self._agreed_at + AGREE_EVERY.total_seconds():
                await self.agree()
            looked_at = self._time.now()
            if await self._meet_what_is_due(looked_at):
                # What was done may have made something else due.
                self.wake()
            await self._set_alarm(looked_at)
            self._is_blind = False
        except DatabaseIsAwayError as error:
            self._go_blind(str(error))
        except Exception as error:  # noqa: BLE001  the next sweep may succeed
            log_fault(logger, "clock_failed", error)

    def _go_blind(self, reason: str) -> None:
        """Nobody knows what is due: look again soon, and say so once."""
        if not self._is_blind:
            logger.warning("clock_is_blind", extra={"reason": reason})
        self._is_blind = True
        self._ring_at(utc_now() + ASK_SOON)

    async def _meet_what_is_due(self, by: datetime) -> bool:
        """Meet each thing that is due; False if nothing was."""
        now = utc_now()
        self._put_off = {key: until for key, until in self._put_off.items() if until > now}
        due = await self._timing.due(by)
        return any([await self._meets(one) for one in due if one.id not in self._put_off])

    async def _meets(self, deadline: Deadline) -> bool:
        with Trace(deadline.session_id):
            return await self._has_met(deadline)

    async def _has_met(self, deadline: Deadline) -> bool:
        try:
            late = await self._timing.meet(deadline, self._time.now())
        except DatabaseIsAwayError as error:
            facts = {"deadline": deadline.kind, "reason": str(error)}
            logger.warning("deadline_put_off", extra=facts)
            self._put_off[deadline.id] = utc_now() + ASK_SOON
            return False
        except Exception as error:  # noqa: BLE001  one of several independent deadlines
            log_fault(logger, "deadline_failed", error, deadline=deadline.kind)
            self._put_off[deadline.id] = utc_now() + TRY_AGAIN
            return False
        if late is None:
            self._put_off[deadline.id] = utc_now() + ASK_SOON
            return False
        late_seconds = self._time.real(late)
        self._metrics.house.lateness.observe(late_seconds)
        logger.info("deadline_met", extra={"deadline": deadline.kind, "late_seconds": late_seconds})
        return True

    async def _set_alarm(self, looked_at: datetime) -> None:
        """Ring for what is due next after we looked, or is to be tried again first."""
        moments = list(self._put_off.values())
        next_at = await self._timing.next_at(looked_at)
        if next_at is not None:
            waits = self._time.real(next_at - self._time.now())
            moments.append(utc_now() + timedelta(seconds=waits))
        if moments:
            self._ring_at(min(moments))

    def _ring_at(self, moment: datetime) -> None:
        self._scheduler.add_job(
            self._ring, "date", run_date=moment, id="alarm", replace_existing=True
        )
