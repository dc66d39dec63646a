"""Holds requests back until it is their turn."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Self

from bot.teams.limits import Limits, Purpose
from bot.teams.queue import Asker, Queue
from bot.teams.room import Place, TryLater

Later = Callable[[float, Callable[[], None]], asyncio.Handle]
"""Has something done in so many seconds."""


def really_later(seconds: float, do: Callable[[], None]) -> asyncio.Handle:
    """Have something done in so many real seconds."""
    return asyncio.get_running_loop().call_later(seconds, do)


class Turn:
    """Leave to make one request, which counts from when it is made; within it, or never."""

    def __init__(
        self, limits: Limits, place: Place, purpose: Purpose, monotonic: Callable[[], float]
    ) -> None:
        self.place = place
        self._limits = limits
        self._purpose = purpose
        self._monotonic = monotonic
        self._is_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.pass_on()

    def take(self) -> None:
        """The request is made now."""
        self._limits.record(self.place, self._purpose, self._monotonic())
        self.pass_on()

    def pass_on(self) -> None:
        """Leave it to others, unless the request was made."""
        if not self._is_over:
            self._is_over = True
            self._limits.give_back(self.place, self._purpose)


class Pace:
    """The one queue before Teams."""

    def __init__(
        self,
        limits: Limits,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        later: Later = really_later,
    ) -> None:
        self._limits = limits
        self._queue = Queue(limits)
        self._monotonic = monotonic
        self._later = later
        self._waiting: dict[Asker, asyncio.Future[Turn]] = {}
        self._alarm: asyncio.Handle | None = None

    async def take(self, place: Place, purpose: Purpose) -> None:
        """Wait until one request may be made, which then is."""
        (await self.turn(place, purpose)).take()

    async def turn(self, place: Place, purpose: Purpose) -> Turn:
        """Wait until one request may be made.

        Raises TryLater where somebody waits for it and that is far off.
        """
        asker = self._queue.join(place, purpose, self._monotonic())
        coming: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        self._waiting[asker] = coming
        self._look()
        try:
            return await coming
        except asyncio.CancelledError:
            if coming.done() and not coming.cancelled():
                coming.result().pass_on()
            raise
        finally:
            self._queue.leave(asker)
            del self._waiting[asker]

    def _look(self) -> None:
        now = self._monotonic()
        look = self._queue.look(now)
        for asker in look.admitted:
            turn = Turn(self._limits, asker.place, asker.purpose, self._monotonic)
            if self._waiting[asker].done():
                # Told to stop waiting, they have not come round to leaving yet.
                turn.pass_on()
            else:
                self._waiting[asker].set_result(turn)
        for asker, earliest in look.given_up:
            if not self._waiting[asker].done():
                wait = timedelta(seconds=earliest - now)
                self._waiting[asker].set_exception(TryLater("our own limits", wait))
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None
        if look.again_at is not None:
            self._alarm = self._later(look.again_at - now, self._look)
