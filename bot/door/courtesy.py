"""What people do goes first; what their Teams asks for by itself waits for it, but not for long."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    suppress,
)
from typing import Any

AT_ONCE = 2
WAITS_SECONDS = 0.5
"""After that it goes on, whoever else is there."""


class Courtesy:
    """Lets requests through in an order that people would call polite.

    A card that was redrawn is asked for by everybody's Teams in the same moment: forty such
    questions before a tap made it take fifteen times as long.
    """

    def __init__(self, *, waits_seconds: float = WAITS_SECONDS) -> None:
        self._waits_seconds = waits_seconds
        self._taps = _Taps()
        self._lane = asyncio.Semaphore(AT_ONCE)

    def turn(self, said: Any) -> AbstractAsyncContextManager[None]:
        """Wait for the turn of a request that says this, as read from its JSON; hold it."""
        return self._aside() if _comes_by_itself(said) else self._taps

    @asynccontextmanager
    async def _aside(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as held:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._waits_seconds):
                    await held.enter_async_context(self._lane)
                    await self._taps.over.wait()
            yield


class _Taps:
    """Those that are being answered; every one enters the same, and waits for nothing."""

    def __init__(self) -> None:
        self.over = asyncio.Event()
        self.over.set()
        self._inside = 0

    async def __aenter__(self) -> None:
        self._inside += 1
        self.over.clear()

    async def __aexit__(self, *_: object) -> None:
        self._inside -= 1
        if not self._inside:
            self.over.set()


def _comes_by_itself(said: Any) -> bool:
    """Whether Teams asks of its own accord how a card looks now."""
    match said:
        case {"value": {"trigger": "automatic"}}:
            return True
    return False
