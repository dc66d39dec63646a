"""Waiting for one thing or another."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

from storage.outages import DatabaseIsAwayError

Given = TypeVar("Given")

PATIENCE = timedelta(seconds=30)

AGAIN_SECONDS = 1.0

MOST_DOUBLED = 20
"""So often is a pause doubled: by then the shortest has long come to the longest."""


def pause_after(asked: timedelta, waits: int) -> float:
    """Seconds to wait: what Teams asks, longer each time, and not all lines at once."""
    doubled = asked * 2.0 ** min(waits - 1, MOST_DOUBLED)
    longer = min(doubled, max(asked, PATIENCE))
    return longer.total_seconds() * random.uniform(1, 1.25)  # noqa: S311  no secret


async def wait(event: asyncio.Event, seconds: float) -> None:
    """Wait until something happens, or until the time is up."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


async def outlast(do: Callable[[], Awaitable[None]], stopping: asyncio.Event) -> None:
    """Have done what we alone know, however long the database is away.

    Raises DatabaseIsAwayError once we are told to stop.
    """
    while True:
        try:
            await do()
        except DatabaseIsAwayError:
            if stopping.is_set():
                raise
            await wait(stopping, AGAIN_SECONDS)
        else:
            return


async def unless(event: asyncio.Event, coming: Coroutine[None, None, Given]) -> Given | None:
    """Wait for what comes; None if something else happens first, and then it is let go of."""
    awaited = asyncio.create_task(coming)
    happening = asyncio.create_task(event.wait())
    try:
        await asyncio.wait({awaited, happening}, return_when=asyncio.FIRST_COMPLETED)
        return await awaited if awaited.done() else None
    finally:
        awaited.cancel()
        happening.cancel()
