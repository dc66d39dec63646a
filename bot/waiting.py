"""Waiting for one thing or another."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import TypeVar

Given = TypeVar("Given")


async def wait(event: asyncio.Event, seconds: float) -> None:
    """Wait until something happens, or until the time is up."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


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
