"""What was logged, to wait for."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Heard(logging.Handler):
    """What was logged, to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []
        self._new = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.events.append(record.getMessage())
        self._new.set()

    async def until(self, claim: Callable[[list[str]], bool]) -> None:
        """Wait until what was logged bears a claim out."""
        async with asyncio.timeout(20):
            while not claim(self.events):
                await self._new.wait()
                self._new.clear()


@contextmanager
def listening(*names: str) -> Iterator[Heard]:
    """Listen to some loggers, at every level."""
    heard = Heard()
    loggers = [logging.getLogger(name) for name in names]
    for each in loggers:
        each.addHandler(heard)
        each.setLevel("DEBUG")
    yield heard
    for each in loggers:
        each.removeHandler(heard)
        each.setLevel("NOTSET")
