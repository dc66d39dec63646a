"""Who waits to ask Teams for something, and who goes next."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.teams.limits import Limits, Purpose
from bot.teams.room import Place

BEHIND: Mapping[Purpose, timedelta] = {
    Purpose.READING: timedelta(0),
    Purpose.ANSWERING: timedelta(0),
    Purpose.TELLING: timedelta(seconds=5),
    Purpose.REDRAWING: timedelta(seconds=20),
}
"""How much later than they came they are treated as having come: what is urgent goes first, and
what has waited for so long goes before whatever comes then, so that nothing waits for ever."""

IMPATIENT = (Purpose.READING, Purpose.ANSWERING)
"""For these somebody waits, who is better told that it takes long."""

PATIENCE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asker:
    """Who waits to make one request; moments are seconds on a monotonic clock."""

    place: Place
    purpose: Purpose
    since: float

    @property
    def comes(self) -> float:
        """When they came, as far as their turn is concerned."""
        return self.since + BEHIND[self.purpose].total_seconds()

    def gives_up(self, earliest: float) -> bool:
        """Say whether they had rather not wait until then."""
        return self.purpose in IMPATIENT and earliest > self.since + PATIENCE.total_seconds()


@dataclass(slots=True)
class Look:
    """What becomes of those who wait."""

    admitted: list[Asker] = field(default_factory=list)
    given_up: list[tuple[Asker, float]] = field(default_factory=list)
    """Each with the earliest moment when there might be room for them."""
    again_at: float | None = None
    """When to look again, if anybody still waits."""


class Queue:
    """Lets go whom the limits allow, by urgency and by how long they have waited.

    Whose conversation is full holds up nobody else.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # A dictionary for its order: of two who count as having come at once the first goes first.
        self._waiting: dict[Asker, None] = {}
        self._new: list[Asker] = []
        self._again_at = 0.0

    def join(self, place: Place, purpose: Purpose, at: float) -> Asker:
        """Wait from now on."""
        asker = Asker(place=place, purpose=purpose, since=at)
        self._new.append(asker)
        return asker

    def leave(self, asker: Asker) -> None:
        """Wait no longer."""
        self._waiting.pop(asker, None)

    def look(self, at: float) -> Look:
        """Let go whoever may at `at`; they, and who gives up, wait no longer."""
        look = Look()
        for asker in self._to_look_at(at):
            earliest = self._limits.earliest(asker.place, asker.purpose, at)
            if earliest <= at:
                self._limits.let_go(asker.place, asker.purpose)
                look.admitted.append(asker)
            elif asker.gives_up(earliest):
                look.given_up.append((asker, earliest))
            else:
                self._again_at = min(self._again_at, earliest)
                continue
            self._waiting.pop(asker, None)
        look.again_at = self._again_at if self._waiting else None
        return look

    def _to_look_at(self, at: float) -> list[Asker]:
        """Who may be let go at `at`, in their order.

        For who waited before, nothing has changed until the moment that was found for them.
        """
        newcomers, self._new = self._new, []
        self._waiting |= dict.fromkeys(newcomers)
        if at < self._again_at:
            return sorted(newcomers, key=lambda one: one.comes)
        self._again_at = math.inf
        return sorted(self._waiting, key=lambda one: one.comes)
