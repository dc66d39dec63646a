"""How often Teams lets a bot ask, and how long to wait before asking again."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from bot.teams.room import Place, TryLater


@dataclass(frozen=True, slots=True)
class Window:
    """At most `count` requests in any stretch of `length`."""

    count: int
    length: timedelta


SECOND = timedelta(seconds=1)

# Our requests reach Teams closer together or further apart than we sent them.
JITTER = timedelta(milliseconds=50)

# Beyond this many conversations the idle ones are dropped.
MANY = 1000

# Longer waits go back to the caller, who may have something better to do.
PATIENCE = timedelta(seconds=5)

# learn.microsoft.com, "Optimize your bot with rate limiting in Teams".
TENANT = (Window(30, SECOND),)


class Traffic(Enum):
    """The kinds of request that Teams counts apart in each conversation."""

    SENDING = (
        Window(7, SECOND),
        Window(8, 2 * SECOND),
        Window(60, 30 * SECOND),
        Window(1800, 3600 * SECOND),
    )
    READING = (
        Window(14, SECOND),
        Window(16, 2 * SECOND),
        Window(120, 30 * SECOND),
        Window(3600, 3600 * SECOND),
    )


class SlidingWindows:
    """The recent requests of one kind; moments are seconds on a monotonic clock."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self._windows = windows
        self._moments: deque[float] = deque(maxlen=max(window.count for window in windows))

    def earliest(self, at: float) -> float:
        """Give the first moment from `at` on when one more request fits every window."""
        full = (window for window in self._windows if len(self._moments) >= window.count)
        return max([at, *(self._moments[-window.count] + _seconds(window) for window in full)])

    def record(self, at: float) -> None:
        """Count a request made at `at`, never earlier than the one before."""
        self._moments.append(at)

    def is_idle(self, at: float) -> bool:
        """Say whether nothing recorded can matter any more."""
        longest = max(_seconds(window) for window in self._windows)
        return not self._moments or self._moments[-1] + longest < at


class Limits:
    """The windows of every conversation, and of the app in every tenant."""

    def __init__(self) -> None:
        self._conversations: dict[tuple[Traffic, str], SlidingWindows] = {}
        self._tenants: dict[str, SlidingWindows] = {}

    def earliest(self, place: Place, traffic: Traffic, at: float) -> float:
        """Give the first moment from `at` on when a request to `place` is within all limits."""
        conversation, tenant = self._windows(place, traffic)
        return max(conversation.earliest(at), tenant.earliest(at))

    def record(self, place: Place, traffic: Traffic, at: float) -> None:
        """Count a request to `place` made at `at`."""
        for windows in self._windows(place, traffic):
            windows.record(at)
        if len(self._conversations) > MANY:
            self._forget_idle(at)

    def _forget_idle(self, at: float) -> None:
        self._conversations = {
            key: windows for key, windows in self._conversations.items() if not windows.is_idle(at)
        }

    def _windows(self, place: Place, traffic: Traffic) -> tuple[SlidingWindows, SlidingWindows]:
        key = (traffic, place.conversation_id)
        conversation = self._conversations.setdefault(key, SlidingWindows(traffic.value))
        tenant = self._tenants.setdefault(place.tenant_id, SlidingWindows(TENANT))
        return conversation, tenant


class Pace:
    """Holds requests back until they are within the limits."""

    def __init__(
        self,
        limits: Limits,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._sleep = sleep

    def wait_before(self, place: Place, traffic: Traffic) -> timedelta:
        """Say how long a request to `place` would have to wait now."""
        now = self._monotonic()
        return timedelta(seconds=self._limits.earliest(place, traffic, now) - now)

    async def take(self, place: Place, traffic: Traffic) -> None:
        """Wait for the turn of one request and count it; raise TryLater when that is far off."""
        while wait := self.wait_before(place, traffic):
            if wait > PATIENCE:
                raise TryLater("our own limits", wait)
            await self._sleep(wait.total_seconds())
        self._limits.record(place, traffic, self._monotonic())


def _seconds(window: Window) -> float:
    return (window.length + JITTER).total_seconds()
