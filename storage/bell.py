"""The bell: rung at the commit of whatever is to be told or to be met, in whichever process."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.silence import ANSWER_SECONDS, CONNECT_SECONDS, PROBE_SECONDS, OpenConnections

CHANNEL = "giro"

AGAIN_SECONDS = 1.0

logger = logging.getLogger(__name__)


class Ring:
    """Whether a transaction has put something that should not wait for the next look."""

    def __init__(self) -> None:
        self.is_wanted = False

    def want(self) -> None:
        """Have the bell rung at the commit."""
        self.is_wanted = True


class Bell:
    """Wakes who hangs on it; nothing depends on it, as everybody also looks from time to time."""

    def __init__(self) -> None:
        self._hearers: list[Callable[[], None]] = []

    def hang(self, *hearers: Callable[[], None]) -> None:
        """Have somebody hear it from now on."""
        self._hearers += hearers

    def ring(self) -> None:
        """Wake everybody in this process."""
        for hearer in self._hearers:
            hearer()


async def ring_elsewhere(connection: AsyncConnection) -> None:
    """Wake the other processes, once this transaction is committed."""
    await connection.execute(text(f"NOTIFY {CHANNEL}"))


@asynccontextmanager
async def listening(
    engine: AsyncEngine, bell: Bell, others: OpenConnections
) -> AsyncIterator[None]:
    """Ring the bell whenever another process does.

    Who listens is also the first to notice that nobody answers any more: then the engine's other
    connections are given up.
    """
    # A connection of its own, that no transaction of ours ever waits for.
    own = create_async_engine(
        engine.url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": CONNECT_SECONDS, "command_timeout": ANSWER_SECONDS},
    )
    hearing = asyncio.create_task(_hear(own, bell, others))
    try:
        yield
    finally:
        hearing.cancel()
        with suppress(asyncio.CancelledError):
            await hearing
        await own.dispose()


async def _hear(engine: AsyncEngine, bell: Bell, others: OpenConnections) -> None:
    while True:
        try:
            await _hear_until_lost(engine, bell)
        except TimeoutError:
            logger.warning("database_silent")
            others.give_up()
        except Exception as error:  # noqa: BLE001  the database may be away for a while
            logger.warning("listening_failed", extra={"reason": type(error).__name__})
        await asyncio.sleep(AGAIN_SECONDS)


async def _hear_until_lost(engine: AsyncEngine, bell: Bell) -> None:
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        try:
            await _listen(driver, bell)
        except TimeoutError:
            # To take leave of who does not answer would take as long again.
            driver.terminate()
            raise


async def _listen(driver: Any, bell: Bell) -> None:
    lost = asyncio.Event()
    driver.add_termination_listener(lambda _: lost.set())
    await driver.add_listener(CHANNEL, lambda *_: bell.ring())
    # Whatever was rung while nobody listened.
    bell.ring()
    while not lost.is_set():
        with suppress(TimeoutError):
            async with asyncio.timeout(PROBE_SECONDS):
                await lost.wait()
        await driver.execute("SELECT 1")
