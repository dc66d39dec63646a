"""What people do goes first; what their Teams asks for by itself waits for it, but not for long."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
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
        self._taps = 0
        self._nobody_taps = asyncio.Event()
        self._nobody_taps.set()
        self._lane = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def turn(self, said: Any) -> AsyncIterator[None]:
        """Wait for the turn of a request that says this, as read from its JSON; hold it."""
        async with self._aside() if comes_by_itself(said) else self._at_once():
            yield

    @asynccontextmanager
    async def _at_once(self) -> AsyncIterator[None]:
        self._taps += 1
        self._nobody_taps.clear()
        try:
            yield
        finally:
            self._taps -= 1
            if not self._taps:
                self._nobody_taps.set()

    @asynccontextmanager
    async def _aside(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as held:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._waits_seconds):
                    await held.enter_async_context(self._lane)
                    await self._nobody_taps.wait()
            yield


def comes_by_itself(said: Any) -> bool:
    """Whether Teams asks of its own accord how a card looks now."""
    match said:
        case {"value": {"trigger": "automatic"}}:
            return True
    return False
