"""The agenda's clock: wakes at the next deadline, and sweeps in case it overslept."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.faults import log_fault
from bot.now import ScaledClock, utc_now
from dialogs.timing import TimingDialog
from storage.deadlines import Deadline

SWEEP_SECONDS = 2

logger = logging.getLogger(__name__)


class Clock:
    """Asks for what is due; deadlines are rows, so the scheduler holds nothing but alarms."""

    def __init__(self, timing: TimingDialog, time: ScaledClock, after: Callable[[], None]) -> None:
        self._timing = timing
        self._time = time
        self._after = after
        self._ticking = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True}
        )

    def start(self) -> None:
        """Begin to watch."""
        self._scheduler.add_job(self._tick, "interval", seconds=SWEEP_SECONDS, id="sweep")
        self._scheduler.start()
        self.wake()

    async def stop(self) -> None:
        """Let what is being done finish, then stop: the scheduler would cut it off."""
        async with self._ticking:
            self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Look at once: a deadline may have been set or moved."""
        self._ring_at(utc_now())

    async def _tick(self) -> None:
        async with self._ticking:
            while await self._meet_what_is_due():
                self._after()
            await self._set_alarm()

    async def _meet_what_is_due(self) -> bool:
        """Meet each thing that is due; False if nothing was, or if anything failed."""
        due = await self._timing.due(self._time.now())
        met = [await self._meets(deadline) for deadline in due]
        return bool(met) and all(met)

    async def _meets(self, deadline: Deadline) -> bool:
        try:
            late = await self._timing.meet(deadline, self._time.now())
        except Exception as error:  # noqa: BLE001  one of several independent deadlines
            log_fault(logger, "deadline_failed", error, deadline=deadline.kind)
            return False
        logger.info(
            "deadline_met",
            extra={"deadline": deadline.kind, "late_seconds": self._time.real(late)},
        )
        return True

    async def _set_alarm(self) -> None:
        next_at = await self._timing.next_at()
        now = self._time.now()
        # What is overdue has just failed, and is left to the next sweep.
        if next_at is not None and next_at > now:
            self._ring_at(utc_now() + timedelta(seconds=self._time.real(next_at - now)))

    def _ring_at(self, moment: datetime) -> None:
        self._scheduler.add_job(
            self._tick, "date", run_date=moment, id="alarm", replace_existing=True
        )
