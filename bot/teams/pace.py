"""Holds requests back until it is their turn."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

from bot.teams.limits import Limits, Purpose
from bot.teams.queue import Asker, Queue
from bot.teams.room import Place, TryLater

Later = Callable[[float, Callable[[], None]], asyncio.Handle]
"""Has something done in so many seconds."""


def really_later(seconds: float, do: Callable[[], None]) -> asyncio.Handle:
    """Have something done in so many real seconds."""
    return asyncio.get_running_loop().call_later(seconds, do)


class Pace:
    """The one queue before Teams."""

    def __init__(
        self,
        limits: Limits,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        later: Later = really_later,
    ) -> None:
        self._queue = Queue(limits)
        self._monotonic = monotonic
        self._later = later
        self._turns: dict[Asker, asyncio.Future[None]] = {}
        self._alarm: asyncio.Handle | None = None

    async def take(self, place: Place, purpose: Purpose) -> None:
        """Wait until one request may be made, and count it.

        Raises TryLater where somebody waits for it and that is far off.
        """
        asker = self._queue.join(place, purpose, self._monotonic())
        turn = self._turns[asker] = asyncio.get_running_loop().create_future()
        self._look()
        try:
            await turn
        finally:
            self._queue.leave(asker)
            del self._turns[asker]

    def _look(self) -> None:
        now = self._monotonic()
        look = self._queue.look(now)
        for asker in look.admitted:
            # Who was told to stop waiting may not have come round to leaving yet.
            if not self._turns[asker].done():
                self._turns[asker].set_result(None)
        for asker, earliest in look.given_up:
            if not self._turns[asker].done():
                wait = timedelta(seconds=earliest - now)
                self._turns[asker].set_exception(TryLater("our own limits", wait))
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None
        if look.again_at is not None:
            self._alarm = self._later(look.again_at - now, self._look)
