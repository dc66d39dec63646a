"""Asking once for what many want to know."""

import time
from asyncio import Future, ensure_future, shield
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Answers kept for a while, each asked for once however many want it at the same time."""

    def __init__(
        self,
        ask: Callable[[Key], Awaitable[Value]],
        keep: Callable[[Value], timedelta],
        *,
        size: int = 1000,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._keep = keep
        self._size = size
        self._monotonic = monotonic
        self._answers: OrderedDict[Key, tuple[Future[Value], float]] = OrderedDict()

    async def get(self, key: Key) -> Value:
        """Give the answer for `key`; a failure reaches everyone waiting and is not kept."""
        answer, asked_at = self._answers.get(key, (None, 0.0))
        if answer is None or self._is_over(answer, asked_at):
            answer = ensure_future(self._ask(key))
            self._answers[key] = (answer, self._monotonic())
            self._answers.move_to_end(key)
            self._forget_the_oldest()
        # Shielded: one asker who leaves must not take the answer from the others.
        return await shield(answer)

    def forget(self, is_meant: Callable[[Key], bool]) -> None:
        """Ask anew for what may have changed."""
        for key in [key for key in self._answers if is_meant(key)]:
            del self._answers[key]

    def _is_over(self, answer: Future[Value], asked_at: float) -> bool:
        if not answer.done():
            return False
        if answer.cancelled() or answer.exception() is not None:
            return True
        return self._monotonic() - asked_at >= self._keep(answer.result()).total_seconds()

    def _forget_the_oldest(self) -> None:
        while len(self._answers) > self._size:
            self._answers.popitem(last=False)
