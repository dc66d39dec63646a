"""What /metrics shows: so rarely, and so much at once, that it tells of nobody."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from prometheus_client import generate_latest

from bot.metrics.metrics import Metrics
from storage.outages import DatabaseIsAwayError

DRAWN_EVERY = 60.0
"""In seconds: who looks each second sees nothing move with one person's tap."""

COMPANY = 5
"""So many people must have acted before figures of what people do are told again."""

READ_WITHIN = 5

logger = logging.getLogger(__name__)


class Page:
    """The page, drawn once a minute for all who ask."""

    def __init__(
        self,
        metrics: Metrics,
        read: Callable[[], Awaitable[None]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.metrics = metrics
        self._read = read
        self._monotonic = monotonic
        self._company: set[str] = set()
        self._drawing = asyncio.Lock()
        self._drawn_at = float("-inf")
        self._house = b""
        self._crowd = generate_latest(metrics.crowd.registry)

    def seen(self, teams_user_id: str) -> None:
        """Somebody whom Teams vouches for has acted."""
        if len(self._company) < COMPANY:
            self._company.add(teams_user_id)

    async def text(self) -> bytes:
        """The page as it stands."""
        async with self._drawing:
            if self._monotonic() >= self._drawn_at + DRAWN_EVERY:
                self._drawn_at = self._monotonic()
                await self._draw()
        return self._house + self._crowd

    async def _draw(self) -> None:
        try:
            async with asyncio.timeout(READ_WITHIN):
                await self._read()
        except (DatabaseIsAwayError, TimeoutError) as error:
            logger.warning("figures_unread", extra={"reason": type(error).__name__})
            self.metrics.house.database_is_up.set(0)
        else:
            self.metrics.house.database_is_up.set(1)
        self._house = generate_latest(self.metrics.house.registry)
        if len(self._company) >= COMPANY:
            self._company.clear()
            self._crowd = generate_latest(self.metrics.crowd.registry)
