"""The one clock: the real time or, in development, a quicker one."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SLACK = timedelta(milliseconds=100)
"""Clocks that are no further apart than this agree."""


def utc_now() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Origin:
    """One instant on both clocks, from which they part; a restart with the same one reads on."""

    real: datetime
    session: datetime


class ScaledClock:
    """A clock that runs `scale` times as fast as the machine's, from its origin on.

    Without one that is the midnight (UTC) of the day it was made: whoever restarts on the same
    day reads on where they were, and no running clock ever jumps back.
    """

    def __init__(
        self,
        scale: float = 1.0,
        origin: Origin | None = None,
        wall: Callable[[], datetime] = utc_now,
    ) -> None:
        self._scale = scale
        self._wall = wall
        midnight = wall().replace(hour=0, minute=0, second=0, microsecond=0)
        self._origin = origin or Origin(midnight, midnight)
        self._apart = timedelta()

    async def agree(self, ask: Callable[[], Awaitable[datetime]]) -> timedelta | None:
        """Go by another clock's time; gives how far the machine's is from it, if that is news."""
        before = self._wall()
        there = await ask()
        answered_in = self._wall() - before
        apart = there - before - answered_in / 2
        # A slow answer tells little.
        if abs(apart - self._apart) <= SLACK + answered_in / 2:
            return None
        self._apart = apart
        return apart

    def now(self) -> datetime:
        """Read the time of the session, aware UTC."""
        wall = self._wall() + self._apart
        # The plain clock must stay exact, however many years the process runs.
        if self._scale == 1 and self._origin.real == self._origin.session:
            return wall
        return self._origin.session + (wall - self._origin.real) * self._scale

    def monotonic(self) -> float:
        """Read the seconds of a clock that is never set, as quick as this one."""
        return time.monotonic() * self._scale

    def later(self, seconds: float, do: Callable[[], None]) -> asyncio.Handle:
        """Have something done in some of this clock's seconds."""
        return asyncio.get_running_loop().call_later(seconds / self._scale, do)

    def real(self, delay: timedelta) -> float:
        """Give the seconds to really wait for `delay` to pass on this clock."""
        return delay.total_seconds() / self._scale
