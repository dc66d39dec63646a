"""Whether we can serve: the database answers, its schema is ours, the outbox moves."""

from collections.abc import Mapping
from datetime import timedelta

from bot.door.server import Check
from bot.now import ScaledClock
from storage.store import Store

STUCK_SECONDS = 60
"""Of real time; Teams may hold us back for a while, but not for so long."""


class Readiness:
    """The checks behind /ready, each under the name that an operator reads."""

    def __init__(self, store: Store, time: ScaledClock) -> None:
        self._store = store
        self._time = time

    @property
    def checks(self) -> Mapping[str, Check]:
        """What must hold."""
        return {
            "database": self._database,
            "migrations": self._migrations,
            "outbox": self._outbox,
        }

    async def _database(self) -> bool:
        await self._store.ping()
        return True

    async def _migrations(self) -> bool:
        return await self._store.is_current()

    async def _outbox(self) -> bool:
        async with self._store.read() as work:
            since = await work.outbox.oldest_waiting()
        waited = self._time.now() - since if since else timedelta()
        return self._time.real(waited) < STUCK_SECONDS
