"""How often a bot may ask; figures from learn.microsoft.com, "Rate limiting for bots" in Teams."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from rehearsal.connector.operations import Operation

Windows = tuple[tuple[int, float], ...]

SENDING: Windows = ((7, 1), (8, 2), (60, 30), (1800, 3600))
READING_MEMBERS: Windows = ((14, 1), (16, 2), (120, 30), (3600, 3600))
WHOLE_TENANT: Windows = ((30, 1),)

# Where an operation counts: sends and updates of one conversation share one allowance.
_COUNTED: dict[Operation, tuple[str, Windows]] = {
    Operation.CREATE: ("create", SENDING),
    Operation.SEND: ("send", SENDING),
    Operation.UPDATE: ("send", SENDING),
    Operation.MEMBERS: ("members", READING_MEMBERS),
}


class Allowance:
    """Counts requests in sliding windows, each `(requests, seconds)`."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._taken: deque[float] = deque(maxlen=max(requests for requests, _ in windows))

    def wait(self, now: float, scale: float) -> float:
        """Give the seconds until one more request fits; 0 if it fits now."""
        waits = [
            self._taken[-requests] + seconds / scale - now
            for requests, seconds in self._windows
            if len(self._taken) >= requests
        ]
        return max(0.0, *waits) if waits else 0.0

    def take(self, now: float) -> None:
        """Count one request."""
        self._taken.append(now)


@dataclass(eq=False)
class Limits:
    """The allowances of one bot in one tenant.

    `monotonic` gives seconds. `scale` divides every window: 60 for a rehearsal in which a
    minute lasts a second, `math.inf` for no limits at all.
    """

    monotonic: Callable[[], float]
    scale: float = 1.0

    def __post_init__(self) -> None:
        self._tenant = Allowance(WHOLE_TENANT)
        self._chats: dict[tuple[str, str], Allowance] = {}

    def admit(self, operation: Operation, chat_id: str) -> float:
        """Count a request and give 0, or give the seconds to wait and count nothing."""
        now = self.monotonic()
        allowances = [self._tenant, *self._of_chat(operation, chat_id)]
        wait = max(each.wait(now, self.scale) for each in allowances)
        if wait == 0:
            for each in allowances:
                each.take(now)
        return wait

    def _of_chat(self, operation: Operation, chat_id: str) -> list[Allowance]:
        if operation not in _COUNTED:
            return []
        name, windows = _COUNTED[operation]
        key = (name, chat_id)
        if key not in self._chats:
            self._chats[key] = Allowance(windows)
        return [self._chats[key]]
