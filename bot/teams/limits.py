"""How often Teams lets a bot ask, and how much of that goes to what."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from bot.teams.room import Place


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


class Allowance(Enum):
    """What is counted together, and how many requests of it there may be.

    Teams' own: learn.microsoft.com, "Optimize your bot with rate limiting in Teams". Redraws have
    less than that, in the long run too, so that what is to be said always finds room.
    """

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
    REDRAWING = (Window(4, 10 * SECOND),)
    TENANT = (Window(30, SECOND),)
    TENANT_REDRAWING = (Window(22, SECOND),)


class Purpose(Enum):
    """What a request is for."""

    READING = "reading"
    """Somebody's answer depends on what is read."""
    ANSWERING = "answering"
    """Somebody waits for what is sent."""
    TELLING = "telling"
    """What happened: something opens, or closes."""
    REDRAWING = "redrawing"
    """How far something has come."""


COUNTS_AS: Mapping[Purpose, tuple[Allowance, ...]] = {
    Purpose.READING: (Allowance.READING,),
    Purpose.ANSWERING: (Allowance.SENDING,),
    Purpose.TELLING: (Allowance.SENDING,),
    Purpose.REDRAWING: (Allowance.SENDING, Allowance.REDRAWING),
}
"""In its conversation."""

COUNTS_IN_TENANT_AS: Mapping[Purpose, tuple[Allowance, ...]] = {
    **dict.fromkeys(Purpose, (Allowance.TENANT,)),
    Purpose.REDRAWING: (Allowance.TENANT, Allowance.TENANT_REDRAWING),
}


class SlidingWindows:
    """The recent requests of one allowance; moments are seconds on a monotonic clock.

    Those that were let go and are not made yet count as made at any moment from now on.
    """

    def __init__(self, windows: Sequence[Window]) -> None:
        self._windows = windows
        self._moments: deque[float] = deque(maxlen=max(window.count for window in windows))
        self._under_way = 0

    def earliest(self, at: float) -> float:
        """Give the first moment from `at` on when one more request may fit every window."""
        return max(self._opens(window, at) for window in self._windows)

    def let_go(self) -> None:
        """Leave room for a request that is about to be made."""
        self._under_way += 1

    def give_back(self) -> None:
        """It is made and recorded, or will not be."""
        self._under_way -= 1

    def record(self, at: float) -> None:
        """Count a request made at `at`, never earlier than the one before."""
        self._moments.append(at)

    def is_idle(self, at: float) -> bool:
        """Say whether nothing recorded can matter any more."""
        longest = max(_seconds(window) for window in self._windows)
        is_past = not self._moments or self._moments[-1] + longest < at
        return is_past and not self._under_way

    def _opens(self, window: Window, at: float) -> float:
        room = window.count - self._under_way
        if room <= 0:
            return at + _seconds(window)
        if len(self._moments) < room:
            return at
        return max(at, self._moments[-room] + _seconds(window))


class Limits:
    """The windows of every conversation, and of the app in every tenant."""

    def __init__(self) -> None:
        self._counted: dict[tuple[Allowance, str], SlidingWindows] = {}
        self._many = MANY

    def earliest(self, place: Place, purpose: Purpose, at: float) -> float:
        """Give the first moment from `at` on when a request to `place` may be within all limits."""
        return max(windows.earliest(at) for windows in self._of(place, purpose))

    def let_go(self, place: Place, purpose: Purpose) -> None:
        """Leave room for a request to `place` until it is given back."""
        for windows in self._of(place, purpose):
            windows.let_go()

    def give_back(self, place: Place, purpose: Purpose) -> None:
        """A request that was let go is made and recorded, or will not be."""
        for windows in self._of(place, purpose):
            windows.give_back()

    def record(self, place: Place, purpose: Purpose, at: float) -> None:
        """Count a request to `place` made at `at`."""
        for windows in self._of(place, purpose):
            windows.record(at)
        if len(self._counted) > self._many:
            self._forget_idle(at)

    def __len__(self) -> int:
        """How much is remembered."""
        return len(self._counted)

    def _forget_idle(self, at: float) -> None:
        self._counted = {
            key: windows for key, windows in self._counted.items() if not windows.is_idle(at)
        }
        # Those that are busy are not looked through again for each request.
        self._many = max(MANY, 2 * len(self._counted))

    def _of(self, place: Place, purpose: Purpose) -> list[SlidingWindows]:
        here = (self._windows(one, place.conversation_id) for one in COUNTS_AS[purpose])
        there = (self._windows(one, place.tenant_id) for one in COUNTS_IN_TENANT_AS[purpose])
        return [*here, *there]

    def _windows(self, allowance: Allowance, whose: str) -> SlidingWindows:
        key = (allowance, whose)
        if key not in self._counted:
            self._counted[key] = SlidingWindows(allowance.value)
        return self._counted[key]


def _seconds(window: Window) -> float:
    return (window.length + JITTER).total_seconds()
