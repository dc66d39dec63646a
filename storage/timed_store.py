"""A store that tells how long its transactions take."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine

from storage.store import Store
from storage.work import Work


class TimedStore(Store):
    """Hands out units of work, and says of each how many seconds it lasted, "read" or "write"."""

    def __init__(self, engine: AsyncEngine, took: Callable[[str, float], None]) -> None:
        super().__init__(engine)
        self._took = took

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        """Commit on the way out; roll back if anything was raised."""
        began = time.perf_counter()
        try:
            async with super().begin() as work:
                yield work
        finally:
            self._took("write", time.perf_counter() - began)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Work]:
        """One consistent look, without keeping writers waiting."""
        began = time.perf_counter()
        try:
            async with super().read() as work:
                yield work
        finally:
            self._took("read", time.perf_counter() - began)
