"""The figures that the database keeps, for all processes alike."""

from datetime import datetime, timedelta

from bot.metrics.metrics import Metrics
from bot.now import ScaledClock
from storage.store import Store


class Kept:
    """Reads them into the gauges."""

    def __init__(self, metrics: Metrics, store: Store, time: ScaledClock) -> None:
        self._house = metrics.house
        self._store = store
        self._time = time

    async def read(self) -> None:
        """Have the gauges show what is so now."""
        async with self._store.read() as work:
            sessions = await work.figures.sessions()
            parcels = await work.figures.parcels()
            waiting_since = await work.figures.waiting_since()
            answers = await work.figures.answers()
            contributions = await work.figures.contributions()
            due = await work.deadlines.due(self._time.now())
        for state, number in sessions.items():
            self._house.sessions.labels(state).set(number)
        for state, number in parcels.items():
            self._house.parcels.labels(state).set(number)
        self._house.answers.set(answers)
        self._house.contributions.set(contributions)
        self._house.oldest.set(self._seconds_since(waiting_since))
        self._house.overdue.set(self._seconds_since(due[0].due_at if due else None))

    def _seconds_since(self, moment: datetime | None) -> float:
        passed = self._time.now() - moment if moment else timedelta()
        return max(0.0, self._time.real(passed))
